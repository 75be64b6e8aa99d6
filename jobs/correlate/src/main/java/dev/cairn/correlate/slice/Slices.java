package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.SliceStatement;
import java.util.stream.LongStream;

/**
 * Numbers of slices. A record of a server belongs to the slice of its stamp, which alone may give it
 * away: so none is given away twice. A proxy's statement has no such home, since servers stamp either
 * end of it: it stands in all slices where its record may be, and what they say is put together.
 */
public final class Slices {

  private static final int MOST = 8;

  private final long length;
  private final long margin;
  private final long hold;

  /** Cuts as told. */
  public Slices(SliceConfig config) {
    this.length = MatchTimes.micros(config.length());
    this.margin = MatchTimes.micros(config.margin());
    this.hold = MatchTimes.micros(config.hold());
  }

  /** The slice of a moment, epoch microseconds. */
  public long at(long micros) {
    return Math.floorDiv(micros, length);
  }

  /**
   * All slices that a statement stands in, ascending: those that it touches, margins included; of
   * one that touches more than {@value #MOST}, those at its ends.
   */
  public long[] of(SliceStatement statement) {
    long first = at(statement.getStart() - margin);
    long last = at(statement.getEnd() + margin);
    if (first == last) {
      return new long[] {first};
    }
    if (last - first < MOST) {
      return LongStream.rangeClosed(first, last).toArray();
    }
    LongStream begin = LongStream.rangeClosed(first, at(statement.getStart() + margin));
    LongStream end = LongStream.rangeClosed(at(statement.getEnd() - margin), last);
    return LongStream.concat(begin, end).distinct().toArray();
  }

  /**
   * All slices that need a sighting, ascending: those in which every statement stands that it may
   * mean, so that one which looks like the only one there is. None if it is too vague for that.
   */
  public long[] of(Sighting sighting) {
    long first = at(sighting.micros() + sighting.toleranceMicros() - margin);
    long last = at(sighting.micros() - sighting.toleranceMicros() + margin);
    return LongStream.rangeClosed(first, last).toArray();
  }

  /** Whether a slice may give a server's record away. */
  public boolean owns(long slice, SliceStatement record) {
    return at(record.getStart()) == slice;
  }

  /** When a slice can be decided: when all up to then has been told, epoch microseconds. */
  public long decidedAt(long slice) {
    return (slice + 1) * length + margin + hold;
  }

  /** Up to when all statements are answered at least, once all up to {@code micros} was told. */
  public long answeredUpTo(long micros) {
    long behind = length + 2 * margin + hold;
    return micros == Long.MAX_VALUE || micros < Long.MIN_VALUE + behind ? micros : micros - behind;
  }
}

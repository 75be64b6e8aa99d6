package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.SliceSighting;
import java.util.Comparator;

/** Sightings as slices keep them, made of what is found and made into what the matcher takes. */
public final class SliceSightings {

  private static final Comparator<String> NAMES =
      Comparator.nullsFirst(Comparator.naturalOrder());

  /** One order, however they came. */
  static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::micros)
          .thenComparingLong(Sighting::connection)
          .thenComparingLong(Sighting::port)
          .thenComparingLong(Sighting::digest)
          .thenComparing(Sighting::session, NAMES)
          .thenComparing(Sighting::client, NAMES)
          .thenComparing(Sighting::user, NAMES)
          .thenComparingLong(Sighting::toleranceMicros);

  private SliceSightings() {}

  /**
   * A sighting, for a slice that is still to be named.
   *
   * @param server as all sources are to call it
   */
  public static SliceSighting of(Sighting sighting, String server) {
    SliceSighting kept = new SliceSighting();
    kept.setServer(server);
    kept.setSession(sighting.session());
    kept.setClient(sighting.client());
    kept.setUser(sighting.user());
    kept.setDigest(sighting.digest());
    kept.setConnection(sighting.connection());
    kept.setPort(sighting.port());
    kept.setMicros(sighting.micros());
    kept.setTolerance(sighting.toleranceMicros());
    return kept;
  }

  /** What the matcher takes. */
  public static Sighting sighting(SliceSighting kept) {
    return new Sighting(
        kept.getSession(),
        kept.getClient(),
        kept.getUser(),
        kept.getDigest(),
        kept.getConnection(),
        kept.getPort(),
        kept.getMicros(),
        kept.getTolerance());
  }
}

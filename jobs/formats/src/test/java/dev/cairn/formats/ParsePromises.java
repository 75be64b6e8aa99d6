package dev.cairn.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.source.Source;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@link RecordParser#parse} promises, held against one value. */
final class ParsePromises {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int HASH_DIGITS = 64;

  private static final Map<String, RecordParser> PARSERS =
      RecordParser.sources().stream()
          .collect(
              Collectors.toMap(source -> source, source -> RecordParser.of(source, Parsing.UTC)));

  private static final Map<String, String> HOPS =
      Sources.all().stream().collect(Collectors.toMap(Source::name, Source::hop));

  private static final Set<String> REASONS =
      Arrays.stream(ReasonCode.values()).map(ReasonCode::code).collect(Collectors.toSet());

  private ParsePromises() {}

  /**
   * Parses a value as a record of a source, and fails if a promise is broken.
   *
   * @return the result, for more
   */
  static ParseResult check(String source, byte[] value) {
    RecordParser parser = PARSERS.get(source);
    byte[] before = value.clone();

    ParseResult result = parser.parse(Parsing.record(value));

    // plain conditions first: a fuzzer comes here thousands of times a second
    if (!Arrays.equals(before, value)) {
      throw new AssertionError("the record was changed");
    }
    checkIndices(result);
    checkRaw(result, value);
    result.events().forEach(ParsePromises::checkEvent);
    result.deadLetters().forEach(letter -> checkDeadLetter(letter, source));
    if (!parser.parse(Parsing.record(value)).equals(result)) {
      throw new AssertionError("the same record gave another result the second time");
    }
    return result;
  }

  private static void checkIndices(ParseResult result) {
    int count = result.events().size() + result.deadLetters().size();
    BitSet seen = new BitSet();
    int last = -1;
    for (AuditEvent event : result.events()) {
      last = next(seen, last, event.getRecordIndex());
    }
    last = -1;
    for (DeadLetter letter : result.deadLetters()) {
      last = next(seen, last, letter.getRecordIndex());
    }
    if (count == 0 || seen.cardinality() != count || seen.length() != count) {
      throw new AssertionError("record_index is not 0 to " + (count - 1) + ": " + seen);
    }
  }

  private static int next(BitSet seen, int last, int index) {
    if (index <= last) {
      throw new AssertionError("record_index " + index + " follows " + last);
    }
    seen.set(index);
    return index;
  }

  /** The whole value stands once with each source's events, or else on the first dead letter. */
  private static void checkRaw(ParseResult result, byte[] value) {
    Set<String> seen = new HashSet<>();
    for (AuditEvent event : result.events()) {
      if (!seen.add(event.getSource())) {
        if (event.getRaw() != null) {
          throw new AssertionError("a later event of " + event.getSource() + " has the record too");
        }
      } else if (!Arrays.equals(Parsing.bytes(event.getRaw()), value)) {
        throw new AssertionError("the first event of " + event.getSource() + " lacks the record");
      }
    }
    if (seen.isEmpty()
        && !Arrays.equals(Parsing.bytes(result.deadLetters().get(0).getRaw()), value)) {
      throw new AssertionError("the first dead letter lacks the record");
    }
  }

  private static void checkEvent(AuditEvent event) {
    if (!event.getHop().equals(HOPS.get(event.getSource()))
        || event.getContentHash().length() != HASH_DIGITS) {
      throw new AssertionError("hop or content hash of an event of " + event.getSource());
    }
    checkStorable(event);
    if (event.getUnmapped() != null) {
      checkJsonObject(event.getUnmapped());
    }
  }

  private static void checkDeadLetter(DeadLetter letter, String source) {
    if (letter.getReason().equals(ReasonCode.PARSER_FAULT.code())) {
      throw new AssertionError("parser fault: " + letter.getDetail());
    }
    if (!REASONS.contains(letter.getReason()) || !source.equals(letter.getSource())) {
      throw new AssertionError(letter.getSource() + ": " + letter.getReason());
    }
    byte[] raw = Parsing.bytes(Objects.requireNonNull(letter.getRaw()));
    if (letter.getRawSize() != raw.length
        || !letter.getContentHash().equals(Hashes.sha256(raw, 0, raw.length))) {
      throw new AssertionError("size or hash of a dead letter is not that of its bytes");
    }
  }

  /** An event with a required column left out, or a time out of range, cannot be written. */
  private static void checkStorable(AuditEvent event) {
    try {
      AuditEvent.getEncoder().encode(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkJsonObject(String text) {
    try (JsonParser in = JSON.createParser(text)) {
      boolean object = in.nextToken() == JsonToken.START_OBJECT;
      in.skipChildren();
      if (!object || in.nextToken() != null) {
        throw new AssertionError("unmapped is no JSON object");
      }
    } catch (IOException e) {
      throw new AssertionError("unmapped is not JSON", e);
    }
  }
}

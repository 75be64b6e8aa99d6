package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** Short ways to parse one value in a test. */
public final class Parsing {

  public static final FormatsConfig UTC = new FormatsConfig(ZoneOffset.UTC);
  public static final long KAFKA_MILLIS = 1_795_381_200_000L;

  private Parsing() {}

  public static RawRecord record(byte[] value) {
    return new RawRecord("raw.topic", 3, 42, KAFKA_MILLIS, null, value);
  }

  public static ParseResult parse(String source, byte[] value) {
    return RecordParser.of(source, UTC).parse(record(value));
  }

  public static ParseResult parse(String source, String value) {
    return parse(source, value.getBytes(StandardCharsets.UTF_8));
  }

  public static AuditEvent event(String source, String value) {
    return event(parse(source, value));
  }

  public static AuditEvent event(ParseResult result) {
    assertThat(result.deadLetters()).isEmpty();
    assertThat(result.events()).hasSize(1);
    return result.events().get(0);
  }

  public static DeadLetter deadLetter(String source, String value) {
    return deadLetter(parse(source, value));
  }

  public static DeadLetter deadLetter(ParseResult result) {
    assertThat(result.events()).isEmpty();
    assertThat(result.deadLetters()).hasSize(1);
    return result.deadLetters().get(0);
  }

  public static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  public static String text(ByteBuffer buffer) {
    return new String(bytes(buffer), StandardCharsets.UTF_8);
  }
}

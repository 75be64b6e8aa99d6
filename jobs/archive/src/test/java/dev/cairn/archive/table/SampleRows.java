package dev.cairn.archive.table;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Made-up rows, the same for the same seed. Every PHI value starts with {@link #CANARY}. */
public final class SampleRows {

  /** Stands in every PHI value, and nowhere else. */
  public static final String CANARY = "canary-7f3a";

  /** Time of the first event. */
  public static final Instant START = Instant.parse("2026-11-22T19:00:00.000001Z");

  private SampleRows() {}

  /** Events one second apart; every nullable column is null in about a third of the rows. */
  public static List<AuditEvent> events(long seed, int count, int rawSize) {
    Random random = new Random(seed);
    List<AuditEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(event(random, i, rawSize));
    }
    return events;
  }

  /** Dead letters, every seventh without a value. */
  public static List<DeadLetter> deadLetters(long seed, int count) {
    Random random = new Random(seed);
    List<DeadLetter> letters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ByteBuffer raw = i % 7 == 6 ? null : raw(random, 80);
      letters.add(
          DeadLetter.newBuilder()
              .setDeadLetterId(hex(random, 16))
              .setSource("proxysql.query")
              .setReason("bad_json")
              .setDetail(random.nextBoolean() ? "position 12" : null)
              .setRaw(raw)
              .setRawSize(raw == null ? 0 : raw.remaining())
              .setContentHash(hex(random, 32))
              .setKafkaTopic("raw.proxysql")
              .setKafkaPartition(0)
              .setKafkaOffset(i)
              .setRecordIndex(0)
              .setIngestTime(START.plusSeconds(i))
              .build());
    }
    return letters;
  }

  private static AuditEvent event(Random random, int i, int rawSize) {
    AuditEvent.Builder event =
        minimal(i)
            .setEventId(hex(random, 16))
            .setContentHash(hex(random, 32))
            .setTime(START.plusSeconds(i).plusNanos(random.nextInt(999) * 1000L));
    if (random.nextInt(3) > 0) {
      event.setUserName("user" + random.nextInt(20)).setErrorCode(random.nextInt(3000));
    }
    if (random.nextInt(3) > 0) {
      event.setClientIp("10.0.0." + random.nextInt(256)).setClientPort(random.nextInt(65536));
      event.setTls(random.nextBoolean());
    }
    if (random.nextInt(3) > 0) {
      event.setProxySessionId(random.nextLong()).setRowsSent(random.nextLong());
      event.setSqlText(CANARY + " select 'Grüße', " + random.nextInt(500) + " from patients");
      event.setSqlDigest(hex(random, 16)).setUnmapped("{\"note\":\"" + CANARY + "\"}");
    }
    if (random.nextInt(3) > 0) {
      event.setRaw(raw(random, rawSize));
    }
    return event.build();
  }

  /** An event with nothing but the required columns. */
  public static AuditEvent.Builder minimal(int i) {
    return AuditEvent.newBuilder()
        .setEventId("%032x".formatted(i))
        .setTime(START.plusSeconds(i))
        .setTimePrecision("us")
        .setTimeSource("record")
        .setSource("proxysql.query")
        .setHop("proxy")
        .setClassUid(6005)
        .setActivity("query")
        .setStatus("unknown")
        .setContentHash("%064x".formatted(i))
        .setKafkaTopic("raw.proxysql")
        .setKafkaPartition(i % 3)
        .setKafkaOffset(i)
        .setRecordIndex(0)
        .setIngestTime(START.plusSeconds(i).plusMillis(5));
  }

  private static ByteBuffer raw(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(canary, 0, bytes, 0, Math.min(size, canary.length));
    return ByteBuffer.wrap(bytes);
  }

  private static String hex(Random random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}

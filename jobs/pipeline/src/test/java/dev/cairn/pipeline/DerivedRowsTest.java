package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.avro.SingleObjects;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.DeadLetter;
import dev.cairn.schemas.Session;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the records of sessions and attributions become in the archive. */
class DerivedRowsTest {

  private final RecordRows sessions = MadeRows.reader("cairn.sessions");
  private final RecordRows attributions = MadeRows.reader("cairn.attributions");

  @Test
  void aSessionIsARowThatSaysWhichRecordItCameFrom() {
    Session said = DerivedSamples.session(7);

    MadeRows made = MadeRows.of(sessions, DerivedSamples.encoded(said));

    said.setKafkaTopic("t");
    said.setKafkaPartition(3);
    said.setKafkaOffset(41L);
    said.setRecordIndex(0);
    assertThat(made.tables).containsExactly(ArchiveTable.SESSIONS);
    assertThat(made.rows).isEqualTo(List.of(said));
  }

  @Test
  void aWriterCannotClaimAnotherPlace() {
    Attribution said = DerivedSamples.attribution(2);
    said.setKafkaTopic("elsewhere");
    said.setKafkaOffset(4711L);

    MadeRows made = MadeRows.of(attributions, DerivedSamples.encoded(said));

    assertThat(made.tables).containsExactly(ArchiveTable.ATTRIBUTIONS);
    Attribution row = (Attribution) made.rows.get(0);
    assertThat(row.getKafkaTopic()).isEqualTo("t");
    assertThat(row.getKafkaOffset()).isEqualTo(41);
    assertThat(row.getProxyEventId()).isEqualTo(said.getProxyEventId());
  }

  @Test
  void everyRecordThatIsCutIsADeadLetterWithAllItsBytes() {
    byte[] whole = DerivedSamples.encoded(DerivedSamples.session(1));
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThat(letter(sessions, cut).getReason()).as("%d bytes", length).isEqualTo("malformed_avro");
      assertThat(letter(sessions, cut).getRaw()).isEqualTo(ByteBuffer.wrap(cut));
    }
  }

  @Test
  void whatGoesOnBehindTheRecordIsADeadLetter() {
    byte[] whole = DerivedSamples.encoded(DerivedSamples.session(1));

    assertThat(letter(sessions, Arrays.copyOf(whole, whole.length + 1)).getReason())
        .isEqualTo("malformed_avro");
  }

  @Test
  void anUnknownSchemaIsADeadLetterThatSaysSo() {
    byte[] other = DerivedSamples.encoded(DerivedSamples.attribution(1));

    DeadLetter letter = letter(sessions, other);

    assertThat(letter.getReason()).isEqualTo("unknown_schema");
    assertThat(letter.getSource()).isEqualTo("cairn.sessions");
    assertThat(letter.getKafkaOffset()).isEqualTo(41);
    assertThat(letter.getDetail()).isEqualTo("of a schema unknown here, " + other.length + " bytes");
  }

  @Test
  void nothingAndNoBytesAreDeadLetters() {
    assertThat(letter(sessions, null).getReason()).isEqualTo("null_value");
    assertThat(letter(sessions, new byte[0]).getReason()).isEqualTo("empty");
    assertThat(letter(sessions, "{\"a\":1}".getBytes()).getReason()).isEqualTo("malformed_avro");
  }

  /** Lengths of gigabytes, counts of billions, lengths that lead back: none is believed. */
  @Test
  @Timeout(60)
  void anyBytesAreOneRowOrOneDeadLetterInLittleMemoryAndTime() {
    byte[] whole = DerivedSamples.encoded(DerivedSamples.session(1));
    Random random = new Random(1);
    int rows = 0;
    for (int i = 0; i < 40_000; i++) {
      byte[] bytes = whole.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        int at = 10 + random.nextInt(bytes.length - 10);
        if (random.nextBoolean()) {
          bytes[at] = (byte) random.nextInt();
        } else {
          // a number of many bytes: huge, or negative and huge
          int end = Math.min(bytes.length - 1, at + random.nextInt(9));
          Arrays.fill(bytes, at, end, (byte) (0x80 | random.nextInt()));
        }
      }
      MadeRows made = MadeRows.of(sessions, bytes);
      assertThat(made.rows).hasSize(1);
      assertThat(made.bytes).isLessThan(10_000);
      if (made.tables.get(0) == ArchiveTable.SESSIONS) {
        rows++;
      } else {
        assertThat(((DeadLetter) made.rows.get(0)).getReason()).isEqualTo("malformed_avro");
      }
    }
    assertThat(rows).as("a changed letter is still a session").isBetween(1, 39_999);
  }

  @Test
  @Timeout(20)
  void aListOfBillionsThatIsNotThereIsADeadLetter() {
    // the fields before user_names, then counts that only a reader who believes them would follow
    for (long count : new long[] {Integer.MAX_VALUE - 8, 1L << 40, Long.MIN_VALUE + 1, -(1L << 33)}) {
      byte[] bytes = withCount(count);
      assertThat(letter(sessions, bytes).getReason()).isEqualTo("malformed_avro");
    }
  }

  private static byte[] withCount(long count) {
    byte[] whole = DerivedSamples.encoded(withUsers(1));
    byte[] without = DerivedSamples.encoded(withUsers(0));
    int at = 0;
    while (whole[at] == without[at]) {
      at++;
    }
    ByteBuffer bytes = ByteBuffer.allocate(whole.length + 20);
    bytes.put(whole, 0, at);
    long zigzag = (count << 1) ^ (count >> 63);
    while ((zigzag & ~0x7fL) != 0) {
      bytes.put((byte) (zigzag | 0x80));
      zigzag >>>= 7;
    }
    bytes.put((byte) zigzag).put(whole, at + 1, whole.length - at - 1);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static Session withUsers(int users) {
    Session session = DerivedSamples.session(1);
    for (int i = 0; i < users; i++) {
      session.getUserNames().add("app");
    }
    return session;
  }

  @Test
  void aRecordOfAnEarlierSchemaIsReadWithDefaultsForWhatItLacks() {
    Schema today = Session.getClassSchema();
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record("Session").namespace("dev.cairn.schemas").fields();
    for (Schema.Field field : today.getFields()) {
      if (!List.of("principal", "flow_ids", "kafka_offset").contains(field.name())) {
        fields = fields.name(field.name()).type(field.schema()).noDefault();
      }
    }
    Schema earlier = fields.name("since_dropped").type().longType().noDefault().endRecord();
    GenericRecord old = new GenericData.Record(earlier);
    Session session = DerivedSamples.session(5);
    for (Schema.Field field : earlier.getFields()) {
      old.put(
          field.name(),
          switch (field.name()) {
            case "since_dropped" -> 9L;
            case "start_time", "end_time" -> 1_795_374_000_000_001L;
            default -> session.get(today.getField(field.name()).pos());
          });
    }
    byte[] bytes =
        DerivedSamples.encoded(new BinaryMessageEncoder<>(GenericData.get(), earlier), old);

    assertThat(letter(sessions, bytes).getReason()).isEqualTo("unknown_schema");
    RecordRows knowing =
        new DerivedRows<>(
            "cairn.sessions",
            ArchiveTable.SESSIONS,
            new SingleObjects<>(Session.class, today, List.of(earlier)));
    Session row = (Session) MadeRows.of(knowing, bytes).rows.get(0);
    assertThat(row.getSessionId()).isEqualTo(session.getSessionId());
    assertThat(row.getConnectionIds()).containsExactly(17L, -1L);
    assertThat(row.getPrincipal()).isNull();
    assertThat(row.getFlowIds()).isEmpty();
    assertThat(row.getKafkaOffset()).isEqualTo(41);
  }

  private static DeadLetter letter(RecordRows reader, byte[] value) {
    MadeRows made = MadeRows.of(reader, value);
    assertThat(made.tables).containsExactly(ArchiveTable.DEAD_LETTERS);
    DeadLetter letter = (DeadLetter) made.rows.get(0);
    assertThat(letter.getRecordIndex()).isZero();
    assertThat(letter.getReporter()).isEqualTo("cairn");
    return letter;
  }
}

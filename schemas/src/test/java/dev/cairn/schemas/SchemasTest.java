package dev.cairn.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemasTest {

  /** Queries, evidence packs and other programs rely on these: never rename, never remove. */
  private static final List<String> FIXED_NAMES =
      List.of(
          "event_id", "time", "time_precision", "source", "hop", "class_uid", "activity", "status",
          "error_code", "server", "reporter", "user_name", "client_ip", "client_port", "server_ip",
          "server_port", "proxy_session_id", "connection_id", "database_name", "table_name",
          "sql_text", "sql_digest", "statement_kind", "rows_sent", "rows_affected", "bytes_in",
          "bytes_out", "duration_us", "tls", "flow_state", "rule", "raw", "unmapped", "kafka_topic",
          "kafka_partition", "kafka_offset", "record_index", "ingest_time");

  private static final List<Schema> SCHEMAS =
      List.of(AuditEvent.getClassSchema(), DeadLetter.getClassSchema());

  @Test
  void theFixedNamesAreThere() {
    assertThat(AuditEvent.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .containsAll(FIXED_NAMES);
  }

  @Test
  void everyFieldSaysWhatItMeans() {
    for (Schema schema : SCHEMAS) {
      assertThat(schema.getDoc()).isNotBlank();
      assertThat(schema.getFields())
          .allSatisfy(field -> assertThat(field.doc()).as(field.name()).hasSizeGreaterThan(15));
    }
  }

  @Test
  void aFieldThatMayBeNullIsNullByDefault() {
    for (Schema schema : SCHEMAS) {
      for (Schema.Field field : schema.getFields()) {
        assertThat(field.schema().isNullable()).as(field.name()).isEqualTo(field.hasDefaultValue());
      }
    }
  }
}

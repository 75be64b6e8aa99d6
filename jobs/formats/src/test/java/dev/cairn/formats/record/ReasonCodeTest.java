package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonCodeTest {

  @Test
  void theCodesInTheArchiveNeverChange() {
    assertThat(ReasonCode.values())
        .extracting(ReasonCode::code)
        .containsExactly(
            "null_value",
            "empty",
            "no_events",
            "malformed_json",
            "malformed_line",
            "malformed_xml",
            "malformed_avro",
            "unknown_schema",
            "unknown_format",
            "unsupported_category",
            "proxysql_binary_format",
            "missing_field",
            "bad_field",
            "duplicate_field",
            "over_limit",
            "parser_fault");
  }
}

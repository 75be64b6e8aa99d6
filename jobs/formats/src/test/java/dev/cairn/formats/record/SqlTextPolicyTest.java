package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.sql.LiteralTokens;
import dev.cairn.schemas.AuditEvent;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SqlTextPolicyTest {

  private static final LiteralTokens TOKENS =
      LiteralTokens.of(Hashes.utf8("a key that is known, for tests only"));
  private static final FormatsConfig WITH_TOKENS =
      new FormatsConfig(ZoneOffset.UTC, FormatsConfig.DEFAULT_QUERY_LOG_LIMIT, TOKENS);
  private static final String PASSWORD_SQL = "SET PASSWORD = 'S3cret'";

  private static AuditEvent proxy(String sql, FormatsConfig config, String more) {
    String json = "{\"event\":\"COM_QUERY\",\"query\":\"" + sql + "\"" + more + "}";
    RawRecord record = Parsing.record(Hashes.utf8(json));
    return Parsing.event(RecordParser.of("proxysql.query", config).parse(record));
  }

  @Test
  void theTextIsKeptButForPasswords() {
    AuditEvent event = proxy(PASSWORD_SQL, Parsing.UTC, "");

    assertThat(event.getSqlText()).isEqualTo("SET PASSWORD = *****");
    assertThat(event.getSqlTokens()).isNull();
    assertThat(Parsing.text(event.getRaw())).contains("S3cret");
  }

  @Test
  void tokensTakeThePlaceOfTheText() {
    String sql = "SELECT a FROM t WHERE name='Ann' /* Ann */";
    AuditEvent event = proxy(sql, WITH_TOKENS, "");
    AuditEvent plain = proxy(sql, Parsing.UTC, "");

    assertThat(event.getSqlText()).isNull();
    assertThat(event.getSqlTokens())
        .isEqualTo("SELECT a FROM t WHERE name='" + TOKENS.token("Ann") + "'");
    assertThat(event.getSqlTruncated()).isFalse();
    assertThat(event.getSqlDigest()).isNotNull().isEqualTo(plain.getSqlDigest());
    assertThat(event.getStatementKind()).isEqualTo("select");
  }

  @Test
  void aPasswordHasNoToken() {
    assertThat(proxy(PASSWORD_SQL, WITH_TOKENS, "").getSqlTokens())
        .isEqualTo("SET PASSWORD = *****");
  }

  @Test
  void passwordsAreMaskedInUnmappedFields() {
    String more =
        ",\"first\":\"" + PASSWORD_SQL + "\",\"in\":{\"list\":[\"" + PASSWORD_SQL + "\",1]}";

    assertThat(proxy("SELECT 1", Parsing.UTC, more).getUnmapped())
        .isEqualTo(
            "{\"first\":\"SET PASSWORD = *****\",\"in\":{\"list\":[\"SET PASSWORD = *****\",1]}}");
  }
}

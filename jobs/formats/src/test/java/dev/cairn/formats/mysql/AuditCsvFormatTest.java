package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCsvFormatTest {

  private static final String SOURCE = "mysql.audit";

  private static String statement(int id, String escaped) {
    return ("\"Query\",\"7_2021-06-30T16:10:09\",\"2021-06-30T16:19:00 UTC\",\"select\",\"%d\",0,"
            + "\"%s\",\"root[root] @ localhost []\",\"localhost\",\"\",\"\",\"\"")
        .formatted(id, escaped);
  }

  private static List<Long> connections(ParseResult result) {
    return result.events().stream().map(AuditEvent::getConnectionId).toList();
  }

  @Test
  void aQuoteIsDoubledAndALineFeedStandsAsItIs() {
    AuditEvent event = event(SOURCE, statement(1, "SELECT \"\"a,b\"\",\n'c'\r\n, \"\"\"\"\n"));

    assertThat(event.getSqlText()).isEqualTo("SELECT \"a,b\",\n'c'\r\n, \"\"\n");
    assertThat(event.getUserName()).isEqualTo("root");
    assertThat(event.getUnmapped()).contains("\"host\":\"localhost\"");
  }

  @Test
  void theStatussPlaceTellsALoginFromAStatement() {
    String login =
        "\"Connect\",\"7_2021-06-30T16:10:09\",\"2021-06-30T16:19:00 UTC\",\"12\",1045,"
            + "\"bob\",\"bob\",\"\",\"\",\"h\",\"10.0.0.4\"";

    for (String line : List.of(login, login + ",\"\"", login + ",\"shop\"")) {
      AuditEvent event = event(SOURCE, line);

      assertThat(event.getActivity()).isEqualTo("logon");
      assertThat(event.getConnectionId()).isEqualTo(12);
      assertThat(event.getErrorCode()).isEqualTo(1045);
      assertThat(event.getUserName()).isEqualTo("bob");
      assertThat(event.getClientIp()).isEqualTo("10.0.0.4");
      assertThat(event.getDatabaseName()).isEqualTo(line.endsWith("shop\"") ? "shop" : null);
    }
  }

  @Test
  void aRecordThatWasCutAnywhereTakesNoNeighbourWithIt() {
    String whole = statement(2, "SELECT \"\"a\"\",\n'b'");
    for (int cut = 8; cut < whole.length(); cut++) {
      String piece = whole.substring(0, cut);

      ParseResult result =
          parse(SOURCE, statement(1, "") + "\n" + piece + "\n" + statement(3, "x\ny") + "\n");

      assertThat(connections(result)).as("cut after %s", piece).containsExactly(1L, 3L);
      String lost = piece.substring(Math.max(0, piece.indexOf('\n')));
      assertThat(result.deadLetters()).isNotEmpty();
      assertThat(text(result.deadLetters().get(0).getRaw())).startsWith("\"Query\"");
      assertThat(result.deadLetters().stream().map(letter -> text(letter.getRaw())))
          .anyMatch(raw -> raw.endsWith(piece.strip()) || raw.endsWith(lost.strip()));
    }
  }

  @Test
  void refusesAnotherNumberOfFields() {
    assertThat(deadLetter(SOURCE, "\"Query\",\"1_x\",\"t\"").getReason())
        .isEqualTo("malformed_line");
    assertThat(deadLetter(SOURCE, statement(1, "") + ",\"more\"").getReason())
        .isEqualTo("malformed_line");
    assertThat(deadLetter(SOURCE, statement(1, "").replace(",0,", ",0,0,")).getReason())
        .isEqualTo("malformed_line");
  }

  @Test
  void readsSyslogsHead() {
    AuditEvent event =
        event(SOURCE, "<14>Nov 22 21:00:06 db1 percona-audit: " + statement(1, "SELECT 1"));

    assertThat(event.getServer()).isEqualTo("db1");
    assertThat(event.getSqlText()).isEqualTo("SELECT 1");
  }
}

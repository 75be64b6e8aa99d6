package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditXmlFormatTest {

  private static final String SOURCE = "mysql.audit";

  private static String old(int id, String sql) {
    return "<AUDIT_RECORD\n  NAME=\"Query\"\n  CONNECTION_ID=\"%d\"\n  SQLTEXT=\"%s\"\n/>"
        .formatted(id, sql);
  }

  private static String modern(int id, String sql) {
    return "<AUDIT_RECORD>\n <NAME>Query</NAME>\n <CONNECTION_ID>%d</CONNECTION_ID>\n"
            .formatted(id)
        + " <SQLTEXT>%s</SQLTEXT>\n</AUDIT_RECORD>".formatted(sql);
  }

  private static List<Long> connections(ParseResult result) {
    return result.events().stream().map(AuditEvent::getConnectionId).toList();
  }

  @Test
  void resolvesNamedAndNumericEntitiesOnce() {
    String escaped = "&lt;&gt;&amp;&quot;&apos; &#10;&#x1F680;&#1; &amp;lt;";

    assertThat(event(SOURCE, old(1, escaped)).getSqlText()).isEqualTo("<>&\"' \n🚀\u0001 &lt;");
    assertThat(event(SOURCE, modern(1, escaped)).getSqlText()).isEqualTo("<>&\"' \n🚀\u0001 &lt;");
  }

  @Test
  void leavesWhatIsNoReference() {
    String odd = "a && b & c; &foo; &#; &#x; &#xD800; &#x110000; &#99999999999; &#1";

    assertThat(event(SOURCE, modern(1, odd)).getSqlText()).isEqualTo(odd);
  }

  @Test
  void readsNoDocumentTypeAndNoEntityOfIt() {
    String type = "<!DOCTYPE AUDIT [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n";

    ParseResult result = parse(SOURCE, type + modern(1, "&x;"));

    assertThat(result.events().get(0).getSqlText()).isEqualTo("&x;");
    assertThat(result.deadLetters()).singleElement()
        .satisfies(letter -> assertThat(text(letter.getRaw())).isEqualTo(type.trim()));
  }

  @Test
  void readsAWholeFileAndOneThatIsStillOpen() {
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<AUDIT>\n";
    for (String records :
        List.of(
            old(1, "") + "\n" + old(2, ""),
            modern(1, "") + "\n" + modern(2, ""),
            "  " + modern(1, "") + old(2, ""))) {
      for (String end : List.of("", "\n</AUDIT>\n", "\r\n</AUDIT>")) {
        ParseResult result = parse(SOURCE, head + records + end);

        assertThat(connections(result)).containsExactly(1L, 2L);
        assertThat(result.deadLetters()).isEmpty();
      }
    }
  }

  @Test
  void aValueOfTagsAloneHoldsNoEvent() {
    assertThat(deadLetter(SOURCE, "<?xml version=\"1.0\"?>\n<AUDIT>\n").getReason())
        .isEqualTo("no_events");
  }

  @Test
  void aRecordThatWasCutAnywhereTakesNoNeighbourWithIt() {
    for (String whole : List.of(old(2, "SELECT 'a'"), modern(2, "SELECT 'a'"))) {
      for (int cut = 14; cut < whole.length(); cut++) {
        String piece = whole.substring(0, cut);

        ParseResult result =
            parse(SOURCE, old(1, "") + "\n" + piece + "\n" + old(3, "") + "\n" + modern(4, ""));

        assertThat(connections(result)).as("cut after %s", piece).containsExactly(1L, 3L, 4L);
        assertThat(result.deadLetters()).singleElement()
            .satisfies(
                letter -> {
                  assertThat(letter.getReason()).isEqualTo("malformed_xml");
                  assertThat(text(letter.getRaw())).isEqualTo(piece.stripTrailing());
                });
      }
    }
  }

  @Test
  void theTailOfARecordThatWasCutIsADeadLetterOfItsOwn() {
    String tail = "  DB=\"shop\"\n/>";

    ParseResult result = parse(SOURCE, tail + "\n" + old(1, ""));

    assertThat(connections(result)).containsExactly(1L);
    assertThat(result.deadLetters()).extracting(DeadLetter::getReason)
        .containsOnly("malformed_line");
  }

  @Test
  void keepsNestedElementsAsTheirText() {
    String record =
        modern(1, "").replace(" <SQL", "<MAP><ELEMENT><KEY>a</KEY></ELEMENT></MAP><SQL");

    assertThat(event(SOURCE, record).getUnmapped())
        .isEqualTo("{\"map\":\"<ELEMENT><KEY>a</KEY></ELEMENT>\"}");
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    byte[] value = modern(1, "?").getBytes(StandardCharsets.UTF_8);
    value[new String(value, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;

    assertThat(event(parse(SOURCE, value)).getSqlText()).isEqualTo("\uFFFD");
  }

  @Test
  void refusesARecordWithAFieldTwice() {
    String twice = modern(1, "").replace("<SQL", "<X>1</X><X>2</X><SQL");

    assertThat(deadLetter(SOURCE, twice).getReason()).isEqualTo("duplicate_field");
  }

  @Test
  void aBeginningIsNoSuccess() {
    String start =
        modern(1, "").replace("Query<", "Query Start<").replace("<SQL", "<STATUS>0</STATUS><SQL");

    AuditEvent event = event(SOURCE, start);

    assertThat(event.getActivity()).isEqualTo("query");
    assertThat(event.getPhase()).isEqualTo("start");
    assertThat(event.getStatus()).isEqualTo("unknown");
  }
}

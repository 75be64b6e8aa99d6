package dev.cairn.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file: a tree that can be judged, or the reader's own exception. */
class OddInputTest {

  private static final Form GARDEN = Form.bundled(OddInputTest.class, "garden.schema.json");

  private static final String[] PIECES = {
    "kind: ", "herbs", "key: ", "!!binary aGk=", "1e400", "!!float .nan", "&a ", "*a", "open: ",
    "beds: ", "[", "]", "{", "}", ", ", "\n", "  ", "- ", "|", "? ", "'", "\"", "~", "---\n", "\t",
    "\u0000", "\uFEFF", "é", "0x1F", "!!set ", "area: ", "<<: ", "a/b~: ", "name: "
  };

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# nothing but this\n"})
  void whatIsEmptyIsAMissingNode(String text) throws IOException {
    JsonNode nothing = Form.yaml(bytes(text));

    assertThat(nothing.isMissingNode()).isTrue();
    assertThat(GARDEN.faults(nothing)).isNotEmpty();
    assertThat(Form.aliasLine(bytes(text))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: herbs\nkind: roses",
        "kind: herbs\n---\nkind: roses",
        "kind: [",
        "? [kind]\n: herbs",
        "kind: \u0001",
        "key: !!binary aGk=",
        "beds: [{name: !!binary aGk=}]",
        "area: 1e400",
        "area: !!float .nan"
      })
  void whatIsNoYamlOrCannotBeJudgedIsRefused(String text) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> Form.yaml(bytes(text)));
  }

  @Test
  void whatIsRefusedHasALine() {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> Form.yaml(bytes("kind: herbs\n\narea: 1e400\n")))
        .satisfies(e -> assertThat(e.getLocation().getLineNr()).isEqualTo(3));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> Form.json(bytes("{\"area\":\n1e400}")))
        .satisfies(e -> assertThat(e.getLocation().getLineNr()).isEqualTo(2));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> Form.yaml(bytes("[".repeat(5000))))
        .satisfies(e -> assertThat(e.getLocation()).isNull());
  }

  @Test
  void anAliasIsFound() throws IOException {
    byte[] alias = bytes("kind: &k herbs\nbeds:\n  - name: *k\n");

    assertThat(Form.aliasLine(alias)).isEqualTo(3);
    assertThat(Form.yaml(alias).at("/beds/0/name").textValue()).isEqualTo("k");
    assertThat(Form.aliasLine(bytes("kind: &k herbs\nkey: '*k'\n"))).isZero();
  }

  @Property(tries = 500)
  void anyBytesAreJudgedOrRefused(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
    judge(bytes);
  }

  @Property(tries = 1000)
  void anyPiecesAreJudgedOrRefused(@ForAll Random random) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    judge(bytes(text.toString()));
  }

  private static void judge(byte[] bytes) throws IOException {
    try {
      Form.aliasLine(bytes);
      for (Fault fault : GARDEN.faults(Form.yaml(bytes))) {
        assertThat(fault.line()).isPositive();
        assertThat(fault.sentence("that")).isNotBlank();
        assertThat(fault.reason()).isNotBlank();
      }
    } catch (JsonProcessingException e) {
      assertThat(e.getOriginalMessage()).isNotBlank();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.cairn.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class FormTest {

  private static final Form GARDEN = Form.bundled(FormTest.class, "garden.schema.json");

  @Test
  void whatIsOfTheFormHasNoFaults() throws IOException {
    JsonNode herbs = yaml("kind: herbs\nopen: [Mon, Tue]\nbeds:\n  - {name: a, rows: 2}\n");

    assertThat(GARDEN.faults(herbs)).isEmpty();
    GARDEN.require("g.yaml", herbs, fault -> "");
    assertThat(herbs.at("/beds/0/rows").intValue()).isEqualTo(2);
  }

  @Test
  void nodesKnowTheirLine() throws IOException {
    JsonNode herbs = yaml("# mine\nkind: herbs\nbeds:\n  - name: a\n\n  - name: b\n    rows: x\n");

    assertThat(Form.line(herbs.path("kind"))).isEqualTo(2);
    assertThat(Form.line(herbs.at("/beds/1/name"))).isEqualTo(6);
    assertThat(Form.line(herbs.path("nothing"))).isEqualTo(1);
    assertThat(Form.line(Form.json(bytes("{\n\"a\":\n1}")).path("a"))).isEqualTo(3);
    assertThat(GARDEN.faults(herbs))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(7);
              assertThat(fault.path()).containsExactly("beds", "1", "rows");
              assertThat(fault.key()).isEqualTo("beds.1.rows");
              assertThat(fault.keyword()).isEqualTo("type");
              assertThat(fault.rule().textValue()).isEqualTo("integer");
              assertThat(fault.value().textValue()).isEqualTo("x");
              assertThat(fault.description()).isEmpty();
            });
  }

  @Test
  void everyFaultIsNamed() {
    refused("knd: herbs\nbeds: [{rows: 1, nme: x}, 7]\narea: 0\n")
        .withMessageContainingAll(
            "g.yaml: kind is missing: What grows there.",
            "g.yaml: knd is unknown; allowed: kind, key, area, beds, open, thorns",
            "g.yaml: beds.0.name is missing: add it",
            "g.yaml: beds.0.nme is unknown; allowed: name, rows",
            "g.yaml: beds.1 is '7'; allowed: a type",
            "g.yaml: area is '0'; allowed: a minimum");
    refused("[]").withMessage("g.yaml: the file is '[]'; allowed: a type");
    refused("kind: herbs\nbeds: [{name: %s}]".formatted("n".repeat(81)))
        .withMessage("g.yaml: beds.0.name is '%s…'; allowed: a maxLength", "n".repeat(60));
  }

  @Test
  void aConditionOnTheFileIsDescribedByTheFile() {
    refused("kind: roses").withMessage("g.yaml: thorns is missing: Of roses.");
    refused("kind: herbs\nthorns: true").withMessageStartingWith("g.yaml: thorns is 'true'; ");
  }

  @Test
  void whatMayBeSecretIsNotTold() {
    refused("kind: herbs\nkey: abc")
        .withMessage("g.yaml: key is not of its form; allowed: a minLength");
  }

  @Test
  void ofSeveralFormsNoneIsBlamedAlone() throws IOException {
    assertThat(GARDEN.faults(yaml("kind: herbs\nopen: [Mo]")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.keyword()).isEqualTo("oneOf");
              assertThat(fault.description()).contains("always, or a list of days.");
            });
  }

  @Test
  void choicesAreTheSchemas() {
    assertThat(GARDEN.choices("kind")).isEqualTo(List.of("roses", "herbs"));
    assertThat(GARDEN.choices("key")).isEmpty();
    assertThat(GARDEN.choices("nothing")).isEmpty();
  }

  @Test
  void aSchemaThatIsMissingIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Form.bundled(FormTest.class, "park.schema.json"))
        .withMessageContaining("park.schema.json");
  }

  private static ThrowableAssertAlternative<IllegalArgumentException> refused(String text) {
    return assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GARDEN.require("g.yaml", yaml(text), fault -> "a " + fault.keyword()));
  }

  private static JsonNode yaml(String text) throws IOException {
    return Form.yaml(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.cairn.archive.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.forms.Fault;
import dev.cairn.forms.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Holds YAML to a JSON schema, and says what is wrong by file, key, value and what is allowed. */
final class PolicyForm {

  private final Form form;

  private PolicyForm(Form form) {
    this.form = form;
  }

  /** The schema of that name among the bundled ones. */
  static PolicyForm bundled(String name) {
    return new PolicyForm(Form.bundled(PolicyForm.class, "bundled/" + name));
  }

  /** The texts that a key of the form may have. */
  List<String> allowed(String key) {
    return form.choices(key);
  }

  /**
   * Reads one file.
   *
   * @throws IllegalArgumentException if it is no YAML, or not of the form; names every fault
   */
  JsonNode read(String file, byte[] yaml) {
    try {
      JsonNode node = Form.yaml(yaml);
      form.require(file, node, PolicyForm::allowed);
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no YAML: line %d: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String allowed(Fault fault) {
    if (fault.keyword().equals("enum")) {
      List<String> values = new ArrayList<>();
      fault.rule().forEach(value -> values.add(value.asText()));
      return String.join(", ", values);
    }
    return fault.rule().isBoolean()
        ? "nothing, leave it out"
        : fault.description().orElse(fault.keyword() + " " + fault.rule().asText());
  }
}

package dev.cairn.detect.calendar;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.forms.Fault;
import dev.cairn.forms.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** schedules.yaml as a tree whose nodes know their line, held to its JSON schema. */
final class ScheduleForm {

  private static final String SCHEMA = "/dev/cairn/detect/schema/schedules.schema.json";

  private ScheduleForm() {}

  /** Reads a text; null, with faults, if it is not of the form. */
  static JsonNode read(String text, Faults faults) {
    JsonNode tree = parse(text.getBytes(StandardCharsets.UTF_8), faults);
    if (tree == null) {
      return null;
    }
    List<Fault> found = Form.bundled(ScheduleForm.class, SCHEMA).faults(tree);
    found.forEach(fault -> faults.add(fault.line(), sentence(fault)));
    return found.isEmpty() ? tree : null;
  }

  private static JsonNode parse(byte[] text, Faults faults) {
    try {
      int alias = Form.aliasLine(text);
      if (alias > 0) {
        faults.add(alias, "this is an alias; allowed: the value itself");
        return null;
      }
      JsonNode read = Form.yaml(text);
      if (read.isMissingNode()) {
        faults.add(1, "the file is empty; allowed: schedules and default");
        return null;
      }
      return read;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      faults.add(at == null ? 1 : at.getLineNr(), "this is no YAML: " + Faults.quote(what));
      return null;
    } catch (IOException | RuntimeException e) {
      faults.add(1, "this is no YAML: see yaml.org, or the example that comes with Cairn");
      return null;
    }
  }

  private static String sentence(Fault fault) {
    String what = fault.key().isEmpty() ? "the file" : Faults.quote(fault.key());
    JsonNode node = fault.value();
    String value = node.isContainerNode() ? "" : " is " + Faults.quote(node.asText());
    return switch (fault.keyword()) {
      case "required" -> what + ": " + fault.property() + " is missing";
      case "additionalProperties" ->
          what + ": " + Faults.quote(fault.property()) + " is unknown";
      default ->
          what + value + "; allowed: " + fault.description().orElseGet(fault::reason);
    };
  }
}

package dev.cairn.delivery.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.forms.Fault;
import dev.cairn.forms.Form;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A bundled JSON schema that a file is held to. Faults name the file, the key, the value (but see
 * below) and what is allowed: the schema's {@code description} of the key.
 *
 * <p>Values of keys whose schema says {@code "writeOnly": true} may be secret and are never told.
 */
public final class BundledForm {

  private final Form form;

  private BundledForm(Form form) {
    this.form = form;
  }

  /** The schema of that name, without {@code .schema.json}. */
  public static BundledForm of(String name) {
    String path = "/dev/cairn/delivery/bundled/schema/" + name + ".schema.json";
    return new BundledForm(Form.bundled(BundledForm.class, path));
  }

  /**
   * Reads a file of YAML.
   *
   * @throws IllegalArgumentException if it is none, or not of the form; names every fault
   */
  public JsonNode yaml(String file, byte[] bytes) {
    return read("YAML", Form::yaml, file, bytes);
  }

  /**
   * Reads a file of JSON.
   *
   * @throws IllegalArgumentException if it is none, or not of the form; names every fault
   */
  public JsonNode json(String file, byte[] bytes) {
    return read("JSON", Form::json, file, bytes);
  }

  private JsonNode read(String kind, Reader reader, String file, byte[] bytes) {
    try {
      JsonNode node = reader.read(bytes);
      form.require(file, node, BundledForm::allowed);
      return node;
    } catch (JsonProcessingException e) {
      // without the parser's own words, which may quote what stands there
      throw new IllegalArgumentException(
          "%s is no %s, or has a key twice: line %d"
              .formatted(file, kind, e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String allowed(Fault fault) {
    return fault.description().orElse(fault.keyword() + " " + fault.rule());
  }

  private interface Reader {
    JsonNode read(byte[] bytes) throws IOException;
  }
}

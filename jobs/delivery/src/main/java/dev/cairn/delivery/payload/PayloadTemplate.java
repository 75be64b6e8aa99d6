package dev.cairn.delivery.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.cairn.delivery.form.BundledForm;
import dev.cairn.schemas.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one kind of receiver gets of a finding: a JSON file whose texts have places such as {@code
 * {{title}}}. The file is parsed first and its texts filled after, so whatever a value holds, the
 * JSON around it stays as the file has it. A name that there is not is a fault when the template is
 * read. Immutable.
 *
 * <p>Does not protect: a receiver that reads markup in texts. {@code "escape": "slack"} is for
 * Slack's; for others a template uses elements that hold plain text.
 */
public final class PayloadTemplate {

  /** The ready ones, by name. */
  public static final List<String> BUNDLED =
      List.of(
          "cloudevents",
          "jira-service-management",
          "pagerduty",
          "servicenow-event",
          "servicenow-incident",
          "slack",
          "splunk",
          "teams");

  /** Names that the sender sets itself. */
  private static final Set<String> RESERVED =
      Set.of("content-type", "content-length", "host", "user-agent", "connection");

  private static final BundledForm FORM = BundledForm.of("template");

  // 1795376400.000, not 1.7953764E9
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private static final Mustache.Escaper SLACK =
      Escapers.simple(
          new String[] {"&", "&amp;"}, new String[] {"<", "&lt;"}, new String[] {">", "&gt;"});

  private final boolean signed;
  private final String contentType;
  private final Map<String, Template> headers;
  private final Map<String, String> levels;
  private final Part body;
  private final boolean usesToken;

  private PayloadTemplate(
      boolean signed,
      String contentType,
      Map<String, Template> headers,
      Map<String, String> levels,
      Part body,
      boolean usesToken) {
    this.signed = signed;
    this.contentType = contentType;
    this.headers = headers;
    this.levels = levels;
    this.body = body;
    this.usesToken = usesToken;
  }

  /** A ready one; the name is one of {@link #BUNDLED}. */
  public static PayloadTemplate bundled(String name) {
    String file = name + ".json";
    try (InputStream in =
        PayloadTemplate.class.getResourceAsStream("/dev/cairn/delivery/bundled/" + file)) {
      return read(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The template " + name + " is missing from this build", e);
    }
  }

  /**
   * Reads one.
   *
   * @param file its name, for faults
   * @throws IllegalArgumentException if it is none; names the file, the key, the value and what is
   *     allowed
   */
  public static PayloadTemplate read(String file, byte[] json) {
    JsonNode node = FORM.json(file, json);
    PartReader reader =
        new PartReader(
            file, node.path("escape").asText().equals("slack") ? SLACK : Escapers.NONE);
    Part body = reader.part("body", node.get("body"));
    Map<String, String> levels = new LinkedHashMap<>();
    node.path("levels").propertyStream()
        .forEach(level -> levels.put(level.getKey(), level.getValue().textValue()));
    return new PayloadTemplate(
        node.path("signed").asBoolean(),
        node.path("content_type").asText("application/json"),
        headers(file, node.path("headers"), reader),
        levels,
        body,
        reader.usesToken());
  }

  private static Map<String, Template> headers(String file, JsonNode node, PartReader reader) {
    Map<String, Template> headers = new LinkedHashMap<>();
    node.propertyStream()
        .forEach(
            header -> {
              String name = header.getKey().toLowerCase(Locale.ROOT);
              if (RESERVED.contains(name) || name.startsWith("webhook-")) {
                throw new IllegalArgumentException(
                    "%s: headers has '%s'; allowed: others than Cairn's own (%s, webhook-…)"
                        .formatted(file, header.getKey(), String.join(", ", RESERVED)));
              }
              headers.put(
                  header.getKey(),
                  reader.template(
                      "headers." + header.getKey(),
                      header.getValue().textValue(),
                      Set.of(Values.TOKEN)));
            });
    return headers;
  }

  /** Whether its receivers must have a secret. */
  public boolean isSigned() {
    return signed;
  }

  /** Whether its receivers must have a token. */
  public boolean usesToken() {
    return usesToken;
  }

  /** The body's content type. */
  public String contentType() {
    return contentType;
  }

  /**
   * The headers that it adds.
   *
   * @param token the receiver's; empty for none
   */
  public Map<String, String> headers(String token) {
    Map<String, String> filled = new LinkedHashMap<>();
    headers.forEach((name, text) -> filled.put(name, text.execute(Map.of(Values.TOKEN, token))));
    return filled;
  }

  /**
   * The body for one version of a finding, in UTF-8.
   *
   * @param event it as a CloudEvent
   * @param token the receiver's; empty for none
   */
  public byte[] body(Finding finding, JsonNode event, String token) {
    try {
      return JSON.writeValueAsBytes(body.fill(Values.of(finding, event, levels, token)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

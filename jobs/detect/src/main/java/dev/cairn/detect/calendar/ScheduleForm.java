package dev.cairn.detect.calendar;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.serialization.node.TokenStreamLocationAware;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** schedules.yaml as a tree whose nodes know their line, held to its JSON schema. */
final class ScheduleForm {

  private static final String SCHEMA = "/dev/cairn/detect/schema/schedules.schema.json";
  private static final String WITHIN_ONE_OF = "/oneOf/";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode text;
  private final Schema schema;

  private ScheduleForm(JsonNode text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  static ScheduleForm load() {
    try (InputStream in = ScheduleForm.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is missing from this build");
      }
      return new ScheduleForm(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a text; null, with faults, if it is not of the form. */
  JsonNode read(String text, Faults faults) {
    JsonNode tree = parse(text, faults);
    if (tree == null) {
      return null;
    }
    List<Error> errors = schema.validate(tree);
    for (Error error : errors) {
      // why none of several forms fits says less than what forms there are
      if (!error.getEvaluationPath().toString().contains(WITHIN_ONE_OF)) {
        faults.add(line(error.getInstanceNode()), sentence(error));
      }
    }
    return errors.isEmpty() ? tree : null;
  }

  private static JsonNode parse(String text, Faults faults) {
    try {
      int alias = alias(text);
      if (alias > 0) {
        faults.add(alias, "this is an alias; allowed: the value itself");
        return null;
      }
      try (JsonParser parser = YAML.createParser(text)) {
        JsonNode read =
            YAML.reader()
                .with(LocationJsonNodeFactoryFactory.getInstance().getJsonNodeFactory(parser))
                .readTree(parser);
        if (read == null || read.isMissingNode()) {
          faults.add(1, "the file is empty; allowed: schedules and default");
          return null;
        }
        return read;
      }
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

  /** The line of the first alias, which the mapper would read as the text of its name; else 0. */
  private static int alias(String text) throws IOException {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (parser.isCurrentAlias()) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
      return 0;
    }
  }

  private String sentence(Error error) {
    String path = error.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
    String what = path.isEmpty() ? "the file" : Faults.quote(path);
    JsonNode node = error.getInstanceNode();
    String value = node.isContainerNode() ? "" : " is " + Faults.quote(node.asText());
    return switch (error.getKeyword()) {
      case "required" -> what + ": " + error.getProperty() + " is missing";
      case "additionalProperties" ->
          what + ": " + Faults.quote(error.getProperty()) + " is unknown";
      default -> what + value + "; allowed: " + allowed(error);
    };
  }

  private String allowed(Error error) {
    String rule = error.getSchemaLocation().getFragment().toString();
    String says = text.at(JsonPointer.compile(rule).head()).path("description").asText();
    return says.isEmpty() ? error.getMessage() : says;
  }

  static int line(JsonNode node) {
    if (node instanceof TokenStreamLocationAware located
        && located.tokenStreamLocation() != null) {
      return located.tokenStreamLocation().getLineNr();
    }
    return 1;
  }
}

package dev.cairn.forms;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A JSON schema (draft 2020-12) that files are held to, and the way from such a file to a tree.
 * Safe for use by several threads.
 */
public final class Form {

  private static final String WITHIN_ONE_OF = "/oneOf/";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode text;
  private final Schema schema;

  private Form(JsonNode text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  /**
   * A schema that comes with the build.
   *
   * @param near the class that the path is looked for from
   * @throws IllegalStateException if it is not there
   */
  public static Form bundled(Class<?> near, String path) {
    try (InputStream in = near.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The schema " + path + " is missing from this build");
      }
      return new Form(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one document of YAML. An alias is read as the text of its name: see {@link #aliasLine}.
   *
   * @return a tree whose nodes know their {@link #line}; a missing node if there is nothing
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is no YAML, has a key twice or
   *     more than one document, or holds what a schema cannot judge: bytes, or a number that is not
   *     finite. Its location may be null, and its message may quote what stands there.
   */
  public static JsonNode yaml(byte[] text) throws IOException {
    return read(YAML, text);
  }

  /** Reads one value of JSON, as {@link #yaml} does. */
  public static JsonNode json(byte[] text) throws IOException {
    return read(JSON, text);
  }

  private static JsonNode read(ObjectMapper mapper, byte[] text) throws IOException {
    try (JsonParser parser = mapper.createParser(text)) {
      JsonNode read =
          mapper
              .reader()
              .with(LocationJsonNodeFactoryFactory.getInstance().getJsonNodeFactory(parser))
              .readTree(parser);
      if (read == null) {
        return MissingNode.getInstance();
      }
      refuseUnjudged(parser, read);
      return read;
    }
  }

  /** The validator breaks on them, whatever the schema. */
  private static void refuseUnjudged(JsonParser parser, JsonNode node) throws IOException {
    boolean endless = node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
    if (node.isBinary() || endless) {
      throw new JsonParseException(
          parser,
          node.isBinary() ? "bytes are not read" : "a number is too large, or none",
          node instanceof TokenStreamLocationAware located ? located.tokenStreamLocation() : null);
    }
    for (JsonNode one : node) {
      refuseUnjudged(parser, one);
    }
  }

  /** The line of the first alias in YAML; 0 if there is none. Throws what {@link #yaml} does. */
  public static int aliasLine(byte[] text) throws IOException {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (parser.isCurrentAlias()) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
      return 0;
    }
  }

  /** The line that a node of a tree begins in; 1 if it is not known. */
  public static int line(JsonNode node) {
    return node instanceof TokenStreamLocationAware located
            && located.tokenStreamLocation() != null
        ? located.tokenStreamLocation().getLineNr()
        : 1;
  }

  /**
   * Refuses a tree that is not of the form.
   *
   * @param allowed says of a fault in a value what may stand there; missing and unknown keys have
   *     words of their own
   * @throws IllegalArgumentException that names every fault: file, key, value and what is allowed.
   *     A value that the schema calls {@code writeOnly} may be secret and is not told.
   */
  public void require(String file, JsonNode tree, Function<Fault, String> allowed) {
    String faults =
        faults(tree).stream()
            .map(fault -> file + ": " + fault.sentence(allowed.apply(fault)))
            .distinct()
            .collect(Collectors.joining("\n"));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults);
    }
  }

  /** What breaks the schema; empty if the tree is of the form. */
  public List<Fault> faults(JsonNode tree) {
    List<Fault> faults = new ArrayList<>();
    for (Error error : schema.validate(tree)) {
      // why none of several forms fits says less than what forms there are
      if (!error.getEvaluationPath().toString().contains(WITHIN_ONE_OF)) {
        faults.add(new Fault(error, text));
      }
    }
    return faults;
  }

  /** The texts that a key of the file may have; empty if the schema names none. */
  public List<String> choices(String key) {
    List<String> choices = new ArrayList<>();
    text.path("properties").path(key).path("enum").forEach(one -> choices.add(one.textValue()));
    return choices;
  }
}

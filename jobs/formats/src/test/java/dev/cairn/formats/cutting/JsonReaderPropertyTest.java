package dev.cairn.formats.cutting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.cairn.formats.cutting.JsonStrings.Leniency;
import dev.cairn.formats.record.JsonNumber;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Holds the reader against Jackson's, which others have held against the specification. */
class JsonReaderPropertyTest {

  private static final String REFUSED = "refused";
  private static final JsonFactory JACKSON = factory(false);
  private static final JsonFactory JACKSON_CONTROLS = factory(true);

  @Property(tries = 2_000)
  void readsWhatJacksonReadsAndRefusesWhatItRefuses(@ForAll("nearlyJson") byte[] bytes) {
    assertSame(JACKSON, Leniency.NONE, bytes);
  }

  @Property(tries = 1_000)
  void readsControlCharactersInStringsAsJacksonDoes(@ForAll("nearlyJson") byte[] bytes) {
    assertSame(JACKSON_CONTROLS, Leniency.CONTROLS, bytes);
  }

  @Property(tries = 1_000)
  void anObjectThatCouldBeReadEndsBehindItsBrace(@ForAll("nearlyJson") byte[] bytes) {
    JsonObject object = new JsonReader(bytes, bytes.length, Leniency.NONE).read(0);
    if (object != null) {
      assertThat(bytes[object.end() - 1]).isEqualTo((byte) '}');
      assertThat(new JsonReader(bytes, object.end(), Leniency.NONE).read(0)).isNotNull();
      assertThat(new JsonReader(bytes, object.end() - 1, Leniency.NONE).read(0)).isNull();
    }
  }

  @Property(tries = 1_000)
  void whatAFailureCallsLostCannotBeRead(@ForAll("nearlyJson") byte[] bytes) {
    JsonReader reader = new JsonReader(bytes, bytes.length, Leniency.NONE);
    if (reader.read(0) == null && reader.failure().reason() == ReasonCode.MALFORMED_JSON) {
      for (int at = 1; at < bytes.length; at++) {
        if (reader.isLostAt(at)) {
          assertThat(bytes[at]).isEqualTo((byte) '{');
          assertThat(new JsonReader(bytes, bytes.length, Leniency.NONE).read(at)).isNull();
        }
      }
    }
  }

  /** An opening brace, and pieces of JSON in nearly the right order. */
  @Provide
  Arbitrary<byte[]> nearlyJson() {
    Arbitrary<String> string =
        Arbitraries.of(
            "\"\"", "\"a\"", "\"name of some length\"", "\"\\u00e9\\n\\\"\\/\"", "\"é漢😀\"",
            "\"\\ud83d\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "\"\t\"",
            "\"open", "'single'", "\"twelve plain \\t then\"", "\"\u007f\"", "\"\ufffd\"");
    // Jackson puts escaped surrogates in names together in another way than in values
    Arbitrary<String> name = string.filter(text -> !text.contains("ud83d"));
    Arbitrary<String> scalar =
        Arbitraries.frequencyOf(
            Tuple.of(4, string),
            Tuple.of(
                3,
                Arbitraries.of(
                    "0", "-0", "7", "-12", "123456789012345678", "9223372036854775807",
                    "9223372036854775808", "-9223372036854775808", "1.5", "-0.0e-7", "1E+400",
                    "1e5", "01", "-", "1.", ".5", "1e", "+1", "12345678901234567890123")),
            Tuple.of(
                2, Arbitraries.of("true", "false", "null", "tru", "nulll", "NaN", "True")));
    Arbitrary<String> value =
        Arbitraries.lazyOf(
            () -> scalar,
            () -> scalar.list().ofMaxSize(3).map(items -> "[" + String.join(" ,", items) + "]"),
            () -> objects(name, scalar),
            () -> objects(name, objects(name, scalar)));
    Arbitrary<byte[]> whole =
        objects(name, value).map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> spoilt =
        whole.flatMap(
            bytes ->
                Arbitraries.integers()
                    .between(1, bytes.length - 1)
                    .flatMap(
                        at ->
                            Arbitraries.of(
                                    '{', '}', '[', ']', ',', ':', '"', '\\', '\n', ' ', 'e',
                                    '\u0000', '\u00C3', '\u00ff')
                                .map(
                                    with -> {
                                      byte[] changed = bytes.clone();
                                      changed[at] = (byte) (char) with;
                                      return changed;
                                    })));
    return Arbitraries.frequencyOf(
        Tuple.of(2, whole), net.jqwik.api.Tuple.of(3, spoilt));
  }

  private static Arbitrary<String> objects(Arbitrary<String> names, Arbitrary<String> values) {
    return Combinators.combine(names, values)
        .as((name, value) -> name + ": " + value)
        .list()
        .ofMaxSize(4)
        .map(fields -> "{" + String.join(",\r\n", fields) + "}");
  }

  private static void assertSame(JsonFactory jackson, Leniency leniency, byte[] bytes) {
    Object ours = ours(bytes, leniency);
    // Jackson does not check the bytes of names
    if (isUtf8(bytes) || !ours.equals(REFUSED)) {
      assertThat(ours)
          .as("%s", new String(bytes, StandardCharsets.ISO_8859_1))
          .isEqualTo(jacksons(jackson, bytes));
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
  }

  private static Object ours(byte[] bytes, Leniency leniency) {
    JsonObject object = new JsonReader(bytes, bytes.length, leniency).read(0);
    return object == null ? REFUSED : plain(object);
  }

  private static Object plain(Object value) {
    List<Object> plain = new ArrayList<>();
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        plain.add(object.name(i));
        plain.add(plain(object.value(i)));
      }
      return plain;
    }
    if (value instanceof List<?> list) {
      plain.add("array");
      list.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    return value instanceof JsonNumber number ? number.text() : value;
  }

  private static Object jacksons(JsonFactory factory, byte[] bytes) {
    try (JsonParser parser = factory.createParser(bytes)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      return REFUSED;
    }
  }

  private static Object value(JsonParser in) throws IOException {
    List<Object> plain = new ArrayList<>();
    switch (in.currentToken()) {
      case START_OBJECT -> {
        while (in.nextToken() != JsonToken.END_OBJECT) {
          plain.add(in.currentName());
          in.nextToken();
          plain.add(value(in));
        }
        return plain;
      }
      case START_ARRAY -> {
        plain.add("array");
        while (in.nextToken() != JsonToken.END_ARRAY) {
          plain.add(value(in));
        }
        return plain;
      }
      case VALUE_NUMBER_INT -> {
        boolean big = in.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
        return big ? in.getText() : (Object) in.getLongValue();
      }
      case VALUE_STRING, VALUE_NUMBER_FLOAT -> {
        return in.getText();
      }
      case VALUE_TRUE -> {
        return true;
      }
      case VALUE_FALSE -> {
        return false;
      }
      default -> {
        return null;
      }
    }
  }

  private static JsonFactory factory(boolean controls) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, controls)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(JsonReader.MAX_DEPTH).build())
        .build();
  }
}

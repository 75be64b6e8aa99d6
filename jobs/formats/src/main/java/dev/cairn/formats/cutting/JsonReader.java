package dev.cairn.formats.cutting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonNumber;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one JSON object out of bytes or text, in bounded depth. */
final class JsonReader {

  /** No log that Cairn reads nests deeper than ten; the bound keeps recursion and rescans small. */
  static final int MAX_DEPTH = 64;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .build();

  // names are shared, but not interned: a hostile log must not fill the JVM's own table
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(LIMITS)
          .build();

  // what MySQL's own writers leave in strings
  private static final JsonFactory UNESCAPED =
      FACTORY.rebuild().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .streamReadConstraints(LIMITS)
          .build();

  private JsonReader() {}

  /**
   * Reads the object that begins at a position; what follows it is not looked at.
   *
   * @throws BadElement if there is no whole object there
   */
  static JsonObject read(byte[] bytes, int start, int end) throws BadElement {
    return read(FACTORY, bytes, start, end);
  }

  /** Whether what follows an opening brace is a name or the closing brace. */
  static boolean mayBeObject(byte[] bytes, int brace) {
    int at = AuditText.skipSpace(bytes, brace + 1);
    return at < bytes.length && (bytes[at] == '"' || bytes[at] == '}');
  }

  /**
   * Like {@link #read}, but strings may hold line feeds and other control characters as such, and
   * null says that there is no whole object.
   */
  static JsonObject readUnescaped(byte[] bytes, int start, int end) {
    try {
      return read(UNESCAPED, bytes, start, end);
    } catch (BadElement e) {
      return null;
    }
  }

  /**
   * Reads the object that fills a range of bytes, also with control characters in its strings; what
   * is not UTF-8 becomes U+FFFD. Null if there is none.
   */
  static JsonObject readAnyBytes(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    try (JsonParser parser = UNESCAPED.createParser(text)) {
      JsonObject object = parser.nextToken() == null ? null : object(parser, start);
      if (object == null || parser.nextToken() != null) {
        return null;
      }
      object.end(end);
      return object;
    } catch (IOException e) {
      return null;
    }
  }

  private static JsonObject read(JsonFactory factory, byte[] bytes, int start, int end)
      throws BadElement {
    try (JsonParser parser = factory.createParser(bytes, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed(start, "no object");
      }
      return object(parser, start);
    } catch (StreamConstraintsException e) {
      throw new BadElement(ReasonCode.OVER_LIMIT, "at byte " + position(e, start));
    } catch (JsonProcessingException e) {
      throw malformed(position(e, start), "not JSON");
    } catch (IOException e) {
      // what Jackson says of bytes that are no UTF-8; the message may quote them
      throw malformed(start, "not UTF-8, in the object that begins");
    }
  }

  /** Reads an object that another record carries as text, also with single quotes; null if none. */
  static JsonObject readEmbedded(String text) {
    try (JsonParser parser = LENIENT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      JsonObject object = object(parser, 0);
      return parser.nextToken() == null ? object : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static JsonObject object(JsonParser in, int base) throws IOException {
    JsonObject object = new JsonObject(base + (int) in.currentTokenLocation().getByteOffset());
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      object.add(name, value(in, base));
    }
    object.end(base + (int) in.currentLocation().getByteOffset());
    return object;
  }

  private static Object value(JsonParser in, int base) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT:
        return object(in, base);
      case START_ARRAY:
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(in, base));
        }
        return list;
      case VALUE_STRING:
        return in.getText();
      case VALUE_NUMBER_INT:
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? new JsonNumber(in.getText())
            : (Object) in.getLongValue();
      case VALUE_NUMBER_FLOAT:
        return new JsonNumber(in.getText());
      case VALUE_TRUE:
        return Boolean.TRUE;
      case VALUE_FALSE:
        return Boolean.FALSE;
      default:
        return null;
    }
  }

  private static long position(JsonProcessingException e, int start) {
    return start + (e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset()));
  }

  private static BadElement malformed(long position, String what) {
    return new BadElement(ReasonCode.MALFORMED_JSON, what + " at byte " + position);
  }
}

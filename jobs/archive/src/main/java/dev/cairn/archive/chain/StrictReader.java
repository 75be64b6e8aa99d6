package dev.cairn.archive.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads canonical JSON field by field: keys come in their one order, so that an unknown, missing or
 * repeated field is simply not the expected one.
 */
final class StrictReader {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private String peeked;
  private boolean ended;

  private StrictReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads one value. */
  interface Value<T> {
    T read(StrictReader reader) throws IOException;
  }

  /**
   * Reads a document.
   *
   * @throws ChainFormatException if it is not JSON, not of the expected fields, or breaks a rule of
   *     the record made from it
   */
  static <T> T document(byte[] bytes, Value<T> value) throws ChainFormatException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      T result = new StrictReader(parser).object(value);
      if (parser.nextToken() != null) {
        throw new ChainFormatException("more follows the document");
      }
      return result;
    } catch (ChainFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new ChainFormatException(e.getMessage());
    } catch (IOException e) {
      // the parser's message may quote bytes of whatever was put in the place of a manifest
      throw new ChainFormatException("is not JSON");
    }
  }

  /** Finds the text of the top-level field {@code format}, whatever else the object holds. */
  static String format(byte[] bytes) throws ChainFormatException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean format = parser.currentName().equals("format");
          JsonToken token = parser.nextToken();
          if (format && token == JsonToken.VALUE_STRING) {
            return parser.getText();
          }
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new ChainFormatException("is not JSON");
    }
    throw new ChainFormatException("has no field format");
  }

  private <T> T object(Value<T> value) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    T result = value.read(this);
    end("the object's end");
    return result;
  }

  String string(String name) throws IOException {
    field(name);
    expect(JsonToken.VALUE_STRING, "a string in " + name);
    return parser.getText();
  }

  long integer(String name) throws IOException {
    field(name);
    expect(JsonToken.VALUE_NUMBER_INT, "an integer in " + name);
    return parser.getLongValue();
  }

  <T> T object(String name, Value<T> value) throws IOException {
    field(name);
    return object(value);
  }

  <T> List<T> array(String name, Value<T> element) throws IOException {
    field(name);
    expect(JsonToken.START_ARRAY, "an array in " + name);
    List<T> list = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      list.add(element.read(this));
      end("the end of an object in " + name);
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new ChainFormatException("expected an object in " + name);
    }
    return list;
  }

  List<String> strings(String name) throws IOException {
    field(name);
    expect(JsonToken.START_ARRAY, "an array in " + name);
    List<String> list = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      list.add(parser.getText());
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new ChainFormatException("expected a string in " + name);
    }
    return list;
  }

  /** All fields up to the object's end, which must be text. */
  SortedMap<String, String> texts() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    while (peeked != null || parser.nextToken() == JsonToken.FIELD_NAME) {
      peeked = parser.currentName();
      String name = peeked;
      texts.put(name, string(name));
    }
    ended = true;
    return texts;
  }

  /** Whether the next field is of that name; reads nothing. */
  boolean next(String name) throws IOException {
    if (peeked == null && !ended) {
      if (parser.nextToken() == JsonToken.FIELD_NAME) {
        peeked = parser.currentName();
      } else {
        ended = true;
      }
    }
    return name.equals(peeked);
  }

  private void field(String name) throws IOException {
    if (!next(name)) {
      throw new ChainFormatException("expected the field " + name + " in its place");
    }
    peeked = null;
  }

  // looking for an optional last field has already taken the end
  private void end(String what) throws IOException {
    if (!ended) {
      expect(JsonToken.END_OBJECT, what);
    } else if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new ChainFormatException("expected " + what);
    }
    ended = false;
  }

  private void expect(JsonToken token, String what) throws IOException {
    if (peeked != null || parser.nextToken() != token) {
      throw new ChainFormatException("expected " + what);
    }
  }
}

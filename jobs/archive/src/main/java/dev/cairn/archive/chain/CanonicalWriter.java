package dev.cairn.archive.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the canonical form of RFC 8785 for what our forms hold: objects whose fields the caller
 * writes in order of their names, arrays of objects, integers within 2<sup>53</sup>, and text that
 * needs no escape ({@link Checks#text}, {@link Checks#label}).
 */
final class CanonicalWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator generator;

  private CanonicalWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes the fields of an object. */
  interface Fields<T> {
    void write(CanonicalWriter writer, T value) throws IOException;
  }

  static <T> byte[] document(T value, Fields<T> fields) {
    // through text: the generator's own UTF-8 escapes what is beyond the Basic Multilingual Plane
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      fields.write(new CanonicalWriter(generator), value);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  void string(String name, String value) throws IOException {
    generator.writeStringField(name, value);
  }

  void integer(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
  }

  void strings(String name, List<String> values) throws IOException {
    generator.writeArrayFieldStart(name);
    for (String value : values) {
      generator.writeString(value);
    }
    generator.writeEndArray();
  }

  <T> void object(String name, T value, Fields<T> fields) throws IOException {
    generator.writeObjectFieldStart(name);
    fields.write(this, value);
    generator.writeEndObject();
  }

  <T> void array(String name, List<T> values, Fields<T> fields) throws IOException {
    generator.writeArrayFieldStart(name);
    for (T value : values) {
      generator.writeStartObject();
      fields.write(this, value);
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }
}

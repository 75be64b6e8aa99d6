package dev.cairn.delivery.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.samskivert.mustache.Template;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A part of a template's body. Values only ever become JSON's own texts, numbers and objects: no
 * value can change the form around it.
 */
sealed interface Part {

  /** What it is for these values; null if it is to be left out. */
  JsonNode fill(Values values);

  /** What no value changes. */
  record Fixed(JsonNode node) implements Part {
    @Override
    public JsonNode fill(Values values) {
      return node;
    }
  }

  /** A place for JSON. */
  record Inserted(String name) implements Part {
    @Override
    public JsonNode fill(Values values) {
      return values.nodes().get(name);
    }
  }

  /**
   * A text with places.
   *
   * @param limit at most so many characters (code points)
   * @param ifEmpty stands for an empty text; null leaves it out
   */
  record Text(Template template, int limit, String ifEmpty) implements Part {
    @Override
    public JsonNode fill(Values values) {
      String text = template.execute(values.texts());
      if (text.isEmpty()) {
        return ifEmpty == null ? null : TextNode.valueOf(ifEmpty);
      }
      return TextNode.valueOf(cut(text));
    }

    private String cut(String text) {
      if (text.codePointCount(0, text.length()) <= limit) {
        return text;
      }
      return text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }
  }

  /** JSON inside a text, as some receivers want it. */
  record JsonText(Part inner) implements Part {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public JsonNode fill(Values values) {
      try {
        return TextNode.valueOf(JSON.writeValueAsString(inner.fill(values)));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An object; a member that is to be left out is. */
  record Members(Map<String, Part> parts) implements Part {
    @Override
    public JsonNode fill(Values values) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      parts.forEach(
          (name, part) -> {
            JsonNode value = part.fill(values);
            if (value != null) {
              object.set(name, value);
            }
          });
      return object;
    }
  }

  /** An array; an element that is to be left out is. */
  record Elements(List<Part> parts) implements Part {
    @Override
    public JsonNode fill(Values values) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Part part : parts) {
        JsonNode value = part.fill(values);
        if (value != null) {
          array.add(value);
        }
      }
      return array;
    }
  }
}

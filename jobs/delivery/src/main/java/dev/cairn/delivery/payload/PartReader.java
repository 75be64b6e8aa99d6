package dev.cairn.delivery.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes parts of a template's JSON. Every place must have a name that there is. */
final class PartReader {

  private static final Pattern ONE_PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final Set<String> TEXT_KEYS = Set.of("$text", "max", "if_empty");

  private final String file;
  private final Mustache.Compiler compiler;
  private boolean usesToken;

  PartReader(String file, Mustache.Escaper escaper) {
    this.file = file;
    this.compiler =
        Mustache.compiler()
            .withEscaper(escaper)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withLoader(
                name -> {
                  throw new MustacheException("a template includes no other");
                });
  }

  /** Whether any text so far has a place for the receiver's token. */
  boolean usesToken() {
    return usesToken;
  }

  Part part(String key, JsonNode node) {
    if (node.isTextual()) {
      return text(key, node.textValue(), Integer.MAX_VALUE, "");
    }
    if (node.isArray()) {
      List<Part> parts = new ArrayList<>();
      for (JsonNode element : node) {
        parts.add(part(key + "." + parts.size(), element));
      }
      return new Part.Elements(List.copyOf(parts));
    }
    if (!node.isObject()) {
      return new Part.Fixed(node);
    }
    if (node.has("$text")) {
      return described(key, node);
    }
    if (node.has("$json")) {
      must(node.size() == 1, key, "$json", "nothing beside it");
      return new Part.JsonText(part(key + ".$json", node.get("$json")));
    }
    Map<String, Part> parts = new LinkedHashMap<>();
    node.propertyStream()
        .forEach(
            member -> parts.put(member.getKey(), part(key + "." + member.getKey(), member.getValue())));
    return new Part.Members(parts);
  }

  private Part described(String key, JsonNode node) {
    node.fieldNames().forEachRemaining(
        name -> must(TEXT_KEYS.contains(name), key, name, "$text, max, if_empty"));
    JsonNode text = node.get("$text");
    must(text.isTextual(), key + ".$text", text.toString(), "a text");
    JsonNode max = node.path("max");
    must(
        max.isMissingNode() || max.isInt() && max.intValue() > 0,
        key + ".max",
        max.toString(),
        "a number of characters from 1");
    JsonNode ifEmpty = node.path("if_empty");
    must(
        ifEmpty.isMissingNode() || ifEmpty.isNull() || ifEmpty.isTextual(),
        key + ".if_empty",
        ifEmpty.toString(),
        "a text, or null to leave it out");
    return text(
        key,
        text.textValue(),
        max.isMissingNode() ? Integer.MAX_VALUE : max.intValue(),
        ifEmpty.isMissingNode() ? "" : ifEmpty.textValue());
  }

  private Part text(String key, String text, int limit, String ifEmpty) {
    Matcher place = ONE_PLACE.matcher(text);
    if (place.matches() && Values.isNode(place.group(1))) {
      return new Part.Inserted(place.group(1));
    }
    return new Part.Text(template(key, text, Values.textNames()), limit, ifEmpty);
  }

  /** A text whose places have these names. */
  Template template(String key, String text, Set<String> names) {
    Template template;
    try {
      template = compiler.compile(text);
    } catch (MustacheException e) {
      throw fault(key, text, "text with places such as {{title}} (" + e.getMessage() + ")");
    }
    for (String name : PlaceNames.of(template)) {
      must(
          names.contains(name),
          key,
          "{{" + name + "}}",
          Values.isNode(name) ? "that place alone in its text" : String.join(", ", names));
      usesToken |= name.equals(Values.TOKEN);
    }
    return template;
  }

  private void must(boolean fine, String key, String value, String allowed) {
    if (!fine) {
      throw fault(key, value, allowed);
    }
  }

  private IllegalArgumentException fault(String key, String value, String allowed) {
    return new IllegalArgumentException(
        "%s: %s is '%s'; allowed: %s".formatted(file, key, value, allowed));
  }
}

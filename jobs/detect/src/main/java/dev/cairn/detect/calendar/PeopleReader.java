package dev.cairn.detect.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.forms.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whom assignments and openings are for. */
final class PeopleReader {

  private static final String NAMED = "named";

  private PeopleReader() {}

  /** Of user, principal, team and user_kind. */
  static Who who(JsonNode node) {
    return new Who(
        patterns(node.path("user")),
        patterns(node.path("principal")),
        patterns(node.path("team")),
        patterns(node.path("user_kind")));
  }

  static Opening opening(JsonNode node, List<Occurrence> occurrences, Faults faults) {
    JsonNode who = node.path("who");
    boolean named = who.asText().equals(NAMED);
    if (named && !node.has("calendar")) {
      faults.add(
          Form.line(who), "who is 'named' without a calendar that names anybody");
    }
    if (!named && node.has("names")) {
      faults.add(
          Form.line(who), "names are of no use here; allowed: with who: named");
    }
    if (named) {
      return new Opening(null, translated(occurrences, names(node.path("names"))));
    }
    return new Opening(who.isObject() ? who(who) : Who.EVERYONE, occurrences);
  }

  private static List<Occurrence> translated(
      List<Occurrence> occurrences, Map<String, List<String>> names) {
    List<Occurrence> translated = new ArrayList<>();
    for (Occurrence one : occurrences) {
      Set<String> known = new HashSet<>();
      one.names().forEach(name -> known.addAll(names.getOrDefault(name, List.of(name))));
      translated.add(new Occurrence(one.begin(), one.end(), one.zone(), one.text(), known));
    }
    return translated;
  }

  private static Map<String, List<String>> names(JsonNode node) {
    Map<String, List<String>> names = new HashMap<>();
    node.properties()
        .forEach(
            entry ->
                names.put(
                    lower(entry.getKey()),
                    texts(entry.getValue()).stream().map(PeopleReader::lower).toList()));
    return names;
  }

  private static String lower(String text) {
    return text.trim().toLowerCase(Locale.ROOT);
  }

  private static List<NamePattern> patterns(JsonNode node) {
    return texts(node).stream().map(NamePattern::new).toList();
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}

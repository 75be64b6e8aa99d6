package dev.cairn.testkit.shapes;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the places of a sample in JSON; the first of each label is enough. */
final class JsonPlaces {

  private final byte[] sample;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private String name = "";

  JsonPlaces(byte[] sample) {
    this.sample = sample;
  }

  Collection<Place> find() {
    for (int i = 0; i < sample.length; i++) {
      byte b = sample[i];
      if (b == '"' || b == '\'') {
        int end = closing(i);
        if (next(end + 1) == ':') {
          name = new String(sample, i + 1, end - i - 1, StandardCharsets.ISO_8859_1);
        } else {
          add("text", Place.Kind.JSON_TEXT, i + 1, end);
        }
        i = end;
      } else if (b == '[' && next(i + 1) != ']') {
        add("array", Place.Kind.ELEMENTS, i + 1, endOfElement(i + 1));
      } else if (b == '{' && next(i + 1) != '}') {
        add("object", Place.Kind.FIELDS, i + 1, i + 1);
      }
    }
    return places.values();
  }

  private void add(String what, Place.Kind kind, int start, int end) {
    String label = name.isEmpty() ? what : name + ", " + what;
    places.putIfAbsent(label, new Place(sample, label, start, Math.min(end, sample.length), kind));
  }

  private int closing(int quote) {
    for (int i = quote + 1; i < sample.length; i++) {
      if (sample[i] == '\\') {
        i++;
      } else if (sample[i] == sample[quote]) {
        return i;
      }
    }
    return sample.length;
  }

  private int endOfElement(int start) {
    int depth = 0;
    for (int i = start; i < sample.length; i++) {
      switch (sample[i]) {
        case '"' -> i = closing(i);
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth < 0) {
            return i;
          }
        }
        case ',' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return sample.length;
  }

  private int next(int from) {
    int at = from;
    while (at < sample.length && sample[at] <= ' ') {
      at++;
    }
    return at < sample.length ? sample[at] : -1;
  }
}

package dev.cairn.testkit.shapes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a sample that can be blown up.
 *
 * @param label says which, by the field's name or its position
 * @param start first byte that the filling takes the place of
 * @param end the byte after the last
 * @param kind what may stand there
 */
record Place(byte[] sample, String label, int start, int end, Kind kind) {

  /** Enough for a line of any log; a sample of many lines repeats itself. */
  private static final int MAX_TEXT_PLACES = 40;

  private static final String DELIMITERS = ",;:\"'<>= [(\t";

  enum Kind {
    /** Inside a JSON string. */
    JSON_TEXT,
    /** Where an array's elements begin: the first is repeated. */
    ELEMENTS,
    /** Where an object's fields begin. */
    FIELDS,
    /** Between two characters of text that is not JSON. */
    TEXT
  }

  static Collection<Place> in(byte[] sample) {
    int first = 0;
    while (first < sample.length && sample[first] <= ' ') {
      first++;
    }
    boolean json = first < sample.length && (sample[first] == '{' || sample[first] == '[');
    return json ? new JsonPlaces(sample).find() : textPlaces(sample);
  }

  private static List<Place> textPlaces(byte[] sample) {
    List<Place> places = new ArrayList<>();
    for (int i = 1; i <= sample.length && places.size() < MAX_TEXT_PLACES; i++) {
      if (DELIMITERS.indexOf(sample[i - 1]) >= 0) {
        places.add(new Place(sample, "byte " + i, i, i, Kind.TEXT));
      }
    }
    return places;
  }

  List<Filling> fillings() {
    return switch (kind) {
      case JSON_TEXT, TEXT ->
          Stream.of(Fillings.SQL, Fillings.OTHER, Fillings.JSON).flatMap(List::stream).toList();
      case ELEMENTS ->
          List.of(
              new Filling("its first element", text(start, end) + ","),
              new Filling("numbers", "1,"),
              new Filling("texts", "\"\","),
              new Filling("objects", "{},"),
              new Filling("arrays", "[],"));
      case FIELDS ->
          List.of(
              new Filling("fields", "\"f%d\":1,"),
              new Filling("equal fields", "\"f\":1,"),
              new Filling("objects", "\"f%d\":{\"f\":1},"));
    };
  }

  byte[] filled(Filling filling, int bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + sample.length);
    out.write(sample, 0, start);
    int room = Math.max(1, bytes - sample.length);
    switch (kind) {
      case JSON_TEXT -> out.writeBytes(escaped(filling, room));
      // its text is bytes already
      case ELEMENTS -> out.writeBytes(filling.text(room).getBytes(StandardCharsets.ISO_8859_1));
      case FIELDS, TEXT -> out.writeBytes(filling.text(room).getBytes(StandardCharsets.UTF_8));
    }
    int from = kind == Kind.JSON_TEXT ? end : start;
    out.write(sample, from, sample.length - from);
    return out.toByteArray();
  }

  private static byte[] escaped(Filling filling, int bytes) {
    // escapes make a text longer: a sixth of the bytes may be enough
    String probe = filling.text(600);
    double growth = escape(probe).length() / (double) probe.length();
    return escape(filling.text((int) (bytes / growth))).getBytes(StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(c == '\n' ? "\\n" : String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String text(int from, int to) {
    return new String(sample, from, to - from, StandardCharsets.ISO_8859_1);
  }
}

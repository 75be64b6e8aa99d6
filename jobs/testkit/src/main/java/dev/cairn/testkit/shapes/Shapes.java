package dev.cairn.testkit.shapes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shapes that there are. */
public final class Shapes {

  private static final String SYSLOG = "<1>Nov 22 20:58:00 a b: ";

  /** How a log's value may begin; each is followed by every filling, but JSON where none stands. */
  private static final List<String> HEADS =
      List.of(
          "",
          "{\"a\":\"",
          "{\"event\":\"COM_QUERY\",\"query\":\"",
          "{\"category\":\"a\",\"properties\":\"",
          "{\"records\":[{\"category\":\"a\",\"properties\":{\"a\":\"",
          "20261122 21:58:20,vm,u,h,1,2,QUERY,d,'",
          SYSLOG,
          "2026-11-22 20:58:00 [INFO] ",
          "2026-11-22 20:58:00 a.cpp:1:f(): [ERROR] ",
          "<AUDIT_RECORD ",
          "<AUDIT_RECORD><NAME>",
          "\"Query\",\"");

  private Shapes() {}

  /** Values made of nothing but one filling, behind each head that a log's value may have. */
  public static List<Shape> whole() {
    List<Shape> shapes = new ArrayList<>();
    for (String head : HEADS) {
      boolean json = head.isEmpty() || head.equals(SYSLOG);
      Stream.of(Fillings.SQL, Fillings.OTHER, json ? Fillings.JSON : List.<Filling>of())
          .flatMap(List::stream)
          .forEach(
              filling ->
                  shapes.add(
                      new Shape(
                          (head.isEmpty() ? "" : head + "… ") + filling.name(),
                          bytes -> utf8(head + filling.text(bytes)))));
    }
    return List.copyOf(shapes);
  }

  /**
   * A record with one of its parts blown up, in all ways: each text in it full of each filling, its
   * arrays with their first element again and again, its objects with many fields more; and the
   * record itself again and again, as lines and in an envelope.
   *
   * @param sample a record in JSON, or text of another kind; not empty
   */
  public static List<Shape> of(byte[] sample) {
    List<Shape> shapes = new ArrayList<>();
    for (Place place : Place.in(sample)) {
      for (Filling filling : place.fillings()) {
        shapes.add(
            new Shape(
                place.label() + ": " + filling.name(), bytes -> place.filled(filling, bytes)));
      }
    }
    String text = new String(sample, StandardCharsets.ISO_8859_1);
    shapes.add(new Shape("again and again, lines", bytes -> again("", text + "\n", bytes)));
    shapes.add(new Shape("again and again", bytes -> again("", text + ",", bytes)));
    shapes.add(
        new Shape("again and again, records", bytes -> again("{\"records\":[", text + ",", bytes)));
    return List.copyOf(shapes);
  }

  private static byte[] again(String head, String text, int bytes) {
    return (head + text.repeat(Math.max(1, bytes / text.length())))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.cairn.cli;

import dev.cairn.query.DisplayText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of a page for people: labelled, indented, and no wider than the terminal. */
final class PageText {

  private static final int LABEL = 11;

  private final Terminal terminal;
  private final PrintStream out;
  private final int width;

  /**
   * A page.
   *
   * @param width columns; 0 if it goes nowhere that has an edge: nothing is cut then
   */
  PageText(Terminal terminal, int width) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.width = width;
  }

  void heading(String text) {
    out.println(terminal.bold(text));
  }

  void blank() {
    out.println();
  }

  /** A labelled text, continued under itself; nothing if the text is null or empty. */
  void field(String label, String text) {
    if (text == null || text.isEmpty()) {
      return;
    }
    String first = "  " + label + " ".repeat(Math.max(1, LABEL - label.length()));
    wrapped(first, " ".repeat(first.length()), text);
  }

  /** One line, cut at the edge. */
  void line(String indent, String text) {
    String whole = indent + DisplayText.harmless(text);
    out.println((width == 0 ? whole : DisplayText.cut(whole, width)).stripTrailing());
  }

  /** A text, broken between words. */
  void wrapped(String first, String next, String text) {
    String harmless = DisplayText.harmless(text);
    int room = width - DisplayText.width(first);
    List<String> lines = width == 0 ? List.of(harmless) : broken(harmless, Math.max(20, room));
    for (int i = 0; i < lines.size(); i++) {
      out.println((i == 0 ? first : next) + lines.get(i));
    }
  }

  private static List<String> broken(String text, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0
          && DisplayText.width(line.toString()) + 1 + DisplayText.width(word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(DisplayText.cut(word, room));
    }
    lines.add(line.toString());
    return lines;
  }
}

package dev.cairn.testkit.shapes;

import java.nio.charset.StandardCharsets;

/**
 * A text that is one part again and again.
 *
 * @param head what stands before it once
 * @param open the part; {@code %d} in it is the part's number
 * @param close follows after all parts as often as the part stood there; may be empty
 */
record Filling(String name, String head, String open, String close) {

  Filling(String name, String open) {
    this(name, "", open, "");
  }

  Filling(String name, String head, String open) {
    this(name, head, open, "");
  }

  String text(int bytes) {
    int part = (open + close).getBytes(StandardCharsets.UTF_8).length;
    int count = Math.max(1, (bytes - head.length()) / part);
    int number = open.indexOf("%d");
    if (number < 0) {
      return head + open.repeat(count) + close.repeat(count);
    }
    StringBuilder out = new StringBuilder(bytes + part).append(head);
    for (int i = 0; out.length() < bytes; i++) {
      out.append(open, 0, number).append(i).append(open, number + 2, open.length());
    }
    return out.toString();
  }
}

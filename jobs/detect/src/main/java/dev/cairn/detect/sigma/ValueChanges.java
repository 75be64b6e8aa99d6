package dev.cairn.detect.sigma;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Modifiers that make other values of a value: dashes of command lines, Base64. */
final class ValueChanges {

  private static final Pattern DASH = Pattern.compile("\\B[-/–—―]\\b");
  private static final List<String> DASHES = List.of("-", "/", "–", "—", "―");
  private static final int MOST_DASHES = 3;

  private ValueChanges() {}

  /**
   * All that the value becomes.
   *
   * @throws IllegalArgumentException if it can't be changed so; says why
   */
  static List<String> of(String raw, List<Modifier> modifiers) {
    List<String> values = List.of(raw);
    Charset charset = StandardCharsets.UTF_8;
    boolean mark = false;
    for (Modifier modifier : modifiers) {
      switch (modifier) {
        case WINDASH -> values = values.stream().flatMap(one -> dashes(one).stream()).toList();
        case UTF16LE, WIDE -> charset = StandardCharsets.UTF_16LE;
        case UTF16BE -> charset = StandardCharsets.UTF_16BE;
        case UTF16 -> {
          charset = StandardCharsets.UTF_16LE;
          mark = true;
        }
        case BASE64, BASE64OFFSET -> {
          List<String> encoded = new ArrayList<>();
          for (String one : values) {
            byte[] bytes = bytes(one, charset, mark);
            encoded.addAll(
                modifier == Modifier.BASE64
                    ? List.of(Base64.getEncoder().encodeToString(bytes))
                    : offsets(bytes));
          }
          values = encoded;
        }
        default -> { }
      }
    }
    return values;
  }

  private static byte[] bytes(String raw, Charset charset, boolean mark) {
    String plain = new SigmaText(raw).plain();
    if (plain == null || plain.isEmpty()) {
      throw new IllegalArgumentException(
          plain == null ? "wildcards can't be encoded" : "nothing is there to be encoded");
    }
    byte[] text = plain.getBytes(charset);
    if (!mark) {
      return text;
    }
    byte[] marked = new byte[text.length + 2];
    marked[0] = (byte) 0xFF;
    marked[1] = (byte) 0xFE;
    System.arraycopy(text, 0, marked, 2, text.length);
    return marked;
  }

  /** What stays the same wherever the bytes begin: without what their neighbours change. */
  private static List<String> offsets(byte[] bytes) {
    List<String> all = new ArrayList<>();
    for (int shift = 0; shift < 3; shift++) {
      ByteArrayOutputStream shifted = new ByteArrayOutputStream();
      shifted.writeBytes(new byte[shift]);
      shifted.writeBytes(bytes);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted.toByteArray());
      int from = shift == 0 ? 0 : shift + 1;
      int to = shifted.size() % 3 == 0 ? text.length() : text.length() - 1;
      if (from >= to) {
        throw new IllegalArgumentException("too short to be found at any place");
      }
      all.add(text.substring(from, to));
    }
    return all;
  }

  private static List<String> dashes(String raw) {
    List<int[]> places = new ArrayList<>();
    Matcher matcher = DASH.matcher(raw);
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.end()});
    }
    if (places.size() > MOST_DASHES) {
      throw new IllegalArgumentException("more than " + MOST_DASHES + " dashes");
    }
    List<String> made = List.of("");
    int from = 0;
    for (int[] place : places) {
      String before = raw.substring(from, place[0]);
      made =
          made.stream()
              .flatMap(one -> DASHES.stream().map(dash -> one + before + dash))
              .toList();
      from = place[1];
    }
    String rest = raw.substring(from);
    return made.stream().map(one -> one + rest).toList();
  }
}

package dev.cairn.archive.chain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that every value of an on-disk form keeps; each breach is an IllegalArgumentException. */
final class Checks {

  /** Largest integer that every JSON reader takes exactly (RFC 8785, RFC 7493). */
  static final long MAX_INTEGER = (1L << 53) - 1;

  private static final int MAX_TEXT = 1024;
  private static final int MAX_PATH = 512;

  // printable ASCII without the two characters that JSON would escape: no reader can differ on it
  private static final Pattern TEXT = Pattern.compile("[ !#-\\[\\]-~]{1," + MAX_TEXT + "}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._=-]{1,255}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  static final Instant MIN_TIME = Instant.parse("0000-01-01T00:00:00Z");
  static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Checks() {}

  static void that(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(message, values));
    }
  }

  static void text(String what, String value) {
    that(value != null, "%s is missing", what);
    that(
        TEXT.matcher(value).matches(),
        "%s must be 1 to %d printable ASCII characters without quote and backslash",
        what,
        MAX_TEXT);
  }

  /** Text that people write: any Unicode but what JSON would have to escape. */
  static void label(String what, String value) {
    that(value != null, "%s is missing", what);
    that(
        !value.isEmpty()
            && value.codePointCount(0, value.length()) <= MAX_TEXT
            && value.codePoints().allMatch(Checks::needsNoEscape),
        "%s must be 1 to %d characters without quote, backslash and control characters",
        what,
        MAX_TEXT);
  }

  private static boolean needsNoEscape(int codePoint) {
    return codePoint >= ' '
        && codePoint != '"'
        && codePoint != '\\'
        && codePoint != 0x7f
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /** A time that manifests can say, in whole seconds. */
  static void second(String what, Instant value) {
    that(
        value.getNano() == 0 && !value.isBefore(MIN_TIME) && !value.isAfter(MAX_TIME),
        "%s must be whole seconds of the years 0000 to 9999",
        what);
  }

  /** Bytes of a fixed number in base64url without padding, its unused bits zero (RFC 4648, 3.5). */
  static void base64(String what, String value, int bytes) {
    boolean right;
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(value);
      right =
          decoded.length == bytes
              && Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(value);
    } catch (IllegalArgumentException e) {
      right = false;
    }
    that(right, "%s must be %d bytes in base64url without padding", what, bytes);
  }

  static void hash(String what, String value) {
    that(
        value != null && HASH.matcher(value).matches(),
        "%s must be 64 lower-case hexadecimal digits",
        what);
  }

  static void path(String what, String value) {
    text(what, value);
    that(value.length() <= MAX_PATH, "%s is longer than %d characters", what, MAX_PATH);
    that(
        Arrays.stream(value.split("/", -1))
            .allMatch(s -> SEGMENT.matcher(s).matches() && !s.equals(".") && !s.equals("..")),
        "%s must be segments of A-Z a-z 0-9 . _ - = between slashes",
        what);
  }

  static void topic(String value) {
    that(
        value != null && TOPIC.matcher(value).matches(),
        "topic must be 1 to 249 characters of A-Z a-z 0-9 . _ -");
  }

  static void integer(String what, long value, long min) {
    that(
        value >= min && value <= MAX_INTEGER,
        "%s is %d, must be from %d to %d",
        what,
        value,
        min,
        MAX_INTEGER);
  }

  /** Blob paths in order, none twice. */
  static void paths(String what, List<String> paths) {
    for (int i = 0; i < paths.size(); i++) {
      path(what, paths.get(i));
      that(
          i == 0 || paths.get(i - 1).compareTo(paths.get(i)) < 0,
          "%s must be in the order of their paths, none twice, but %s follows %s",
          what,
          paths.get(i),
          i == 0 ? "" : paths.get(i - 1));
    }
  }

  /** Order of topic, partition, first; ranges of one partition neither touch nor overlap. */
  static void offsets(List<OffsetRange> offsets) {
    for (int i = 1; i < offsets.size(); i++) {
      OffsetRange before = offsets.get(i - 1);
      OffsetRange range = offsets.get(i);
      int order = before.topicPartition().compareTo(range.topicPartition());
      that(
          order < 0 || order == 0 && range.first() > before.last() + 1,
          "offsets must be in order and neither touch nor overlap, but %s follows %s",
          range,
          before);
    }
  }
}

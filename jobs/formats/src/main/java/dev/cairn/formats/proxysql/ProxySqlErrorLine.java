package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.LocalClock;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.sql.Ascii;

/**
 * A line of ProxySQL's error log that begins with its time: {@code 2026-11-22 20:58:03 [INFO] text}
 * or {@code 2026-11-22 20:58:03 File.cpp:12:function(): [WARNING] text}.
 *
 * @param stamp local time, in UTC
 * @param prefix what a shipper put before the line; null if nothing
 * @param level in lower case; never null
 * @param location source file and line; null if the line has none
 * @param function the function's name without brackets; null if the line has none
 * @param message the rest; may be empty
 */
record ProxySqlErrorLine(
    Stamp stamp, String prefix, String level, String location, String function, String message) {

  private static final int STAMP_LENGTH = "2026-11-22 20:58:03".length();
  private static final String LEVEL = ": [";
  private static final int MAX_LOCATION = 300;
  private static final int MAX_LEVEL = 16;

  /**
   * Reads a line; null if it has no time, or no level behind it.
   *
   * @param maxPrefix how many characters may stand before the time; a blank must be the last
   */
  static ProxySqlErrorLine find(String line, LocalClock clock, int maxPrefix) {
    int last = Math.min(maxPrefix, line.length() - STAMP_LENGTH - 2);
    for (int at = 0; at <= last; at++) {
      if ((at == 0 || line.charAt(at - 1) == ' ') && looksLikeTime(line, at)) {
        ProxySqlErrorLine found = read(line, at, clock);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static ProxySqlErrorLine read(String line, int at, LocalClock clock) {
    Stamp stamp =
        clock.stamp(
            number(line, at, 4),
            number(line, at + 5, 2),
            number(line, at + 8, 2),
            number(line, at + 11, 2),
            number(line, at + 14, 2),
            number(line, at + 17, 2));
    int rest = at + STAMP_LENGTH + 1;
    if (stamp == null) {
      return null;
    }
    boolean plain = line.charAt(rest) == '[';
    int level = plain ? rest + 1 : levelBehindPlace(line, rest);
    int end = level < 0 ? -1 : line.indexOf(']', level);
    if (end < 0 || end == level || end - level > MAX_LEVEL) {
      return null;
    }
    String place = plain ? null : line.substring(rest, level - LEVEL.length());
    int message = Math.min(line.length(), end + 2);
    return new ProxySqlErrorLine(
        stamp,
        at == 0 ? null : line.substring(0, at).strip(),
        Ascii.lowerCase(line.substring(level, end)),
        location(place),
        function(place),
        line.substring(message));
  }

  /** Where the level begins behind {@code File.cpp:12:function(): [}; -1 if that is not there. */
  private static int levelBehindPlace(String line, int from) {
    int at = line.indexOf(LEVEL, from);
    return at < 0 || at - from > MAX_LOCATION || line.charAt(at - 1) != ')'
        ? -1
        : at + LEVEL.length();
  }

  // file and line have no second colon, a C++ function's name may
  private static int functionAt(String place) {
    int colon = place.indexOf(':');
    return colon < 0 ? -1 : place.indexOf(':', colon + 1);
  }

  private static String location(String place) {
    int colon = place == null ? -1 : functionAt(place);
    return colon < 0 ? place : place.substring(0, colon);
  }

  private static String function(String place) {
    int colon = place == null ? -1 : functionAt(place);
    if (colon < 0) {
      return null;
    }
    String name = place.substring(colon + 1);
    return name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
  }

  private static boolean looksLikeTime(String line, int at) {
    return line.charAt(at + 4) == '-'
        && line.charAt(at + 7) == '-'
        && line.charAt(at + 10) == ' '
        && line.charAt(at + 13) == ':'
        && line.charAt(at + 16) == ':'
        && line.charAt(at + STAMP_LENGTH) == ' ';
  }

  /** A number of digits; -1, which no calendar has, if they are none. */
  private static int number(String line, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      char c = line.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}

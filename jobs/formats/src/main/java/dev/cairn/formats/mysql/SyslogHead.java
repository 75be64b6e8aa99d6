package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;

/**
 * What syslog puts before a message: {@code <PRI>Nov 22 21:58:20 host ident: }, or with an ISO 8601
 * time, or RFC 5424's {@code <PRI>1 time host app - - - }, or the ident alone.
 *
 * @param text the head, without blanks at its ends
 * @param time null unless it is ISO 8601: the older form has neither year nor zone
 * @param host who sent the message; null if the head does not say
 */
record SyslogHead(String text, Stamp time, String host) {

  // month, day, time, host, ident
  private static final int WORDS = 5;
  private static final int CLOCK = "21:58:20".length();

  static SyslogHead parse(String raw) {
    String text = raw.trim();
    String[] words = words(text, text.startsWith("<") ? text.indexOf('>') + 1 : 0);
    int time = "1".equals(words[0]) && words[1] != null ? 1 : 0;
    Stamp stamp = words[time] == null ? null : Timestamps.parseIso(words[time]);
    if (stamp != null) {
      return new SyslogHead(text, stamp, hostAt(words, time + 1));
    }
    String clock = words[2];
    boolean classic = clock != null && clock.length() == CLOCK && clock.indexOf(':') == 2;
    return new SyslogHead(text, null, classic ? hostAt(words, 3) : null);
  }

  /** The first words from a position on; null where there are fewer. */
  private static String[] words(String text, int from) {
    String[] words = new String[WORDS];
    int at = from;
    for (int i = 0; i < WORDS; i++) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      int start = at;
      while (at < text.length() && text.charAt(at) != ' ') {
        at++;
      }
      words[i] = start == at ? null : text.substring(start, at);
    }
    return words;
  }

  // the last word of a head is the ident, or what stands in for it
  private static String hostAt(String[] words, int index) {
    boolean last = words[index + 1] == null;
    return last || words[index].equals("-") ? null : words[index];
  }
}

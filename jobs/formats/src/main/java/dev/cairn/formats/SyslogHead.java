package dev.cairn.formats;

import dev.cairn.formats.Timestamps.Stamp;

/**
 * What syslog puts before a message: {@code <PRI>Nov 22 21:58:20 host ident: }, or with an ISO 8601
 * time, or RFC 5424's {@code <PRI>1 time host app - - - }, or the ident alone.
 *
 * @param text the head, without blanks at its ends
 * @param time null unless it is ISO 8601: the older form has neither year nor zone
 * @param host who sent the message; null if the head does not say
 */
record SyslogHead(String text, Stamp time, String host) {

  private static final int CLOCK = "21:58:20".length();

  static SyslogHead parse(String raw) {
    String text = raw.trim();
    int at = text.startsWith("<") ? text.indexOf('>') + 1 : 0;
    String[] words = text.substring(at).trim().split(" +", 6);
    int time = words[0].equals("1") && words.length > 1 ? 1 : 0;
    Stamp stamp = Timestamps.parseIso(words[time]);
    if (stamp != null) {
      return new SyslogHead(text, stamp, hostAt(words, time + 1));
    }
    boolean classic =
        words.length > 3 && words[2].length() == CLOCK && words[2].indexOf(':') == 2;
    return new SyslogHead(text, null, classic ? hostAt(words, 3) : null);
  }

  // the last word of a head is the ident, or what stands in for it
  private static String hostAt(String[] words, int index) {
    return index + 1 < words.length && !words[index].equals("-") ? words[index] : null;
  }
}

package dev.cairn.formats.mysql;

import dev.cairn.formats.cutting.GeneralLogText;
import dev.cairn.formats.record.Element;

/**
 * The head of a record in the general query log, by its positions in the value: {@code time TAB id
 * command TAB}.
 *
 * @param timeEnd the byte after the time; the record's first if it has none
 * @param connectionId the thread's id
 * @param command the log's own name of what the client asked for, such as {@code Init DB}
 * @param argument first byte of what follows; the element's end if nothing does
 */
record GeneralLogHead(int timeEnd, long connectionId, String command, int argument) {

  /** Null if the element begins with no head. */
  static GeneralLogHead find(Element element) {
    byte[] value = element.value();
    int argument = GeneralLogText.argumentAt(value, element.start());
    if (argument < 0) {
      return null;
    }
    int timeEnd = element.start();
    while (value[timeEnd] != '\t') {
      timeEnd++;
    }
    int at = timeEnd;
    while (value[at] == '\t' || value[at] == ' ') {
      at++;
    }
    long id = 0;
    while (value[at] != ' ') {
      id = id * 10 + value[at++] - '0';
    }
    int last = Math.min(argument, element.end());
    int end = value[argument - 1] == '\t' ? argument - 1 : last;
    String command = element.text(at + 1, end);
    return new GeneralLogHead(timeEnd, id, command, last);
  }
}

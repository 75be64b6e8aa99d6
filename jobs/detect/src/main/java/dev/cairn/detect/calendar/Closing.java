package dev.cairn.detect.calendar;

import java.util.List;

/**
 * Times at which nobody is expected.
 *
 * @param words what they are, such as {@code public holiday}
 * @param occurrences when
 */
record Closing(String words, List<Occurrence> occurrences) {

  Closing {
    occurrences = List.copyOf(occurrences);
  }
}

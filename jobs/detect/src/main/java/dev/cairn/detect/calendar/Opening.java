package dev.cairn.detect.calendar;

import java.util.List;

/**
 * Times at which some are expected besides.
 *
 * @param who whom it is for; null for those whom each occurrence names
 * @param occurrences when
 */
record Opening(Who who, List<Occurrence> occurrences) {

  Opening {
    occurrences = List.copyOf(occurrences);
  }
}

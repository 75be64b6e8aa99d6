package dev.cairn.formats.sql;

import java.util.Arrays;

/** Pieces of a text, in their order, that do not overlap. */
final class Ranges {

  private int[] bounds = new int[4];
  private int size;

  void add(int start, int end) {
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 4 * size);
    }
    bounds[2 * size] = start;
    bounds[2 * size + 1] = end;
    size++;
  }

  int size() {
    return size;
  }

  int start(int index) {
    return bounds[2 * index];
  }

  int end(int index) {
    return bounds[2 * index + 1];
  }
}

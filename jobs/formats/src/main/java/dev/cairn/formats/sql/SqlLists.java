package dev.cairn.formats.sql;

import java.util.Arrays;

/** Folds lists of literals and repeated rows while a statement's normal form is being written. */
final class SqlLists {

  // brackets nested deeper are written as they come
  private static final int MAX_DEPTH = 64;

  private static final byte PLAIN = 0;
  private static final byte LIST = 1;
  private static final byte ROW = 2;

  private final byte[] kinds = new byte[MAX_DEPTH];
  private final int[] starts = new int[MAX_DEPTH];
  // bounds of the row closed last inside the bracket of each depth
  private final int[] rowStarts = new int[MAX_DEPTH + 1];
  private final int[] rowEnds = new int[MAX_DEPTH + 1];
  private int depth;
  private int commaAt;
  private boolean commaFollowsLiteral;
  private boolean commaFollowsRow;
  private boolean closedRow;

  void reset() {
    depth = 0;
    closedRow = false;
    commaFollowsLiteral = false;
    commaFollowsRow = false;
    Arrays.fill(rowStarts, -1);
  }

  /** Where the last comma stands. */
  int commaAt() {
    return commaAt;
  }

  /** Whether the last comma parts a literal from what follows it, in a list that is folded. */
  boolean commaFollowsLiteral() {
    return commaFollowsLiteral;
  }

  void comma(int at, boolean afterLiteral, boolean afterClose) {
    commaAt = at;
    commaFollowsLiteral = afterLiteral && kind() != PLAIN;
    commaFollowsRow = afterClose && closedRow;
  }

  /** An opening bracket that is about to be written. */
  void open(int at, boolean afterIn, boolean afterValues, boolean afterOpen, boolean afterComma) {
    boolean continues = afterComma && commaFollowsRow;
    byte kind = PLAIN;
    if (afterIn) {
      kind = LIST;
    } else if (afterValues || continues || (afterOpen && kind() == LIST)) {
      kind = ROW;
    }
    if (depth <= MAX_DEPTH && !continues) {
      rowStarts[depth] = -1;
    }
    if (depth < MAX_DEPTH) {
      kinds[depth] = kind;
      starts[depth] = at;
    }
    depth++;
    closedRow = false;
  }

  /**
   * A closing bracket that was just written.
   *
   * @return the new length: shorter if the row equals the one before it
   */
  int close(byte[] bytes, int length) {
    if (depth == 0) {
      closedRow = false;
      return length;
    }
    depth--;
    closedRow = depth < MAX_DEPTH && kinds[depth] == ROW;
    if (!closedRow) {
      return length;
    }
    int start = starts[depth];
    if (rowStarts[depth] >= 0
        && Arrays.equals(bytes, rowStarts[depth], rowEnds[depth], bytes, start, length)) {
      return rowEnds[depth];
    }
    rowStarts[depth] = start;
    rowEnds[depth] = length;
    return length;
  }

  private byte kind() {
    return depth == 0 || depth > MAX_DEPTH ? PLAIN : kinds[depth - 1];
  }
}

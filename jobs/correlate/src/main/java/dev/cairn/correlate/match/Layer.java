package dev.cairn.correlate.match;

/** The ways up to one record, by which statements they have taken, with their likelihoods. */
final class Layer {

  /** Stands in {@link #becomes} for what is not possible. */
  static final short NOTHING = 0;

  int count;
  long[] state = {};
  double[] forward = {};
  double[] backward = {};
  // which of the sets each way is: the others were forgotten
  int sets;
  short[] number = {};

  // the record that comes next: its pairs, and the statements that do not come again after it
  int first;
  int end;
  long closing;
  // likelihood of leaving it alone, on the scale of its pairs
  double alone;
  // for each way, which set behind the record it becomes, counted from 1: alone, then by each pair
  short[] becomes = {};

  /** Makes room for so many ways. */
  void size(int ways) {
    count = ways;
    if (state.length < ways) {
      int room = Math.max(4, ways);
      state = new long[room];
      forward = new double[room];
      backward = new double[room];
      number = new short[room];
    }
  }

  /** Makes room for what the ways become. */
  void step() {
    if (becomes.length < becomesCount()) {
      becomes = new short[Math.max(8, becomesCount())];
    }
  }

  int becomesCount() {
    return count * (end - first + 1);
  }
}

package dev.cairn.correlate.match;

/** The ways up to one record, by which statements they have taken, with their likelihoods. */
final class Layer {

  int count;
  long[] state = {};
  double[] forward = {};
  double[] backward = {};

  // the record that comes next: its pairs, and the statements that do not come again after it
  int first;
  int end;
  long closing;
  // likelihood of leaving it alone, on the scale of its pairs
  double alone;

  /** Makes room for so many ways. */
  void size(int ways) {
    count = ways;
    if (state.length < ways) {
      state = new long[ways];
      forward = new double[ways];
      backward = new double[ways];
    }
  }
}

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
  // for each way, which set behind the next record it becomes, counted from 1: leaving the record
  // alone, then by each of its pairs
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

  /** Makes room for what the ways become with so many pairs; says how much. */
  int step(int pairs) {
    int size = count * (pairs + 1);
    if (becomes.length < size) {
      becomes = new short[Math.max(8, size)];
    }
    return size;
  }

  /** Takes over another's ways. */
  void copyForward(Layer other) {
    size(other.count);
    System.arraycopy(other.state, 0, state, 0, count);
    System.arraycopy(other.forward, 0, forward, 0, count);
  }
}

package dev.cairn.detect.machine;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import com.datadoghq.sketch.ddsketch.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Totals of past periods, as a DDSketch: a quantile is within one hundredth of a total that there
 * was, whatever the order in which they came. Bounded: of totals more than seventeen powers of ten
 * apart the smallest are taken for one.
 *
 * <p>The mapping works by bits and not by logarithms, which may differ from one processor to
 * another.
 */
final class PastTotals {

  private static final double ACCURACY = 0.01;
  private static final int MOST_BINS = 2048;

  private final DDSketch sketch;

  private PastTotals(DDSketch sketch) {
    this.sketch = sketch;
  }

  /** Of what {@link #bytes} gave; null for none. */
  static PastTotals of(ByteBuffer bytes) {
    if (bytes == null) {
      return new PastTotals(
          new DDSketch(new CubicallyInterpolatedMapping(ACCURACY), PastTotals::store));
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    try {
      return new PastTotals(
          DDSketch.decode(ByteArrayInput.wrap(copy, 0, copy.length), PastTotals::store));
    } catch (IOException e) {
      throw new UncheckedIOException("The state's history is no sketch", e);
    }
  }

  private static Store store() {
    return new CollapsingLowestDenseStore(MOST_BINS);
  }

  /** Adds a total, which is not negative; one beyond what doubles can tell apart is the largest. */
  void add(double total) {
    sketch.accept(Math.min(total, sketch.getIndexMapping().maxIndexableValue()));
  }

  /** Which total a share of them is not above; there must be one. */
  double quantile(double share) {
    return sketch.getValueAtQuantile(share);
  }

  /** The sketch library's own encoding, which names its mapping. */
  ByteBuffer bytes() {
    GrowingByteArrayOutput out = GrowingByteArrayOutput.withDefaultInitialCapacity();
    try {
      sketch.encode(out, false);
    } catch (IOException e) {
      throw new UncheckedIOException("An array takes all bytes", e);
    }
    return ByteBuffer.wrap(out.trimmedCopy());
  }
}

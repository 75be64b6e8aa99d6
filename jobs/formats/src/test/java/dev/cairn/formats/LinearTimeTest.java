package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cairn.formats.Samples.Sample;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.testkit.shapes.Shape;
import dev.cairn.testkit.shapes.Shapes;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No value takes more than linear time and memory. How many milliseconds a megabyte takes is the
 * business of {@code jobs/benchmarks/run large}; here a value four times as large may take eight
 * times as much, where a quadratic parser takes sixteen times.
 */
class LinearTimeTest {

  private static final ThreadMXBean THREAD =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int SMALL = 16 * 1024;
  private static final int LARGE = 4 * SMALL;
  private static final int ALLOWED_GROWTH = 8;

  // less than this is not worth a judgement: what is quadratic in LARGE bytes takes more
  private static final long FREE_NANOS = 100_000_000;
  private static final long FREE_BYTES = 64L * LARGE;
  private static final int ATTEMPTS = 3;

  // all shapes together take minutes: each test takes some, another one others
  private static final int STEP_OF_WHOLE = 19;
  private static final int STEP_OF_BLOWN_UP = 211;

  static Set<String> sources() {
    return RecordParser.sources();
  }

  static Stream<Sample> samples() {
    return Samples.all().stream()
        .filter(sample -> RecordParser.sources().contains(sample.source()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void valuesFullOfOneThingTakeLinearTime(String source) {
    List<String> tooMuch = new ArrayList<>();
    for (Shape shape : some(Shapes.whole(), source, STEP_OF_WHOLE)) {
      check(source, shape, tooMuch);
    }

    assertThat(tooMuch).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void blownUpSamplesTakeLinearTime(Sample sample) {
    List<String> tooMuch = new ArrayList<>();
    for (Shape shape : some(Shapes.of(sample.bytes()), sample.path(), STEP_OF_BLOWN_UP)) {
      check(sample.source(), shape, tooMuch);
    }

    assertThat(tooMuch).isEmpty();
  }

  private static List<Shape> some(List<Shape> shapes, String of, int step) {
    List<Shape> some = new ArrayList<>();
    for (int i = Math.floorMod(of.hashCode(), step); i < shapes.size(); i += step) {
      some.add(shapes.get(i));
    }
    return some;
  }

  private static void check(String source, Shape shape, List<String> tooMuch) {
    RecordParser parser = RecordParser.of(source, Parsing.UTC);
    byte[] large = shape.ofSize(LARGE);
    Cost cost = Cost.of(parser, large);
    if (cost.nanos < FREE_NANOS && cost.bytes < FREE_BYTES) {
      return;
    }
    byte[] small = shape.ofSize(SMALL);
    String findings = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Cost ofSmall = Cost.of(parser, small);
      Cost ofLarge = Cost.of(parser, large);
      if (ofLarge.nanos <= ALLOWED_GROWTH * ofSmall.nanos
          && ofLarge.bytes <= ALLOWED_GROWTH * ofSmall.bytes) {
        return;
      }
      findings = ofSmall + " became " + ofLarge;
    }
    tooMuch.add(source + ", " + shape + ": " + findings);
  }

  /** Processor time and allocation of this thread: what others do on the machine counts little. */
  private record Cost(long nanos, long bytes) {

    static Cost of(RecordParser parser, byte[] value) {
      RawRecord record = Parsing.record(value);
      long nanos = THREAD.getCurrentThreadCpuTime();
      long bytes = THREAD.getCurrentThreadAllocatedBytes();
      parser.parse(record);
      return new Cost(
          THREAD.getCurrentThreadCpuTime() - nanos,
          THREAD.getCurrentThreadAllocatedBytes() - bytes);
    }

    @Override
    public String toString() {
      return "%d ms and %,d bytes".formatted(nanos / 1_000_000, bytes);
    }
  }
}

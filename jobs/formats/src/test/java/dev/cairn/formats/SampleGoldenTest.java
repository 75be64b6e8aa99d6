package dev.cairn.formats;

import dev.cairn.formats.Samples.Sample;
import dev.cairn.formats.record.ParseResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample file, as one Kafka record, against the events that it must become. */
class SampleGoldenTest {

  private static final Path EXPECTED = Path.of("src/test/resources/expected/samples");

  static List<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleBecomesTheEventsOfItsGoldenFile(Sample sample) {
    ParseResult result = Parsing.parse(sample.source(), sample.bytes());

    Golden.check(EXPECTED.resolve(sample.path() + ".txt"), EventText.blocks(result));
  }
}

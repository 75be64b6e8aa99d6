package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer's seeds, and all that fuzzers ever found, replayed without the fuzzer. */
class FuzzSeedsTest {

  static Set<String> sources() {
    return RecordParser.sources();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void thePromisesHoldForTheSeedsOfEverySourceAndForWhatWasFound(String source) {
    List<byte[]> seeds = FuzzSeeds.of(source).toList();

    assertThat(seeds).as("samples of " + source + ", of 8 KiB at most").isNotEmpty();
    for (byte[] seed : seeds) {
      ParsePromises.check(source, seed);
    }
  }
}

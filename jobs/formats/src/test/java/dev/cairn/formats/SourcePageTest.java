package dev.cairn.formats;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in {@code docs} are those that the code makes. */
class SourcePageTest {

  static Set<String> sources() {
    return RecordParser.sources();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void thePageOfASourceIsUpToDate(String source) {
    Golden.check(Path.of("docs", source + ".md"), SourcePage.of(source));
  }

  @Test
  void theListIsUpToDate() {
    Golden.check(Path.of("docs/README.md"), SourcePage.index());
  }
}

package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultCodeTest {

  @Test
  void pageForStrangersHasEveryCodeWithItsVerdicts() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("VERIFICATION.md")).stream()
            .filter(line -> line.matches("\\| `[a-z_]+` \\| (integrity|completeness).*"))
            .map(line -> line.split("\\|")[1].strip() + line.split("\\|")[2].stripTrailing())
            .toList();

    List<String> codes =
        Arrays.stream(FaultCode.values())
            .map(code -> "`" + code.id() + "` " + verdicts(code))
            .toList();
    assertThat(rows).isEqualTo(codes);
  }

  @Test
  void everyCodeSaysWhatItMeansInASentence() {
    assertThat(FaultCode.values())
        .allSatisfy(code -> assertThat(code.meaning()).matches("[A-Z].*\\."));
  }

  private static String verdicts(FaultCode code) {
    return code.verdicts().stream().map(Verdict::id).collect(Collectors.joining(", "));
  }
}

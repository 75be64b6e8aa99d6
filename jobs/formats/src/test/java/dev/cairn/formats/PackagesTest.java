package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the room's packages may use which, by what their files name. */
class PackagesTest {

  private static final Path ROOT = Path.of("src/main/java/dev/cairn/formats");

  private static final Set<String> BELOW_A_FAMILY = Set.of("sql", "record", "cutting", "source");

  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "sql", Set.of(),
          "record", Set.of("sql"),
          "avro", Set.of("record"),
          "cutting", Set.of("record"),
          "source", Set.of("record", "cutting"),
          "azure", BELOW_A_FAMILY,
          "mysql", BELOW_A_FAMILY,
          "network", BELOW_A_FAMILY,
          "proxysql", BELOW_A_FAMILY);

  private static final Pattern OTHER = Pattern.compile("\\bdev\\.cairn\\.formats\\.(\\w+)");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("^public (?:\\w+ )*(?:class|record|enum|interface) (\\w+)", Pattern.MULTILINE);

  static Stream<String> packages() {
    return MAY_USE.keySet().stream().sorted();
  }

  static Stream<String> families() {
    return packages().filter(name -> MAY_USE.get(name) == BELOW_A_FAMILY);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyThoseBelowIt(String name) throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : files(ROOT.resolve(name))) {
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      OTHER.matcher(code).results().map(match -> match.group(1)).forEach(used::add);
    }

    // its own name stands in its package lines
    assertThat(used).contains(name);
    used.remove(name);
    assertThat(used).isSubsetOf(MAY_USE.get(name));
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFamilyShowsItsSourcesAlone(String family) throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : files(ROOT.resolve(family))) {
      PUBLIC_TYPE.matcher(Files.readString(file)).results()
          .map(match -> match.group(1))
          .forEach(shown::add);
    }

    assertThat(shown).singleElement().asString().endsWithIgnoringCase(family + "Sources");
  }

  @Test
  void everyPackageIsKnownHereAndSaysWhatLivesInIt() throws IOException {
    try (Stream<Path> entries = Files.list(ROOT)) {
      assertThat(entries.filter(Files::isDirectory).map(dir -> dir.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }
    assertThat(MAY_USE.keySet())
        .allSatisfy(name -> assertThat(ROOT.resolve(name + "/package-info.java")).exists());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}

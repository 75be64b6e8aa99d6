package dev.cairn.formats;

import dev.cairn.formats.record.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a fuzzer begins: samples, records of the captures, and what fuzzers found before. */
final class FuzzSeeds {

  /** Inputs that once broke a promise, one file each; their names say what was wrong. */
  private static final Path FOUND = Path.of("src/test/resources/fuzz");

  /** Longer ones only make a fuzzer slow; a long log is made of such records. */
  private static final int MAX_BYTES = 8 * 1024;

  private static final int MAX_PER_LOG = 20;

  /** Words between quotes and of lines: names of fields, operations, categories. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{2,30}");

  private FuzzSeeds() {}

  /** Writes a source's seeds into one directory, and a dictionary of its words into a file. */
  public static void main(String[] args) throws IOException {
    String source = args[0];
    Path directory = Files.createDirectories(Path.of(args[1]));
    TreeSet<String> words = new TreeSet<>();
    for (byte[] seed : of(source).toList()) {
      Files.write(directory.resolve(Hashes.sha256(seed, 0, seed.length)), seed);
      Matcher word = WORD.matcher(new String(seed, StandardCharsets.ISO_8859_1));
      while (word.find()) {
        words.add('"' + word.group() + '"');
      }
    }
    Files.write(Path.of(args[2]), words);
  }

  /** The seeds of a source. */
  static Stream<byte[]> of(String source) {
    Stream<byte[]> samples =
        Samples.all().stream()
            .filter(sample -> sample.source().equals(source))
            .map(Samples.Sample::bytes);
    Stream<byte[]> captured =
        CaptureGoldenTest.small()
            .filter(log -> log.source().equals(source))
            .flatMap(log -> ofEachShape(log.records()));
    return Stream.of(samples, captured, found())
        .flatMap(seeds -> seeds)
        .filter(seed -> seed.length <= MAX_BYTES);
  }

  /** What was found on any source; a record that broke one may break another. */
  static Stream<byte[]> found() {
    try (Stream<Path> files = Files.list(FOUND)) {
      return files.sorted().map(FuzzSeeds::read).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(FOUND + " is not there: run this in jobs/formats", e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first records of each shape: alike but for digits and statements. */
  private static Stream<byte[]> ofEachShape(List<byte[]> records) {
    Map<String, byte[]> byShape = new LinkedHashMap<>();
    for (byte[] record : records) {
      String shape =
          new String(record, StandardCharsets.ISO_8859_1)
              .replaceAll("[0-9]+", "0")
              .replaceAll("'.*'|\"query\": *\".*?[^\\\\]\"", "''");
      byShape.putIfAbsent(shape, record);
    }
    return byShape.values().stream().limit(MAX_PER_LOG);
  }
}

package dev.cairn.benchmarks.detection;

import dev.cairn.detect.rule.Rule;
import dev.cairn.testkit.life.Family;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What rules are about, by their files' names and their titles. */
final class Families {

  private record Line(Pattern pattern, Set<Family> families) {}

  private final List<Line> lines = new ArrayList<>();

  /** As the resource {@code families.txt} says: a pattern, {@code =}, and families, a line. */
  Families() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Families.class.getResourceAsStream("families.txt"), StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int at = line.indexOf('=');
    Set<Family> families = EnumSet.noneOf(Family.class);
    Arrays.stream(line.substring(at + 1).trim().split("[ ,]+"))
        .map(name -> Family.valueOf(name.toUpperCase(Locale.ROOT)))
        .forEach(families::add);
    lines.add(new Line(Pattern.compile(line.substring(0, at).trim()), families));
  }

  /** The first line that fits says it; empty if none does. */
  Set<Family> of(Rule rule) {
    String text = (rule.place().file() + " " + rule.title()).toLowerCase(Locale.ROOT);
    return lines.stream()
        .filter(line -> line.pattern().matcher(text).find())
        .findFirst()
        .map(Line::families)
        .orElse(Set.of());
  }
}

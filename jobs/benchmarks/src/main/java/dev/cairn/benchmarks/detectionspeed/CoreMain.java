package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.benchmarks.rounds.Directories;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Throughput and memory of detection alone, on one thread, without Flink. See the README. */
public final class CoreMain {

  private static final int LIFE_USERS = 500;
  private static final int LIFE_DAYS = 4;

  private CoreMain() {}

  /**
   * Prints tables to standard output and progress to standard error.
   *
   * @return false if the arguments are wrong; what was wrong is printed
   * @throws Exception if rules can't be read or have faults
   */
  public static boolean run(List<String> args) throws Exception {
    CoreOptions options;
    try {
      options = CoreOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(CoreOptions.USAGE);
      return false;
    }
    Figures figures = measure(options);
    System.out.print(figures.text());
    if (options.json() != null) {
      figures.write(options.json());
    }
    return true;
  }

  static Figures measure(CoreOptions options) throws Exception {
    Figures figures = new Figures();
    Path work = Files.createTempDirectory("cairn-detections-core-");
    try {
      LifeSample life = LifeSample.of(LIFE_USERS, LIFE_DAYS, options.records());
      ReferenceTables tables = life.tables(work.resolve("tables"));
      RuleSet shipped = RuleReader.read(RuleFiles.read(options.directory()));
      Stages stages = new Stages(life, tables, options.seconds());
      if (options.parts().contains("stages")) {
        stages.shipped(shipped, figures);
      }
      if (options.parts().contains("states")) {
        stages.states(shipped, figures);
      }
      if (options.parts().contains("rules")) {
        stages.made(options.rules(), figures);
      }
    } finally {
      Directories.delete(work);
    }
    if (options.parts().contains("users")) {
      Keys.users(options.users(), figures);
    }
    if (options.parts().contains("flood")) {
      Keys.flood(options.flood(), options.seconds(), figures);
    }
    return figures;
  }
}

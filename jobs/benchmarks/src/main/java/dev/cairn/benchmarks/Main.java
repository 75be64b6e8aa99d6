package dev.cairn.benchmarks;

import dev.cairn.benchmarks.attribution.AttributionMain;
import dev.cairn.benchmarks.detection.DetectionMain;
import dev.cairn.benchmarks.detectionspeed.CoreMain;
import dev.cairn.benchmarks.detectionspeed.JobMain;
import dev.cairn.benchmarks.large.LargeRecords;
import dev.cairn.benchmarks.micro.ParseComparison;
import dev.cairn.benchmarks.rounds.Directories;
import dev.cairn.benchmarks.sessions.SessionsJobMain;
import dev.cairn.benchmarks.sessions.SessionsLatencyMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the comparison, with {@code parse} that of parsers, with {@code micro} JMH's benchmarks, with
 * {@code large} the largest records, with {@code attribution} the evaluation of attribution, with
 * {@code detections} that of detectors, with {@code detections-core} and {@code detections-job} what
 * they cost, with {@code sessions-job} the cost of the sessions job, with {@code sessions-latency} its
 * latency. See the README.
 */
public final class Main {

  private Main() {}

  /** Prints tables to standard output, progress to standard error, and writes JSON to a file. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("micro")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    if (args.length > 0 && args[0].equals("parse")) {
      ParseComparison.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    if (args.length > 0 && args[0].equals("large")) {
      System.exit(LargeRecords.run(List.of(args).subList(1, args.length)) ? 0 : 1);
    }
    if (args.length > 0 && args[0].equals("attribution")) {
      System.exit(AttributionMain.run(List.of(args).subList(1, args.length)) ? 0 : 2);
    }
    if (args.length > 0 && args[0].equals("detections")) {
      System.exit(DetectionMain.run(List.of(args).subList(1, args.length)) ? 0 : 2);
    }
    if (args.length > 0 && args[0].equals("detections-core")) {
      System.exit(CoreMain.run(List.of(args).subList(1, args.length)) ? 0 : 2);
    }
    if (args.length > 0 && args[0].equals("detections-job")) {
      System.exit(JobMain.run(List.of(args).subList(1, args.length)) ? 0 : 2);
    }
    if (args.length > 0 && args[0].equals("sessions-job")) {
      System.exit(SessionsJobMain.run(List.of(args).subList(1, args.length)) ? 0 : 2);
    }
    if (args.length > 0 && args[0].equals("sessions-latency")) {
      System.exit(SessionsLatencyMain.run(List.of(args).subList(1, args.length)) ? 0 : 2);
    }
    Options options;
    try {
      options = Options.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    System.out.print(Report.of(run(options)));
    System.err.println("as JSON: " + options.json());
  }

  static Results run(Options asked) throws Exception {
    Path work = makeWork(asked.work());
    Options options = asked.in(work);
    if (options.profiles() != null) {
      Files.createDirectories(options.profiles());
    }
    try {
      try (Run run = Run.prepare(options)) {
        Results results = run.run();
        JsonReport.write(results, options.json());
        return results;
      }
    } finally {
      Directories.delete(work);
    }
  }

  /** A directory of our own, since it is removed at the end. */
  private static Path makeWork(Path asked) throws IOException {
    if (asked == null) {
      return Files.createTempDirectory("cairn-benchmarks-");
    }
    String[] names = asked.toFile().list();
    if (names != null && names.length > 0) {
      throw new IOException("--work " + asked + " is not empty: name a new directory");
    }
    return Files.createDirectories(asked);
  }
}

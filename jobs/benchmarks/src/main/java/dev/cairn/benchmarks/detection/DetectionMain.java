package dev.cairn.benchmarks.detection;

import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.schemas.Finding;
import dev.cairn.testkit.life.KnownFacts;
import dev.cairn.testkit.life.LifeListener;
import dev.cairn.testkit.life.LifeRecord;
import dev.cairn.testkit.life.PlantedAttack;
import dev.cairn.testkit.life.SimulatedLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges detectors by a simulated month. See the README. */
public final class DetectionMain {

  private static final Duration SESSIONS_EVERY = Duration.ofMinutes(1);

  private DetectionMain() {}

  /**
   * Prints tables to standard output and progress to standard error, and writes the files asked
   * for.
   *
   * @return false if the options or the rules were wrong; what was wrong is printed
   * @throws IOException if rules cannot be read, or a file not written
   */
  public static boolean run(List<String> args) throws IOException {
    DetectionOptions options;
    try {
      options = DetectionOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(DetectionOptions.USAGE);
      return false;
    }
    Path directory =
        options.rules() == null
            ? Path.of(System.getProperty("cairn.home", "."), "detection-rules")
            : options.rules();
    try {
      RuleFiles files = RuleFiles.read(directory);
      Outcome outcome = judge(options, files);
      System.out.print(QualityReport.of(outcome.quality()));
      if (options.json() != null) {
        QualityJson.write(outcome.quality(), options, options.json());
      }
      if (options.findings() != null) {
        QualityJson.write(
            outcome.told().values(), outcome.quality(), outcome.attacks(), options.findings());
      }
      return true;
    } catch (RuleFaultsException e) {
      System.err.println(e.getMessage());
      return false;
    }
  }

  /**
   * What came of it.
   *
   * @param told by finding id
   */
  record Outcome(Quality quality, Map<String, Told> told, List<PlantedAttack> attacks) {}

  static Outcome judge(DetectionOptions options, RuleFiles files)
      throws RuleFaultsException, IOException {
    Hearing hearing = new Hearing();
    SimulatedLife life = new SimulatedLife(options.life(), hearing);
    KnownFacts facts = life.facts();
    RuleSet rules = RuleReader.read(Tailoring.of(files, facts));
    EngineSubject subject = new EngineSubject(rules, hearing::finding);
    hearing.replay =
        new LifeReplay(tables(facts), subject, options.sessions() ? SESSIONS_EVERY : null);
    long began = System.nanoTime();
    life.run();
    hearing.replay.end();
    System.err.printf(
        "%d records, %d events, %d dead letters, %d hits, %d keys at most, %.0f s%n",
        hearing.replay.records(),
        hearing.replay.events(),
        hearing.replay.deadLetters(),
        subject.hits(),
        subject.most(),
        (System.nanoTime() - began) / 1e9);
    Quality quality =
        Quality.of(
            options.life().days(), rules, new Families(), hearing.told.values(), hearing.attacks);
    return new Outcome(quality, hearing.told, hearing.attacks);
  }

  static ReferenceTables tables(KnownFacts facts) throws IOException {
    Path directory = Files.createTempDirectory("cairn-reference-");
    try {
      for (Map.Entry<String, String> file : facts.referenceTables().entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
      return ReferenceHistory.load(directory).versions().get(0);
    } finally {
      for (String name : facts.referenceTables().keySet()) {
        Files.deleteIfExists(directory.resolve(name));
      }
      Files.delete(directory);
    }
  }

  private static final class Hearing implements LifeListener {
    private static final long DAY = Duration.ofDays(1).toMillis() * 1_000;

    private final Map<String, Told> told = new LinkedHashMap<>();
    private final List<PlantedAttack> attacks = new ArrayList<>();
    private LifeReplay replay;
    private long now;

    @Override
    public void record(LifeRecord record) {
      if (record.arrivalMicros() / DAY != now / DAY) {
        System.err.printf("%s, %d findings …%n",
            java.time.Instant.ofEpochSecond(record.arrivalMicros() / 1_000_000), told.size());
      }
      now = record.arrivalMicros();
      replay.record(record);
    }

    @Override
    public void attack(PlantedAttack attack) {
      attacks.add(attack);
    }

    private void finding(Finding finding) {
      told.merge(
          finding.getFindingId(),
          new Told(now, finding),
          (before, next) ->
              next.latest().getVersion() >= before.latest().getVersion()
                  ? new Told(before.first(), finding)
                  : before);
    }
  }
}

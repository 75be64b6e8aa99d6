package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.benchmarks.detectionspeed.Figures.Sheet;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.detect.engine.Screening;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.detect.signal.Signal;
import dev.cairn.pipeline.detections.Known;
import dev.cairn.schemas.AuditEvent;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** From records to findings, stage by stage, over the events of a simulated life. */
final class Stages {

  /** Looked at in one turn: few enough for ten thousand rules without an index. */
  private static final int TURN = 500;

  private final LifeSample life;
  private final ReferenceTables tables;
  private final double seconds;
  private final List<AuditEvent> events;
  private final List<Signal> signals;
  private long told;
  private int at;

  Stages(LifeSample life, ReferenceTables tables, double seconds) {
    this.life = life;
    this.tables = tables;
    this.seconds = seconds;
    this.events = life.events();
    Known known = new Known();
    this.signals =
        events.stream().map(event -> Signal.of(event, known.of(event, tables))).toList();
  }

  /** The rules that Cairn ships. */
  void shipped(RuleSet rules, Figures figures) throws Exception {
    Sheet sheet = figures.sheet("stages", "shipped rules, stage", "events/CPU-s");
    sheet.add("parse", Cpu.perSecond(seconds, () -> life.events().size()));
    Known known = new Known();
    sheet.add(
        "surroundings",
        Cpu.perSecond(
            seconds,
            () -> {
              events.forEach(event -> told += known.of(event, tables).tables().size());
              return events.size();
            }));
    Screening screening = new Screening(rules);
    sheet.add("screen", Cpu.perSecond(seconds, () -> screen(screening, signals.size())));
    sheet.add("screen and judge", Cpu.perSecond(seconds, () -> judge(rules, false)));
    sheet.add(
        "screen and judge, state stored at every hit",
        Cpu.perSecond(seconds, () -> judge(rules, true)));
    HeldStates states = judged(rules, false);
    Sheet counts = figures.sheet("counts", "shipped rules", "events", "hits", "keys", "findings");
    counts.add(
        rules.rules().size() + " rules", (long) events.size(), states.hits(),
        (long) states.keys(), told);
  }

  private long screen(Screening screening, int some) {
    for (int i = 0; i < some; i++) {
      screening.screen(signals.get(at++ % signals.size()), hit -> told++);
    }
    return some;
  }

  private long judge(RuleSet rules, boolean stored) {
    judged(rules, stored);
    return signals.size();
  }

  private HeldStates judged(RuleSet rules, boolean stored) {
    told = 0;
    Screening screening = new Screening(rules);
    HeldStates states = new HeldStates(rules, stored);
    signals.forEach(
        signal ->
            screening.screen(signal, hit -> states.take(hit, finding -> told++)));
    return states;
  }

  /** How large the states of the shipped rules become. */
  void states(RuleSet rules, Figures figures) {
    Sheet sheet =
        figures.sheet("states", "state of one key", "keys", "mean bytes", "most bytes");
    Map<String, IntSummaryStatistics> sizes = new TreeMap<>();
    judged(rules, false)
        .sizes()
        .forEach(
            (key, size) -> {
              Rule rule = Objects.requireNonNull(rules.rule(key.substring(0, key.indexOf('\n'))));
              sizes
                  .computeIfAbsent(
                      rule.title() + " (" + rule.detector().kind() + " by "
                          + String.join(", ", rule.groupBy()) + ")",
                      any -> new IntSummaryStatistics())
                  .accept(size);
            });
    sizes.entrySet().stream()
        .sorted(Comparator.comparing(one -> -one.getValue().getMax()))
        .forEach(
            one ->
                sheet.add(
                    one.getKey(), one.getValue().getCount(), one.getValue().getAverage(),
                    (long) one.getValue().getMax()));
  }

  /** Sets of made rules. */
  void made(List<Integer> sizes, Figures figures) throws Exception {
    Sheet sheet =
        figures.sheet(
            "rules", "made rules", "number", "events/CPU-s", "hits/1,000 events", "read s",
            "index ms", "heap bytes/rule");
    List<String> users =
        events.stream()
            .filter(event -> event.getStatementKind() != null)
            .map(AuditEvent::getUserName)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    for (MadeRules kind : MadeRules.values()) {
      for (int size : sizes) {
        RuleFiles files = kind.files(size, users);
        long before = Cpu.heap();
        double start = Cpu.seconds();
        RuleSet rules = RuleReader.read(files);
        double read = Cpu.seconds() - start;
        start = Cpu.seconds();
        Screening screening = new Screening(rules);
        double index = Cpu.seconds() - start;
        long heap = Cpu.heap() - before;
        double rate = Cpu.perSecond(seconds, () -> screen(screening, TURN));
        told = 0;
        long seen = screen(screening, Math.min(events.size(), 10 * TURN));
        sheet.add(
            kind.name().toLowerCase(Locale.ROOT), (long) size, rate, 1_000.0 * told / seen, read,
            index * 1_000, (double) heap / size);
      }
    }
  }
}

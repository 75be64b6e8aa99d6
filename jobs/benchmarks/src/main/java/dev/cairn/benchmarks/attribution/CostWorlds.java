package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Inputs for {@link Cost}. */
final class CostWorlds {

  private static final int CLIENTS_PER_CONNECTION = 32;
  private static final double IDENTICAL = 0.5;
  private static final double STATEMENTS_PER_SECOND = 400;
  private static final Duration LENGTH = Duration.ofSeconds(80);
  private static final int COMPETING = 4_096;
  private static final long SECOND = 1_000_000;
  private static final long APART_MICROS = 5 * SECOND;

  private final SimulatedWorlds worlds = new SimulatedWorlds();
  private final long seed;

  CostWorlds(long seed) {
    this.seed = seed;
  }

  List<Cost.Curve> all() {
    return List.of(
        sessions(),
        identical(1, "identical statements in percent, stamps of microseconds"),
        identical(SECOND, "identical statements in percent, stamps of seconds"),
        competing(),
        sizes());
  }

  /** Sessions open at a time; as many statements at each point. */
  Cost.Curve sessions() {
    return new Cost.Curve(
        "open sessions",
        IntStream.of(100, 1_000, 10_000, 100_000)
            .mapToObj(clients -> new Cost.Point(clients, List.of(world(clients, IDENTICAL))))
            .toList());
  }

  private Cost.Curve identical(long precision, String title) {
    return new Cost.Curve(
        title,
        DoubleStream.of(0, 25, 50, 75, 90, 95)
            .mapToObj(
                percent -> {
                  Case world =
                      new Case("", world(2 * CLIENTS_PER_CONNECTION, percent / 100), truthless());
                  return new Cost.Point(
                      percent,
                      List.of(Perturbation.loss(0, seed).cutTo(precision).apply(world).input()));
                })
            .toList());
  }

  /** Statements of one text at one time, each on a connection of its own. */
  Cost.Curve competing() {
    return new Cost.Curve(
        "statements that compete",
        IntStream.of(1, 4, 16, 64, 512, 4_096)
            .mapToObj(size -> new Cost.Point(size, List.of(rush(size))))
            .toList());
  }

  /** One long input cut into shorter ones. */
  Cost.Curve sizes() {
    MatchInput whole = world(2 * CLIENTS_PER_CONNECTION, IDENTICAL);
    return new Cost.Curve(
        "statements in an input",
        IntStream.of(whole.proxy().size(), 8_000, 2_000, 500)
            .mapToObj(size -> new Cost.Point(size, cut(whole, size)))
            .toList());
  }

  private MatchInput world(int clients, double identicalShare) {
    return worlds
        .make(
            clients,
            CLIENTS_PER_CONNECTION,
            identicalShare,
            STATEMENTS_PER_SECOND,
            LENGTH,
            seed)
        .input();
  }

  private static Map<String, Set<String>> truthless() {
    return Map.of();
  }

  private static MatchInput rush(int size) {
    List<ProxyStatement> proxy = new ArrayList<>();
    List<DatabaseStatement> database = new ArrayList<>();
    for (int i = 0; i < COMPETING; i++) {
      StatementText text =
          StatementText.of("SELECT " + i / size, null, false);
      long start = i / size * APART_MICROS + i % size * 3L;
      proxy.add(
          new ProxyStatement(
              "p" + i, "s" + i % size, "db:3306", "app", "shop", text,
              ProxyStatement.Activity.QUERY, "select", start, start + 900, i));
      database.add(
          new DatabaseStatement(
              "d" + i, "db:3306", i % size, "app", "shop", text,
              ProxyStatement.Activity.QUERY, "select", start + 400, 1, i, 0, null,
              false));
    }
    return new MatchInput(proxy, database, List.of());
  }

  private static List<MatchInput> cut(MatchInput whole, int size) {
    List<MatchInput> parts = new ArrayList<>();
    int records = 0;
    for (int from = 0; from < whole.proxy().size(); from += size) {
      int to = Math.min(whole.proxy().size(), from + size);
      List<ProxyStatement> proxy = whole.proxy().subList(from, to);
      int first = records;
      long end = proxy.get(proxy.size() - 1).startMicros();
      while (records < whole.database().size()
          && (to == whole.proxy().size() || whole.database().get(records).timeMicros() <= end)) {
        records++;
      }
      parts.add(new MatchInput(proxy, whole.database().subList(first, records), List.of()));
    }
    return parts;
  }
}

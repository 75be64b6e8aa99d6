package dev.cairn.testkit.life;

import dev.cairn.testkit.life.Catalogue.Table;
import java.util.ArrayList;
import java.util.List;

/** What services do at night: the backup's dump and the load of reports; sometimes late. */
final class NightWork {

  private static final double LOAD_FAILS = 0.07;

  private final World world;
  private final Chance chance;

  NightWork(World world) {
    this.world = world;
    this.chance = new Chance(world.config().seed(), "night");
  }

  void start() {
    world.agenda().at(Services.nextAt(world.now(), 1, 30), () -> world.agenda().repeat(this::dump));
    world.agenda().at(Services.nextAt(world.now(), 2, 30), () -> world.agenda().repeat(this::load));
  }

  private long dump() {
    List<Script.Line> lines = dumpOf(world.catalogue().all(), chance);
    Stay.begin(
        world,
        new Client(Services.BACKUP, "clinical", "10.20.8.4"),
        world.proxy(chance),
        chance,
        said(lines),
        () -> { });
    return Times.DAY;
  }

  /** What a dump tool says of these tables. */
  static List<Script.Line> dumpOf(List<Table> tables, Chance chance) {
    List<Script.Line> lines = new ArrayList<>();
    lines.add(line(Phrase.write("/*!40100 SET @@SQL_MODE=$ */", 0), 0, chance));
    lines.add(
        line(Phrase.write("START TRANSACTION /*!40100 WITH CONSISTENT SNAPSHOT */", 0), 0, chance));
    for (Table table : tables) {
      lines.add(line(Phrase.read("SHOW CREATE TABLE `" + table.name() + "`", 1), 1, chance));
      long rows = table.isSensitive() ? 120_000 : 8_000;
      lines.add(
          line(
              Phrase.read(
                  "SELECT /*!40001 SQL_NO_CACHE */ * FROM `%s`.`%s`"
                      .formatted(table.schema(), table.name()),
                  1_000),
              chance.logNormal(rows, 0.2),
              chance));
    }
    return lines;
  }

  private static Script.Line line(Phrase phrase, long rows, Chance chance) {
    return new Script.Line(chance.between(2_000, 40_000), phrase, phrase.text(chance), rows);
  }

  /** Says what is given, and leaves. */
  static Script said(List<Script.Line> lines) {
    int[] next = new int[1];
    return () -> next[0] < lines.size() ? lines.get(next[0]++) : null;
  }

  private long load() {
    boolean fails = chance.happens(LOAD_FAILS);
    run(fails ? 300 : 1_500);
    if (fails) {
      // somebody sees it in the morning and starts it again
      world.agenda().in(chance.between(4 * Times.HOUR, 8 * Times.HOUR), () -> run(1_500));
    }
    return Times.DAY + chance.between(-5 * Times.MINUTE, 5 * Times.MINUTE);
  }

  private void run(int statements) {
    List<Table> sources = world.catalogue().of(List.of("clinical", "billing", "lab"));
    List<Table> targets = world.catalogue().of(List.of("reporting"));
    int[] turn = new int[1];
    Script script =
        () -> {
          int i = turn[0]++;
          if (i >= statements) {
            return null;
          }
          Phrase phrase =
              i % 3 == 0
                  ? Phrase.read(
                      "SELECT * FROM %s WHERE updated_at>=$ AND id>#"
                          .formatted(sources.get(i % sources.size()).full()),
                      3_000)
                  : Phrase.write(
                      "REPLACE INTO %s (id,code,amount) VALUES (#,$,#)"
                          .formatted(targets.get(i % targets.size()).full()),
                      500);
          return Script.Line.of(chance.exponential(2.0 * Times.SECOND), phrase, chance);
        };
    Stay.begin(
        world,
        new Client(Services.ETL, "reporting", "10.20.8.5"),
        world.proxy(chance),
        chance,
        script,
        () -> { });
  }
}

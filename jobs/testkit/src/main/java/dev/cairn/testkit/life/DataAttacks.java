package dev.cairn.testkit.life;

import dev.cairn.testkit.life.Catalogue.Table;
import java.util.ArrayList;
import java.util.List;

/** Attacks by statements, through a proxy, as somebody who may log in. */
final class DataAttacks {

  private final World world;

  DataAttacks(World world) {
    this.world = world;
  }

  /** At night what the person reads anyway; by day what this person never read. */
  void reads(Attempt attempt) {
    Chance chance = attempt.chance();
    boolean unusual = attempt.kind() == AttackKind.UNUSUAL_READ;
    Table table = strange(attempt);
    List<Script.Line> lines = new ArrayList<>();
    for (int i = 0; i < 10 + chance.below(40); i++) {
      Phrase phrase =
          unusual
              ? Phrasebook.about(table, 40, chance)
              : attempt.person().repertoire().pick(chance);
      lines.add(Script.Line.of(chance.exponential(15.0 * Times.SECOND) + 1, phrase, chance));
    }
    session(attempt, attempt.client(), lines);
  }

  void staysForTheNight(Attempt attempt) {
    Chance chance = attempt.chance();
    List<Script.Line> lines = new ArrayList<>();
    for (int i = 0; i < 4 + chance.below(12); i++) {
      // one by day, then hours of nothing
      long pause = i == 1 ? 9 * Times.HOUR + chance.between(0, 3 * Times.HOUR)
          : chance.exponential(30.0 * Times.SECOND) + 1;
      lines.add(Script.Line.of(pause, attempt.person().repertoire().pick(chance), chance));
    }
    // the one by day is honest
    attempt.since(world.now() + lines.get(0).pause() + lines.get(1).pause());
    attempt.wrote(-1);
    session(attempt, attempt.client(), lines);
  }

  void takesTable(Attempt attempt) {
    Table table = own(attempt);
    long rows = attempt.chance().logNormal(600_000, 0.5);
    session(attempt, attempt.client(),
        List.of(new Script.Line(2 * Times.SECOND, Phrase.read("SELECT * FROM " + table.full(), 1),
            "SELECT * FROM " + table.full(), rows)));
  }

  void takesPieces(Attempt attempt) {
    Table table = own(attempt);
    Phrase phrase =
        Phrase.read("SELECT * FROM %s WHERE id>=# AND id<#".formatted(table.full()), 8_000);
    List<Script.Line> lines = new ArrayList<>();
    for (int i = 0; i < 60 + attempt.chance().below(80); i++) {
      lines.add(Script.Line.of(2 * Times.SECOND, phrase, attempt.chance()));
    }
    session(attempt, attempt.client(), lines);
  }

  void takesSlowly(Attempt attempt, int days) {
    slowDay(attempt, own(attempt), days);
  }

  private void slowDay(Attempt attempt, Table table, int left) {
    Chance chance = attempt.chance();
    Phrase phrase =
        Phrase.read(
            "SELECT * FROM %s WHERE id># ORDER BY id LIMIT 2000".formatted(table.full()), 1_500);
    List<Script.Line> lines = new ArrayList<>();
    for (int i = 0; i < 25 + chance.below(15); i++) {
      lines.add(
          new Script.Line(
              chance.exponential(6.0 * Times.MINUTE) + 1, phrase, phrase.text(chance),
              chance.between(1_000, 2_000)));
    }
    Client client = attempt.client();
    attempt.names(client.user(), client.ip()).wrote(lines.size());
    Stay.begin(world, client, world.proxy(chance), chance, NightWork.said(lines), () -> {
      if (left == 1) {
        attempt.over();
      }
    });
    if (left > 1) {
      world.agenda().in(Times.DAY, () -> slowDay(attempt, table, left - 1));
    }
  }

  void writesFile(Attempt attempt) {
    String text = "SELECT * INTO OUTFILE '/var/lib/mysql-files/%s.csv' FROM %s"
        .formatted(attempt.chance().hex(6), own(attempt).full());
    Phrase phrase = Phrase.write(text, 1);
    session(attempt, attempt.client(),
        List.of(new Script.Line(Times.SECOND, phrase, text,
            attempt.chance().logNormal(80_000, 0.5))));
  }

  void dumps(Attempt attempt) {
    List<Table> tables = world.catalogue().of(List.of(own(attempt).schema()));
    session(attempt, attempt.client(), NightWork.dumpOf(tables, attempt.chance()));
  }

  void looksAtEverything(Attempt attempt) {
    List<Script.Line> lines = new ArrayList<>();
    lines.add(Script.Line.of(Times.SECOND, Phrase.read(
        "SELECT TABLE_SCHEMA,TABLE_NAME FROM information_schema.TABLES", 60), attempt.chance()));
    for (Table table : world.catalogue().all()) {
      lines.add(Script.Line.of(3 * Times.SECOND,
          Phrase.read("SELECT * FROM %s LIMIT 5".formatted(table.full()), 5), attempt.chance()));
    }
    session(attempt, attempt.client(), lines);
  }

  void comesUnencrypted(Attempt attempt) {
    Client client = attempt.client();
    List<Script.Line> lines = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      lines.add(Script.Line.of(20 * Times.SECOND,
          attempt.person().repertoire().pick(attempt.chance()), attempt.chance()));
    }
    session(attempt, new Client(client.user(), client.schema(), client.ip(), false), lines);
  }

  /** Says one thing that this user should not say. */
  void says(Attempt attempt) {
    String name = "tmp_" + attempt.chance().hex(4);
    List<String> texts =
        switch (attempt.kind()) {
          case GRANT_BY_PERSON ->
              List.of("GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%'".formatted(attempt.person().user()));
          case USER_CREATED ->
              List.of("CREATE USER '%s'@'%%' IDENTIFIED BY '*****'".formatted(name));
          case AUDIT_VARIABLE_SET ->
              List.of(attempt.number() % 2 == 0
                  ? "SET GLOBAL audit_log_enabled = 'OFF'"
                  : "SET GLOBAL server_audit_logging = OFF");
          default ->
              List.of("UPDATE clinical.patients SET note='x' WHERE id=7",
                  "DELETE FROM billing.claims WHERE id=12");
        };
    Client client =
        attempt.kind() == AttackKind.CDC_USER_WRITES
            ? new Client(Services.CDC, "clinical", Services.CDC_ADDRESS)
            : attempt.client();
    session(attempt, client, texts.stream()
        .map(text -> new Script.Line(5 * Times.SECOND, Phrase.write(text, 1), text, 1))
        .toList());
  }

  private void session(Attempt attempt, Client client, List<Script.Line> lines) {
    attempt.names(client.user(), client.ip()).wrote(lines.size());
    Chance chance = attempt.chance();
    Stay.begin(
        world, client, world.proxy(chance), chance, NightWork.said(lines), attempt::over);
  }

  /** A sensitive table that the person works with; else any. */
  private Table own(Attempt attempt) {
    List<Table> able =
        world.catalogue().of(attempt.person().team().schemas()).stream()
            .filter(Table::isSensitive)
            .toList();
    return able.isEmpty() ? world.catalogue().get("clinical.patients") : attempt.chance().pick(able);
  }

  /** A sensitive table that the person's team has nothing to do with. */
  private Table strange(Attempt attempt) {
    List<String> schemas = attempt.person().team().schemas();
    return attempt.chance().pick(
        world.catalogue().all().stream()
            .filter(table -> table.isSensitive() && !schemas.contains(table.schema()))
            .toList());
  }
}

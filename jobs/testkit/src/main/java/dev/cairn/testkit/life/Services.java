package dev.cairn.testkit.life;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Accounts behind which no person is: each does the same, day and night, with its own hiccups. */
final class Services {

  static final String CDC = "openflow_cdc";
  static final String BACKUP = "backup_agent";
  static final String MONITORING = "mon_exporter";
  static final String PORTAL = "portal_app";
  static final String LABORATORY = "lis_gateway";
  static final String DASHBOARDS = "bi_dashboard";
  static final String ETL = "etl_nightly";
  static final String PROVISIONING = "iam_provisioner";
  static final String DEPLOYMENT = "flyway_deploy";
  static final String REPLICATION = "repl_reporting";

  static final List<String> USERS =
      List.of(
          CDC, BACKUP, MONITORING, PORTAL, LABORATORY, DASHBOARDS, ETL, PROVISIONING, DEPLOYMENT,
          REPLICATION);

  static final String CDC_ADDRESS = "10.20.1.4";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Phrase> HEALTH =
      List.of(
          Phrase.read("SHOW GLOBAL STATUS", 350),
          Phrase.read("SELECT COUNT(*) FROM information_schema.PROCESSLIST", 1),
          Phrase.read("SHOW REPLICA STATUS", 1));

  private final World world;
  private final Chance chance;
  private final Phrasebook portal;
  private final Phrasebook laboratory;
  private final Phrasebook dashboards;

  Services(World world) {
    this.world = world;
    this.chance = new Chance(world.config().seed(), "services");
    Catalogue catalogue = world.catalogue();
    this.portal = new Phrasebook(
        "clinical", catalogue.of(List.of("clinical", "billing", "catalogue")), 60, 8, .2, chance);
    this.laboratory =
        new Phrasebook("lab", catalogue.of(List.of("lab", "clinical")), 20, 3, .6, chance);
    this.dashboards =
        new Phrasebook("reporting", catalogue.of(List.of("reporting")), 24, 60, 0, chance);
  }

  void start() {
    for (int i = 0; i < world.proxies().size(); i++) {
      Proxy proxy = world.proxies().get(i);
      Chance own = new Chance(world.config().seed(), "monitoring " + i);
      world.agenda().in(i * 10 * Times.SECOND, () -> stay(MONITORING, "ops", "10.60.0.5", proxy,
          own, new Watching(own), 24 * Times.HOUR));
    }
    stays(CDC, "clinical", CDC_ADDRESS, new Feed(world, own(CDC)), 6 * Times.HOUR);
    for (int i = 0; i < 4; i++) {
      stays(PORTAL, "clinical", "10.20.5." + (4 + i % 2), daily(portal, 9, .35, i), 8 * Times.HOUR);
    }
    stays(LABORATORY, "lab", "10.20.6.4", daily(laboratory, 14, .1, 0), 12 * Times.HOUR);
    stays(DASHBOARDS, "reporting", "10.20.7.4", new Dashboards(), 24 * Times.HOUR);
    new NightWork(world).start();
    new Binlog(world).start();
  }

  /** A new version of the portal and of what wards use: some statements read differently. */
  void deploy() {
    portal.renew(.15, chance);
    Team.all().stream()
        .filter(team -> team.role() == Team.Role.CLINICIAN)
        .forEach(team -> world.people().book(team).renew(.1, chance));
  }

  private Chance own(String user) {
    return new Chance(world.config().seed(), user);
  }

  private void stays(String user, String schema, String ip, Script script, long length) {
    Chance own = new Chance(world.config().seed(), user + ip);
    stay(user, schema, ip, world.proxy(own), own, script, length);
  }

  /** Stays for so long, leaves, and comes again at once: connections grow old. */
  private void stay(
      String user, String schema, String ip, Proxy proxy, Chance own, Script script, long length) {
    long until = world.now() + length + own.between(0, Times.HOUR);
    Script limited =
        () -> {
          Script.Line line = world.now() < until ? script.next() : null;
          return line;
        };
    Stay.begin(
        world,
        new Client(user, schema, ip),
        proxy,
        own,
        limited,
        () -> stay(user, schema, ip, user.equals(MONITORING) ? proxy : world.proxy(own), own,
            script, length));
  }

  /**
   * As busy as people are: {@code seconds} between two at the busiest where there are 500 users, a
   * share of it at night.
   */
  private Script daily(Phrasebook book, double seconds, double night, int number) {
    Chance own = new Chance(world.config().seed(), "daily " + book.schema() + number);
    double mean = seconds * Times.SECOND * 500 / world.config().users();
    return () -> {
      int hour = Times.instant(world.now()).atZone(BERLIN).getHour();
      double busy = hour >= 8 && hour < 22 ? 1 : night;
      long pause = own.exponential(mean / busy);
      return Script.Line.of(pause, book.get(own.zipf(book.count())), own);
    };
  }

  private record Watching(Chance own) implements Script {
    @Override
    public Line next() {
      return Line.of(30 * Times.SECOND, HEALTH.get(own.zipf(HEALTH.size())), own);
    }
  }

  /** Every five minutes by day all tiles, one after the other. */
  private final class Dashboards implements Script {
    private final Chance own = own(DASHBOARDS);
    private int tile;

    @Override
    public Line next() {
      tile = (tile + 1) % 12;
      LocalTime time = Times.instant(world.now()).atZone(BERLIN).toLocalTime();
      boolean day = time.getHour() >= 6 && time.getHour() < 21;
      long pause =
          tile != 0 ? Times.SECOND / 5 : day ? 5 * Times.MINUTE : 60 * Times.MINUTE;
      return Line.of(pause, dashboards.get(tile), own);
    }
  }

  static long nextAt(long now, int hour, int minute) {
    long midnight = Math.floorDiv(now, Times.DAY) * Times.DAY;
    long at = midnight + hour * Times.HOUR + minute * Times.MINUTE;
    return at > now ? at : at + Times.DAY;
  }

}

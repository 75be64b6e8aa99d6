package dev.cairn.testkit.life;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Who reads the replication stream of the reporting server, as Percona's audit log has it. */
final class Binlog {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final World world;
  private final Chance chance;

  Binlog(World world) {
    this.world = world;
    this.chance = new Chance(world.config().seed(), "binlog");
  }

  void start() {
    // passed on by a proxy: the server sees the proxy's address
    reconnects(Services.CDC, world.proxies().get(0).ip(), 5);
    reconnects(Services.REPLICATION, "10.20.4.6", 20);
  }

  private void reconnects(String user, String ip, int hours) {
    world.agenda().repeat(() -> {
      read(world, user, ip);
      return chance.exponential(hours * (double) Times.HOUR) + Times.MINUTE;
    });
  }

  /** Somebody logs in there and asks for the stream. */
  static int read(World world, String user, String ip) {
    long connection = world.nextConnection();
    line(world, "Connect", "connect", user, ip, connection);
    for (String name : List.of("Query", "Binlog Dump GTID")) {
      line(world, name, name.equals("Query") ? "set_option" : "binlog_dump", user, ip, connection);
    }
    return 3;
  }

  private static void line(
      World world, String name, String command, String user, String ip, long connection) {
    String text = name.equals("Query") ? "SET @source_binlog_checksum='NONE'" : "";
    String line =
        ("{\"audit_record\":{\"name\":\"%s\",\"record\":\"%d_2026-10-01T00:00:00\","
                + "\"timestamp\":\"%s\",\"command_class\":\"%s\",\"connection_id\":\"%d\","
                + "\"status\":0,\"sqltext\":\"%s\",\"user\":\"%s[%s] @  [%s]\",\"host\":\"\","
                + "\"os_user\":\"\",\"ip\":\"%s\",\"db\":\"\"}}")
            .formatted(
                name,
                connection * 10 + name.length(),
                FORM.format(Times.instant(world.now())),
                command,
                connection,
                text,
                user,
                user,
                ip,
                ip);
    world.logs().line(Logs.DATABASE, World.REPLICA, line.getBytes(StandardCharsets.UTF_8));
  }
}

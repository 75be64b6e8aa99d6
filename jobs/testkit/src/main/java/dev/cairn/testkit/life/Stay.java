package dev.cairn.testkit.life;

import dev.cairn.testkit.simulator.LogEntry;
import dev.cairn.testkit.simulator.LogEntry.Command;

/** One session of one client at a proxy, in all logs that tell of it. */
final class Stay {

  private static final long ROW_BYTES = 160;
  private static final long FLOW_EVERY = 30 * Times.MINUTE;
  private static final double LOST = 0.06;
  private static final String QUIT_PLACE = "MySQL_Thread.cpp:4232:process_all_sessions()";
  private static final String LOST_PLACE = "MySQL_Thread.cpp:4125:ProcessAllSessions_Healthy0()";

  private final World world;
  private final Client client;
  private final Proxy proxy;
  private final Chance chance;
  private final Script script;
  private final Runnable over;
  private final int port;
  private final long thread;
  private final long began;
  private long bytesIn = 2_000;
  private long bytesOut = 1_500;
  private long flowTold;

  private Stay(
      World world, Client client, Proxy proxy, Chance chance, Script script, Runnable over) {
    this.world = world;
    this.client = client;
    this.proxy = proxy;
    this.chance = chance;
    this.script = script;
    this.over = over;
    this.port = world.nextPort();
    this.thread = proxy.nextThread();
    this.began = world.now();
    this.flowTold = began;
  }

  /** Logs in now, and goes on by itself; {@code over} is run when it has left. */
  static void begin(
      World world, Client client, Proxy proxy, Chance chance, Script script, Runnable over) {
    Stay stay = new Stay(world, client, proxy, chance, script, over);
    stay.audit("MySQL_Client_Connect_OK", client.schema(), null, -1);
    stay.flow('B');
    stay.step();
  }

  /** A login that is refused. */
  static void refuse(World world, Client client, Proxy proxy, Chance chance) {
    Stay stay = new Stay(world, client, proxy, chance, () -> null, () -> { });
    stay.audit("MySQL_Client_Connect_ERR", "", null, -1);
    stay.audit("MySQL_Client_Close", "", QUIT_PLACE, stay.began);
  }

  private void step() {
    Script.Line line = script.next();
    if (line == null) {
      world.agenda().in(script.leavesAfter(), this::close);
    } else {
      world.agenda().in(line.pause(), () -> say(line));
    }
  }

  private void say(Script.Line line) {
    long took = 300 + chance.logNormal(900, 0.9) + line.rows() * (2 + chance.below(4));
    long start = world.now();
    bytesOut += line.text().length() + 60;
    bytesIn += 200 + (line.phrase().isWrite() ? 0 : line.rows() * ROW_BYTES);
    world.agenda().in(took, () -> {
      write(line, start);
      step();
    });
  }

  private void write(Script.Line line, long start) {
    long offset = world.logs().clock(proxy.name(), start) - start;
    boolean write = line.phrase().isWrite();
    world
        .logs()
        .query(
            proxy.name(),
            new LogEntry.ProxyQuery(
                Command.COM_QUERY,
                thread,
                address(),
                client.user(),
                client.schema(),
                10,
                World.SERVER,
                line.text(),
                line.phrase().digest(),
                start + offset,
                world.now() + offset,
                write ? 0 : line.rows(),
                write ? line.rows() : -1,
                0,
                0));
    world.serverHears(client.user(), proxy, line.text());
    if (world.now() - flowTold > FLOW_EVERY) {
      flow('C');
    }
  }

  private void close() {
    boolean lost = chance.happens(LOST);
    if (!lost) {
      audit("MySQL_Client_Quit", client.schema(), null, -1);
    }
    audit("MySQL_Client_Close", client.schema(), lost ? LOST_PLACE : QUIT_PLACE, began);
    flow('E');
    over.run();
  }

  private void audit(String event, String schema, String extra, long created) {
    long now = world.logs().clock(proxy.name(), world.now());
    world
        .logs()
        .audit(
            proxy.name(),
            new LogEntry.ProxyAudit(
                event,
                thread,
                address(),
                client.user(),
                schema,
                client.tls(),
                proxy.listener(),
                extra,
                now / Times.MILLI,
                created < 0 ? -1 : world.logs().clock(proxy.name(), created),
                created < 0 ? -1 : world.now() - created));
  }

  private void flow(char state) {
    boolean begin = state == 'B';
    world
        .logs()
        .flow(
            new LogEntry.Flow(
                world.now() / Times.MILLI,
                client.ip(),
                port,
                proxy.ip(),
                Proxy.PORT,
                state,
                begin ? 0 : 4 + bytesOut / 700,
                begin ? 0 : bytesOut,
                begin ? 0 : 4 + bytesIn / 1_300,
                begin ? 0 : bytesIn));
    if (!begin) {
      bytesIn = 0;
      bytesOut = 0;
    }
    flowTold = world.now();
  }

  private String address() {
    return client.ip() + ":" + port;
  }
}

package dev.cairn.testkit.simulator;

import java.util.List;

/** What goes on without clients: flow log, health probes, polls, restarts, Private Link. */
final class Housekeeping {

  private static final String PROBE_IP = "168.63.129.16";
  private static final long PROBE_EVERY = 5_000_000;
  private static final long PROBE_MICROS = 600;
  private static final int FIRST_PORT = 49_152;
  private static final int PORTS = 16_000;
  private static final long DOWN = 2_000_000;
  private static final long OPERATION = 2_100_000;

  private final World world;
  private final SimulationConfig config;
  private int port;
  private int proxyRestarts;
  private int serverRestarts;

  Housekeeping(World world) {
    this.world = world;
    this.config = world.config();
  }

  void start() {
    long length = Allowed.micros(config.length());
    world.timeline().in(length, world::close);
    every(Allowed.micros(config.logs().flowInterval()), world.flows()::tell);
    every(
        Allowed.micros(config.logs().processlistInterval()),
        () -> world.proxies().stream().filter(Proxy::isUp).forEach(Proxy::poll));
    every(
        PROBE_EVERY, () -> world.proxies().stream().filter(Proxy::isUp).forEach(this::probe));
    every(Allowed.micros(config.disturbances().proxyRestartEvery()), this::restartProxy);
    every(Allowed.micros(config.disturbances().serverRestartEvery()), this::restartServer);
    LogFile activity =
        world
            .office()
            .open(SimulatedSource.ACTIVITY, world.office().clock("azure-activity"));
    change(activity, 0, "pe-openflow", false, 1);
    change(activity, length / 4, "pe-partner", false, 2);
    change(activity, length * 3 / 4, "pe-partner", true, 3);
  }

  private void every(long micros, Runnable action) {
    if (micros > 0) {
      world
          .timeline()
          .in(
              micros,
              () -> {
                if (!world.isOver()) {
                  action.run();
                  every(micros, action);
                }
              });
    }
  }

  private void probe(Proxy proxy) {
    long now = world.timeline().now();
    int from = FIRST_PORT + port++ % PORTS;
    long threadId = proxy.nextThread();
    long session = world.nextSession();
    FlowTable.OpenFlow flow = world.flows().open(PROBE_IP, from, proxy.ip(), Proxy.PORT);
    long startMicros = proxy.startMicros();
    world
        .timeline()
        .in(
            PROBE_MICROS,
            () -> {
              List<RecordReference> records =
                  proxy.isUp() && proxy.startMicros() == startMicros
                      ? List.of(
                          proxy
                              .logs()
                              .session(
                                  "MySQL_Client_Close",
                                  threadId,
                                  PROBE_IP + ":" + from,
                                  "",
                                  "",
                                  ProxyLogs.TCP_LOST,
                                  now,
                                  now + PROBE_MICROS))
                      : List.of();
              world
                  .flows()
                  .close(
                      flow,
                      () ->
                          world
                              .listener()
                              .session(
                                  new TrueSession(
                                      session,
                                      -1,
                                      TrueSession.Kind.PROBE,
                                      null,
                                      PROBE_IP,
                                      from,
                                      "",
                                      proxy.name(),
                                      startMicros,
                                      threadId,
                                      now,
                                      now + PROBE_MICROS,
                                      TrueSession.End.LOST,
                                      0,
                                      records,
                                      flow.tuples(),
                                      List.of())));
              world.sessionOver();
            });
  }

  private void restartProxy() {
    Proxy proxy = world.proxies().get(proxyRestarts++ % world.proxies().size());
    proxy.stop(TrueSession.End.PROXY_STOPPED);
    world
        .timeline()
        .in(
            DOWN,
            () -> {
              if (!world.isOver()) {
                proxy.start();
              }
            });
  }

  private void restartServer() {
    world.servers().get(serverRestarts++ % world.servers().size()).restart();
  }

  private void change(
      LogFile log, long after, String connection, boolean removed, long correlation) {
    world
        .timeline()
        .in(
            after,
            () -> {
              long start = world.timeline().now();
              world
                  .timeline()
                  .in(
                      OPERATION,
                      () -> {
                        log.write(
                            new LogEntry.PrivateLinkChange(
                                log.shows(start), connection, removed, false, correlation));
                        log.write(
                            new LogEntry.PrivateLinkChange(
                                log.shows(start + OPERATION),
                                connection,
                                removed,
                                true,
                                correlation));
                      });
            });
  }
}

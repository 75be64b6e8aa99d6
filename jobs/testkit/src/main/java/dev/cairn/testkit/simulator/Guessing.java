package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** Tries passwords at a proxy, a second apart. */
final class Guessing {

  private static final long EVERY = 1_000_000;
  private static final long REFUSED_AFTER = 900;

  private final World world;
  private final Clients clients;
  private final int client;
  private int left;

  Guessing(World world, Clients clients, int client, int guesses) {
    this.world = world;
    this.clients = clients;
    this.client = client;
    this.left = guesses;
  }

  /** {@code found} is told after the last guess. */
  void start(Runnable found) {
    if (world.isClosing()) {
      return;
    }
    if (left-- == 0) {
      found.run();
      return;
    }
    Proxy proxy = clients.proxy();
    if (proxy != null) {
      guess(proxy);
    }
    world.timeline().in(EVERY, () -> start(found));
  }

  private void guess(Proxy proxy) {
    long start = world.timeline().now();
    long proxyStart = proxy.startMicros();
    long session = world.nextSession();
    long threadId = proxy.nextThread();
    ClientSession.Address address = clients.address(client);
    FlowTable.OpenFlow flow =
        world.flows().open(address.ip(), address.port(), proxy.ip(), Proxy.PORT);
    String user = world.dice().pick(Users.ORDINARY);
    world
        .timeline()
        .in(
            REFUSED_AFTER,
            () -> {
              List<RecordReference> records = new ArrayList<>();
              if (proxy.isUp() && proxy.startMicros() == proxyStart) {
                records.add(audit(proxy, "MySQL_Client_Connect_ERR", threadId, address, user, -1));
                records.add(audit(proxy, "MySQL_Client_Close", threadId, address, user, start));
              }
              address.free().run();
              TrueSession truth =
                  new TrueSession(
                      session,
                      client,
                      TrueSession.Kind.REFUSED,
                      Scenario.CREDENTIAL_GUESSING,
                      address.ip(),
                      address.port(),
                      user,
                      proxy.name(),
                      proxyStart,
                      threadId,
                      start,
                      world.timeline().now(),
                      TrueSession.End.REFUSED,
                      0,
                      List.copyOf(records),
                      List.of(),
                      List.of());
              world.flows().close(flow, () -> world.listener().session(withFlow(truth, flow)));
              world.sessionOver();
            });
  }

  private RecordReference audit(
      Proxy proxy,
      String event,
      long threadId,
      ClientSession.Address address,
      String user,
      long created) {
    return proxy
        .logs()
        .session(
            event,
            threadId,
            address.text(),
            user,
            "",
            created < 0 ? null : ProxyLogs.CLOSED,
            created,
            world.timeline().now());
  }

  private static TrueSession withFlow(TrueSession session, FlowTable.OpenFlow flow) {
    return new TrueSession(
        session.session(),
        session.client(),
        session.kind(),
        session.scenario(),
        session.clientIp(),
        session.clientPort(),
        session.user(),
        session.proxy(),
        session.proxyStartMicros(),
        session.proxyThreadId(),
        session.startMicros(),
        session.endMicros(),
        session.end(),
        session.statements(),
        session.proxyRecords(),
        flow.tuples(),
        session.backends());
  }
}

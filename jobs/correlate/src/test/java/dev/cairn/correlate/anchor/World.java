package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Connections of a proxy to a server, and what flow logs, the server and polls say of them. */
final class World {

  private static final long SECOND = 1_000_000;
  private static final int FLOWS = 0;
  private static final int LOGINS = 1;
  private static final int POLLS = 2;

  /** Which connection each session was on; a session is seen once. */
  final Map<Long, Long> truth = new TreeMap<>();

  private final List<List<AuditEvent>> sources =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  private World() {}

  /** Connections that come in bursts and alone, of the proxy and of others; ports used again. */
  static World of(long seed, boolean fine) {
    World world = new World();
    Random random = new Random(seed);
    long skew = random.nextInt(200_000) - 100_000;
    long begin = 0;
    long id = 10;
    Map<Integer, Long> free = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      begin += random.nextBoolean() ? 3_000 + random.nextInt(30_000) : random.nextInt(3_000_000);
      if (random.nextInt(5) == 0) {
        world.sources.get(LOGINS).add(Said.login(id++, "10.9.9.9", begin + skew + 1_000, fine));
        begin += 3_000;
      }
      long end = begin + SECOND + random.nextInt(20_000_000);
      int port = 5_000;
      while (free.getOrDefault(port, Long.MIN_VALUE) > begin - 2 * SECOND) {
        port++;
      }
      free.put(port, end);
      world.connection(random, fine, port, id++, begin, end, skew);
    }
    world.sort();
    return world;
  }

  /** Connections seconds apart. */
  static World ofConnectionsApart(long seed, boolean fine) {
    World world = new World();
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      long begin = i * 5 * SECOND + random.nextInt(1_000_000);
      world.connection(random, fine, 1_000 + i, 100 + i, begin, begin + 3 * SECOND, 0);
    }
    world.sort();
    return world;
  }

  /** Loses every fifth beginning in one of the logs. */
  void lose(boolean flows, Random lots) {
    sources
        .get(flows ? FLOWS : LOGINS)
        .removeIf(
            event ->
                (event.getActivity().equals("open") || event.getActivity().equals("logon"))
                    && lots.nextInt(5) == 0);
  }

  /** Every event comes twice, one after the other. */
  void sayTwice() {
    sources.forEach(said -> said.addAll(List.copyOf(said)));
    sort();
  }

  /** What names a connection, and not the right one. */
  Map<Long, Long> wrong(Map<Long, Long> found) {
    Map<Long, Long> wrong = new TreeMap<>(found);
    wrong.entrySet()
        .removeIf(
            entry ->
                entry.getValue() == Sighting.UNKNOWN
                    || entry.getValue().equals(truth.get(entry.getKey())));
    return wrong;
  }

  /**
   * Tells each source in its order, in an interleaving of its own.
   *
   * @param every after so many events it is said how far all are
   * @return the connection that was found for each session
   */
  Map<Long, Long> tell(long seed, int every) {
    Random random = new Random(seed);
    SightingFinder finder = new SightingFinder(AnchorConfig.DEFAULT);
    AnchorState state = SightingFinder.open(Said.SERVER);
    List<Sighting> found = new ArrayList<>();
    int[] next = new int[sources.size()];
    int told = 0;
    int all = sources.stream().mapToInt(List::size).sum();
    while (told < all) {
      int source = random.nextInt(next.length);
      if (next[source] < sources.get(source).size()) {
        found.addAll(finder.see(state, sources.get(source).get(next[source]++)));
        if (++told % every == 0) {
          found.addAll(finder.passed(state, passed(next)));
        }
      }
    }
    found.addAll(finder.passed(state, Long.MAX_VALUE));
    if (!SightingFinder.isEmpty(state)) {
      throw new AssertionError("left behind: " + state);
    }
    Map<Long, Long> bySession = new TreeMap<>();
    found.forEach(
        one -> bySession.put(Long.parseLong(one.session().split("\\|")[3]), one.connection()));
    return bySession;
  }

  private void connection(
      Random random, boolean fine, int port, long id, long begin, long end, long skew) {
    sources.get(FLOWS).add(Said.flow(port, "open", begin));
    sources.get(FLOWS).add(Said.flow(port, "close", end));
    long login = begin + 500 + random.nextInt(20_000);
    sources.get(LOGINS).add(Said.login(id, Said.PROXY_IP, login + skew, fine));
    sources.get(LOGINS).add(Said.logout(id, Said.PROXY_IP, end + skew, fine));
    long session = truth.size();
    long at = login + (long) (random.nextDouble() * (end - login));
    sources.get(POLLS).add(Said.poll(session, port, at + random.nextInt(50_000)));
    truth.put(session, id);
  }

  private void sort() {
    sources.forEach(said -> said.sort(Comparator.comparing(AuditEvent::getTime)));
  }

  /** Before which time nothing is left to tell. */
  private long passed(int[] next) {
    long least = Long.MAX_VALUE;
    for (int s = 0; s < next.length; s++) {
      if (next[s] < sources.get(s).size()) {
        Instant time = sources.get(s).get(next[s]).getTime();
        least = Math.min(least, ChronoUnit.MICROS.between(Instant.EPOCH, time) - 1);
      }
    }
    return least;
  }
}

package dev.cairn.testkit.life;

import dev.cairn.testkit.simulator.LogEntry;

/** Packets that are no session's: what is refused, and what nobody can explain. */
final class Network {

  static final String SCANNER = "10.60.9.9";

  private final World world;
  private final Chance chance;

  Network(World world) {
    this.world = world;
    this.chance = new Chance(world.config().seed(), "network");
  }

  void start() {
    // a scanner looks for holes every week, as the rules ask for; and now and then a desk is set up
    // wrongly and tries the server itself
    world.agenda().at(world.now() + 6 * Times.DAY + 22 * Times.HOUR, () ->
        world.agenda().repeat(() -> {
          for (int i = 0; i < 300; i++) {
            int port = 1 + chance.below(9_000);
            world.agenda().in(i * 2 * Times.SECOND, () -> refuse(SCANNER, World.SERVER_IP, port));
          }
          return 7 * Times.DAY;
        }));
    world.agenda().in(chance.exponential(2.0 * Times.DAY), () -> world.agenda().repeat(() -> {
      String desk = "10.30." + (1 + chance.below(3)) + "." + (10 + chance.below(150));
      for (int i = 0; i < 1 + chance.below(3); i++) {
        world.agenda().in(i * 3 * Times.SECOND, () -> refuse(desk, World.SERVER_IP, 3306));
      }
      return chance.exponential(2.0 * Times.DAY) + Times.HOUR;
    }));
  }

  void refuse(String from, String to, int port) {
    world.logs().refusedFlow(
        new LogEntry.Flow(
            world.now() / Times.MILLI, from, world.nextPort(), to, port, 'D', 0, 0, 0, 0));
  }

  /** One end of a flow; {@code bytes} from the server, 0 at its begin. */
  void flow(String from, int fromPort, String to, int port, char state, long bytes) {
    world.logs().flow(
        new LogEntry.Flow(
            world.now() / Times.MILLI, from, fromPort, to, port, state, bytes / 900,
            bytes / 8, bytes / 1_300, bytes));
  }
}

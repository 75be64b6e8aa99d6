package dev.cairn.testkit.simulator;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Runs a world in virtual time. Single-threaded; one run each.
 *
 * <p>Records come in order of their arrival, and are the same for the same configuration, byte for
 * byte. What is held at a time: what is open in the world, and the records that are on their way,
 * so memory grows with clients and with delay times rate, not with the length of the run.
 */
public final class TrafficSimulator {

  private final Timeline timeline;
  private final Deliveries deliveries;
  private final World world;
  private boolean finished;

  /** A world that is about to begin; {@code listener} is told of everything. */
  public TrafficSimulator(SimulationConfig config, SimulationListener listener) {
    long start =
        Math.addExact(
            Math.multiplyExact(config.start().getEpochSecond(), 1_000_000L),
            config.start().getNano() / 1_000);
    this.timeline = new Timeline(start);
    this.deliveries = new Deliveries(listener::record);
    this.world = new World(config, timeline, deliveries, listener);
    new Housekeeping(world).start();
    Clients clients = new Clients(world);
    clients.start();
    new Actors(world, clients).start();
  }

  /** Runs it to its end. */
  public static void run(SimulationConfig config, SimulationListener listener) {
    TrafficSimulator simulator = new TrafficSimulator(config, listener);
    while (simulator.advance()) {
      // each step tells the listener
    }
  }

  /**
   * The records, made as they are asked for.
   *
   * @param truth is told of statements and sessions only
   */
  public static Iterator<SimulatedRecord> records(
      SimulationConfig config, SimulationListener truth) {
    return new Records(config, truth);
  }

  /** Lets one thing happen; false if all is over and delivered. */
  public boolean advance() {
    if (timeline.isEmpty()) {
      if (!finished) {
        finished = true;
        deliveries.until(Long.MAX_VALUE);
      }
      return false;
    }
    deliveries.until(timeline.next());
    timeline.step();
    return true;
  }

  /** How wrong each reporter's clock is. */
  public List<ReporterClock> clocks() {
    return world.office().clocks();
  }

  private static final class Records implements Iterator<SimulatedRecord>, SimulationListener {
    private final SimulationListener truth;
    private final Queue<SimulatedRecord> ready = new ArrayDeque<>();
    private final TrafficSimulator simulator;

    Records(SimulationConfig config, SimulationListener truth) {
      this.truth = truth;
      this.simulator = new TrafficSimulator(config, this);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && simulator.advance()) {
        // each step may add some
      }
      return !ready.isEmpty();
    }

    @Override
    public SimulatedRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    @Override
    public void record(SimulatedRecord record) {
      ready.add(record);
    }

    @Override
    public void statement(TrueStatement statement) {
      truth.statement(statement);
    }

    @Override
    public void session(TrueSession session) {
      truth.session(session);
    }
  }
}

package dev.cairn.testkit.life;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An organisation, and its month. Records come in order of arrival, each as the format of its source
 * has it; as much is in memory as is under way. What is simpler than life: the database server's
 * audit log tells of connections and of statements that change accounts, structure or settings, not
 * of reads; there are no prepared statements, no transactions and no errors of statements; a day's
 * sittings do not depend on one another.
 *
 * <p>For one use, by one thread.
 */
public final class SimulatedLife {

  private final World world;
  private final Map<Person, PersonLife> lives = new LinkedHashMap<>();

  /** Plans everything; {@code listener} hears of it in {@link #run}. */
  public SimulatedLife(LifeConfig config, LifeListener listener) {
    this.world = new World(config, listener);
    world.people().all().forEach(person -> lives.put(person, new PersonLife(world, person)));
    Services services = new Services(world);
    Administration administration = new Administration(world);
    Cloud cloud = new Cloud(world);
    Network network = new Network(world);
    new Occasions(world, lives).plan(services, administration);
    services.start();
    administration.start();
    cloud.start();
    network.start();
    lives.forEach(
        (person, life) -> life.day(Times.date(config.startMicros(), person.team().zone())));
    new AttackPlan(world, new Attacks(world, cloud, network)).plan();
  }

  /** What is known of it to those who watch. */
  public KnownFacts facts() {
    return Facts.of(world);
  }

  /** Lets it happen. Attacks that are not over at the end are told as far as they came. */
  public void run() {
    world.agenda().runUntil(world.config().endMicros());
  }
}

package dev.cairn.testkit.life;

/** Hears what happens. */
public interface LifeListener {

  /** A record arrives: in order of arrival. */
  void record(LifeRecord record);

  /** An attack is over; some of its records may still be on their way. */
  default void attack(PlantedAttack attack) {}
}

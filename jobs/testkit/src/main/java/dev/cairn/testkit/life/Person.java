package dev.cairn.testkit.life;

import java.time.LocalDate;

/** A person with a database user of their own. */
final class Person {

  private final String user;
  private final String principal;
  private final Team team;
  private final String address;
  private final Chance chance;
  private Repertoire repertoire;
  private final int phase;
  private final int habitMinutes;
  private final double homeOffice;
  private final LocalDate hired;
  private final LocalDate leaveFrom;
  private final LocalDate leaveTo;

  /**
   * A person.
   *
   * @param address of their own desk, or of their terminal server
   * @param hired first day at work; before the beginning for most
   * @param leaveFrom first day of a vacation; null for none
   * @param leaveTo its last day
   */
  Person(
      String user,
      String principal,
      Team team,
      String address,
      Repertoire repertoire,
      LocalDate hired,
      LocalDate leaveFrom,
      LocalDate leaveTo,
      Chance chance) {
    this.user = user;
    this.principal = principal;
    this.team = team;
    this.address = address;
    this.repertoire = repertoire;
    this.hired = hired;
    this.leaveFrom = leaveFrom;
    this.leaveTo = leaveTo;
    this.chance = chance;
    this.phase = chance.below(8);
    this.habitMinutes = (int) chance.normal(0, 35);
    this.homeOffice = team.takesTurns() ? 0 : chance.unit() * 0.6;
  }

  String user() {
    return user;
  }

  String principal() {
    return principal;
  }

  Team team() {
    return team;
  }

  String address() {
    return address;
  }

  Chance chance() {
    return chance;
  }

  Repertoire repertoire() {
    return repertoire;
  }

  LocalDate hired() {
    return hired;
  }

  /** Other work from now on, with another team. */
  void changesWork(Repertoire other) {
    repertoire = other;
  }

  /** Where in the turn of shifts. */
  int phase() {
    return phase;
  }

  /** How much later than the team this person usually begins. */
  int habitMinutes() {
    return habitMinutes;
  }

  double homeOffice() {
    return homeOffice;
  }

  boolean isThere(LocalDate date) {
    boolean away =
        leaveFrom != null && !date.isBefore(leaveFrom) && !date.isAfter(leaveTo);
    return !away && !date.isBefore(hired);
  }
}

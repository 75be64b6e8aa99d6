package dev.cairn.testkit.life;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What those who watch this organisation know of it, and tell their detectors: not what happens in
 * it. It is true but, as in life, not complete: a duty that was swapped is not in it.
 *
 * @param referenceTables files of reference tables, by name
 * @param hours when people and services are meant to work; each user is in one
 * @param openings exceptions that were announced
 * @param holidays days on which offices are closed, by country
 * @param lists users and identities by what they may do: {@code cdc_users}, {@code
 *     loading_users} (who moves much data), {@code backup_users}, {@code replication_users},
 *     {@code direct_users} (whom no proxy is between), {@code administrators}, {@code provisioning_users}, {@code
 *     key_identities}, {@code deployment_identities}
 */
public record KnownFacts(
    Map<String, String> referenceTables,
    List<Hours> hours,
    List<Opening> openings,
    Map<String, Map<LocalDate, String>> holidays,
    Map<String, List<String>> lists) {

  /** Takes copies. */
  public KnownFacts {
    referenceTables = Map.copyOf(referenceTables);
    hours = List.copyOf(hours);
    openings = List.copyOf(openings);
    holidays = Map.copyOf(holidays);
    lists = Map.copyOf(lists);
  }

  /**
   * When some are meant to work.
   *
   * @param name whose, such as a team
   * @param users who
   * @param zone where the clocks are
   * @param days on which; the day on which it begins
   * @param from begin; equal to {@code to}: all day
   * @param to end; before {@code from}: on the next day
   * @param country whose holidays are free; null if none are
   */
  public record Hours(
      String name,
      List<String> users,
      ZoneId zone,
      Set<DayOfWeek> days,
      LocalTime from,
      LocalTime to,
      String country) {}

  /**
   * Somebody may work then.
   *
   * @param from begin
   * @param to end, exclusive
   * @param why such as {@code on call}
   */
  public record Opening(List<String> users, Instant from, Instant to, String why) {}
}

package dev.cairn.testkit.life;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * People who do the same work in one place.
 *
 * @param share of all persons
 * @param country whose public holidays are free
 * @param zone where their clocks are
 * @param from begin of the hours in which they are meant to work; equal to {@code to}: at any time
 * @param to end of them
 * @param days on which
 * @param usualStart when most begin
 * @param usualHours how long most work
 * @param network first two parts of their addresses
 * @param terminals whether they share the addresses of a few terminal servers
 * @param schemas what they work with, the schema in use first
 * @param statements a day, about
 * @param sessions a day, about
 * @param rows that a list has, about
 * @param adHoc share of statements that are made up at the moment
 */
record Team(
    String name,
    Role role,
    double share,
    String country,
    ZoneId zone,
    LocalTime from,
    LocalTime to,
    Set<DayOfWeek> days,
    LocalTime usualStart,
    int usualHours,
    String network,
    boolean terminals,
    List<String> schemas,
    int statements,
    int sessions,
    int rows,
    double adHoc) {

  /** What people do. */
  enum Role {
    CLINICIAN,
    ANALYST,
    BILLING,
    DEVELOPER,
    ADMINISTRATOR,
    RESEARCHER,
    SUPPORT,
    DATA_ENGINEER
  }

  private static final Set<DayOfWeek> WEEKDAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> WEEK = EnumSet.allOf(DayOfWeek.class);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId PUNE = ZoneId.of("Asia/Kolkata");

  /** Whether they have no hours outside of which they should not be seen. */
  boolean worksAtAnyTime() {
    return from.equals(to);
  }

  /** Whether they take turns instead of keeping office hours. */
  boolean takesTurns() {
    return role == Role.CLINICIAN || role == Role.SUPPORT;
  }

  /** All teams; the first is the largest. */
  static List<Team> all() {
    List<String> ward = List.of("clinical", "lab", "pharmacy", "catalogue");
    List<String> money = List.of("billing", "catalogue", "reporting");
    List<String> numbers = List.of("reporting", "clinical", "billing", "lab", "catalogue");
    List<String> study = List.of("research", "lab", "catalogue");
    List<String> code = List.of("ops", "catalogue", "reporting");
    List<String> help = List.of("ops", "staff", "clinical");
    List<String> feeds = List.of("reporting", "ops", "lab", "billing");
    return List.of(
        turns("wards-berlin", Role.CLINICIAN, .22, "de", BERLIN, 0, 0, "10.31", true, ward, 150, 4),
        turns("wards-ny", Role.CLINICIAN, .13, "us", NEW_YORK, 0, 0, "10.41", true, ward, 140, 4),
        office("billing-berlin", Role.BILLING, .1, "de", BERLIN, 7, "10.30", money, 120, 5, 25, .01),
        office("billing-ny", Role.BILLING, .1, "us", NEW_YORK, 8, "10.40", money, 120, 5, 25, .01),
        office("analytics-berlin", Role.ANALYST, .08, "de", BERLIN, 8, "10.30", numbers, 60, 4,
            300, .15),
        office("analytics-ny", Role.ANALYST, .05, "us", NEW_YORK, 8, "10.40", numbers, 60, 4,
            300, .15),
        office("research-berlin", Role.RESEARCHER, .08, "de", BERLIN, 9, "10.30", study, 40, 3,
            400, .15),
        office("dev-berlin", Role.DEVELOPER, .06, "de", BERLIN, 9, "10.30", code, 40, 4, 20, .2),
        office("dev-pune", Role.DEVELOPER, .05, "in", PUNE, 10, "10.45", code, 40, 4, 20, .2),
        turns("support-berlin", Role.SUPPORT, .04, "de", BERLIN, 6, 23, "10.30", false, help, 80, 6),
        turns("support-ny", Role.SUPPORT, .04, "us", NEW_YORK, 6, 23, "10.40", false, help, 80, 6),
        office("dba-berlin", Role.ADMINISTRATOR, .02, "de", BERLIN, 8, "10.32", code, 40, 5, 15,
            .3),
        office("dba-ny", Role.ADMINISTRATOR, .015, "us", NEW_YORK, 8, "10.42", code, 40, 5, 15, .3),
        office("feeds-berlin", Role.DATA_ENGINEER, .015, "de", BERLIN, 9, "10.30", feeds, 50, 4,
            150, .15));
  }

  private static Team office(
      String name, Role role, double share, String country, ZoneId zone, int start, String network,
      List<String> schemas, int statements, int sessions, int rows, double adHoc) {
    return new Team(
        name, role, share, country, zone, LocalTime.of(6, 0), LocalTime.of(20, 0), WEEKDAYS,
        LocalTime.of(start, 0), 9, network, false, schemas, statements, sessions, rows, adHoc);
  }

  private static Team turns(
      String name, Role role, double share, String country, ZoneId zone, int from, int to,
      String network, boolean terminals, List<String> schemas, int statements, int sessions) {
    return new Team(
        name, role, share, country, zone, LocalTime.of(from, 0), LocalTime.of(to, 0), WEEK,
        LocalTime.of(6, 0), 8, network, terminals, schemas, statements, sessions, 12,
        role == Role.SUPPORT ? .02 : 0);
  }
}

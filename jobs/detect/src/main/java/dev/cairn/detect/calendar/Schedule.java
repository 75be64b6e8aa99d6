package dev.cairn.detect.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** One schedule, and what closes and opens it, in whatever time zone is asked for. */
final class Schedule {

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final boolean ofUser;
  private final List<Shift> shifts;
  private final List<Closing> closings;
  private final List<Opening> openings;
  private final Hours own;
  /** At most one for each time zone that Java knows. */
  private final ConcurrentMap<String, Hours> byZone = new ConcurrentHashMap<>();

  /**
   * Of its parts.
   *
   * @param ofUser whether the user's time zone counts
   * @param zone the schedule's, or the one for users whose own is not known
   */
  Schedule(
      boolean ofUser,
      ZoneId zone,
      List<Shift> shifts,
      List<Closing> closings,
      List<Opening> openings) {
    this.ofUser = ofUser;
    this.shifts = List.copyOf(shifts);
    this.closings = List.copyOf(closings);
    this.openings = List.copyOf(openings);
    this.own = hours(zone);
  }

  /** Whether Java knows the zone by this name. */
  static boolean isZone(String name) {
    return name != null && ZONES.contains(name);
  }

  /** The hours for a user whose time zone is this; null if it is not known. */
  Hours hours(String zoneOfUser) {
    if (!ofUser || !isZone(zoneOfUser)) {
      return own;
    }
    Hours known = byZone.get(zoneOfUser);
    return known != null
        ? known
        : byZone.computeIfAbsent(zoneOfUser, name -> hours(ZoneId.of(name)));
  }

  private Hours hours(ZoneId zone) {
    String words =
        shifts.isEmpty()
            ? "none"
            : shifts.stream().map(Shift::text).collect(Collectors.joining(", "));
    return new Hours(
        words + " " + zone.getId(),
        zone,
        shifts,
        Closings.of(closings, zone),
        openings.stream().map(opening -> new OpenTimes(opening, zone)).toList());
  }
}

package dev.cairn.detect.calendar;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import java.util.List;

/**
 * Schedules by whom they are for: the first assignment that matches counts. What is kept for speed
 * changes no answer.
 */
final class AssignedSchedules implements Schedules {

  private static final Field TIME_ZONE = Fields.get("time_zone");

  /**
   * Who has which schedule.
   *
   * @param who whom it is for
   * @param schedule theirs
   */
  record Assignment(Who who, Schedule schedule) {}

  private final List<Assignment> assignments;
  private final Schedule others;

  AssignedSchedules(List<Assignment> assignments, Schedule others) {
    this.assignments = List.copyOf(assignments);
    this.others = others;
  }

  @Override
  public Outside outside(Signal signal) {
    return schedule(signal).hours(signal.text(TIME_ZONE)).outside(signal);
  }

  private Schedule schedule(Signal signal) {
    for (int i = 0; i < assignments.size(); i++) {
      if (assignments.get(i).who().matches(signal)) {
        return assignments.get(i).schedule();
      }
    }
    return others;
  }
}

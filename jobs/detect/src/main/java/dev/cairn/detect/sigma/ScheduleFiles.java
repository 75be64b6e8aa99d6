package dev.cairn.detect.sigma;

import dev.cairn.detect.calendar.Schedules;
import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFiles;
import java.util.List;

/** Reads working hours from a file of the set. */
interface ScheduleFiles {

  /** Reads them; adds what is wrong and returns null if anything is. */
  Schedules read(String path, RuleFiles files, List<RuleFault> faults);
}

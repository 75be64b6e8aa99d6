package dev.cairn.detect.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever bytes come: schedules or faults, never an exception. */
class ScheduleFuzzTest {

  private static final Map<String, byte[]> SHIPPED = Plans.shippedFiles().contents();
  private static final byte[] SMALL =
      Plans.event(
              "DTSTART;TZID=Europe/Berlin:20261102T180000", "DURATION:PT1H",
              "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1;UNTIL=20300101",
              "EXDATE:20261109T170000Z", "RDATE:20261201T180000", "ATTENDEE;CN=\"J\":mailto:j@x")
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 300)
  void anyBytesAreSchedulesOrFaults(@ForAll @Size(max = 300) byte[] bytes) {
    judge(Plans.PATH, bytes);
    read(bytes);
  }

  @Property(tries = 150)
  void damagedSchedulesAreSchedulesOrFaults(@ForAll Random random) {
    judge(Plans.PATH, damaged(SHIPPED.get(Plans.PATH), random));
  }

  @Property(tries = 500)
  void damagedCalendarsAreOccurrencesOrFaults(@ForAll Random random) {
    read(damaged(SMALL, random));
  }

  private static void read(byte[] calendar) {
    List<RuleFault> faults = new ArrayList<>();
    List<Occurrence> read = IcsFile.read("c.ics", calendar, faults);
    for (Occurrence one : read.subList(0, Math.min(100, read.size()))) {
      assertThat(one.begin()).isBefore(one.end());
    }
    faults.forEach(fault -> assertThat(fault.message()).doesNotContain("\n").isNotBlank());
  }

  private static void judge(String path, byte[] bytes) {
    Map<String, byte[]> files = new HashMap<>(SHIPPED);
    files.put(path, bytes);
    List<RuleFault> faults = new ArrayList<>();
    Schedules schedules = ScheduleReader.read(Plans.PATH, RuleFiles.of(files), faults);
    assertThat(schedules == null).isEqualTo(!faults.isEmpty());
    if (schedules != null) {
      schedules.outside(
          Plans.signal(Instant.parse("2026-11-23T03:00:00Z"), "x", "person", "y", "Etc/UTC"));
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(6), bytes.length - from);
      int to = random.nextInt(bytes.length - length + 1);
      if (random.nextBoolean()) {
        System.arraycopy(whole, from, bytes, to, length);
      } else {
        boolean any = random.nextInt(3) == 0;
        bytes[from] = (byte) (any ? random.nextInt(256) : '0' + random.nextInt(43));
      }
    }
    return bytes;
  }
}

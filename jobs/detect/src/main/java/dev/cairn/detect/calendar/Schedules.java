package dev.cairn.detect.calendar;

import dev.cairn.detect.signal.Signal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whose working hours are which. Immutable, deterministic, safe for use by many threads. */
public interface Schedules {

  /** Judges one signal by its user and its time; null if it is inside the user's hours. */
  Outside outside(Signal signal);

  /**
   * That a signal is outside.
   *
   * @param start begin of the stretch outside that it lies in (the end of the last shift before),
   *     epoch microseconds: the same for all signals of one stretch
   * @param end its end (the begin of the next shift), epoch microseconds
   * @param hours the hours in words, such as {@code Mon-Fri 08:00-18:00 Europe/Berlin}
   * @param localTime the signal's time there, such as {@code Tue 03:12}
   * @param why in words, if not just by the clock: {@code public holiday: Christmas Day}; else null
   */
  record Outside(long start, long end, String hours, String localTime, String why) {

    /**
     * Whether a time in this stretch is that far from its begin and its end.
     *
     * @param time epoch microseconds
     */
    public boolean isBeyond(Duration grace, long time) {
      long micros = TimeUnit.MICROSECONDS.convert(grace);
      return time - start >= micros && end - time >= micros;
    }
  }
}

package dev.cairn.benchmarks.detection;

import dev.cairn.detect.signal.Signal;

/** What is judged: takes what happens, and tells findings to whomever it was made with. */
interface Subject {

  /** Takes an event or a session's version, in order of arrival. */
  void signal(Signal signal);

  /** Arrival time has come so far, epoch microseconds; never goes back. */
  void time(long micros);

  /** Nothing more comes: all periods are over. Nobody fell silent for that. */
  void end();
}

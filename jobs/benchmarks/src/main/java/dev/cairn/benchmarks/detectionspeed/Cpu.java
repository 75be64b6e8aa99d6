package dev.cairn.benchmarks.detectionspeed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Processor time of this whole process: neither a collection nor compilation is free, and what else
 * runs on the machine counts little.
 */
final class Cpu {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double NANOS = 1e9;

  private Cpu() {}

  /** Some work that can be done again and again. */
  interface Turn {
    /** Does it; returns how many of what it is about were done. */
    long run() throws Exception;
  }

  /** Spent so far, seconds. */
  static double seconds() {
    return SYSTEM.getProcessCpuTime() / NANOS;
  }

  /**
   * How many a CPU-second: turns are repeated for so long, after others for as long again that do not
   * count.
   */
  static double perSecond(double seconds, Turn turn) throws Exception {
    measure(seconds, turn);
    return measure(seconds, turn);
  }

  private static double measure(double seconds, Turn turn) throws Exception {
    System.gc();
    double start = seconds();
    long done = 0;
    double spent;
    do {
      done += turn.run();
      spent = seconds() - start;
    } while (spent < seconds);
    return done / spent;
  }

  /** Heap in use once all that can be collected is. */
  static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

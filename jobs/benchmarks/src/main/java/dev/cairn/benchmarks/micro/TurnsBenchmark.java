package dev.cairn.benchmarks.micro;

import com.sun.management.ThreadMXBean;
import dev.cairn.benchmarks.micro.Work.Step;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cairn and what it is compared with, a few milliseconds each in turn, so that all of them have the
 * same neighbours on the machine. What counts is the thread's own processor time and allocation,
 * measured around each turn; the collector's and the compiler's threads are left out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class TurnsBenchmark {

  private static final int EVENTS_A_TURN = 1_000;

  /** Before the first measurement, for each step: a busy machine makes a time on the clock none. */
  private static final long WARM_UP_NANOS = 2_000_000_000L;

  private static final Step[] STEPS = Step.values();

  /** Shape of the records. */
  @Param public Shape shape;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private Work work;
  private int first;

  /** Sums over all turns. The names are read by {@link ParseComparison}. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Sums {
    public long events;
    public long bytes;
    public long cairnNanos;
    public long cairnAllocated;
    public long bareNanos;
    public long bareAllocated;
    public long fastestNanos;
    public long fastestAllocated;
    public long hashesNanos;
    public long hashesAllocated;
    public long statementsNanos;
    public long statementsAllocated;

    private void add(Step step, long nanos, long allocated) {
      switch (step) {
        case CAIRN -> {
          cairnNanos += nanos;
          cairnAllocated += allocated;
        }
        case BARE -> {
          bareNanos += nanos;
          bareAllocated += allocated;
        }
        case FASTEST -> {
          fastestNanos += nanos;
          fastestAllocated += allocated;
        }
        case HASHES -> {
          hashesNanos += nanos;
          hashesAllocated += allocated;
        }
        case STATEMENTS -> {
          statementsNanos += nanos;
          statementsAllocated += allocated;
        }
        default -> throw new IllegalStateException(step.toString());
      }
    }
  }

  /** Reads the records and lets the compiler see each step. */
  @Setup
  public void load(Blackhole seen) throws IOException {
    work = new Work(shape);
    Sums sums = new Sums();
    long end = threads.getCurrentThreadCpuTime() + WARM_UP_NANOS * STEPS.length;
    while (threads.getCurrentThreadCpuTime() < end) {
      turns(sums, seen);
    }
  }

  /** Each step over the same records. */
  @Benchmark
  public void turns(Sums sums, Blackhole seen) throws IOException {
    int records = 0;
    int events = 0;
    for (int at = first; events < EVENTS_A_TURN; at = next(at)) {
      events += work.events(at);
      sums.bytes += work.bytes(at);
      records++;
    }
    sums.events += events;
    for (Step step : STEPS) {
      long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      long start = threads.getCurrentThreadCpuTime();
      int at = first;
      for (int i = 0; i < records; i++) {
        seen.consume(work.run(step, at));
        at = next(at);
      }
      long nanos = threads.getCurrentThreadCpuTime() - start;
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      sums.add(step, nanos, after - allocated);
    }
    for (int i = 0; i < records; i++) {
      first = next(first);
    }
  }

  private int next(int record) {
    return record + 1 < work.records() ? record + 1 : 0;
  }
}

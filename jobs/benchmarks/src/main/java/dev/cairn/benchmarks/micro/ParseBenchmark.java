package dev.cairn.benchmarks.micro;

import dev.cairn.formats.record.ParseResult;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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

/** One record to its events, by shape: for JMH's profilers. A flow record holds many events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class ParseBenchmark {

  /** Shape of the records. */
  @Param public Shape shape;

  private Work work;
  private int record;

  /** Reads the records. */
  @Setup
  public void load() throws IOException {
    work = new Work(shape);
  }

  /** Parses the next record. */
  @Benchmark
  public ParseResult parse() {
    record = record + 1 < work.records() ? record + 1 : 0;
    return work.parse(record);
  }
}

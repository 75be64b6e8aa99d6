package dev.cairn.benchmarks.micro;

import dev.cairn.formats.ParseResult;
import dev.cairn.formats.RawRecord;
import dev.cairn.formats.RecordParser;
import java.io.IOException;
import java.util.List;
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

/** One record to its events, by source. A flow record holds hundreds of events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class ParseBenchmark {

  /** Source of the records. */
  @Param({"proxysql.query", "proxysql.audit", "mysql.audit", "network.flow"})
  public String source;

  private RecordParser parser;
  private List<RawRecord> records;
  private int next;

  /** Reads the sample. */
  @Setup
  public void read() throws IOException {
    parser = Sample.parser(source);
    records = Sample.records(source);
  }

  /** Parses the next record. */
  @Benchmark
  public ParseResult parse() {
    next = next + 1 < records.size() ? next + 1 : 0;
    return parser.parse(records.get(next));
  }
}

package dev.cairn.benchmarks.micro;

import dev.cairn.testkit.simulator.LogSettings;
import dev.cairn.testkit.simulator.ServerKind;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.Topology;
import dev.cairn.testkit.simulator.Traffic;
import dev.cairn.testkit.simulator.TrafficSimulator;
import java.time.Duration;
import java.util.Iterator;
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

/**
 * One record of the traffic simulator: nearly all of them are one event. On one thread, by elapsed
 * time: neighbours on the machine count.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SimulatorBenchmark {

  /** Whether records get their bytes. */
  @Param({"true", "false"})
  public boolean encoded;

  /** How the servers log. */
  @Param({"MARIADB", "MYSQL_GENERAL_LOG"})
  public ServerKind server;

  private Iterator<SimulatedRecord> records;

  /** A thousand clients, for longer than anybody measures. */
  @Setup
  public void begin() {
    records =
        TrafficSimulator.records(
            SimulationConfig.DEFAULT
                .withLength(Duration.ofDays(365))
                .withTopology(Topology.DEFAULT.withClients(1_000).withServers(server))
                .withTraffic(Traffic.DEFAULT.withStatementsPerSecond(5))
                .withLogs(LogSettings.DEFAULT.withEncoded(encoded)),
            record -> { });
  }

  /** Makes the next one. */
  @Benchmark
  public SimulatedRecord next() {
    return records.next();
  }
}

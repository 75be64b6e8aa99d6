package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where all logs go through: numbers, clocks, bytes, loss, doubles, delays. */
final class LogOffice {

  private static final int FLOW_TUPLES = 500;
  private static final long BATCH_MICROS = 1_000_000;

  private final SimulationConfig config;
  private final Timeline timeline;
  private final Deliveries deliveries;
  private final Dice fate;
  private final Dice clocks;
  private final Map<SimulatedSource, Encoder> encoders = new EnumMap<>(SimulatedSource.class);
  private final long[] numbers = new long[SimulatedSource.values().length];
  private final List<ReporterClock> allClocks = new ArrayList<>();
  private final LineBuffer line = new LineBuffer();

  LogOffice(SimulationConfig config, Timeline timeline, Deliveries deliveries) {
    this.config = config;
    this.timeline = timeline;
    this.deliveries = deliveries;
    this.fate = new Dice(config.seed(), "deliveries");
    this.clocks = new Dice(config.seed(), "clocks");
    encoders.put(SimulatedSource.PROXY_QUERY, new ProxyQueryJson());
    encoders.put(SimulatedSource.PROXY_AUDIT, new ProxyAuditJson());
    encoders.put(SimulatedSource.PROXY_ERROR, new ProxyErrorText());
    encoders.put(SimulatedSource.PROXY_PROCESSLIST, new ProcesslistJson());
    encoders.put(SimulatedSource.SERVER_AUDIT, new ServerAuditText());
    encoders.put(SimulatedSource.GENERAL_LOG, new GeneralLogText());
    encoders.put(SimulatedSource.AZURE_AUDIT, new AzureAuditJson());
    encoders.put(SimulatedSource.FLOW, new VnetFlowJson());
    encoders.put(SimulatedSource.ACTIVITY, new ActivityJson());
  }

  /** A clock as wrong as the disturbances have it; one for each reporter. */
  ReporterClock clock(String reporter) {
    long skew = Allowed.micros(config.disturbances().clockSkew());
    double drift = config.disturbances().clockDriftPpm();
    // drawn even if there is none, so that the second clock is the same with and without
    ReporterClock clock =
        new ReporterClock(
            reporter,
            timeline.now(),
            Math.round(skew * even()),
            drift * even());
    allClocks.add(clock);
    return clock;
  }

  private double even() {
    return clocks.between(-1_000_000, 1_000_000) / 1e6;
  }

  List<ReporterClock> clocks() {
    return List.copyOf(allClocks);
  }

  LogFile open(SimulatedSource source, ReporterClock clock) {
    int batch =
        switch (source) {
          case AZURE_AUDIT -> config.logs().azureBatch();
          case FLOW -> FLOW_TUPLES;
          case ACTIVITY -> 2;
          default -> 1;
        };
    return new LogFile(source, clock, this, batch, BATCH_MICROS);
  }

  void in(long micros, Runnable action) {
    timeline.in(micros, action);
  }

  long nextNumber(SimulatedSource source) {
    return numbers[source.ordinal()]++;
  }

  boolean arrives(SimulatedSource source) {
    return !fate.chance(config.disturbances().delivery(source).lost());
  }

  void send(
      SimulatedSource source,
      long number,
      String reporter,
      List<LogEntry> entries,
      boolean delivered) {
    if (!delivered) {
      return;
    }
    Delivery delivery = config.disturbances().delivery(source);
    byte[] value = null;
    if (config.logs().encoded()) {
      encoders.get(source).encode(reporter, entries, line);
      value = line.take();
    }
    send(delivery, new SimulatedRecord(source, number, 0, reporter, 0, entries, value));
    if (fate.chance(delivery.doubled())) {
      send(delivery, new SimulatedRecord(source, number, 1, reporter, 0, entries, value));
    }
  }

  private void send(Delivery delivery, SimulatedRecord record) {
    long delay = fate.between(Allowed.micros(delivery.least()), Allowed.micros(delivery.most()));
    deliveries.send(
        new SimulatedRecord(
            record.source(),
            record.number(),
            record.copy(),
            record.reporter(),
            timeline.now() + delay,
            record.entries(),
            record.value()),
        timeline.now());
  }
}

package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The TCP connections of the virtual network, and its flow log: at the end of each interval a tuple
 * for every flow that began (B, without counters), exchanged anything (C, with what is new) or
 * ended (E, with what is new). A flow within one interval has an E only.
 */
final class FlowTable {

  private static final int HEADERS = 52;
  private static final int HANDSHAKE_OUT = 3 * HEADERS;
  private static final int HANDSHAKE_IN = 2 * HEADERS;
  private static final long MICROS_PER_MILLI = 1_000;

  /** One TCP connection. */
  static final class OpenFlow {
    private final String sourceIp;
    private final int sourcePort;
    private final String targetIp;
    private final int targetPort;
    private final long startMicros;
    private final List<RecordReference> tuples = new ArrayList<>();
    private boolean told;
    private long endMicros = -1;
    private Runnable written;
    private long bytesOut = HANDSHAKE_OUT;
    private long bytesIn = HANDSHAKE_IN;
    private long packetsOut = 3;
    private long packetsIn = 2;

    private OpenFlow(
        String sourceIp, int sourcePort, String targetIp, int targetPort, long startMicros) {
      this.sourceIp = sourceIp;
      this.sourcePort = sourcePort;
      this.targetIp = targetIp;
      this.targetPort = targetPort;
      this.startMicros = startMicros;
    }

    /** One question and its answer; payload bytes. */
    void exchange(long out, long in) {
      packetsOut++;
      bytesOut += out + HEADERS;
      packetsIn++;
      bytesIn += in + HEADERS;
    }

    /** Its tuples so far, in order. */
    List<RecordReference> tuples() {
      return List.copyOf(tuples);
    }

    String source() {
      return sourceIp + ":" + sourcePort;
    }
  }

  private final Timeline timeline;
  private final LogFile log;
  private final long interval;
  private final Set<OpenFlow> flows = new LinkedHashSet<>();

  /** With an interval of 0: no log. */
  FlowTable(Timeline timeline, LogFile log, long intervalMicros) {
    this.timeline = timeline;
    this.log = log;
    this.interval = intervalMicros;
  }

  OpenFlow open(String sourceIp, int sourcePort, String targetIp, int targetPort) {
    OpenFlow flow =
        new OpenFlow(sourceIp, sourcePort, targetIp, targetPort, timeline.now());
    if (interval > 0) {
      flows.add(flow);
    }
    return flow;
  }

  /** Runs {@code written} once the flow's last tuple is in the log. */
  void close(OpenFlow flow, Runnable written) {
    if (interval == 0) {
      written.run();
      return;
    }
    flow.endMicros = timeline.now();
    flow.written = written;
  }

  /** Writes an interval's tuples. */
  void tell() {
    for (Iterator<OpenFlow> all = flows.iterator(); all.hasNext(); ) {
      OpenFlow flow = all.next();
      if (flow.endMicros >= 0) {
        write(flow, flow.endMicros, 'E');
        all.remove();
      } else if (!flow.told) {
        flow.told = true;
        flow.tuples.add(
            log.write(tuple(flow, flow.startMicros, 'B', 0, 0, 0, 0)));
      } else if (flow.packetsOut > 0) {
        write(flow, timeline.now(), 'C');
      }
    }
    log.flush();
  }

  private void write(OpenFlow flow, long micros, char state) {
    flow.tuples.add(
        log.write(
            tuple(
                flow,
                micros,
                state,
                flow.packetsOut,
                flow.bytesOut,
                flow.packetsIn,
                flow.bytesIn)));
    flow.packetsOut = 0;
    flow.bytesOut = 0;
    flow.packetsIn = 0;
    flow.bytesIn = 0;
    if (state == 'E') {
      flow.written.run();
    }
  }

  private LogEntry.Flow tuple(
      OpenFlow flow, long micros, char state, long packetsOut, long bytesOut, long packetsIn,
      long bytesIn) {
    return new LogEntry.Flow(
        log.shows(micros) / MICROS_PER_MILLI,
        flow.sourceIp,
        flow.sourcePort,
        flow.targetIp,
        flow.targetPort,
        state,
        packetsOut,
        bytesOut,
        packetsIn,
        bytesIn);
  }
}

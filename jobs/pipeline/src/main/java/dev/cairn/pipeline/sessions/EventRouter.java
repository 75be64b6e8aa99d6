package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.ConnectionAccount;
import dev.cairn.correlate.session.ControlPlane;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.session.SessionEvents;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.correlate.slice.SliceStatements;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.formats.sql.SqlTables;
import dev.cairn.pipeline.streams.EventTime;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Sends each event where it is needed, without its text: to its session; to the slices it stands
 * in, or, where its log does not say whose it is, first to its connection; what it says of a
 * server's connections, to whoever follows those; what all sessions need, to all tasks. Tells
 * those, too, how far its source has come. Runs in the task that reads the source: no text leaves
 * that.
 */
final class EventRouter extends AbstractStreamOperator<SessionEvidence>
    implements OneInputStreamOperator<AuditEvent, SessionEvidence> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final Duration ASK_EVERY = Duration.ofSeconds(5);

  private static final Set<String> ACCOUNT_CHANGES =
      Set.of("logon", "change_user", "use_database", "logoff");

  private final String source;
  private final SessionsJobConfig config;
  private final int maxParallelism;
  private transient ServerNames servers;
  private transient SliceCopies copies;
  private transient String[] tasks;
  private transient SqlTables tables;
  private transient StatementParts parts;
  private transient StatusTeller status;
  private transient SilentReporters reporters;
  private transient StreamRecord<SessionEvidence> record;
  private transient AnchorRoutes anchors;
  private transient Counter fromTheFuture;
  private transient boolean finished;

  EventRouter(String source, SessionsJobConfig config, int maxParallelism) {
    this.source = source;
    this.config = config;
    this.maxParallelism = maxParallelism;
  }

  @Override
  public void open() throws Exception {
    super.open();
    servers = new ServerNames(config.servers());
    copies = new SliceCopies(new Slices(config.slices()));
    anchors = new AnchorRoutes(source, config.anchors(), servers, copies);
    fromTheFuture = getRuntimeContext().getMetricGroup().counter("eventsFromTheFuture");
    tables = new SqlTables();
    parts = new StatementParts();
    tasks = TaskKeys.of(maxParallelism, config.parallelism());
    int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    status = new StatusTeller(source, task, tasks, this::emit);
    // a little before Flink leaves it out of account, so that it is told first
    reporters =
        new SilentReporters(ExpectedSources.lateness(config, source).multipliedBy(9).dividedBy(10));
    record = new StreamRecord<>(null);
    askAgain();
  }

  private void askAgain() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    getProcessingTimeService()
        .registerTimer(
            now + ASK_EVERY.toMillis(),
            time -> {
              if (!finished) {
                status.silentReporters(reporters.at(time));
                askAgain();
              }
            });
  }

  @Override
  public void processElement(StreamRecord<AuditEvent> element) {
    AuditEvent event = element.getValue();
    if (EventTime.isFromTheFuture(event)) {
      fromTheFuture.inc();
      return;
    }
    reporters.heard(event.getReporter(), getProcessingTimeService().getCurrentProcessingTime());
    switch (event.getSource()) {
      case SessionConfig.QUERY -> ofProxy(event);
      case SessionConfig.DATABASE -> ofServer(event);
      default -> {}
    }
    anchors.give(event, this::toSlice, this::toServer);
    if (ControlPlane.isOf(event.getSource())) {
      for (String task : tasks) {
        emit(Evidence.of(task, SessionEvents.of(event)));
      }
      return;
    }
    String key = SessionKeys.of(event);
    if (key != null) {
      SessionEvent kept = SessionEvents.of(event);
      if (event.getSqlText() != null) {
        kept.setTables(tables(event));
      }
      emit(Evidence.of(key, kept));
    }
  }

  private List<String> tables(AuditEvent event) {
    List<String> named = tables.of(event.getSqlText());
    if (named.isEmpty()) {
      return named;
    }
    List<String> qualified = new ArrayList<>(named.size());
    for (String table : named) {
      qualified.add(SessionEvents.qualified(event.getDatabaseName(), table));
    }
    return qualified;
  }

  private void ofProxy(AuditEvent event) {
    if (SliceStatements.isOfProxy(event)) {
      copies.give(
          SliceStatements.ofProxy(
              event,
              SessionKeys.session(event),
              servers.of(event.getServer()),
              parts.of(event)),
          this::toSlice);
    }
  }

  private void ofServer(AuditEvent event) {
    if (event.getConnectionId() == null) {
      return;
    }
    String reporter = SessionKeys.reporter(event);
    SliceStatement statement =
        SliceStatements.isOfServer(event)
            ? SliceStatements.ofServer(
                event,
                reporter,
                servers.of(event.getServer(), reporter),
                ConnectionAccount.NOBODY)
            : null;
    if (statement != null && saysAll(statement)) {
      copies.give(statement, this::toSlice);
    } else if (statement != null || ACCOUNT_CHANGES.contains(event.getActivity())) {
      ConnectionNews news =
          new ConnectionNews(
              SessionKeys.connection(reporter, event.getConnectionId()),
              event.getActivity(),
              event.getUserName(),
              event.getDatabaseName(),
              event.getClientIp(),
              statement);
      output.collect(Streams.CONNECTIONS, new StreamRecord<>(news));
    }
  }

  private static boolean saysAll(SliceStatement statement) {
    return statement.getUser() != null
        && statement.getDatabaseName() != null
        && statement.getClientIp() != null;
  }

  private void toSlice(SliceEvidence copy) {
    output.collect(Streams.STATEMENTS, new StreamRecord<>(copy));
  }

  private void toServer(AnchorEvent event) {
    output.collect(Streams.ANCHORS, new StreamRecord<>(event));
  }

  private void emit(SessionEvidence evidence) {
    output.collect(record.replace(evidence));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    status.passed(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus now) throws Exception {
    status.silent(now.isIdle());
    super.processWatermarkStatus(now);
  }

  @Override
  public void finish() throws Exception {
    finished = true;
    super.finish();
  }
}

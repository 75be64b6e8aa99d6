package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.reference.Enricher;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.pipeline.streams.ReferenceWatch;
import dev.cairn.schemas.ReferenceVersion;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives sessions the names that the reference tables in force at their begin have. With the same
 * versions the same session gets the same names, whenever it is seen.
 *
 * <p>Looks for new versions every ten seconds. One that is wrong is refused as a whole, told in the
 * log and in the metric {@code referenceTablesRefused}, and those before stay in force. Versions
 * that were in force once are in the checkpoints, and hold as long as the job lives, also where the
 * directory has lost them. A version that begins in the past is taken, but sessions that were
 * sealed before keep what they have.
 *
 * <p>Without a directory sessions pass as they are.
 */
final class NamingOperator extends AbstractStreamOperator<Session>
    implements OneInputStreamOperator<Session, Session> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final Logger LOGGER = LoggerFactory.getLogger(NamingOperator.class);
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final String directory;
  private transient ListState<ReferenceVersion> state;
  private transient ReferenceWatch watch;
  private transient ScheduledFuture<?> looks;
  private transient Counter refused;
  private transient boolean first;

  /**
   * Of the tables in a directory.
   *
   * @param directory null to name nothing
   */
  NamingOperator(String directory) {
    this.directory = directory;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "reference-tables", new AvroTypeInfo<>(ReferenceVersion.class)));
    if (directory != null) {
      List<ReferenceVersion> known = new ArrayList<>();
      state.get().forEach(known::add);
      watch = new ReferenceWatch(Path.of(directory), known);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    refused = getMetricGroup().counter("referenceTablesRefused");
    first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    if (watch == null) {
      return;
    }
    watch.look();
    if (watch.history().versions().isEmpty()) {
      throw new IllegalArgumentException(
          "reference-tables is '%s', with faults: %s. Allowed: tables without faults"
              .formatted(directory, watch.refusal()));
    }
    if (watch.refusal() != null) {
      tellRefusal();
    }
    looks =
        getProcessingTimeService()
            .scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis());
  }

  private void look(long now) {
    List<ReferenceTables> before = watch.history().versions();
    if (!watch.look()) {
      return;
    }
    if (watch.refusal() != null) {
      tellRefusal();
      return;
    }
    List<ReferenceTables> added = new ArrayList<>(watch.history().versions());
    added.removeAll(before);
    added.forEach(version -> tellNew(version, Instant.ofEpochMilli(now)));
  }

  private void tellRefusal() {
    refused.inc();
    if (first) {
      LOGGER.warn(
          "Reference tables refused, those before stay in force; faults: {}. Directory: {}",
          watch.refusal(),
          directory);
    }
  }

  private void tellNew(ReferenceTables version, Instant now) {
    if (first && version.validFrom().isBefore(now)) {
      LOGGER.warn(
          "Reference tables {} name sessions from {} on, which is past: those that were sealed keep"
              + " the names they have",
          version.version(),
          version.validFrom());
    } else if (first) {
      LOGGER.info(
          "Reference tables {} name sessions from {} on", version.version(), version.validFrom());
    }
  }

  @Override
  public void processElement(StreamRecord<Session> element) {
    Session session = element.getValue();
    ReferenceTables tables =
        watch == null ? null : watch.history().at(session.getStartTime());
    output.collect(
        tables == null
            ? element
            : element.replace(new Enricher(tables).enrich(session, Set.copyOf(session.getTables()))));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.clear();
    if (first && watch != null) {
      for (ReferenceTables version : watch.history().versions()) {
        state.add(version.record());
      }
    }
  }

  @Override
  public void finish() throws Exception {
    stopLooking();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    stopLooking();
    super.close();
  }

  private void stopLooking() {
    if (looks != null) {
      looks.cancel(false);
      looks = null;
    }
  }
}

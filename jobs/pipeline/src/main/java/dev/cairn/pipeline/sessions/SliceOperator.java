package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.pipeline.streams.ClockedOperator;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SliceEvidence;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs {@link SliceFunction}, and says how far its answers are: statements up to then were answered
 * in all slices that they stand in.
 */
final class SliceOperator extends ClockedOperator<SliceEvidence, SessionEvidence> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final long MICROS_PER_MILLI = 1_000;

  private final SliceFunction function;
  private final SessionsJobConfig config;
  private final int maxParallelism;
  private transient Slices slices;
  private transient StatusTeller status;

  SliceOperator(SessionsJobConfig config, int maxParallelism) {
    this(new SliceFunction(config), config, maxParallelism);
  }

  private SliceOperator(SliceFunction function, SessionsJobConfig config, int maxParallelism) {
    super(function);
    this.function = function;
    this.config = config;
    this.maxParallelism = maxParallelism;
  }

  @Override
  public void open() throws Exception {
    super.open();
    function.holdStatements(this);
    slices = new Slices(config.slices());
    status =
        new StatusTeller(
            Progress.ATTRIBUTION,
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
            TaskKeys.of(maxParallelism, config.parallelism()),
            evidence -> output.collect(new StreamRecord<>(evidence)));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    function.writeStatements();
    super.snapshotState(context);
  }

  @Override
  protected void advance(long millis) throws Exception {
    if (getTimeServiceManager().isPresent()) {
      getTimeServiceManager().get().advanceWatermark(new Watermark(millis));
    }
    long answered = answered(millis);
    status.passed(answered);
    output.emitWatermark(new Watermark(answered));
  }

  private long answered(long millis) {
    return millis == Long.MAX_VALUE || millis < Long.MIN_VALUE / MICROS_PER_MILLI
        ? millis
        : Math.floorDiv(slices.answeredUpTo(millis * MICROS_PER_MILLI), MICROS_PER_MILLI);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus now) throws Exception {
    status.silent(now.isIdle());
    super.processWatermarkStatus(now);
  }
}

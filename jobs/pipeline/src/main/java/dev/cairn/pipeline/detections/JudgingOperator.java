package dev.cairn.pipeline.detections;

import dev.cairn.pipeline.streams.ClockedOperator;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.Finding;
import org.apache.flink.runtime.state.StateSnapshotContext;

/**
 * Runs {@link JudgingFunction}, whose states it has written down before a checkpoint is made. When no
 * source speaks any more, open findings become final by the machine's clock.
 */
final class JudgingOperator extends ClockedOperator<DetectionHit, Finding> {

  private static final long serialVersionUID = 1;

  private final JudgingFunction judging;

  JudgingOperator(DetectionsJobConfig config) {
    this(new JudgingFunction(config));
  }

  private JudgingOperator(JudgingFunction judging) {
    super(judging);
    this.judging = judging;
  }

  @Override
  public void open() throws Exception {
    super.open();
    judging.holdStates(this);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    judging.writeStates();
    super.snapshotState(context);
  }
}

package dev.cairn.pipeline.sessions;

import dev.cairn.pipeline.streams.ClockedOperator;
import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionEvidence;
import org.apache.flink.runtime.state.StateSnapshotContext;

/** Runs {@link SessionFunction}, whose states it has written down before a checkpoint is made. */
final class SessionOperator extends ClockedOperator<SessionEvidence, Session> {

  private static final long serialVersionUID = 1;

  private final SessionFunction sessions;

  SessionOperator(SessionsJobConfig config) {
    this(new SessionFunction(config));
  }

  private SessionOperator(SessionFunction sessions) {
    super(sessions);
    this.sessions = sessions;
  }

  @Override
  public void open() throws Exception {
    super.open();
    sessions.holdStates(this);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    sessions.writeStates();
    super.snapshotState(context);
  }
}

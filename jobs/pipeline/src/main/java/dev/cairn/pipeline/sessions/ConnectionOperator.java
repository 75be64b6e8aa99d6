package dev.cairn.pipeline.sessions;

import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.SliceEvidence;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/** Runs {@link ConnectionFunction}, whose states it has written down before a checkpoint is made. */
final class ConnectionOperator
    extends KeyedProcessOperator<String, ConnectionNews, SliceEvidence> {

  private static final long serialVersionUID = 1;

  private final ConnectionFunction connections;

  ConnectionOperator(SessionsJobConfig config) {
    this(new ConnectionFunction(config));
  }

  private ConnectionOperator(ConnectionFunction connections) {
    super(connections);
    this.connections = connections;
  }

  @Override
  public void open() throws Exception {
    super.open();
    connections.holdStates(this);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    connections.writeStates();
    super.snapshotState(context);
  }
}

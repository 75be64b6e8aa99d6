package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.PrivateLink;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** What every task knows of Private Link connections, in checkpoints once. */
final class Approvals {

  private final ListState<Tuple3<String, Long, Boolean>> state;
  private final PrivateLink privateLink;

  Approvals(FunctionInitializationContext context) throws Exception {
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "approvals", Types.TUPLE(Types.STRING, Types.LONG, Types.BOOLEAN)));
    List<PrivateLink.Change> known = new ArrayList<>();
    for (Tuple3<String, Long, Boolean> change : state.get()) {
      known.add(new PrivateLink.Change(change.f0, change.f1, change.f2));
    }
    privateLink = new PrivateLink(known);
  }

  PrivateLink privateLink() {
    return privateLink;
  }

  /** Writes them down, by the first task for all. */
  void snapshot(int task) throws Exception {
    state.clear();
    if (task == 0) {
      for (PrivateLink.Change change : privateLink.changes()) {
        state.add(Tuple3.of(change.connection(), change.micros(), change.approved()));
      }
    }
  }
}

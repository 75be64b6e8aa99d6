package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.ControlPlane;
import dev.cairn.correlate.session.KeyUses;
import dev.cairn.correlate.session.PrivateLink;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** What every task knows of the control plane, in checkpoints once. */
final class ControlState {

  private final ListState<Tuple3<String, Long, Boolean>> approvals;
  private final ListState<Tuple3<Long, Long, Boolean>> uses;
  private final ControlPlane control;

  ControlState(FunctionInitializationContext context) throws Exception {
    approvals =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "approvals", Types.TUPLE(Types.STRING, Types.LONG, Types.BOOLEAN)));
    uses =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "key uses", Types.TUPLE(Types.LONG, Types.LONG, Types.BOOLEAN)));
    List<PrivateLink.Change> known = new ArrayList<>();
    for (Tuple3<String, Long, Boolean> change : approvals.get()) {
      known.add(new PrivateLink.Change(change.f0, change.f1, change.f2));
    }
    control = new ControlPlane(new PrivateLink(known), new KeyUses());
    for (Tuple3<Long, Long, Boolean> use : uses.get()) {
      control.keyUses().add(new KeyUses.Use(use.f0, use.f1, use.f2));
    }
  }

  ControlPlane control() {
    return control;
  }

  /** Writes it down, by the first task for all. */
  void snapshot(int task) throws Exception {
    approvals.clear();
    uses.clear();
    if (task == 0) {
      for (PrivateLink.Change change : control.privateLink().changes()) {
        approvals.add(Tuple3.of(change.connection(), change.micros(), change.approved()));
      }
      for (KeyUses.Use use : control.keyUses().all()) {
        uses.add(Tuple3.of(use.micros(), use.content(), use.failed()));
      }
    }
  }
}

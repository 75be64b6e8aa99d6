package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.ConnectionAccount;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.pipeline.streams.HeldStates;
import dev.cairn.schemas.AccountState;
import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceStatement;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.Collector;

/**
 * Adds to a server's statements whose they are, where the log says it only when it changes. Keeps two
 * names and an address for each open connection; one of which nothing was heard for two days is
 * forgotten.
 */
final class ConnectionFunction
    extends KeyedProcessFunction<String, ConnectionNews, SliceEvidence> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final Duration FORGET = Duration.ofDays(2);

  private final SessionsJobConfig config;
  private transient SliceCopies copies;
  private transient HeldStates<AccountState> accounts;

  ConnectionFunction(SessionsJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    copies = new SliceCopies(new Slices(config.slices()));
  }

  /** To be called when it is open. */
  void holdStates(KeyContext keys) {
    ValueStateDescriptor<AccountState> descriptor =
        new ValueStateDescriptor<>("account", new AvroTypeInfo<>(AccountState.class));
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(FORGET).build());
    accounts = new HeldStates<>(getRuntimeContext().getState(descriptor), keys);
  }

  /** To be called before a checkpoint is made. */
  void writeStates() throws Exception {
    accounts.write();
  }

  @Override
  public void processElement(ConnectionNews news, Context context, Collector<SliceEvidence> out)
      throws Exception {
    ConnectionAccount known = account(accounts.get(news.getKey()));
    ConnectionAccount next =
        known.after(
            news.getActivity(),
            new ConnectionAccount(news.getUser(), news.getDatabaseName(), news.getClientIp()));
    // also where nothing has changed: written down anew, it is remembered for longer
    accounts.put(news.getKey(), state(next));
    SliceStatement statement = news.getStatement();
    if (statement != null) {
      if (statement.getUser() == null) {
        statement.setUser(next.user());
      }
      if (statement.getDatabaseName() == null) {
        statement.setDatabaseName(next.schema());
      }
      if (statement.getClientIp() == null) {
        statement.setClientIp(next.clientIp());
      }
      copies.give(statement, out::collect);
    }
  }

  private static ConnectionAccount account(AccountState state) {
    return state == null
        ? ConnectionAccount.NOBODY
        : new ConnectionAccount(state.getUser(), state.getDatabaseName(), state.getClientIp());
  }

  private static AccountState state(ConnectionAccount account) {
    return account.equals(ConnectionAccount.NOBODY)
        ? null
        : new AccountState(account.user(), account.schema(), account.clientIp());
  }
}

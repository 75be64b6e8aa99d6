package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.ConnectionAccount;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceStatement;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds to a server's statements whose they are, where the log says it only when it changes. Keeps two
 * names and an address for each open connection; one of which nothing was heard for two days is forgotten.
 */
final class ConnectionFunction
    extends KeyedProcessFunction<String, ConnectionNews, SliceEvidence> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final Duration FORGET = Duration.ofDays(2);
  private static final String USER = "user";
  private static final String SCHEMA = "schema";
  private static final String CLIENT = "client";

  private final SessionsJobConfig config;
  private transient SliceCopies copies;
  private transient MapState<String, String> account;

  ConnectionFunction(SessionsJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    copies = new SliceCopies(new Slices(config.slices()));
    MapStateDescriptor<String, String> descriptor =
        new MapStateDescriptor<>("account", Types.STRING, Types.STRING);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(FORGET)
            .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
            .build());
    account = getRuntimeContext().getMapState(descriptor);
  }

  @Override
  public void processElement(ConnectionNews news, Context context, Collector<SliceEvidence> out)
      throws Exception {
    ConnectionAccount known =
        new ConnectionAccount(account.get(USER), account.get(SCHEMA), account.get(CLIENT));
    ConnectionAccount next =
        known.after(
            news.getActivity(),
            new ConnectionAccount(news.getUser(), news.getDatabaseName(), news.getClientIp()));
    if (!next.equals(known)) {
      account.clear();
      put(USER, next.user());
      put(SCHEMA, next.schema());
      put(CLIENT, next.clientIp());
    }
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

  private void put(String name, String value) throws Exception {
    if (value != null) {
      account.put(name, value);
    }
  }
}

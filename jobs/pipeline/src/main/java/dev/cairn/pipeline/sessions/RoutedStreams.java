package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SliceEvidence;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** What the routers of all sources give, by where it goes; null where none gives any. */
final class RoutedStreams {

  private final AnchorSources anchors;
  private DataStream<SessionEvidence> evidence;
  private DataStream<SliceEvidence> statements;
  private DataStream<ConnectionNews> connections;
  private DataStream<AnchorEvent> followed;

  RoutedStreams(AnchorSources anchors) {
    this.anchors = anchors;
  }

  /** Adds what a source's router gives and somebody needs. */
  void add(String source, SingleOutputStreamOperator<SessionEvidence> routed) {
    if (ExpectedSources.isUsed(source)) {
      evidence = with(evidence, routed);
    }
    if (mayHoldStatements(source)) {
      connections = with(connections, routed.getSideOutput(Streams.CONNECTIONS));
    }
    if (mayHoldStatements(source) || anchors.reads(source)) {
      statements = with(statements, routed.getSideOutput(Streams.STATEMENTS));
    }
    if (anchors.follows(source)) {
      followed = with(followed, routed.getSideOutput(Streams.ANCHORS));
    }
  }

  // Azure's envelopes mix categories
  private static boolean mayHoldStatements(String source) {
    return source.equals(SessionConfig.QUERY) || source.equals(SessionConfig.DATABASE);
  }

  private static <T> DataStream<T> with(DataStream<T> before, DataStream<T> one) {
    return before == null ? one : before.union(one);
  }

  /** For sessions. */
  DataStream<SessionEvidence> evidence() {
    return evidence;
  }

  /** For slices. */
  DataStream<SliceEvidence> statements() {
    return statements;
  }

  /** For servers' connections, to learn whose statements are. */
  DataStream<ConnectionNews> connections() {
    return connections;
  }

  /** For whoever follows servers' connections. */
  DataStream<AnchorEvent> followed() {
    return followed;
  }
}

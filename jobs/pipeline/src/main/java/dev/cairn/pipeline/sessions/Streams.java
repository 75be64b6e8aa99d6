package dev.cairn.pipeline.sessions;

import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.EncodedRow;
import dev.cairn.schemas.SliceEvidence;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.util.OutputTag;

/** The streams beside an operator's main one. */
final class Streams {

  /** Statements, and what is known of them, for the slices they stand in, one copy each. */
  static final OutputTag<SliceEvidence> STATEMENTS =
      new OutputTag<>("statements", new AvroTypeInfo<>(SliceEvidence.class));

  /** What is said of servers' connections, for whoever follows them. */
  static final OutputTag<AnchorEvent> ANCHORS =
      new OutputTag<>("anchors", new AvroTypeInfo<>(AnchorEvent.class));

  /** What servers say that do not say of each statement whose it is. */
  static final OutputTag<ConnectionNews> CONNECTIONS =
      new OutputTag<>("connections", new AvroTypeInfo<>(ConnectionNews.class));

  /** Answers about statements. */
  static final OutputTag<EncodedRow> ATTRIBUTIONS =
      new OutputTag<>("attributions", new AvroTypeInfo<>(EncodedRow.class));

  private Streams() {}
}

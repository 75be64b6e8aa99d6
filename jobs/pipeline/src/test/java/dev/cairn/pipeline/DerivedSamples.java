package dev.cairn.pipeline;

import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AccessEvent;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;
import dev.cairn.schemas.RuleSetVersion;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.MessageEncoder;

/** What Cairn itself says, as it stands in its topics. */
final class DerivedSamples {

  private DerivedSamples() {}

  /** A session with lists and texts, not yet archived. */
  static Session session(int i) {
    Session session = SampleRows.session(i);
    session.setUserName("app");
    session.getConnectionIds().add(17L);
    session.getConnectionIds().add(-1L);
    session.setKafkaTopic(null);
    session.setKafkaPartition(null);
    session.setKafkaOffset(null);
    session.setRecordIndex(null);
    return session;
  }

  static Attribution attribution(int i) {
    return SampleRows.attributions(i + 1).get(i);
  }

  /** A record of the topic {@code cairn.<name>}. */
  static byte[] of(String name) {
    return switch (name) {
      case "sessions" -> encoded(session(3));
      case "attributions" -> encoded(attribution(3));
      case "findings" -> encoded(Finding.getEncoder(), SampleRows.finding(3));
      case "reviews" -> encoded(FindingReview.getEncoder(), SampleRows.review(3, 1, "closed", 5));
      case "rules" -> encoded(RuleSetVersion.getEncoder(), SampleRows.ruleSet(3));
      case "access" -> encoded(AccessEvent.getEncoder(), SampleRows.access(3));
      default -> throw new IllegalArgumentException("no topic cairn." + name);
    };
  }

  static byte[] encoded(Session session) {
    return encoded(Session.getEncoder(), session);
  }

  static byte[] encoded(Attribution attribution) {
    return encoded(Attribution.getEncoder(), attribution);
  }

  static <T> byte[] encoded(MessageEncoder<T> encoder, T record) {
    try {
      ByteBuffer buffer = encoder.encode(record);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

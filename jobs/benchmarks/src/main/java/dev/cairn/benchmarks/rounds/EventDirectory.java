package dev.cairn.benchmarks.rounds;

import dev.cairn.schemas.AuditEvent;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** The archive's own layout for FileSink's files. */
final class EventDirectory implements BucketAssigner<AuditEvent, String> {

  private static final long serialVersionUID = 1;

  private transient LastDirectory directories;

  @Override
  public String getBucketId(AuditEvent event, Context context) {
    if (directories == null) {
      directories = new LastDirectory();
    }
    return directories.of(event);
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}

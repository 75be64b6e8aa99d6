package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.schemas.AuditEvent;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** The archive's own layout for FileSink's files. */
final class EventDirectory implements BucketAssigner<AuditEvent, String> {

  private static final long serialVersionUID = 1;

  @Override
  public String getBucketId(AuditEvent event, Context context) {
    return ArchiveTable.EVENTS.directory(event);
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}

package dev.cairn.pipeline;

import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.FormatsConfig;
import dev.cairn.formats.ParseResult;
import dev.cairn.formats.RawRecord;
import dev.cairn.formats.RecordParser;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.util.IOUtils;

/**
 * Parses raw records and stages what they became. Everything staged between two checkpoints is
 * handed over with the offsets it came from; nothing is visible before the commit.
 */
final class ArchiveWriter implements CommittingSinkWriter<RawRecord, WriteResult> {

  private final BlobStore store;
  private final KeyService keys;
  private final FileKeys dataKeys;
  private final OpenFiles files;
  private final Map<String, RecordParser> parsers = new HashMap<>();
  private final OffsetRanges offsets = new OffsetRanges();

  ArchiveWriter(ArchiveJobConfig config, int subtask) throws IOException {
    for (TopicSource topic : config.topics()) {
      FormatsConfig formats = new FormatsConfig(topic.localTimeZone());
      parsers.put(topic.topic(), RecordParser.of(topic.source(), formats));
    }
    store = BlobStores.open(config.archive());
    keys = KeyServices.open(config.keys());
    dataKeys = new FileKeys(keys);
    String name = UUID.randomUUID().toString().substring(0, 8) + "-" + subtask;
    files = new OpenFiles(store, dataKeys, config.limits(), config.retention(), name);
  }

  @Override
  public void write(RawRecord record, Context context) throws IOException {
    ParseResult result = parsers.get(record.topic()).parse(record);
    for (AuditEvent event : result.events()) {
      files.write(ArchiveTable.EVENTS, event);
    }
    for (DeadLetter letter : result.deadLetters()) {
      files.write(ArchiveTable.DEAD_LETTERS, letter);
    }
    offsets.add(record.topic(), record.partition(), record.offset());
  }

  @Override
  public void flush(boolean endOfInput) {
    // prepareCommit, which Flink calls next, does all there is to do
  }

  @Override
  public Collection<WriteResult> prepareCommit() throws IOException {
    if (offsets.isEmpty()) {
      return List.of();
    }
    return List.of(new WriteResult(files.drain(), offsets.drain()));
  }

  @Override
  public void close() throws Exception {
    IOUtils.closeAll(files, dataKeys, keys, store);
  }
}

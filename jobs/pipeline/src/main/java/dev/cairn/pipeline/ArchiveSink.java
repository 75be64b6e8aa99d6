package dev.cairn.pipeline;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.IOUtils;

/**
 * Writes raw records to the archive, exactly once, provided that checkpoints are on and that no two
 * jobs write the same topics to the same archive.
 *
 * <p>Two phases: the writers stage files before a checkpoint; when it is complete, one committer
 * makes them visible and appends one manifest to the chain. After a failure the commits of the
 * restored checkpoint are done again, which changes nothing where they were done before.
 *
 * <p>The sink must be chained to an {@link ArchiveSource}; otherwise the job does not start.
 */
final class ArchiveSink
    implements Sink<RawRecord>,
        SupportsCommitter<CheckpointCommit>,
        SupportsPreCommitTopology<WriteResult, CheckpointCommit> {

  private static final long serialVersionUID = 1;

  private final ArchiveJobConfig config;

  ArchiveSink(ArchiveJobConfig config) {
    this.config = config;
  }

  @Override
  public SinkWriter<RawRecord> createWriter(WriterInitContext context) throws IOException {
    // attempts of one subtask write under different names
    String name =
        UUID.randomUUID().toString().substring(0, 8)
            + "-"
            + context.getTaskInfo().getIndexOfThisSubtask();
    TaskOffsets offsets = TaskOffsets.ofWriter();
    Clock clock = Clock.systemUTC();
    BlobStore store = BlobStores.open(config.archive());
    KeyService keys = KeyServices.open(config.keys());
    FileKeys dataKeys = new FileKeys(keys);
    TopicLog log = new KafkaTopicLog(config);
    return new ArchiveWriter(
        config,
        new FileMaker(store, dataKeys, config.retention(), name, clock),
        offsets,
        log,
        Retry.DEFAULT,
        clock,
        () -> IOUtils.closeAll(log, dataKeys, keys, store, TaskOffsets::release));
  }

  @Override
  public Committer<CheckpointCommit> createCommitter(CommitterInitContext context)
      throws IOException {
    BlobStore store = BlobStores.open(config.archive());
    SigningService signer = KeyServices.openSigner(config.keys());
    ChainWriter writer = ArchiveAccess.writer(config.openAnchor(), signer, config.retention());
    return new ArchiveCommitter(
        store,
        () -> Chain.open(store, writer),
        Retry.DEFAULT,
        Clock.systemUTC(),
        () -> IOUtils.closeAll(writer.anchor(), signer));
  }

  @Override
  public DataStream<CommittableMessage<CheckpointCommit>> addPreCommitTopology(
      DataStream<CommittableMessage<WriteResult>> staged) {
    // global(): Flink gives the committer the sink's parallelism; only its first subtask is to work
    return staged
        .global()
        .transform(
            "gather",
            CommittableMessageTypeInfo.of(CheckpointCommitSerializer::new),
            new CommitAggregator(config.times().heartbeat()))
        .setParallelism(1)
        .setMaxParallelism(1)
        .uid("archive-gather")
        .global();
  }

  @Override
  public SimpleVersionedSerializer<WriteResult> getWriteResultSerializer() {
    return new WriteResultSerializer();
  }

  @Override
  public SimpleVersionedSerializer<CheckpointCommit> getCommittableSerializer() {
    return new CheckpointCommitSerializer();
  }
}

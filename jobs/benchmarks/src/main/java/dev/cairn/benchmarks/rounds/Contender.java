package dev.cairn.benchmarks.rounds;

import java.io.IOException;

/** Who is measured. */
public enum Contender {
  /** Raw records in memory to events, one thread. */
  PARSE("parse only", false),
  /** The same, and the events to one local file by parquet-avro as it comes, zstd, unencrypted. */
  PARQUET_AVRO("parse + parquet-avro", false),
  /** The same by the archive's writer, encrypted, to a file store; committed, without a chain. */
  ARCHIVE_WRITER("parse + archive writer", false),
  /** As above without encryption. */
  ARCHIVE_WRITER_CLEAR("parse + archive writer, not encrypted", false),
  /** Flink: Kafka to plain Parquet by Flink's own FileSink. */
  FILE_SINK("Kafka → Flink FileSink", true),
  /** Flink: Kafka to the archive. */
  ARCHIVE_JOB("Kafka → archive job", true),
  /** Chain and files of an archive verified. */
  VERIFY("verify", false),
  /** The same, rows too. */
  VERIFY_ROWS("verify with rows", false);

  private final String title;
  private final boolean flink;

  Contender(String title, boolean flink) {
    this.title = title;
    this.flink = flink;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /** Whether it reads from Kafka in a Flink job. */
  public boolean flink() {
    return flink;
  }

  Round open(WorkerConfig config) throws IOException {
    return switch (this) {
      case PARSE -> new ParseRound(config.workload());
      case PARQUET_AVRO -> new ParquetAvroRound(config.workload());
      case ARCHIVE_WRITER -> new ArchiveWriterRound(config, true);
      case ARCHIVE_WRITER_CLEAR -> new ArchiveWriterRound(config, false);
      case FILE_SINK -> new FileSinkRound(config);
      case ARCHIVE_JOB -> new ArchiveJobRound(config);
      case VERIFY -> new VerifyRound(config, false);
      case VERIFY_ROWS -> new VerifyRound(config, true);
    };
  }
}

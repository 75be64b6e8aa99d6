package dev.cairn.pipeline;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.store.StagedBlob;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The form of a {@link WriteResult} in checkpoints. Every version ever written stays readable. */
final class WriteResultSerializer implements SimpleVersionedSerializer<WriteResult> {

  private static final int V1 = 1;

  @Override
  public int getVersion() {
    return V1;
  }

  @Override
  public byte[] serialize(WriteResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(result, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public WriteResult deserialize(int version, byte[] serialized) throws IOException {
    requireKnown(version);
    return read(new DataInputStream(new ByteArrayInputStream(serialized)));
  }

  static void requireKnown(int version) throws IOException {
    if (version != V1) {
      throw new IOException(
          "Checkpoint form " + version + " is not known to this version of Cairn, which reads " + V1
              + ": restore it with the version that wrote it");
    }
  }

  static void write(WriteResult result, DataOutputStream out) throws IOException {
    out.writeInt(result.files().size());
    for (StagedArchiveFile staged : result.files()) {
      writeFile(staged.file(), out);
      writeBlob(staged.blob(), out);
    }
    out.writeInt(result.offsets().size());
    for (OffsetRange range : result.offsets()) {
      writeRange(range, out);
    }
    out.writeInt(result.lost().size());
    for (LostRange lost : result.lost()) {
      writeRange(lost.offsets(), out);
      out.writeUTF(lost.reason().name());
    }
  }

  static WriteResult read(DataInputStream in) throws IOException {
    List<StagedArchiveFile> files = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      files.add(new StagedArchiveFile(readFile(in), readBlob(in)));
    }
    List<OffsetRange> offsets = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      offsets.add(readRange(in));
    }
    List<LostRange> lost = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      lost.add(new LostRange(readRange(in), LostRange.Reason.valueOf(in.readUTF())));
    }
    return new WriteResult(files, offsets, lost);
  }

  private static void writeRange(OffsetRange range, DataOutputStream out) throws IOException {
    out.writeUTF(range.topic());
    out.writeInt(range.partition());
    out.writeLong(range.first());
    out.writeLong(range.last());
  }

  private static OffsetRange readRange(DataInputStream in) throws IOException {
    return new OffsetRange(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }

  private static void writeFile(ArchiveFile file, DataOutputStream out) throws IOException {
    out.writeUTF(file.path());
    out.writeUTF(file.table());
    out.writeLong(file.size());
    out.writeUTF(file.sha256());
    out.writeLong(file.rows());
    out.writeLong(file.minTimeMicros());
    out.writeLong(file.maxTimeMicros());
    out.writeUTF(file.metadataKey());
    out.writeUTF(file.phiKey());
    out.writeUTF(file.retention().rule());
    out.writeLong(file.retention().until().getEpochSecond());
    out.writeUTF(file.retention().mode());
  }

  private static ArchiveFile readFile(DataInputStream in) throws IOException {
    return new ArchiveFile(
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readUTF(),
        in.readUTF(),
        new FileRetention(in.readUTF(), Instant.ofEpochSecond(in.readLong()), in.readUTF()),
        Optional.empty());
  }

  private static void writeBlob(StagedBlob blob, DataOutputStream out) throws IOException {
    out.writeUTF(blob.path());
    out.writeLong(blob.size());
    out.writeUTF(blob.sha256());
    out.writeUTF(blob.md5());
    out.writeUTF(blob.staging());
  }

  private static StagedBlob readBlob(DataInputStream in) throws IOException {
    return new StagedBlob(
        in.readUTF(), in.readLong(), in.readUTF(), in.readUTF(), in.readUTF());
  }
}

package dev.cairn.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The form of a {@link CheckpointCommit} in checkpoints: commit id, then the {@link WriteResult}. */
final class CheckpointCommitSerializer implements SimpleVersionedSerializer<CheckpointCommit> {

  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(CheckpointCommit commit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(commit.commitId());
    WriteResultSerializer.write(commit.content(), out);
    return bytes.toByteArray();
  }

  @Override
  public CheckpointCommit deserialize(int version, byte[] serialized) throws IOException {
    WriteResultSerializer.requireKnown(version);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    return new CheckpointCommit(in.readUTF(), WriteResultSerializer.read(in));
  }
}

package dev.cairn.archive.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The anchor in one file, in the form {@code cairn-anchor/1}. Replaced atomically and synced to disk:
 * after a crash it is the head before or the head after. Several processes may write it: of two that
 * do so at once the earlier head may win, and the next write mends that.
 *
 * <p>Put it on another disk, account or host than the archive. Beside the archive it finds accidents,
 * not an attacker.
 */
public final class FileAnchor implements Anchor {

  private final Path path;

  /**
   * Uses a file, which need not exist; its folder must.
   *
   * @param path the file, for instance {@code /mnt/other-disk/archive.anchor.json}
   */
  public FileAnchor(Path path) {
    this.path = path.toAbsolutePath();
  }

  @Override
  public Optional<ChainHead> read() throws IOException {
    try {
      return Optional.of(AnchorJson.parse(Files.readAllBytes(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (ChainFormatException e) {
      throw new ChainFormatException("Anchor " + path + ": " + e.getMessage());
    }
  }

  @Override
  public void write(ChainHead head) throws IOException {
    Optional<ChainHead> there = read();
    if (there.isPresent() && !there.get().precedes(head)) {
      return;
    }
    // a name of its own: another process may be writing, too
    Path fresh = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(AnchorJson.toJson(head));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    syncFolder();
  }

  // the rename itself is durable only once the folder is synced
  private void syncFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (AccessDeniedException e) {
      // Windows does not open folders; its rename is journalled
    }
  }
}

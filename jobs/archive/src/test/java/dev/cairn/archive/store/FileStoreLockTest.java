package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileStoreLockTest {

  @TempDir Path root;

  @Test
  void secondWriterInThisProcessIsRefused() throws Exception {
    try (BlobStore first = open();
        BlobStore second = open();
        Closeable lock = first.lockForWriting()) {
      assertThatThrownBy(second::lockForWriting)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(root.toUri().toString())
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  void closedLockIsFreeAgain() throws Exception {
    try (BlobStore store = open()) {
      Closeable lock = store.lockForWriting();
      lock.close();
      lock.close();

      store.lockForWriting().close();
    }
  }

  @Test
  void locksOfTwoArchivesDoNotMeet() throws Exception {
    try (BlobStore store = open();
        BlobStore other = BlobStores.open(root.resolve("other").toUri());
        Closeable lock = store.lockForWriting()) {
      other.lockForWriting().close();
    }
  }

  @Test
  void otherProcessIsNamedAndItsLockEndsWithIt() throws Exception {
    Process holder = start();
    try (BlobStore store = open()) {
      assertThat(holder.inputReader().readLine()).isEqualTo("locked");

      assertThatThrownBy(store::lockForWriting)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another process (pid " + holder.pid() + ", since ")
          .hasMessageContaining("wait until it ends or stop it");

      kill(holder);
      store.lockForWriting().close();
    } finally {
      kill(holder);
    }
  }

  @Test
  void refusedTryInThisProcessDoesNotDropTheLock() throws Exception {
    try (BlobStore store = open();
        Closeable lock = store.lockForWriting()) {
      assertThatThrownBy(store::lockForWriting).isInstanceOf(IOException.class);

      Process other = start();
      try {
        assertThat(other.inputReader().readLine())
            .contains("pid " + ProcessHandle.current().pid());
      } finally {
        kill(other);
      }
    }
  }

  private BlobStore open() throws IOException {
    return BlobStores.open(root.toUri());
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                root.toUri().toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Another writer: prints "locked", or why not, and waits to be killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (BlobStore store = BlobStores.open(URI.create(args[0]))) {
        store.lockForWriting();
        System.out.println("locked");
        Thread.sleep(60_000);
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}

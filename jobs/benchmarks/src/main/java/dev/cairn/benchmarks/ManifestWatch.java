package dev.cairn.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Notes when each manifest became visible, to some milliseconds. */
final class ManifestWatch {

  private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path folder;
  private final Map<Long, Long> visible = new HashMap<>();
  private final Thread thread;
  private volatile boolean stopped;

  ManifestWatch(Path folder) {
    this.folder = folder;
    this.thread = new Thread(this::watch, "manifest watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    boolean last;
    do {
      last = stopped;
      String[] names = folder.toFile().list();
      long now = System.currentTimeMillis();
      for (String name : names == null ? new String[0] : names) {
        long sequence = Long.parseLong(name.substring(0, name.indexOf('.')));
        synchronized (visible) {
          visible.putIfAbsent(sequence, now);
          visible.notifyAll();
        }
      }
      LockSupport.parkNanos(WATCH_NANOS);
    } while (!last);
  }

  /** Waits for so many manifests; the first one only makes the archive. */
  void awaitManifests(int count) throws InterruptedException {
    synchronized (visible) {
      while (visible.size() < count) {
        visible.wait();
      }
    }
  }

  /** Looks once more, and ends; gives the time of each sequence number, epoch milliseconds. */
  Map<Long, Long> stop() throws InterruptedException {
    stopped = true;
    thread.join();
    return visible;
  }
}

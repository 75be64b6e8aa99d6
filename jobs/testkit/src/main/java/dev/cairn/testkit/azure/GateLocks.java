package dev.cairn.testkit.azure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** One change of a blob at a time, and none while a container goes. */
final class GateLocks {

  private final ReentrantReadWriteLock containers = new ReentrantReadWriteLock();
  private final Map<BlobName, ReentrantLock> blobs = new ConcurrentHashMap<>();

  /** To be closed by the thread that took it. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  Held blob(BlobName name) {
    Lock shared = containers.readLock();
    shared.lock();
    Lock own = blobs.computeIfAbsent(name, any -> new ReentrantLock());
    own.lock();
    return () -> {
      own.unlock();
      shared.unlock();
    };
  }

  Held everything() {
    Lock all = containers.writeLock();
    all.lock();
    return all::unlock;
  }
}

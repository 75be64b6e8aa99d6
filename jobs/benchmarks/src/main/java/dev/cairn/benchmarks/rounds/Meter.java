package dev.cairn.benchmarks.rounds;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What this process spends. Processor time of the whole process, so that neither a collection nor a
 * second thread is free, and what else runs on the machine hardly counts.
 */
final class Meter {

  private static final AtomicLong HEAP_AFTER_GC = new AtomicLong();

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long cpu;
  private final long wall;
  private final long gc;

  private Meter(long cpu, long wall, long gc) {
    this.cpu = cpu;
    this.wall = wall;
    this.gc = gc;
  }

  /** Watches collections from now on; once in a process. */
  static void watchCollections() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean)
          .addNotificationListener(
              (notification, handback) -> {
                var info =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                long used =
                    info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> !pool.getKey().matches(".*(Code|Metaspace|Class).*"))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
                HEAP_AFTER_GC.accumulateAndGet(used, Math::max);
              },
              null,
              null);
    }
  }

  /** Starts measuring; what earlier rounds left behind is collected first. */
  static Meter start() {
    System.gc();
    HEAP_AFTER_GC.set(0);
    return new Meter(SYSTEM.getProcessCpuTime(), System.nanoTime(), gcNanos());
  }

  /** Ends measuring. */
  RoundResult stop(long events, Map<String, Long> figures) {
    long cpuNanos = SYSTEM.getProcessCpuTime() - cpu;
    long wallNanos = System.nanoTime() - wall;
    var all = new HashMap<>(figures);
    all.put(RoundResult.GC_NANOS, gcNanos() - gc);
    all.put(RoundResult.HEAP_BYTES, HEAP_AFTER_GC.get());
    return new RoundResult(events, cpuNanos, wallNanos, all);
  }

  private static long gcNanos() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        * 1_000_000;
  }
}

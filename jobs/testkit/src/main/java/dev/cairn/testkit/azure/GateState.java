package dev.cairn.testkit.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All that the gate knows; each change is in its journal before it counts. Thread-safe. */
final class GateState implements AutoCloseable {

  private final GateJournal journal;
  private final Clock clock;
  private final Map<BlobName, BlobHistory> blobs = new ConcurrentHashMap<>();
  private final Map<String, ContainerLock> containers = new ConcurrentHashMap<>();
  private final VersionIds ids = new VersionIds();
  private volatile Duration ahead = Duration.ZERO;

  GateState(Path folder, Clock clock) throws IOException {
    this.clock = clock;
    this.journal = GateJournal.open(folder, this::replay);
  }

  Instant now() {
    return clock.instant().plus(ahead);
  }

  synchronized void moveTo(Instant time) {
    Duration changed = Duration.between(clock.instant(), time);
    journal.append(GateJson.object().put("ahead", changed.toString()));
    ahead = changed;
  }

  String nextVersionId() {
    return ids.next(now());
  }

  BlobHistory history(BlobName name) {
    return blobs.getOrDefault(name, BlobHistory.EMPTY);
  }

  /** Only by who holds the name's lock. */
  void save(BlobName name, BlobHistory history) {
    ObjectNode line = GateJson.object();
    line.putObject("blob").put("container", name.container()).put("name", name.blob());
    line.set("history", GateJson.toJson(history));
    journal.append(line);
    blobs.put(name, history);
  }

  /** Those of a container whose name starts so, in the order of their names. */
  Map<String, BlobHistory> histories(String container, String prefix) {
    Map<String, BlobHistory> found = new TreeMap<>();
    blobs.forEach(
        (name, history) -> {
          if (name.container().equals(container) && name.blob().startsWith(prefix)) {
            found.put(name.blob(), history);
          }
        });
    return found;
  }

  ContainerLock container(String container) {
    return containers.getOrDefault(container, ContainerLock.NONE);
  }

  synchronized void change(String container, UnaryOperator<ContainerLock> change) {
    ContainerLock changed = change.apply(container(container));
    ObjectNode line = GateJson.object().put("container", container);
    line.set("lock", GateJson.toJson(changed));
    journal.append(line);
    containers.put(container, changed);
  }

  /** The container is no more. */
  synchronized void forget(String container) {
    journal.append(GateJson.object().put("deleted", container));
    drop(container);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private void drop(String container) {
    containers.remove(container);
    blobs.keySet().removeIf(name -> name.container().equals(container));
  }

  private void replay(JsonNode line) {
    if (line.has("blob")) {
      JsonNode blob = line.get("blob");
      BlobHistory history = GateJson.history(line.get("history"));
      history.versions().forEach(version -> ids.seen(version.id()));
      if (history.pending() != null && history.pending().next() != null) {
        ids.seen(history.pending().next().id());
      }
      blobs.put(
          new BlobName(blob.get("container").textValue(), blob.get("name").textValue()), history);
    } else if (line.has("container")) {
      containers.put(line.get("container").textValue(), GateJson.lock(line.get("lock")));
    } else if (line.has("deleted")) {
      drop(line.get("deleted").textValue());
    } else {
      ahead = Duration.parse(line.get("ahead").textValue());
    }
  }
}

package dev.cairn.testkit.azure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The keys of the vault and what may become of them: live, soft-deleted, recovered, purged. Thread
 * safe; every refusal is a {@link VaultRefusal}.
 */
final class VaultKeys {

  private final Clock clock;
  private final Map<String, List<VaultKeyVersion>> live = new HashMap<>();
  private final Map<String, List<VaultKeyVersion>> deleted = new HashMap<>();

  VaultKeys(Clock clock) {
    this.clock = clock;
  }

  /** Makes a key, or the next version of one. */
  VaultKeyVersion create(
      String name, VaultKeySpec spec, List<String> ops, Map<String, String> tags, boolean enabled) {
    // Outside the lock: a large RSA key takes seconds.
    var pair = spec.generate();
    synchronized (this) {
      if (deleted.containsKey(name)) {
        throw VaultRefusal.deleted(name);
      }
      String id = UUID.randomUUID().toString().replace("-", "");
      var version = new VaultKeyVersion(name, id, spec, pair, ops, tags, enabled, now(), now());
      live.computeIfAbsent(name, any -> new ArrayList<>()).add(version);
      return version;
    }
  }

  /** The next version, like the newest one. */
  VaultKeyVersion rotate(String name) {
    VaultKeyVersion newest = find(name, "");
    return create(name, newest.spec(), newest.operations(), newest.tags(), true);
  }

  /**
   * @param version empty for the newest one, enabled or not
   */
  synchronized VaultKeyVersion find(String name, String version) {
    return pick(live, name, version);
  }

  synchronized VaultKeyVersion findDeleted(String name) {
    return pick(deleted, name, "");
  }

  /** All versions, ordered by version and so in no order of time, as Key Vault gives them. */
  synchronized List<VaultKeyVersion> versions(String name) {
    return live.getOrDefault(name, List.of()).stream()
        .sorted(Comparator.comparing(VaultKeyVersion::version))
        .toList();
  }

  /**
   * @param enabled null to leave it
   * @param operations null to leave them
   * @param tags null to leave them
   */
  synchronized VaultKeyVersion update(
      String name,
      String version,
      Boolean enabled,
      List<String> operations,
      Map<String, String> tags) {
    VaultKeyVersion old = find(name, version);
    VaultKeyVersion updated =
        old.updated(
            enabled == null ? old.enabled() : enabled,
            operations == null ? old.operations() : operations,
            tags == null ? old.tags() : tags,
            now());
    live.get(name).replaceAll(each -> each == old ? updated : each);
    return updated;
  }

  synchronized VaultKeyVersion delete(String name) {
    return move(live, deleted, name);
  }

  synchronized VaultKeyVersion recover(String name) {
    return move(deleted, live, name);
  }

  synchronized void purge(String name) {
    if (deleted.remove(name) == null) {
      throw VaultRefusal.keyNotFound(name);
    }
  }

  private static VaultKeyVersion move(
      Map<String, List<VaultKeyVersion>> from, Map<String, List<VaultKeyVersion>> to, String name) {
    VaultKeyVersion newest = pick(from, name, "");
    to.put(name, from.remove(name));
    return newest;
  }

  private static VaultKeyVersion pick(
      Map<String, List<VaultKeyVersion>> keys, String name, String version) {
    List<VaultKeyVersion> versions = keys.getOrDefault(name, List.of());
    if (version.isEmpty() && !versions.isEmpty()) {
      return versions.get(versions.size() - 1);
    }
    return versions.stream()
        .filter(each -> each.version().equals(version))
        .findFirst()
        .orElseThrow(
            () -> VaultRefusal.keyNotFound(version.isEmpty() ? name : name + "/" + version));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}

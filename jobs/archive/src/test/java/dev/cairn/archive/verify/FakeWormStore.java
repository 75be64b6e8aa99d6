package dev.cairn.archive.verify;

import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.StoredVersion;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what a store with versions and protection would say; every blob in it is version v1. */
final class FakeWormStore {

  final InMemoryBlobStore memory = new InMemoryBlobStore();
  volatile boolean failing;
  private final Map<String, Protection> protections = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> deletedByName = new HashSet<>();

  void protect(String path, Protection protection) {
    protections.put(path, protection);
  }

  /** As if a version v2 had been written over it; the name leads to v2, with the same content. */
  void hide(String path) {
    hidden.add(path);
  }

  void deleteByName(String path) {
    deletedByName.add(path);
  }

  BlobStore store() {
    return (BlobStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {BlobStore.class}, this::answer);
  }

  private Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "worm":
        return true;
      case "list":
        return memory.list((String) arguments[0]).stream()
            .filter(blob -> !deletedByName.contains(blob.path()))
            .toList();
      case "versions":
        return versions((String) arguments[0]);
      case "protection":
        return protection((BlobVersion) arguments[0]);
      default:
        try {
          return method.invoke(memory, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
    }
  }

  private List<StoredVersion> versions(String prefix) {
    List<StoredVersion> versions = new ArrayList<>();
    for (BlobInfo blob : memory.list(prefix)) {
      String path = blob.path();
      boolean current = !hidden.contains(path) && !deletedByName.contains(path);
      versions.add(version(path, "v1", blob.size(), current));
      if (hidden.contains(path)) {
        versions.add(version(path, "v2", blob.size(), true));
      }
    }
    return versions;
  }

  private Protection protection(BlobVersion blob) throws IOException {
    if (failing) {
      throw new IOException("out of reach");
    }
    if (memory.find(blob.path()).isEmpty()) {
      throw new NoSuchFileException(blob.path());
    }
    return protections.get(blob.path());
  }

  private static StoredVersion version(String path, String id, long size, boolean current) {
    return new StoredVersion(new BlobVersion(path, Optional.of(id)), size, current);
  }
}

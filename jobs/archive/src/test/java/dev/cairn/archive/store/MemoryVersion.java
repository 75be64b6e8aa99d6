package dev.cairn.archive.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** One version of a blob in memory, and what its protection allows. */
record MemoryVersion(BlobVersion blob, byte[] content, Protection protection) {

  StoredVersion listed(boolean current) {
    return new StoredVersion(blob, content.length, current);
  }

  MemoryVersion with(Protection changed) {
    return new MemoryVersion(blob, content, changed);
  }

  /** Puts this retention in the place of the old one, if that allows it. */
  MemoryVersion with(Retention asked, Instant now) throws IOException {
    Optional<Retention> there = protection.retention();
    if (protection.isLocked() && !asked.covers(there.get())) {
      throw new BlobProtectedException(blob.path(), there.get().text());
    }
    if (!asked.until().isAfter(now)) {
      throw new IOException("A retention must end in the future, not at " + asked.until());
    }
    return with(new Protection(Optional.of(asked), protection.legalHold()));
  }

  /** Adds what it lacks. */
  MemoryVersion add(Protection wanted, Instant now) throws IOException {
    MemoryVersion changed = this;
    if (wanted.retention().isPresent()) {
      Retention least = wanted.retention().get();
      if (!protection.covers(Protection.of(least))) {
        changed = with(protection.retention().map(least::join).orElse(least), now);
      }
    }
    boolean held = protection.legalHold() || wanted.legalHold();
    return changed.with(new Protection(changed.protection.retention(), held));
  }

  MemoryVersion retain(Retention wanted, Instant now) throws IOException {
    boolean covered = protection.covers(Protection.of(wanted));
    if (!covered && protection.isLocked() && wanted.mode() == Retention.Mode.UNLOCKED) {
      throw new BlobProtectedException(blob.path(), "its retention is locked");
    }
    return add(Protection.of(wanted), now);
  }

  MemoryVersion withoutRetention() throws BlobProtectedException {
    if (protection.isLocked()) {
      throw new BlobProtectedException(blob.path(), "its retention is locked");
    }
    return with(new Protection(Optional.empty(), protection.legalHold()));
  }

  void checkDelete(Instant now) throws BlobProtectedException {
    if (protection.legalHold()) {
      throw new BlobProtectedException(blob.path(), "it is under legal hold");
    }
    Optional<Retention> active = protection.retention().filter(r -> r.until().isAfter(now));
    if (active.isPresent()) {
      throw new BlobProtectedException(blob.path(), active.get().text());
    }
  }
}

package dev.cairn.archive.table;

/** Damage found where the file's name is not at hand; becomes an ArchiveFileDamagedException. */
final class DamageException extends Exception {

  DamageException(String detail) {
    super(detail);
  }
}

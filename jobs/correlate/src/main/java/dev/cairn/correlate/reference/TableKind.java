package dev.cairn.correlate.reference;

/** The tables: their files, and their names in the content. */
enum TableKind {
  REFERENCE("reference"),
  ADDRESSES("addresses"),
  PRIVATE_LINK("private-link"),
  USERS("users"),
  SENSITIVITY("sensitivity"),
  SERVERS("servers");

  private final String file;

  TableKind(String file) {
    this.file = file;
  }

  /** The file's name without its extension. */
  String file() {
    return file;
  }

  /** The key in the content. */
  String key() {
    return file.replace('-', '_');
  }

  String schema() {
    return "schema/" + file + ".schema.json";
  }

  /** Whether a file of comma-separated values may hold it: what is one row after the other. */
  boolean tabular() {
    return this != REFERENCE;
  }
}

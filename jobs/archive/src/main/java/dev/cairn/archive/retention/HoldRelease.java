package dev.cairn.archive.retention;

import com.fasterxml.jackson.databind.JsonNode;

/** How many people it takes to release a legal hold: {@code retention-policies/holds.yaml}. */
public enum HoldRelease {
  /** One is enough. */
  ONE_PERSON,
  /** Two different people, both named in the ledger. */
  TWO_PEOPLE;

  static final String FILE = "holds.yaml";

  static HoldRelease read(byte[] yaml) {
    JsonNode node = PolicyForm.bundled("holds.schema.json").read(FILE, yaml);
    return node.get("release").textValue().equals("two-people") ? TWO_PEOPLE : ONE_PERSON;
  }
}

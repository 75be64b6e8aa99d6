package dev.cairn.formats.azure;

import dev.cairn.formats.record.Activity;

/** What an operation of Key Vault does, by the verb at the end of its name. */
final class KeyVaultOperation {

  private static final String[] USES = {"Wrap", "Encrypt", "Decrypt", "Sign", "Verify"};
  private static final String[] READS = {
    "Get", "List", "ListVersions", "GetDeleted", "ListDeleted"
  };
  private static final String[] CREATES = {"Create", "Import"};
  private static final String[] WRITES = {"Set", "Put"};
  private static final String[] UPDATES = {"Update", "Patch", "Merge"};
  private static final String[] DELETES = {"Delete", "Purge"};

  private KeyVaultOperation() {}

  static Activity activity(String name) {
    if (endsWithOneOf(name, USES)) {
      // Unwrap ends with Wrap too
      return Activity.KEY_USE;
    }
    if (endsWithOneOf(name, READS)) {
      return Activity.READ;
    }
    if (endsWithOneOf(name, CREATES)) {
      return Activity.CREATE;
    }
    if (endsWithOneOf(name, WRITES)) {
      return Activity.WRITE;
    }
    if (endsWithOneOf(name, UPDATES)) {
      return Activity.UPDATE;
    }
    return endsWithOneOf(name, DELETES) ? Activity.DELETE : Activity.ACTION;
  }

  private static boolean endsWithOneOf(String name, String[] verbs) {
    for (String verb : verbs) {
      int at = name.length() - verb.length();
      if (name.regionMatches(true, at, verb, 0, verb.length())) {
        return true;
      }
    }
    return false;
  }
}

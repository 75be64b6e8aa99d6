package dev.cairn.archive.keys;

import java.util.regex.Pattern;

/**
 * One version of one key in the customer's key service.
 *
 * @param name the key's name: 1 to 127 of {@code A-Z a-z 0-9 -}, Key Vault's rule
 * @param version the concrete version, of the same characters, never a "latest" alias
 */
public record KeyVersion(String name, String version) {

  // names come out of files and go into URLs: nothing else may pass
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9-]{1,127}");

  /** Checks both parts; {@link IllegalArgumentException} if one is not as described. */
  public KeyVersion {
    if (!PART.matcher(name).matches() || !PART.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "Not a key version: '%s/%s' (1 to 127 of A-Z a-z 0-9 - each)".formatted(name, version));
    }
  }

  /**
   * Reads the form of {@link #id()}.
   *
   * @throws IllegalArgumentException if it is another form
   */
  public static KeyVersion parse(String id) {
    int slash = id.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("Not a key version: '" + id + "' (form: name/version)");
    }
    return new KeyVersion(id.substring(0, slash), id.substring(slash + 1));
  }

  /** The form {@code name/version}, as stored in key material and manifests. */
  public String id() {
    return name + "/" + version;
  }
}

package dev.cairn.archive.keys;

/**
 * One version of one key in the customer's key service.
 *
 * @param name the key's name
 * @param version the concrete version, never a "latest" alias
 */
public record KeyVersion(String name, String version) {

  /** The form {@code name/version}, as stored in key material and manifests. */
  public String id() {
    return name + "/" + version;
  }
}

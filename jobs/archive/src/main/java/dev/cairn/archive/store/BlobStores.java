package dev.cairn.archive.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Opens the store that a URI names.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code file:///path}<td>a directory on a local POSIX file system; made when first written
 * to. Not WORM.
 * <tr><td>{@code azblob://account/container} or {@code azblob://account/container/prefix}<td>an
 * Azure Blob Storage container, which must exist. {@code account} with a dot in it is taken as the
 * whole host name, for clouds other than the public one.
 * </table>
 *
 * <p>Azure logs in with the connection string in {@code CAIRN_AZBLOB_CONNECTION_STRING}, or in the
 * file that {@code CAIRN_AZBLOB_CONNECTION_STRING_FILE} names; without either by the identity of
 * the machine or user, as Azure's {@code DefaultAzureCredential} finds it. A connection string also
 * says where the account is, so that it can point to an emulator or a private endpoint.
 *
 * <p>An Azure call that times out, is cut off or is answered 429, 500 or 503 is tried {@code
 * CAIRN_AZBLOB_TRIES} times in all (default 4, 1 to 20), each at most {@code
 * CAIRN_AZBLOB_TRY_TIMEOUT} long (an ISO 8601 duration, default {@code PT30S}), with growing pauses
 * of at most 10 s between them. With the defaults a call has failed after 126 s at the latest.
 */
public final class BlobStores {

  private BlobStores() {}

  /**
   * Opens a store with the settings of this process's environment. Does not ask an Azure store
   * anything yet: a wrong account or a missing right shows at the first call.
   *
   * @throws IllegalArgumentException if the URI has none of the forms above, or a setting is wrong
   * @throws IOException if a directory cannot be read, or is none, or a settings file is unreadable
   */
  public static BlobStore open(URI uri) throws IOException {
    return open(uri, System.getenv());
  }

  /**
   * Opens a store as {@link #open(URI)} does, with the given settings instead.
   *
   * @param environment names and values as in a process's environment; others than those above are
   *     ignored
   */
  public static BlobStore open(URI uri, Map<String, String> environment) throws IOException {
    String scheme = String.valueOf(uri.getScheme());
    return switch (scheme) {
      case "file" -> new FileBlobStore(uri, directory(uri));
      case "azblob" -> new AzureBlobStore(
          uri, AzureLocation.parse(uri), AzureSettings.read(environment));
      default -> throw new IllegalArgumentException(
          "No such kind of archive: '%s'. Use file:///path or azblob://account/container"
              .formatted(uri));
    };
  }

  private static Path directory(URI uri) {
    boolean local = uri.getAuthority() == null || uri.getAuthority().isEmpty();
    if (!local || uri.isOpaque() || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "Not a directory of this machine: '%s'. Use file:///path, with three slashes"
              .formatted(uri));
    }
    return Path.of(uri.getPath()).normalize();
  }
}

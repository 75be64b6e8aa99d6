package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Opens the anchor that a text names.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code /path/file.json}, {@code file:///path/file.json}<td>one file, which need not exist,
 * in a folder that must; see {@link FileAnchor}
 * <tr><td>{@code azblob://account/container[/prefix]}<td>a blob for each head, in a container of its
 * own, best of another account and under an immutability policy; for one archive. Logs in as {@link
 * BlobStores} does.
 * </table>
 */
public final class Anchors {

  private Anchors() {}

  /**
   * Opens an anchor without knowing of which archive: {@link #open(String, URI)} wherever that is
   * known. The caller closes it.
   *
   * @throws IllegalArgumentException if the text has none of the forms above, or a setting is wrong
   * @throws IOException if a settings file is unreadable
   */
  public static Anchor open(String place) throws IOException {
    if (!isUri(place)) {
      return new FileAnchor(Path.of(place));
    }
    URI uri = URI.create(place);
    return switch (uri.getScheme()) {
      case "file" -> new FileAnchor(file(uri));
      case "azblob" -> new BlobAnchor(BlobStores.open(uri));
      default -> throw new IllegalArgumentException(
          "No such kind of anchor: '%s'. Use a file's path or azblob://account/container"
              .formatted(place));
    };
  }

  /**
   * Opens the anchor of an archive, which must be elsewhere: who can change the archive must not be
   * able to change the anchor, and an anchor within the archive would be a file too many.
   *
   * @throws IllegalArgumentException if the anchor is in the archive's directory or container too
   * @throws IOException as for {@link #open(String)}
   */
  public static Anchor open(String place, URI archive) throws IOException {
    if (isWithin(place, archive)) {
      throw new IllegalArgumentException(
          "The anchor '%s' is in the archive's own place %s: use another %s"
              .formatted(
                  place,
                  archive,
                  archive.getScheme().equals("file")
                      ? "folder, best on another disk"
                      : "container, best of another account"));
    }
    return open(place);
  }

  private static boolean isWithin(String place, URI archive) {
    boolean azure = place.startsWith("azblob:");
    if (azure != "azblob".equals(archive.getScheme())) {
      return false;
    }
    if (azure) {
      return container(URI.create(place)).equals(container(archive));
    }
    Path file = isUri(place) ? file(URI.create(place)) : Path.of(place);
    return "file".equals(archive.getScheme())
        && file.toAbsolutePath().normalize().startsWith(file(archive).normalize());
  }

  /** Account and container; an account may be named by its host. */
  private static String container(URI uri) {
    String account = String.valueOf(uri.getAuthority()).split("[.:]", 2)[0];
    String path = String.valueOf(uri.getPath());
    String container = path.startsWith("/") ? path.substring(1).split("/", 2)[0] : path;
    return (account + "/" + container).toLowerCase(Locale.ROOT);
  }

  private static boolean isUri(String place) {
    return place.matches("[a-z][a-z0-9+.-]+:.*"); // not a drive letter
  }

  private static Path file(URI uri) {
    boolean local = uri.getAuthority() == null || uri.getAuthority().isEmpty();
    if (!local || uri.isOpaque() || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "Not a file of this machine: '%s'. Use file:///path, with three slashes".formatted(uri));
    }
    return Path.of(uri.getPath());
  }
}

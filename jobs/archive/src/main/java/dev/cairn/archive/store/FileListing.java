package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists the blobs beneath a directory, going only into the branches that a prefix allows. */
final class FileListing extends SimpleFileVisitor<Path> {

  private final Path root;
  private final String prefix;
  private final List<BlobInfo> found = new ArrayList<>();

  private FileListing(Path root, String prefix) {
    this.root = root;
    this.prefix = prefix;
  }

  static List<BlobInfo> list(Path root, String prefix) throws IOException {
    Path start = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    FileListing listing = new FileListing(root, prefix);
    Files.walkFileTree(start, listing);
    // paths are ASCII, so the order of chars is that of code points
    listing.found.sort(Comparator.comparing(BlobInfo::path));
    return List.copyOf(listing.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    String path = pathOf(directory);
    boolean onTheWay = prefix.startsWith(path + "/") || path.startsWith(prefix);
    return path.isEmpty() || (BlobPaths.isValid(path) && onTheWay)
        ? FileVisitResult.CONTINUE
        : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = pathOf(file);
    if (attributes.isRegularFile() && path.startsWith(prefix) && BlobPaths.isValid(path)) {
      found.add(new BlobInfo(path, attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE; // a staged file, gone since its directory was read
    }
    throw e;
  }

  private String pathOf(Path file) {
    return root.relativize(file).toString();
  }
}

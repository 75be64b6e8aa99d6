package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Finds the files beneath a store's directory that are neither blobs nor the store's own. */
final class ForeignFiles extends SimpleFileVisitor<Path> {

  private static final Set<String> OWN = Set.of(FileStaging.DIRECTORY, FileStoreLock.FILE);

  private final Path root;
  private final List<String> found = new ArrayList<>();

  private ForeignFiles(Path root) {
    this.root = root;
  }

  static List<String> find(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    ForeignFiles visitor = new ForeignFiles(root);
    Files.walkFileTree(root, visitor);
    Collections.sort(visitor.found);
    return List.copyOf(visitor.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return OWN.contains(pathOf(directory))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = pathOf(file);
    if (!OWN.contains(path) && !(attributes.isRegularFile() && BlobPaths.isValid(path))) {
      found.add(path);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE; // gone since its directory was read
    }
    throw e;
  }

  private String pathOf(Path file) {
    return root.relativize(file).toString();
  }
}

package dev.cairn.detect.rule;

import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a set of rules is made from, as they were at one moment: {@code *.yml} and {@code
 * *.yaml} (rules, schedules) and {@code *.ics} (calendars). Hidden ones and others are left alone.
 */
public final class RuleFiles {

  private final SortedMap<String, byte[]> contents;

  private RuleFiles(SortedMap<String, byte[]> contents) {
    this.contents = contents;
  }

  /** Of these bytes by path, which has slashes. They are not copied: don't change them. */
  public static RuleFiles of(Map<String, byte[]> contents) {
    return new RuleFiles(new TreeMap<>(contents));
  }

  /**
   * Reads a directory with all below it.
   *
   * @throws IOException if it is not there, is no directory or can't be read
   */
  public static RuleFiles read(Path directory) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String path = directory.relativize(file).toString().replace('\\', '/');
      if (isOne(path)) {
        contents.put(path, Files.readAllBytes(file));
      }
    }
    return new RuleFiles(contents);
  }

  private static boolean isOne(String path) {
    boolean hidden = path.startsWith(".") || path.contains("/.");
    return !hidden
        && (path.endsWith(".yml") || path.endsWith(".yaml") || path.endsWith(".ics"));
  }

  /** Of a version as it was published: the same bytes, so the same {@link #version()}. */
  public static RuleFiles of(RuleSetVersion published) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    int files = Math.min(published.getPaths().size(), published.getContents().size());
    for (int i = 0; i < files; i++) {
      contents.put(
          published.getPaths().get(i),
          published.getContents().get(i).getBytes(StandardCharsets.UTF_8));
    }
    return new RuleFiles(contents);
  }

  /**
   * These files as a version to publish.
   *
   * @param time when, by the publisher's clock; cut to the microsecond
   * @param by who publishes them
   * @param comment why; may be null
   * @throws RuleFaultsException if a file is not UTF-8: it could not be given back as it was
   */
  public RuleSetVersion publish(Instant time, String by, String comment)
      throws RuleFaultsException {
    List<String> texts = new ArrayList<>();
    List<RuleFault> faults = new ArrayList<>();
    contents.forEach(
        (path, bytes) -> {
          try {
            texts.add(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
          } catch (CharacterCodingException e) {
            faults.add(new RuleFault(new Place(path, 1), "is not UTF-8; save it as that"));
          }
        });
    if (!faults.isEmpty()) {
      throw new RuleFaultsException(faults);
    }
    return RuleSetVersion.newBuilder()
        .setVersion(version())
        .setPublishedTime(time.truncatedTo(ChronoUnit.MICROS))
        .setPublishedBy(by)
        .setComment(comment)
        .setPaths(new ArrayList<>(contents.keySet()))
        .setContents(texts)
        .build();
  }

  /** Bytes by path, in order of path. */
  public SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }

  /** The first 16 hexadecimal digits of the SHA-256 of all paths and bytes. */
  public String version() {
    MessageDigest all = Sha256.begin();
    contents.forEach(
        (path, bytes) -> {
          all.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
          all.update(bytes);
        });
    return HexFormat.of().formatHex(all.digest()).substring(0, 16);
  }
}

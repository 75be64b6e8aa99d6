package dev.cairn.archive.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The ids of one staged blob's blocks, all derived from a random name and a count, so that {@link
 * StagedBlob#staging()} can carry them to another process in a few bytes.
 *
 * @param name 32 hexadecimal digits, fresh for each writer, so that no two writers of one path
 *     share a block id
 * @param blocks number of blocks
 */
record AzureStaging(String name, int blocks) {

  /** Azure takes no more blocks in one blob. */
  static final int MAX_BLOCKS = 50_000;

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32}):(\\d{1,5})");

  static AzureStaging fresh() {
    return new AzureStaging(UUID.randomUUID().toString().replace("-", ""), 0);
  }

  static AzureStaging parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not staged in an Azure store: " + text);
    }
    return new AzureStaging(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /** The form {@code name:blocks}, as {@link #parse} reads it. */
  String text() {
    return name + ":" + blocks;
  }

  AzureStaging plusBlock() {
    return new AzureStaging(name, blocks + 1);
  }

  /** Ids in order; of one length, which Azure demands of all blocks of a blob. */
  List<String> blockIds() {
    return IntStream.range(0, blocks).mapToObj(this::blockId).toList();
  }

  String blockId(int index) {
    byte[] id = "%s-%05d".formatted(name, index).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(id);
  }
}

package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The anchor in another blob store: {@code anchors/<archive id>/<sequence in twelve digits>.json}, a
 * blob for each head, each in the form {@code cairn-anchor/1} and written once. So it can stand in a
 * store that refuses to change anything. The head is the highest.
 *
 * <p>Holds the anchor of one archive. Reading lists all heads, which is done once by a writer that
 * starts and once by a verification; writing lists nothing.
 */
final class BlobAnchor implements Anchor {

  private static final String FOLDER = "anchors/";
  private static final Pattern PATH = Pattern.compile("anchors/([^/]+)/([0-9]{12})\\.json");
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final long MAX_SIZE = 4096; // an archive id has 1024 characters at most

  private final BlobStore store;

  /** Uses a store, which {@link #close} closes. */
  BlobAnchor(BlobStore store) {
    this.store = store;
  }

  @Override
  public Optional<ChainHead> read() throws IOException {
    Set<String> paths =
        store.list(FOLDER).stream()
            .map(BlobInfo::path)
            .filter(path -> PATH.matcher(path).matches())
            .collect(Collectors.toSet());
    long archives = paths.stream().map(path -> part(path, 1)).distinct().count();
    if (archives > 1) {
      throw new ChainFormatException(
          "Anchor " + store.uri() + ": it holds the heads of " + archives
              + " archives; give each archive an anchor of its own");
    }
    Optional<String> highest = paths.stream().max(String::compareTo);
    return highest.isEmpty() ? Optional.empty() : Optional.of(read(highest.get()));
  }

  private ChainHead read(String path) throws IOException {
    try (var blob = store.open(path)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MAX_SIZE, blob.size()));
      blob.readFully(0, bytes);
      ChainHead head = AnchorJson.parse(bytes.array());
      Checks.that(path(head).equals(path), "it is of another place");
      return head;
    } catch (ChainFormatException | IllegalArgumentException e) {
      throw new ChainFormatException("Anchor " + store.uri() + " " + path + ": " + e.getMessage());
    }
  }

  @Override
  public void write(ChainHead head) throws IOException {
    StagedBlob staged;
    try (BlobWriter out = store.stage(path(head))) {
      out.write(ByteBuffer.wrap(AnchorJson.toJson(head)));
      staged = out.finish();
    }
    try {
      store.commit(staged);
    } catch (BlobConflictException e) {
      store.discard(staged);
      throw new ChainBrokenException(
          "anchor", "it knows another manifest " + head.sequence() + " than the one just written");
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  private static String path(ChainHead head) {
    String id = head.archiveId();
    String folder =
        PLAIN_ID.matcher(id).matches()
            ? id
            : "sha256=" + Sha256.of(id.getBytes(StandardCharsets.US_ASCII));
    return String.format("%s%s/%012d.json", FOLDER, folder, head.sequence());
  }

  private static String part(String path, int group) {
    Matcher matcher = PATH.matcher(path);
    Checks.that(matcher.matches(), "not the path of an anchor: %s", path);
    return matcher.group(group);
  }
}

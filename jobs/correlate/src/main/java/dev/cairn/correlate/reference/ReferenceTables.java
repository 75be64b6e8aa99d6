package dev.cairn.correlate.reference;

import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One version of the reference tables: what logs only number, by name. Immutable and safe for use
 * by many threads; two are equal if they have the same version.
 *
 * <p>Look-ups make no object and take time logarithmic in the rows; only patterns of tables are
 * tried one after the other. They answer null for what the tables do not name.
 *
 * <p>Archived events stay as the logs said. For them each version is to be kept, whole, as a {@link
 * ReferenceVersion} in the archive's table {@code reference_tables}, so that queries join the
 * version in force: {@code events e ASOF LEFT JOIN reference_tables r ON e.time >= r.valid_from}.
 * Sessions and findings name theirs, which holds however late they were written: join {@code
 * s.reference_version = r.version}, once, since a version that was taken back is recorded again.
 */
public final class ReferenceTables {

  private static final int SHORT_HASH = 32;

  private final String statedVersion;
  private final String content;
  private final String contentSha256;
  private final String version;
  private final AddressTable addresses;
  private final Map<String, String> consumers;
  private final Map<String, DatabaseUser> users;
  private final SensitivityTable sensitivities;
  private final Map<String, String> environments;

  ReferenceTables(
      String statedVersion,
      String content,
      AddressTable addresses,
      Map<String, String> consumers,
      Map<String, DatabaseUser> users,
      SensitivityTable sensitivities,
      Map<String, String> environments) {
    this.statedVersion = statedVersion;
    this.content = content;
    this.contentSha256 = Content.sha256(content);
    this.version = statedVersion + "/" + contentSha256.substring(0, SHORT_HASH);
    this.addresses = addresses;
    this.consumers = consumers;
    this.users = users;
    this.sensitivities = sensitivities;
    this.environments = environments;
  }

  /**
   * Reads all tables of a directory: {@code reference.yaml}, which states the version, and any of
   * addresses, private-link, users, sensitivity and servers, each as {@code .yaml} or {@code .csv}.
   * A table that is missing has no rows. Other files of these two kinds are refused, since their
   * names may be misspelt.
   *
   * @throws IllegalArgumentException if anything is wrong with any of them; names every fault on a
   *     line of its own, by file, line, row, key, value and what is allowed
   * @throws java.nio.file.NoSuchFileException if the directory is not there
   * @throws java.nio.file.NotDirectoryException if it is no directory
   * @throws IOException if it cannot be read
   */
  public static ReferenceTables load(Path directory) throws IOException {
    return ReferenceReader.files(ReferenceFiles.read(directory));
  }

  /**
   * The tables that were recorded, with the same version.
   *
   * @throws IllegalArgumentException if the content is not what its hash says, is of another
   *     format, or does not hold to its form
   */
  public static ReferenceTables of(ReferenceVersion recorded) {
    if (!Content.sha256(recorded.getContent()).equals(recorded.getContentSha256())) {
      throw new IllegalArgumentException(
          "content of reference tables %s: its SHA-256 is not the recorded one; verify the archive"
              .formatted(recorded.getVersion()));
    }
    return ReferenceReader.content(recorded.getContent());
  }

  /**
   * Reads a directory again, to take the place of these tables. Whatever is wrong with it, these
   * stay: nothing of the new ones counts unless all of it is right. New content under the version
   * that these tables state is refused too: so tables that are still being copied are not taken, if
   * {@code reference.yaml} is written last or the directory swapped whole. That does not hold for
   * the first load, which may find a copy half done; the next reload mends it.
   */
  public Reload reload(Path directory) {
    ReferenceTables read;
    try {
      read = load(directory);
    } catch (IllegalArgumentException e) {
      return new Reload(this, false, e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      return new Reload(
          this, false, "%s can't be read: %s; check that it is there".formatted(directory, e));
    }
    if (read.equals(this)) {
      return new Reload(this, false, null);
    }
    if (read.statedVersion.equals(statedVersion)) {
      return new Reload(
          this,
          false,
          "%s: version is '%s'; allowed: another one, since these tables are not those in force"
              .formatted(ReferenceFiles.STATED, statedVersion));
    }
    return new Reload(read, true, null);
  }

  /** The stated version, a slash and 32 hexadecimal digits of the content's SHA-256. */
  public String version() {
    return version;
  }

  /** The version as {@code reference.yaml} states it. */
  public String statedVersion() {
    return statedVersion;
  }

  /**
   * What to archive of this version.
   *
   * @param validFrom from when it is in force, kept to the microsecond
   */
  public ReferenceVersion record(Instant validFrom) {
    return new ReferenceVersion(
        version, statedVersion, contentSha256, validFrom.truncatedTo(ChronoUnit.MICROS), content);
  }

  /**
   * Whose an address is, by the longest prefix that holds it. An IPv4-mapped IPv6 address is the
   * IPv4 address.
   *
   * @param ip an IPv4 or IPv6 address as text; may be null
   * @return null if no range holds it, or it is no address (a host name is none)
   */
  public AddressRange address(String ip) {
    return addresses.find(ip);
  }

  /**
   * Who comes through a Private Link connection.
   *
   * @param connection its resource id as the activity log writes it, in any letter case; may be
   *     null
   */
  public String consumer(String connection) {
    return connection == null ? null : consumers.get(connection);
  }

  /**
   * Who is behind a database user.
   *
   * @param name as logs write it, letter case counts; may be null
   */
  public DatabaseUser user(String name) {
    return users.get(name);
  }

  /**
   * How sensitive a table is: what its own row says, else the pattern that fits and fixes most
   * characters (of several the most sensitive); and never less than a column named for it.
   *
   * @param table {@code schema.table}, in any letter case; without a schema it fits no row
   */
  public Sensitivity sensitivity(String table) {
    return sensitivities.ofTable(table);
  }

  /**
   * How sensitive a column is: what its own row says, else what is said of the table as a whole.
   *
   * @param table {@code schema.table}, in any letter case
   * @param column the column's name, in any letter case
   */
  public Sensitivity sensitivity(String table, String column) {
    return sensitivities.ofColumn(table, column);
  }

  /**
   * The environment of a proxy or database server.
   *
   * @param name as events give it in reporter or server, in any letter case; may be null
   */
  public String environment(String name) {
    return name == null ? null : environments.get(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferenceTables tables && tables.contentSha256.equals(contentSha256);
  }

  @Override
  public int hashCode() {
    return contentSha256.hashCode();
  }

  @Override
  public String toString() {
    return "reference tables " + version;
  }
}

package dev.cairn.correlate.reference;

import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * One version of the reference tables: what logs only number, by name. Immutable and safe for use
 * by many threads; two are equal if they have the same version.
 *
 * <p>Look-ups make no object and take time logarithmic in the rows; only patterns of tables are
 * tried one after the other. They answer null for what the tables do not name.
 *
 * <p>Archived events stay as the logs said. Queries join them with the version in force at their
 * time, from a table of {@link ReferenceVersion}: {@code events e ASOF LEFT JOIN reference_tables r
 * ON e.time >= r.valid_from}. Sessions and findings name theirs, which holds however late they were
 * written: {@code s.reference_version = r.version}.
 */
public final class ReferenceTables {

  private static final int SHORT_HASH = 32;

  private final String statedVersion;
  private final String content;
  private final String contentSha256;
  private final String version;
  private final Instant validFrom;
  private final AddressTable addresses;
  private final Map<String, String> consumers;
  private final Map<String, DatabaseUser> users;
  private final SensitivityTable sensitivities;
  private final Map<String, String> environments;

  ReferenceTables(
      String statedVersion,
      Instant validFrom,
      String content,
      AddressTable addresses,
      Map<String, String> consumers,
      Map<String, DatabaseUser> users,
      SensitivityTable sensitivities,
      Map<String, String> environments) {
    this.statedVersion = statedVersion;
    this.validFrom = validFrom;
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
  static ReferenceTables load(Path directory) throws IOException {
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

  /** The stated version, a slash and 32 hexadecimal digits of the content's SHA-256. */
  public String version() {
    return version;
  }

  /** The version as {@code reference.yaml} states it. */
  public String statedVersion() {
    return statedVersion;
  }

  /**
   * From when on they name the sessions that begin, to the second: the epoch, which is before all
   * of them, unless {@code reference.yaml} states a time.
   */
  public Instant validFrom() {
    return validFrom;
  }

  /** What to keep of this version. */
  public ReferenceVersion record() {
    return new ReferenceVersion(version, statedVersion, contentSha256, validFrom, content);
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

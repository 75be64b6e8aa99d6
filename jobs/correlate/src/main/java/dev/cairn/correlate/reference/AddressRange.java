package dev.cairn.correlate.reference;

/**
 * Whose a range of addresses is.
 *
 * @param range the range as the table writes it
 * @param host whose it is
 * @param role what it does on the path, one of those that {@code addresses.schema.json} allows
 * @param hop network, proxy, database or control; null if it is of none
 */
public record AddressRange(String range, String host, String role, String hop) {

  /** The role of addresses behind which all clients of a Private Link service stand. */
  static final String PRIVATE_LINK_NAT = "private_link_nat";
}

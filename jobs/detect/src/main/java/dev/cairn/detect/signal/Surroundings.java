package dev.cairn.detect.signal;

import java.util.List;

/**
 * What is known of an event's user, client, reporter and tables besides what its log says: from the
 * reference tables in force at its time, and from its statement.
 *
 * @param principal person or service behind the user; null if not named
 * @param userKind {@code person} or {@code service}; null if the user is not named
 * @param owner who answers for the user; null if not said
 * @param team team of the user; null if not said
 * @param timeZone IANA time zone of the user's working hours; null if not said
 * @param clientName whose the client's address is; null if not named
 * @param clientRole what that address is on the path; null if not named
 * @param serverRole what the address that was called is; null if not named
 * @param environment environment of reporter or server; null if not named
 * @param tables tables that the statement names, schema.table where the schema is known, sorted
 * @param sensitivity the highest of them; null if none is named
 * @param referenceVersion version of the reference tables in force; null if there are none
 */
public record Surroundings(
    String principal,
    String userKind,
    String owner,
    String team,
    String timeZone,
    String clientName,
    String clientRole,
    String serverRole,
    String environment,
    List<String> tables,
    String sensitivity,
    String referenceVersion) {

  /** Nothing is known. */
  public static final Surroundings NONE =
      new Surroundings(
          null, null, null, null, null, null, null, null, null, List.of(), null, null);

  /** Place of what is not here but worked out of the signal's times. */
  static final int DELAY = 12;

  /** Copies the list. */
  public Surroundings {
    tables = List.copyOf(tables);
  }

  Object get(int place) {
    return switch (place) {
      case 0 -> principal;
      case 1 -> userKind;
      case 2 -> owner;
      case 3 -> team;
      case 4 -> timeZone;
      case 5 -> clientName;
      case 6 -> clientRole;
      case 7 -> serverRole;
      case 8 -> environment;
      case 9 -> tables;
      case 10 -> sensitivity;
      case 11 -> referenceVersion;
      default -> throw new IllegalArgumentException("no place " + place);
    };
  }
}

package dev.cairn.testkit.simulator;

/**
 * How often the less ordinary happens; each is a share from 0 to 1.
 *
 * <p>What ties sessions to connections clogs a pool, here as in reality: with n clients to a
 * connection, hardly more than one in n of them may be tied at a time, or most of the others wait
 * their ten seconds in vain. Above some ten clients to a connection use {@link #WITHOUT_PINS}.
 *
 * @param local of the units: answered by the proxy itself (cached, blocked, {@code SET} …)
 * @param failing of the units: fails at the server with an error
 * @param longRunning of the statements: takes some thousand times as long, five seconds at least
 * @param longText of the units: an INSERT with a text of two to six thousand characters
 * @param mirrored of the units: read that the proxy copies to another server, if there is one
 * @param autoIncrement of the writes: an INSERT that ties the session for its next five statements
 * @param pinned of the sessions: does once what ties it to its connection (user variable, GET_LOCK,
 *     temporary table, LOCK TABLES, PREPARE in SQL)
 * @param fastForward of the clients: comes as the fast_forward user
 * @param changedUser of the sessions: changes its user midway, which no log says
 */
public record Oddities(
    double local,
    double failing,
    double longRunning,
    double longText,
    double mirrored,
    double autoIncrement,
    double pinned,
    double fastForward,
    double changedUser) {

  /** None of them. */
  public static final Oddities NONE = new Oddities(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** About as often as in the bundled captures. */
  public static final Oddities DEFAULT =
      new Oddities(0.06, 0.01, 0.0005, 0.005, 0.02, 0.1, 0.03, 0.01, 0.01);

  /** As the default, but only transactions tie a session to its connection. */
  public static final Oddities WITHOUT_PINS =
      new Oddities(0.06, 0.01, 0.0005, 0.005, 0.02, 0, 0, 0.01, 0.01);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Oddities {
    Allowed.share("oddities.local", local);
    Allowed.share("oddities.failing", failing);
    Allowed.share("oddities.longRunning", longRunning);
    Allowed.share("oddities.longText", longText);
    Allowed.share("oddities.mirrored", mirrored);
    Allowed.share("oddities.autoIncrement", autoIncrement);
    Allowed.share("oddities.pinned", pinned);
    Allowed.share("oddities.fastForward", fastForward);
    Allowed.share("oddities.changedUser", changedUser);
    Allowed.share(
        "oddities.local + failing + longText + mirrored", local + failing + longText + mirrored);
  }
}

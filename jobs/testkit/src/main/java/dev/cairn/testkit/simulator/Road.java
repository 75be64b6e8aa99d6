package dev.cairn.testkit.simulator;

/** How a session reaches the database. At most one statement is under way on it. */
interface Road {

  TrueSession.Kind kind();

  /** Begins the session; {@code opened} is told when statements may be sent. */
  void open(ClientSession session, Runnable opened);

  /** Sends a statement; {@code answered} is told when the client has its answer. */
  void run(Statement statement, int number, Runnable answered);

  /** Goes on as another user, if the road knows how. */
  void changeUser(String user);

  /** Ends the session from the client's side, or tells that the other side is gone. */
  void close(TrueSession.End end);

  /** Looks whether the session lost what it can't do without, and must end. Null if it goes on. */
  TrueSession.End lost();

  /** What the proxy on the road writes of the session that was opened; null without a proxy. */
  ProxySessionLog log();

  /** Where the client's connection leads to. */
  String targetIp();

  int targetPort();
}

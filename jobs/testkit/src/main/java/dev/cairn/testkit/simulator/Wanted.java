package dev.cairn.testkit.simulator;

/**
 * How a session wants its connection to be.
 *
 * @param latin whether its character set is latin1; else it is utf8mb4
 * @param autocommit whether each statement is a transaction of its own
 */
record Wanted(String user, String schema, boolean latin, boolean autocommit) {

  Wanted withUser(String value) {
    return new Wanted(value, schema, latin, autocommit);
  }

  Wanted withAutocommit(boolean value) {
    return new Wanted(user, schema, latin, value);
  }
}

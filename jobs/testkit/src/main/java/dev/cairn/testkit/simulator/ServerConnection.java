package dev.cairn.testkit.simulator;

import java.util.HashSet;
import java.util.Set;

/** One connection to a database server, with what is set on it. Runs one statement at a time. */
final class ServerConnection {

  private final DatabaseServer server;
  private final long id;
  private final String clientIp;
  private final FlowTable.OpenFlow flow;
  private final Set<Template> prepared = new HashSet<>();

  private String user;
  private String auditUser;
  private String schema;
  private boolean latin;
  private boolean autocommit = true;
  private boolean open = true;
  private boolean busy;
  private boolean abandoned;
  private boolean flowOwned;

  ServerConnection(
      DatabaseServer server,
      long id,
      String clientIp,
      FlowTable.OpenFlow flow,
      String user,
      String schema) {
    this.server = server;
    this.id = id;
    this.clientIp = clientIp;
    this.flow = flow;
    this.user = user;
    this.auditUser = user;
    this.schema = schema;
  }

  DatabaseServer server() {
    return server;
  }

  long id() {
    return id;
  }

  String clientIp() {
    return clientIp;
  }

  FlowTable.OpenFlow flow() {
    return flow;
  }

  String user() {
    return user;
  }

  /** The user whom a statement's record names: an earlier one, sometimes. */
  String auditUser() {
    return auditUser;
  }

  String schema() {
    return schema;
  }

  /** Sets what CHANGE_USER sets: all else is as new. */
  void become(String newUser, String newSchema, boolean auditFollows) {
    auditUser = auditFollows ? newUser : user;
    user = newUser;
    schema = newSchema;
    latin = false;
    autocommit = true;
    prepared.clear();
  }

  /** Whether its character set is latin1; else it is utf8mb4. */
  boolean isLatin() {
    return latin;
  }

  void setLatin(boolean value) {
    latin = value;
  }

  boolean isAutocommit() {
    return autocommit;
  }

  void setAutocommit(boolean value) {
    autocommit = value;
  }

  void setSchema(String value) {
    schema = value;
  }

  /** Whether this is the first time. */
  boolean prepare(Template template) {
    return prepared.add(template);
  }

  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
  }

  boolean isBusy() {
    return busy;
  }

  void begin() {
    if (busy || !open) {
      throw new IllegalStateException(
          "connection " + id + " is " + (busy ? "busy" : "closed") + ": the simulator is wrong");
    }
    busy = true;
  }

  void end() {
    busy = false;
  }

  /** Its TCP connection ends with it. */
  void ownsFlow() {
    flowOwned = true;
  }

  boolean isFlowOwned() {
    return flowOwned;
  }

  /** Whoever held it is gone: it closes with its statement. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}

package dev.cairn.formats.record;

import java.util.Locale;

/**
 * What was done, and the OCSF class it belongs to. The codes are stored in the archive: a code
 * never changes its meaning, and none is ever removed.
 */
public enum Activity {
  LOGON(EventClass.AUTHENTICATION),
  LOGOFF(EventClass.AUTHENTICATION),
  CHANGE_USER(EventClass.AUTHENTICATION),
  QUERY(EventClass.DATASTORE_ACTIVITY),
  PREPARE(EventClass.DATASTORE_ACTIVITY),
  EXECUTE(EventClass.DATASTORE_ACTIVITY),
  TABLE_READ(EventClass.DATASTORE_ACTIVITY),
  TABLE_WRITE(EventClass.DATASTORE_ACTIVITY),
  TABLE_CREATE(EventClass.DATASTORE_ACTIVITY),
  TABLE_ALTER(EventClass.DATASTORE_ACTIVITY),
  TABLE_DROP(EventClass.DATASTORE_ACTIVITY),
  TABLE_RENAME(EventClass.DATASTORE_ACTIVITY),
  USE_DATABASE(EventClass.DATASTORE_ACTIVITY),
  SNAPSHOT(EventClass.DATASTORE_ACTIVITY),
  OPEN(EventClass.NETWORK_ACTIVITY),
  TRAFFIC(EventClass.NETWORK_ACTIVITY),
  CLOSE(EventClass.NETWORK_ACTIVITY),
  REFUSE(EventClass.NETWORK_ACTIVITY),
  CREATE(EventClass.API_ACTIVITY),
  READ(EventClass.API_ACTIVITY),
  UPDATE(EventClass.API_ACTIVITY),
  DELETE(EventClass.API_ACTIVITY),
  /** Create or update: the log does not tell which. */
  WRITE(EventClass.API_ACTIVITY),
  ACTION(EventClass.API_ACTIVITY),
  /** A key was used: wrap, unwrap, encrypt, decrypt, sign, verify. */
  KEY_USE(EventClass.API_ACTIVITY),
  CONNECTION_REQUEST(EventClass.API_ACTIVITY),
  CONNECTION_APPROVE(EventClass.API_ACTIVITY),
  CONNECTION_REJECT(EventClass.API_ACTIVITY),
  CONNECTION_REMOVE(EventClass.API_ACTIVITY),
  /** Approved, rejected or changed: the log does not tell which. */
  CONNECTION_WRITE(EventClass.API_ACTIVITY),
  HEALTH(EventClass.BASE_EVENT),
  METRIC(EventClass.BASE_EVENT),
  MESSAGE(EventClass.BASE_EVENT);

  private final int classUid;
  private final String code = name().toLowerCase(Locale.ROOT);

  Activity(int classUid) {
    this.classUid = classUid;
  }

  /** The number of its OCSF class. */
  int classUid() {
    return classUid;
  }

  /** The value of {@code AuditEvent.activity}, such as {@code change_user}. */
  public String code() {
    return code;
  }

  /** Whether somebody came, left or became somebody else: OCSF class 3002. */
  public boolean isAuthentication() {
    return classUid == EventClass.AUTHENTICATION;
  }

  /** OCSF 1.8 class numbers. */
  private static final class EventClass {
    static final int BASE_EVENT = 0;
    static final int AUTHENTICATION = 3002;
    static final int DATASTORE_ACTIVITY = 6005;
    static final int NETWORK_ACTIVITY = 4001;
    static final int API_ACTIVITY = 6003;
  }
}

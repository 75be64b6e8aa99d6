package dev.cairn.correlate.match;

import java.util.Locale;

/** What a record of the database is that no statement of a proxy is tied to. */
public enum Explanation {
  /** A proxy said it on its own, to make a connection fit for its clients. */
  PROXY_OWN,
  /** A proxy's monitor. */
  PROXY_MONITOR,
  /** It came past every proxy. */
  DIRECT,
  /** A proxy sent it for a client, and the proxy's line is missing. */
  LOST,
  /** Nobody can tell. */
  UNKNOWN;

  /** As {@code explanation} of an attribution has it, such as {@code proxy_own}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

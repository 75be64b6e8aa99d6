package dev.cairn.access;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who reads, and from where.
 *
 * @param name who; not blank
 * @param source how that is known: {@code env} and {@code os} are the word of this process alone,
 *     {@code token} of whoever had the console's one-time token; {@code oidc} was proved by an
 *     identity provider
 * @param host the reader's machine: its name, or its address as a server saw it
 */
public record Reader(String name, String source, String host) {

  /** The environment's variable for {@link #ofProcess}. */
  public static final String VARIABLE = "CAIRN_USER";

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /**
   * Who started this process. Nobody has proved it: the account is the system's word, and {@code
   * CAIRN_USER} that of whoever set it.
   *
   * @param environment the process's variables
   */
  public static Reader ofProcess(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "").strip();
    return given.isEmpty()
        ? new Reader(System.getProperty("user.name", "unknown"), "os", hostName())
        : new Reader(given, "env", hostName());
  }

  private static String hostName() {
    try {
      return Files.exists(HOST_NAME)
          ? Files.readString(HOST_NAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}

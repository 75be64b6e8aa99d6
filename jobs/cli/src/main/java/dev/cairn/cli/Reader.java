package dev.cairn.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who reads, and from where, as far as this process knows. Nobody has proved it: the account is the
 * system's word, and {@code CAIRN_USER} that of whoever started the process.
 *
 * @param name who
 * @param source how that is known: {@code env} or {@code os}
 * @param host the machine's own name
 */
record Reader(String name, String source, String host) {

  static final String VARIABLE = "CAIRN_USER";

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  static Reader of(Map<String, String> environment) {
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

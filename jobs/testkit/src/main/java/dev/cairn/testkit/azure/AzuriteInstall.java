package dev.cairn.testkit.azure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The npm packages of Azurite: installs them once, as the lock file names them, whoever of several
 * processes comes first.
 */
final class AzuriteInstall {

  static final String HOME_PROPERTY = "cairn.azurite.home";

  private static final String IN_REPOSITORY = "jobs/testkit/azurite";
  private static final int LIMIT_MINUTES = 10;

  /** A file lock holds off other processes only, not other threads of this one. */
  private static final Object IN_THIS_PROCESS = new Object();

  private final Path home;
  private final Path work;
  private final String npm;

  /**
   * @param home folder of package.json
   * @param work folder for what the installation says, and for its lock
   * @param npm the program to run
   */
  AzuriteInstall(Path home, Path work, String npm) {
    this.home = home;
    this.work = work;
    this.npm = npm;
  }

  /**
   * Finds the folder of package.json: the system property {@value #HOME_PROPERTY} names it, or it
   * is {@code jobs/testkit/azurite} in {@code from} or in a folder above it.
   */
  static Path findHome(Path from) throws AzuriteUnavailableException {
    String named = System.getProperty(HOME_PROPERTY);
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = from.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(IN_REPOSITORY).resolve("package-lock.json"))) {
        return at.resolve(IN_REPOSITORY);
      }
    }
    throw new AzuriteUnavailableException(
        "Azurite: no folder " + IN_REPOSITORY + " in or above " + from
            + ". Run inside the repository, or name that folder with -D" + HOME_PROPERTY + ".",
        null);
  }

  /**
   * Runs {@code npm ci} unless it has run for this very lock file.
   *
   * @throws AzuriteUnavailableException if npm is missing or fails
   */
  void ensure() throws IOException {
    Files.createDirectories(work);
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  work.resolve("azurite-install.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        String wanted = sha256(home.resolve("package-lock.json"));
        Path marker = home.resolve("node_modules").resolve(".cairn-installed");
        if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
          runNpm();
          Files.writeString(marker, wanted);
        }
      }
    }
  }

  private void runNpm() throws IOException {
    Path output = work.resolve("azurite-npm-ci.log");
    System.err.println("Azurite: npm ci in " + home + ", once; about a minute.");
    Process process;
    try {
      process =
          new ProcessBuilder(List.of(npm, "ci", "--ignore-scripts", "--prefer-offline"))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new AzuriteUnavailableException(
          "Azurite needs Node.js 20 and npm: " + npm + " cannot be run. Install them.", e);
    }
    try {
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    throw new AzuriteUnavailableException(
        "Azurite: npm ci did not succeed in " + home + ". See " + output
            + "; it needs the npm registry or a filled npm cache.",
        null);
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}

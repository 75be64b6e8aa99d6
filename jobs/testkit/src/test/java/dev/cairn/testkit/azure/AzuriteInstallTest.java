package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteInstallTest {

  @TempDir Path dir;
  private Path home;
  private Path work;

  @BeforeEach
  void aFolderWithALockFile() throws IOException {
    home = Files.createDirectories(dir.resolve("jobs/testkit/azurite"));
    work = dir.resolve("work");
    Files.writeString(home.resolve("package-lock.json"), "{}");
  }

  @Test
  void installsOnceForTheSameLockFile() throws IOException {
    String npm = npm("mkdir -p node_modules && echo ran >> runs");

    new AzuriteInstall(home, work, npm).ensure();
    new AzuriteInstall(home, work, npm).ensure();

    assertThat(home.resolve("runs")).hasContent("ran");
  }

  @Test
  void installsAnewWhenTheLockFileChanges() throws IOException {
    String npm = npm("mkdir -p node_modules && echo ran >> runs");

    new AzuriteInstall(home, work, npm).ensure();
    Files.writeString(home.resolve("package-lock.json"), "{\"changed\": true}");
    new AzuriteInstall(home, work, npm).ensure();

    assertThat(home.resolve("runs")).hasContent("ran\nran");
  }

  @Test
  void ofTwoThatComeTogetherOneInstalls() throws Exception {
    String npm = npm("mkdir -p node_modules && sleep 0.3 && echo ran >> runs");

    var first = CompletableFuture.runAsync(() -> ensure(npm));
    var second = CompletableFuture.runAsync(() -> ensure(npm));
    CompletableFuture.allOf(first, second).get();

    assertThat(home.resolve("runs")).hasContent("ran");
  }

  @Test
  void aFailedInstallationIsNotTakenForOneAndNamesItsOutput() throws IOException {
    String npm = npm("mkdir -p node_modules; echo no network; exit 1");

    assertThatThrownBy(() -> new AzuriteInstall(home, work, npm).ensure())
        .isInstanceOf(AzuriteUnavailableException.class)
        .hasMessageContaining(work.resolve("azurite-npm-ci.log").toString());
    assertThat(work.resolve("azurite-npm-ci.log")).hasContent("no network");
    assertThatThrownBy(() -> new AzuriteInstall(home, work, npm).ensure())
        .isInstanceOf(AzuriteUnavailableException.class);
  }

  @Test
  void aMissingNpmIsSaid() {
    assertThatThrownBy(() -> new AzuriteInstall(home, work, "no-such-npm").ensure())
        .isInstanceOf(AzuriteUnavailableException.class)
        .hasMessageContaining("Node.js 20 and npm");
  }

  @Test
  void theFolderIsFoundFromBelow() throws IOException {
    Path module = Files.createDirectories(dir.resolve("jobs/archive/target"));

    assertThat(AzuriteInstall.findHome(module)).isEqualTo(home);
  }

  @Test
  void aMissingFolderSaysHowToNameIt(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> AzuriteInstall.findHome(elsewhere))
        .isInstanceOf(AzuriteUnavailableException.class)
        .hasMessageContaining("-Dcairn.azurite.home");
  }

  private void ensure(String npm) {
    try {
      new AzuriteInstall(home, work, npm).ensure();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String npm(String script) throws IOException {
    Path file = Files.writeString(dir.resolve("npm"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}

package dev.cairn.delivery.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a receiver stands, and where what it names is.
 *
 * @param file the name of the receivers' file
 * @param key of the receiver in it
 * @param folder that paths are relative to
 * @param environment variables
 */
record Place(String file, String key, Path folder, Map<String, String> environment) {

  private static final long LARGEST = 1 << 16;

  /**
   * What {@code NAME_file} or {@code NAME_env} leads to, without white space around it.
   *
   * @throws IllegalArgumentException if both are named, or there is nothing
   */
  Optional<String> secret(JsonNode receiver, String name) {
    String fileKey = name + "_file";
    String envKey = name + "_env";
    if (receiver.has(fileKey) && receiver.has(envKey)) {
      throw fault(envKey, receiver.get(envKey).textValue(), "one of " + fileKey + " and " + envKey);
    }
    if (receiver.has(fileKey)) {
      return Optional.of(ofFile(fileKey, receiver.get(fileKey).textValue()));
    }
    if (receiver.has(envKey)) {
      String variable = receiver.get(envKey).textValue();
      String value = environment.getOrDefault(variable, "").strip();
      if (value.isEmpty()) {
        throw fault(envKey, variable, "a variable that is set");
      }
      return Optional.of(value);
    }
    return Optional.empty();
  }

  private String ofFile(String fileKey, String path) {
    String value = new String(bytes(fileKey, path), java.nio.charset.StandardCharsets.UTF_8).strip();
    if (value.isEmpty()) {
      throw fault(fileKey, path, "a file that is not empty");
    }
    return value;
  }

  /** A file that the receiver names. */
  byte[] bytes(String fileKey, String path) {
    Path found = folder.resolve(path);
    try {
      if (Files.size(found) > LARGEST) {
        throw fault(fileKey, path, "a file of at most 64 KiB");
      }
      return Files.readAllBytes(found);
    } catch (IOException e) {
      throw fault(fileKey, path, "a file that can be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  IllegalArgumentException fault(String part, String value, String allowed) {
    return new IllegalArgumentException(
        "%s: %s.%s is '%s'; allowed: %s".formatted(file, key, part, value, allowed));
  }

  /** One whose value is not told. */
  IllegalArgumentException secretFault(String part, String allowed) {
    return new IllegalArgumentException(
        "%s: %s.%s leads to something else than is allowed: %s"
            .formatted(file, key, part, allowed));
  }

  IllegalArgumentException missing(String part, String what) {
    return new IllegalArgumentException(
        "%s: %s.%s is missing: %s".formatted(file, key, part, what));
  }
}

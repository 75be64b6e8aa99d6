package dev.cairn.delivery.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.delivery.form.BundledForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code webhooks.yaml} says. Secrets and tokens are read from files and variables when it is
 * read, and never stand in it.
 *
 * @param name which Cairn this is
 * @param receivers at least one, each with a name of its own
 */
public record WebhookConfig(String name, List<Receiver> receivers) {

  private static final BundledForm FORM = BundledForm.of("webhooks");

  /** Copies the list. */
  public WebhookConfig {
    receivers = List.copyOf(receivers);
  }

  /**
   * Reads a file and what it names: templates, secrets, tokens. Their paths are relative to its
   * folder.
   *
   * @param environment the environment's variables
   * @throws IllegalArgumentException if something is wrong; names the file, the key, the value
   *     (unless it may be secret) and what is allowed
   * @throws NoSuchFileException if the file is not there
   * @throws IOException if it cannot be read
   */
  public static WebhookConfig read(Path file, Map<String, String> environment) throws IOException {
    String name = file.getFileName().toString();
    JsonNode node = FORM.yaml(name, Files.readAllBytes(file));
    Path folder = file.toAbsolutePath().getParent();
    List<Receiver> receivers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode one : node.get("receivers")) {
      String key = "receivers." + receivers.size();
      Place place = new Place(name, key, folder, environment);
      Receiver receiver = new ReceiverReader(place, one).read();
      if (!names.add(receiver.name())) {
        throw place.fault("name", receiver.name(), "a name that no other receiver has");
      }
      receivers.add(receiver);
    }
    return new WebhookConfig(node.get("name").textValue(), receivers);
  }
}

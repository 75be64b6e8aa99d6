package dev.cairn.formats.azure;

import dev.cairn.formats.sql.Ascii;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Reads Azure resource ids, whose case varies with the service and the road they took. */
final class AzureResource {

  private static final String PROVIDERS = "providers";

  private static final Set<String> SERVER_TYPES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    Collections.addAll(
        SERVER_TYPES,
        "flexibleServers",
        "servers",
        "privateLinkServices",
        "loadBalancers",
        "virtualMachines",
        "vaults",
        "managedHSMs");
  }

  private AzureResource() {}

  /**
   * The name of the database server, proxy machine, Private Link service, load balancer or vault
   * that an id speaks of, itself or through one of its parts, as it is written there.
   *
   * @param id null if there is none
   * @return null if it speaks of no such thing
   */
  static String server(String id) {
    boolean behindProviders = false;
    boolean next = false;
    int start = 0;
    while (id != null && start < id.length()) {
      int slash = id.indexOf('/', start);
      int end = slash < 0 ? id.length() : slash;
      String segment = id.substring(start, end);
      if (next) {
        return segment.isEmpty() ? null : segment;
      }
      next = behindProviders && SERVER_TYPES.contains(segment);
      behindProviders |= segment.equalsIgnoreCase(PROVIDERS);
      start = end + 1;
    }
    return null;
  }

  /**
   * Whether an id is one of a provider.
   *
   * @param provider in lower case, such as {@code microsoft.keyvault}
   */
  static boolean isOf(String id, String provider) {
    int end = id.length() - provider.length();
    for (int i = 0; i <= end; i++) {
      if (Ascii.isAt(id, i, provider)) {
        return true;
      }
    }
    return false;
  }
}

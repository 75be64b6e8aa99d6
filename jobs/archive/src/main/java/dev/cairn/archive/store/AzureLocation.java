package dev.cairn.archive.store;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code azblob://account/container[/prefix]} says.
 *
 * @param account the storage account's name, or a whole host name if it has a dot
 * @param container the container
 * @param prefix put before every blob path: empty, or ends with a slash
 */
record AzureLocation(String account, String container, String prefix) {

  private static final Pattern FORM =
      Pattern.compile("azblob://([a-z0-9][a-z0-9.-]*)/([a-z0-9](?:-?[a-z0-9]){2,62})(/.*)?");

  static AzureLocation parse(URI uri) {
    Matcher matcher = FORM.matcher(uri.toString());
    if (!matcher.matches()) {
      throw refused(uri);
    }
    String prefix = matcher.group(3) == null ? "" : matcher.group(3).substring(1);
    if (prefix.endsWith("/")) {
      prefix = prefix.substring(0, prefix.length() - 1);
    }
    if (!prefix.isEmpty() && !BlobPaths.isValid(prefix)) {
      throw refused(uri);
    }
    return new AzureLocation(
        matcher.group(1), matcher.group(2), prefix.isEmpty() ? "" : prefix + "/");
  }

  private static IllegalArgumentException refused(URI uri) {
    // what follows a question mark may be a shared access signature
    return new IllegalArgumentException(
        "Not an Azure archive: '%s'. Use azblob://account/container[/prefix], nothing after it"
            .formatted(uri.toString().split("\\?", 2)[0]));
  }

  /** Where the account is in Azure. */
  String endpoint() {
    return "https://" + (account.contains(".") ? account : account + ".blob.core.windows.net");
  }

  /** The account's name alone. */
  String accountName() {
    return account.contains(".") ? account.substring(0, account.indexOf('.')) : account;
  }

  String blobName(String path) {
    return prefix + path;
  }
}

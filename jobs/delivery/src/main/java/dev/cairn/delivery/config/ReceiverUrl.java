package dev.cairn.delivery.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * A receiver's URL: HTTPS, or HTTP to this machine itself, where no wire can be listened at. It may
 * be secret as a whole, as Slack's is, so faults tell at most its scheme and host.
 */
final class ReceiverUrl {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private ReceiverUrl() {}

  static URI parse(Place place, String part, String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw place.secretFault(part, "a URL, https://…"); // without a cause: it would quote it
    }
    if (url.getHost() == null || url.getScheme() == null) {
      throw place.secretFault(part, "a URL with a host, https://…");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw place.fault(
          part, seen(url), "no user and password in it, and no #; a token goes to token_file");
    }
    boolean https = url.getScheme().equals("https");
    boolean local = url.getScheme().equals("http") && LOOPBACK.contains(url.getHost());
    if (!https && !local) {
      throw place.fault(part, seen(url), "https://…; http:// only to localhost, 127.0.0.1 or [::1]");
    }
    return url;
  }

  private static String seen(URI url) {
    return url.getScheme() + "://" + url.getHost() + "/…";
  }
}

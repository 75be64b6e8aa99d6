package dev.cairn.testkit.azure;

import java.util.Comparator;
import org.w3c.dom.Element;

/**
 * One entry of a list.
 *
 * @param element the store's own words, of the place where the content is
 */
record ListedVersion(String name, BlobVersion version, boolean current, Element element) {

  static final Comparator<ListedVersion> ORDER =
      Comparator.comparing(ListedVersion::name).thenComparing(entry -> entry.version().id());

  /**
   * Makes the element say what the service would say of the version.
   *
   * @param versions whether versions were asked for
   */
  Element describe(boolean versions, boolean versionLevel) {
    Element properties = (Element) element.getElementsByTagName("Properties").item(0);
    set(element, "Name", name);
    if (versions) {
      set(element, "VersionId", version.id());
      if (current) {
        set(element, "IsCurrentVersion", "true");
      }
    }
    set(properties, "Etag", version.etag().replace("\"", ""));
    set(properties, "Last-Modified", version.lastModified());
    if (version.policy() != null) {
      set(properties, "ImmutabilityPolicyUntilDate", GateTimes.format(version.policy().until()));
      set(properties, "ImmutabilityPolicyMode", version.policy().mode().wire());
    }
    if (versionLevel) {
      set(properties, "LegalHold", Boolean.toString(version.legalHold()));
    }
    return element;
  }

  private static void set(Element in, String name, String text) {
    var found = in.getElementsByTagName(name);
    Element element =
        found.getLength() > 0
            ? (Element) found.item(0)
            : (Element) in.appendChild(in.getOwnerDocument().createElement(name));
    element.setTextContent(text);
  }
}

package dev.cairn.testkit.azure;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes one page of a list of versions. A marker is the number of entries before the page, so
 * pages fit together only if nothing changes in between.
 */
record ListPage(
    GateRequest request, Optional<Integer> limit, boolean versions, boolean versionLevel) {

  private static final int MOST = 5000;

  static Optional<Integer> limit(GateRequest request) {
    String text = request.query().getOrDefault("maxresults", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw GateRefusal.badAddress();
    }
    return Optional.of(Integer.parseInt(text));
  }

  byte[] write(List<ListedVersion> entries) {
    Document page = BlobList.newDocument();
    Element root = (Element) page.appendChild(page.createElement("EnumerationResults"));
    root.setAttribute("ContainerName", request.container());
    String prefix = request.query().getOrDefault("prefix", "");
    String delimiter = request.query().getOrDefault("delimiter", "");
    add(root, "Prefix", prefix);
    Element blobs = (Element) root.appendChild(page.createElement("Blobs"));

    int from = from();
    int to = Math.min(entries.size(), from + Math.min(limit.orElse(MOST), MOST));
    for (int i = from; i < to; i++) {
      ListedVersion entry = entries.get(i);
      String group = group(entry.name(), prefix, delimiter);
      if (group.isEmpty()) {
        blobs.appendChild(page.importNode(entry.describe(versions, versionLevel), true));
      } else if (i == from || !group.equals(group(entries.get(i - 1).name(), prefix, delimiter))) {
        add((Element) blobs.appendChild(page.createElement("BlobPrefix")), "Name", group);
      }
    }
    add(root, "NextMarker", to < entries.size() ? Integer.toString(to) : "");
    return bytes(page);
  }

  private int from() {
    String marker = request.query().getOrDefault("marker", "");
    if (!marker.matches("\\d{0,9}")) {
      throw GateRefusal.badAddress();
    }
    return marker.isEmpty() ? 0 : Integer.parseInt(marker);
  }

  /** The common start that stands for this name; empty if the name stands for itself. */
  private static String group(String name, String prefix, String delimiter) {
    int at = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
    return at < 0 ? "" : name.substring(0, at + delimiter.length());
  }

  private static void add(Element to, String name, String text) {
    to.appendChild(to.getOwnerDocument().createElement(name)).setTextContent(text);
  }

  private static byte[] bytes(Document page) {
    try {
      var bytes = new ByteArrayOutputStream();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(page), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new StoreException("The list cannot be written.", e);
    }
  }
}

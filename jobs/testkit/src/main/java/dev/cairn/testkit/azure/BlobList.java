package dev.cairn.testkit.azure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One page of List Blobs as the store wrote it.
 *
 * @param nextMarker empty at the end
 */
record BlobList(List<Element> blobs, String nextMarker) {

  static BlobList parse(byte[] xml) {
    try {
      Document page = factory().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
      NodeList found = page.getElementsByTagName("Blob");
      List<Element> blobs = new ArrayList<>();
      IntStream.range(0, found.getLength()).forEach(i -> blobs.add((Element) found.item(i)));
      return new BlobList(blobs, text(page.getDocumentElement(), "NextMarker"));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new StoreException("The store's list of blobs cannot be read.", e);
    }
  }

  static Document newDocument() {
    try {
      return factory().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every JDK has an XML parser.", e);
    }
  }

  /** The text of the first element of this name; empty if there is none. */
  static String text(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory;
  }
}

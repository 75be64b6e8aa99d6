package dev.cairn.formats.source;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.RecordOutput;

/**
 * One shape that elements of a source come in. Implementations are stateless, and so may be shared
 * by threads; what an element has to remember for its neighbours lies in {@link
 * RecordOutput#notes}.
 */
public interface Format {

  /** What people are told of this format; the pages in {@code docs} are made from it. */
  FormatGuide guide();

  /** Whether the element, by its content alone, is in this format. Cheap; takes no field. */
  boolean recognises(Element element);

  /**
   * Reads the element and adds its events to the output. Events added before an exception are taken
   * back: an element is read whole or not at all.
   *
   * @param element one that this format recognises
   * @throws BadElement if the element cannot become an event
   */
  void read(Element element, RecordOutput out) throws BadElement;
}

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

  /** Whether it reads text, and never an object; else it reads objects, and never text. */
  default boolean readsText() {
    return false;
  }

  /**
   * Whether the element, by its content alone, is in this format. Cheap; takes no field.
   *
   * @param element text or an object, whichever the format reads
   */
  boolean recognises(Element element);

  /**
   * Why an element that it recognises is bad, where a glance tells: a megabyte of rubbish has half
   * a million lines, and an exception costs more than a line. Null if {@link #read} has to look.
   */
  default BadElement refusal(Element element) {
    return null;
  }

  /**
   * Reads the element and adds its events to the output. Events added before an exception are taken
   * back: an element is read whole or not at all.
   *
   * @param element one that this format recognises
   * @throws BadElement if the element cannot become an event
   */
  void read(Element element, RecordOutput out) throws BadElement;
}

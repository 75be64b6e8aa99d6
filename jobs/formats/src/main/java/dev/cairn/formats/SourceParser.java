package dev.cairn.formats;

import dev.cairn.formats.cutting.ElementSplitter;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.SqlTextPolicy;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the records of one topic: cuts them into elements and gives each to its format. Where the
 * topic's source comes in Azure Monitor's envelope, which may mix categories, an element of another
 * such source becomes that one's events.
 */
final class SourceParser implements RecordParser {

  private final Source source;
  private final Route[] ofObjects;
  private final Route[] ofText;
  private final SqlTextPolicy sqlText;

  /** A format, and the source that its events belong to. */
  private record Route(Source source, Format format) {}

  SourceParser(Source source, FormatsConfig config) {
    this.source = source;
    List<Route> routes = routes(source, config);
    this.ofObjects = reading(routes, false);
    this.ofText = reading(routes, true);
    this.sqlText = new SqlTextPolicy(config);
  }

  @Override
  public ParseResult parse(RawRecord record) {
    RecordOutput out = new RecordOutput(record, source.name(), sqlText);
    byte[] value = record.value();
    if (value == null) {
      out.tombstone();
      return out.finish();
    }
    BadElement refusal = source.refusal().apply(value);
    if (refusal != null) {
      out.deadLetter(0, value.length, refusal);
      return out.finish();
    }
    RecordOutput.Mark start = out.mark();
    try {
      new ElementSplitter(value, source.cutting(), new Reader(out)).split();
    } catch (RuntimeException e) {
      out.rollback(start);
      out.deadLetter(0, value.length, fault(e));
    }
    if (out.isEmpty()) {
      ReasonCode reason = isBlank(value) ? ReasonCode.EMPTY : ReasonCode.NO_EVENTS;
      out.deadLetter(0, value.length, new BadElement(reason, value.length + " bytes"));
    }
    return out.finish();
  }

  /** Gives elements to formats, and makes dead letters of those that none can read. */
  private final class Reader implements ElementSplitter.Handler {

    private final RecordOutput out;

    Reader(RecordOutput out) {
      this.out = out;
    }

    @Override
    public void bad(int start, int end, BadElement why) {
      out.deadLetter(start, end, why);
    }

    @Override
    public void element(Element element) {
      RecordOutput.Mark before = out.mark();
      try {
        Route route = routeOf(element);
        if (route == null) {
          bad(element.start(), element.end(), Sources.stranger(element));
          return;
        }
        BadElement refusal = route.format.refusal(element);
        if (refusal != null) {
          bad(element.start(), element.end(), refusal);
          return;
        }
        out.enter(route.source.name(), route.source.hop());
        route.format.read(element, out);
      } catch (BadElement e) {
        out.rollback(before);
        bad(element.start(), element.end(), e);
      } catch (RuntimeException e) {
        // a fault here must not stop the stream: the record is kept, and the fault is named
        out.rollback(before);
        bad(element.start(), element.end(), fault(e));
      }
    }
  }

  private static List<Route> routes(Source own, FormatsConfig config) {
    List<Route> routes = new ArrayList<>();
    own.formats().apply(config).forEach(format -> routes.add(new Route(own, format)));
    if (own.isEnveloped()) {
      for (Source other : Sources.enveloped()) {
        if (other != own) {
          other.envelopedFormats().forEach(format -> routes.add(new Route(other, format)));
        }
      }
    }
    return routes;
  }

  private static Route[] reading(List<Route> routes, boolean text) {
    return routes.stream()
        .filter(route -> route.format.readsText() == text)
        .toArray(Route[]::new);
  }

  private Route routeOf(Element element) {
    if (!element.isText() && element.json().size() == 0) {
      // formats tell objects by their fields
      return null;
    }
    for (Route route : element.isText() ? ofText : ofObjects) {
      if (route.format.recognises(element)) {
        return route;
      }
    }
    return null;
  }

  // the message of an exception may quote the record, its class and place cannot
  private static BadElement fault(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    String place = trace.length == 0 ? "" : " in " + trace[0].getClassName();
    return new BadElement(ReasonCode.PARSER_FAULT, e.getClass().getName() + place);
  }

  private static boolean isBlank(byte[] value) {
    for (byte b : value) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}

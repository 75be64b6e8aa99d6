package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.MANIFEST_ALTERED;
import static dev.cairn.archive.verify.FaultyArchive.fault;
import static dev.cairn.archive.verify.SmallArchive.HEAD;

import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Heads that are JSON and yet no manifest, each for another rule of the form. */
final class FaultyForms {

  private record Breach(String name, String part, String by) {}

  private static final List<Breach> OF_A_HEARTBEAT =
      List.of(
          new Breach("white space", "\"files\":[]", "\"files\": []"),
          new Breach("unknown field", "\"files\":[]", "\"file_count\":0,\"files\":[]"),
          new Breach("field twice", "\"sequence\":5", "\"sequence\":5,\"sequence\":5"),
          new Breach("field missing", "\"abandoned\":[],", ""),
          new Breach("fields out of order", "\"files\":[],\"format\":\"cairn-manifest/1\"",
              "\"format\":\"cairn-manifest/1\",\"files\":[]"),
          new Breach("integer with a fraction", "\"sequence\":5", "\"sequence\":5.0"),
          new Breach("integer with an exponent", "\"sequence\":5", "\"sequence\":5e0"),
          new Breach("integer as text", "\"sequence\":5", "\"sequence\":\"5\""),
          new Breach("integer with a leading zero", "\"sequence\":5", "\"sequence\":05"),
          new Breach("sequence beyond twelve digits", "\"sequence\":5",
              "\"sequence\":1000000000000"),
          new Breach("null for a list", "\"files\":[]", "\"files\":null"),
          new Breach("object without end", "\"writer\":\"cairn/0.1.0\"}",
              "\"writer\":\"cairn/0.1.0\""),
          new Breach("something after the end", "\"writer\":\"cairn/0.1.0\"}",
              "\"writer\":\"cairn/0.1.0\"}\n"),
          new Breach("byte-order mark", "{\"abandoned\"", "\ufeff{\"abandoned\""),
          new Breach("character escaped without need", "\"beat\"", "\"b\\u0065at\""),
          new Breach("slash escaped", "cairn/0.1.0", "cairn\\/0.1.0"),
          new Breach("text with a character beyond ASCII", "\"beat\"", "\"b\u00e9at\""),
          new Breach("empty text", "\"beat\"", "\"\""),
          new Breach("time without microseconds", ".123456Z", "Z"),
          new Breach("time of no calendar", "2026-11-22T", "2026-02-30T"),
          new Breach("leap second", "19:00:00.1", "19:00:60.1"),
          new Breach("worm in a later manifest", "\"writer\"", "\"worm\":\"none\",\"writer\""),
          new Breach("another algorithm", "\"ES256\"", "\"ES384\""),
          new Breach("signature with padding", "\"},\"signing_keys\"", "==\"},\"signing_keys\""),
          new Breach("file without its fields", "\"files\":[]",
              "\"files\":[{\"path\":\"events/x\"}]"));

  private static final List<Breach> OF_A_LEDGER =
      List.of(
          new Breach("unknown kind", "\"hold_placed\"", "\"hold_moved\""),
          new Breach("term missing", "\"why\":\"Anfrage Müller\"", "\"whe\":\"Anfrage Müller\""),
          new Breach("term's name in capitals", "\"why\":", "\"WHY\":"),
          new Breach("terms out of order", "\"by\":\"b\",\"case\":\"c\"",
              "\"case\":\"c\",\"by\":\"b\""),
          new Breach("label with a control character", "Anfrage Müller", "Anfrage\\u0001Müller"),
          new Breach("label with a delete character", "Anfrage Müller", "Anfrage\u007fMüller"),
          new Breach("label with a quote", "Anfrage Müller", "Anfrage \\\"Müller\\\""),
          new Breach("label escaped", "Anfrage Müller", "Anfrage M\\u00fcller"),
          new Breach("label that is a number", "\"Anfrage Müller\"", "1"),
          new Breach("paths out of order", "[\"events/1\",\"events/2\"]",
              "[\"events/2\",\"events/1\"]"),
          new Breach("path twice", "[\"events/1\",\"events/2\"]", "[\"events/1\",\"events/1\"]"),
          new Breach("path that climbs", "\"events/1\"", "\"events/../1\""),
          new Breach("path that is a number", "\"events/2\"", "2"));

  private FaultyForms() {}

  static List<FaultyArchive> all() {
    List<FaultyArchive> all = new ArrayList<>();
    for (Breach breach : OF_A_HEARTBEAT) {
      all.add(
          FaultyArchive.of(
              "form: " + breach.name(),
              disk -> breach(disk.small().withoutAnchor(), HEAD, breach),
              fault(MANIFEST_ALTERED, HEAD)));
    }
    for (Breach breach : OF_A_LEDGER) {
      String head = "chain/000000000002.json";
      all.add(
          FaultyArchive.of(
              "form: " + breach.name(),
              disk -> {
                ledger(disk);
                breach(disk, head, breach);
              },
              fault(MANIFEST_ALTERED, head)));
    }
    all.add(FaultyArchive.of("form: label beyond ASCII, as it should be", FaultyForms::ledger));
    return all;
  }

  private static void ledger(ArchiveOnDisk disk) throws IOException {
    new WrittenChain(disk.withoutAnchor().store)
        .draft()
        .ledger(
            new LedgerEntry(
                Kind.HOLD_PLACED,
                new TreeMap<>(Map.of("by", "b", "case", "c", "why", "Anfrage Müller")),
                List.of("events/1", "events/2")))
        .write();
  }

  private static void breach(ArchiveOnDisk disk, String path, Breach breach) throws IOException {
    Path file = disk.root.resolve(path);
    String text = Files.readString(file);
    int at = text.lastIndexOf(breach.part());
    if (at < 0) {
      throw new IllegalStateException("the manifest has no " + breach.part());
    }
    disk.put(
        path,
        text.substring(0, at) + breach.by() + text.substring(at + breach.part().length()));
  }
}

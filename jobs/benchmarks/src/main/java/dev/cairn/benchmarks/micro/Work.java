package dev.cairn.benchmarks.micro;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.formats.sql.SqlPasswords;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The records of one shape, and what can be done with each. Not thread-safe. */
final class Work {

  private static final int SHA256_BYTES = 32;
  // an event's id is made from its topic's name and twenty bytes of numbers, a flow's from 38
  private static final int ID_NUMBERS = 20;
  private static final int FLOW_ID = 38;

  /** What is done with a record. */
  enum Step {
    /** Cairn: to its events. */
    CAIRN,
    /** The library that Cairn uses, alone: Jackson, or a line cut at its commas. */
    BARE,
    /** The fastest parser that was found, alone: fastjson2, or a line cut at its commas. */
    FASTEST,
    /** SHA-256 of what each event's id, content hash and flow are made from, alone. */
    HASHES,
    /** Digest, kind and the look for passwords of each event's statement, alone. */
    STATEMENTS
  }

  private final RecordParser parser;
  private final List<RawRecord> records;
  private final int[] events;
  private final List<List<byte[]>> hashed = new ArrayList<>();
  private final byte[] id;
  private final byte[] flowId = new byte[FLOW_ID];
  private final List<List<String>> statements = new ArrayList<>();
  private final boolean json;
  private final boolean tuples;
  private final MessageDigest sha256;
  private final byte[] hash = new byte[SHA256_BYTES];

  Work(Shape shape) throws IOException {
    this.parser = shape.parser();
    this.records = shape.load();
    this.events = new int[records.size()];
    for (int i = 0; i < events.length; i++) {
      List<AuditEvent> made = parse(i).events();
      events[i] = made.size();
      hashed.add(HashedParts.of(records.get(i).value()));
      statements.add(made.stream().map(AuditEvent::getSqlText).filter(Objects::nonNull).toList());
    }
    this.tuples = shape.source().equals("network.flow");
    this.json = HashedParts.isJson(records.get(0).value());
    this.id = new byte[shape.source().length() + ID_NUMBERS];
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  int records() {
    return records.size();
  }

  /** How many events a record becomes. */
  int events(int record) {
    return events[record];
  }

  /** How many of them the step {@link Step#HASHES} takes it for. */
  int hashed(int record) {
    return hashed.get(record).size();
  }

  int bytes(int record) {
    return records.get(record).value().length;
  }

  ParseResult parse(int record) {
    return parser.parse(records.get(record));
  }

  /** Does one step; the result depends on all of the work. */
  long run(Step step, int record) throws IOException {
    byte[] value = records.get(record).value();
    return switch (step) {
      case CAIRN -> parse(record).events().size();
      case BARE -> json ? BareParsers.jackson(value, tuples) : BareParsers.splitter(value);
      case FASTEST -> json ? BareParsers.fastjson2(value, tuples) : BareParsers.splitter(value);
      case HASHES -> hashes(record);
      case STATEMENTS -> statements(record);
    };
  }

  private long statements(int record) {
    long seen = 0;
    for (String text : statements.get(record)) {
      seen += SqlDigest.of(text).kind().ordinal() + SqlPasswords.mask(text).length();
    }
    return seen;
  }

  private long hashes(int record) {
    long seen = 0;
    for (byte[] part : hashed.get(record)) {
      seen += sha256(part) + sha256(id);
      if (tuples) {
        seen += sha256(flowId);
      }
    }
    return seen;
  }

  private int sha256(byte[] bytes) {
    sha256.update(bytes);
    try {
      sha256.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    return hash[0];
  }
}

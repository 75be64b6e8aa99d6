package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.detect.engine.Judging;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.SchemaClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * All states of a set of rules, judged as hits come. Event time does not pass.
 *
 * <p>Either as objects, or as Avro's bytes that are read and written at every hit, as a state backend
 * on disk has them.
 */
final class HeldStates {

  static {
    SchemaClasses.trust();
  }

  private final RuleSet rules;
  private final boolean bytes;
  private final Map<String, DetectionState> states = new HashMap<>();
  private final Map<String, byte[]> stored = new HashMap<>();
  private final DatumReader<DetectionState> reader =
      new SpecificDatumReader<>(DetectionState.class);
  private final DatumWriter<DetectionState> writer =
      new SpecificDatumWriter<>(DetectionState.class);
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private BinaryEncoder encoder;
  private BinaryDecoder decoder;
  private long hits;

  HeldStates(RuleSet rules, boolean bytes) {
    this.rules = rules;
    this.bytes = bytes;
  }

  void take(DetectionHit hit, Consumer<Finding> findings) {
    hits++;
    Rule rule = rules.rule(hit.getRuleId());
    String key = hit.getRuleId() + '\n' + hit.getKey();
    if (bytes) {
      byte[] before = stored.get(key);
      DetectionState state = before == null ? Judging.fresh(rule) : read(before);
      Judging.take(rule, state, hit, findings);
      stored.put(key, write(state));
    } else {
      Judging.take(
          rule, states.computeIfAbsent(key, any -> Judging.fresh(rule)), hit, findings);
    }
  }

  long hits() {
    return hits;
  }

  int keys() {
    return bytes ? stored.size() : states.size();
  }

  /** Bytes of each state as Avro writes it, by rule's id and key. */
  Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new HashMap<>();
    states.forEach((key, state) -> sizes.put(key, write(state).length));
    stored.forEach((key, state) -> sizes.put(key, state.length));
    return sizes;
  }

  private DetectionState read(byte[] from) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(from, decoder);
      return reader.read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(DetectionState state) {
    try {
      buffer.reset();
      encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoder);
      writer.write(state, encoder);
      return buffer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.cairn.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class SchemaClassesTest {

  private static final SessionEvidence EVIDENCE =
      new SessionEvidence(
          "client|10.0.0.1|4000",
          null,
          new SessionOutcomes(
              "client|10.0.0.1|4000|7|proxy-1",
              "db:3306",
              List.of(
                  new SliceOutcome(
                      "a", 5L, 1, false, false, false,
                      List.of(new SliceCandidate("b", 17L, true, 0.75, "same text"))))),
          null,
          null);

  @Test
  void generatedCodersGiveTheBytesThatTheSchemaAsksFor() throws IOException {
    byte[] walked = write(new SpecificData());
    SchemaClasses.trust();
    SpecificData model = SpecificData.getForClass(SessionEvidence.class);

    assertThat(model.useCustomCoders()).isTrue();
    assertThat(EVIDENCE.hasCustomCoders()).isTrue();
    assertThat(write(model)).isEqualTo(walked);
    var reader =
        new SpecificDatumReader<SessionEvidence>(
            EVIDENCE.getSchema(), EVIDENCE.getSchema(), model);
    assertThat(reader.read(null, DecoderFactory.get().binaryDecoder(walked, null)))
        .isEqualTo(EVIDENCE);
  }

  private static byte[] write(SpecificData model) throws IOException {
    var out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<SessionEvidence>(EVIDENCE.getSchema(), model).write(EVIDENCE, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}

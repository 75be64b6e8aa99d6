package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.EncodedRow;
import dev.cairn.schemas.SchemaClasses;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttributionEncoderTest {

  static {
    SchemaClasses.trust();
  }

  private final AttributionEncoder encoder = new AttributionEncoder();

  @Property
  void theBytesAreAvrosOwn(@ForAll("rows") Attribution row) throws IOException {
    EncodedRow encoded = encoder.encode(row);

    assertThat(encoded.getKey()).isEqualTo(row.getAttributionId());
    assertThat(encoded.getValue()).isEqualTo(row.toByteBuffer());
    assertThat(Attribution.fromByteBuffer(encoded.getValue().duplicate())).isEqualTo(row);
  }

  // every field of the schema gets a value, also one that is added later
  @Provide
  Arbitrary<Attribution> rows() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(40);
    return Arbitraries.randomValue(
        random -> {
          Attribution row = new Attribution();
          row.getSchema()
              .getFields()
              .forEach(
                  field -> {
                    boolean absent = field.schema().isNullable() && random.nextBoolean();
                    Object value =
                        absent ? null : value(field.schema().toString(), random, text);
                    row.put(field.pos(), value);
                  });
          return row;
        });
  }

  private static Object value(String type, java.util.Random random, Arbitrary<String> text) {
    if (type.contains("timestamp-micros")) {
      return Instant.EPOCH.plus(random.nextLong() >> 8, ChronoUnit.MICROS);
    }
    if (type.contains("string")) {
      return text.generator(1_000).next(random).value();
    }
    if (type.contains("long")) {
      return random.nextLong();
    }
    if (type.contains("double")) {
      return random.nextDouble();
    }
    return type.contains("boolean") ? (Object) random.nextBoolean() : (Object) random.nextInt();
  }
}

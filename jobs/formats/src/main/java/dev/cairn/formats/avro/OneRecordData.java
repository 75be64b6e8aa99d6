package dev.cairn.formats.avro;

import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMicrosConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's view of one generated record class: flat, its times microseconds. Avro's own would look the
 * class up by the name in the schema, and refuses that for classes that no setting of the whole
 * process names as trusted. Here no name leads to any class.
 */
final class OneRecordData extends SpecificData {

  private final Class<? extends SpecificRecord> type;

  OneRecordData(Class<? extends SpecificRecord> type) {
    super(type.getClassLoader());
    this.type = type;
    addLogicalTypeConversion(new TimestampMicrosConversion());
  }

  @Override
  @SuppressWarnings("rawtypes") // as Avro declares it
  public Class getClass(Schema schema) {
    return schema.getType() == Schema.Type.RECORD ? type : super.getClass(schema);
  }
}

package dev.cairn.detect.signal;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * All fields that rules may speak of: the columns of events and of sessions, and what is known
 * besides. Not there: {@code raw} and {@code unmapped}, which never leave the task that parses.
 */
public final class Fields {

  private static final Set<String> PHI = Set.of("sql_text");
  private static final Set<String> LEFT_OUT =
      Set.of("raw", "unmapped", "sql_tokens", "kafka_offset", "record_index");
  private static final List<String> KNOWN =
      List.of("principal", "user_kind", "owner", "team", "time_zone", "client_name", "client_role",
          "server_role", "environment", "tables", "sensitivity", "reference_version");

  /** How long after its time a record entered Kafka, microseconds; negative: before. */
  public static final String DELAY = "delay_us";

  private static final Map<String, Field> BY_NAME = all();

  private Fields() {}

  /** Finds by name; null if there is none. */
  public static Field find(String name) {
    return BY_NAME.get(name);
  }

  /**
   * Gets by name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Field get(String name) {
    Field field = find(name);
    if (field == null) {
      throw new IllegalArgumentException("no field '" + name + "'");
    }
    return field;
  }

  /** All, those of events first, in the order of the schemas. */
  public static Collection<Field> list() {
    return BY_NAME.values();
  }

  private static Map<String, Field> all() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String name : names()) {
      Schema.Field event = AuditEvent.getClassSchema().getField(name);
      Schema.Field session = Session.getClassSchema().getField(name);
      int known = KNOWN.indexOf(name);
      Schema.Field one = event != null ? event : session;
      fields.put(
          name,
          new Field(
              name,
              one == null ? FieldType.TEXT : type(one.schema()),
              PHI.contains(name),
              one == null ? doc(name) : one.doc(),
              event == null ? -1 : event.pos(),
              session == null ? -1 : session.pos(),
              known));
    }
    fields.put(
        DELAY,
        new Field(
            DELAY,
            FieldType.NUMBER,
            false,
            "How long after its time an event's record entered Kafka, microseconds; negative:"
                + " before.",
            -1,
            -1,
            Surroundings.DELAY));
    return Collections.unmodifiableMap(fields);
  }

  /** Of what no schema has. */
  private static String doc(String name) {
    return name.equals("server_role")
        ? "What the address that was called (server_ip) is on the path, from the reference tables."
        : "person or service, from the reference tables.";
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    AuditEvent.getClassSchema().getFields().forEach(field -> names.add(field.name()));
    Session.getClassSchema().getFields().forEach(field -> names.add(field.name()));
    names.addAll(KNOWN);
    names.removeAll(LEFT_OUT);
    return names.stream().distinct().toList();
  }

  private static FieldType type(Schema schema) {
    Schema plain =
        schema.isUnion()
            ? schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow()
            : schema;
    return switch (plain.getType()) {
      case INT, DOUBLE -> FieldType.NUMBER;
      case LONG -> plain.getLogicalType() == null ? FieldType.NUMBER : FieldType.TIME;
      case BOOLEAN -> FieldType.BOOLEAN;
      case ARRAY -> FieldType.TEXTS;
      default -> FieldType.TEXT;
    };
  }
}

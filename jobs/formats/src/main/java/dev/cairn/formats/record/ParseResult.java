package dev.cairn.formats.record;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.util.List;

/**
 * What one Kafka record became: at least one event or dead letter, never neither.
 *
 * @param events the events, in the order of their record_index
 * @param deadLetters what could not be read, in the order of their record_index
 */
public record ParseResult(List<AuditEvent> events, List<DeadLetter> deadLetters) {}

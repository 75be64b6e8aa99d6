package dev.cairn.testkit.simulator;

/**
 * Where in the logs one event stands.
 *
 * @param source which log
 * @param number of the record, as in {@link SimulatedRecord#number}
 * @param index of the event in the record, from 0
 * @param delivered false if the record was lost on its way: no {@link SimulatedRecord} has
 *     the number
 */
public record RecordReference(
    SimulatedSource source, long number, int index, boolean delivered) {}

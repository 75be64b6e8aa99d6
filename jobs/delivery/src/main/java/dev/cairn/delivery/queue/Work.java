package dev.cairn.delivery.queue;

/**
 * One thing to deliver.
 *
 * @param lane what of one lane is delivered one after the other: a finding's id
 * @param version within its lane; a newer one stands for the older
 * @param position its record
 * @param time the record's, milliseconds since 1970
 * @param content what is to be delivered
 * @param <T> of the content
 */
public record Work<T>(String lane, long version, Position position, long time, T content) {}

package dev.cairn.delivery.queue;

/**
 * What is to be done now.
 *
 * @param work with what
 * @param tries of it so far
 * @param givenUp null: deliver it; else why it goes to the dead letters
 */
public record Dispatch<T>(Work<T> work, int tries, String givenUp) {}

/**
 * A month of normal life on the database path of an invented hospital, with attacks planted in it and
 * labelled: {@link dev.cairn.testkit.life.SimulatedLife}. Made to judge detectors by, and blind to
 * them: nothing here follows what a detector looks at. Deterministic by its seed, on one thread, in
 * virtual time. Where {@code simulator} is true to every statement's way through proxy and server,
 * this is true to people's habits over weeks, and simpler about the path.
 *
 * <p>What must not live here: anything that reads the logs, judges an answer, or waits for a clock.
 */
package dev.cairn.testkit.life;

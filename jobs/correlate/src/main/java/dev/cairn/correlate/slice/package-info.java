/**
 * Attribution in slices of time, so that one server's statements need not be in one place: which
 * slices a statement stands in, what one slice says, and what several say together.
 *
 * <p>Lives here: the cutting, and the putting together. Not here: the matching itself, which is in
 * {@code match}; state, timers and threads, which a stream processor has.
 */
package dev.cairn.correlate.slice;

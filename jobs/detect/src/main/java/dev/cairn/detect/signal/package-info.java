/**
 * What rules look at: {@link dev.cairn.detect.signal.Signal}, and the fields by which they speak of
 * it, {@link dev.cairn.detect.signal.Fields}.
 *
 * <p>What must not live here: rules, judgements, reference tables.
 */
package dev.cairn.detect.signal;

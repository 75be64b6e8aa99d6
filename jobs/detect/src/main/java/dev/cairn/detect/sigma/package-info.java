/**
 * Reads rules: Sigma's, and Sigma's with a {@code cairn} block.
 *
 * <p>What must not live here: judging of signals, state.
 */
package dev.cairn.detect.sigma;

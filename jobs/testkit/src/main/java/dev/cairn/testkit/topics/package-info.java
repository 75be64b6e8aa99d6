/**
 * Puts what the simulator writes into a broker's topics, as Cairn's jobs find it there.
 *
 * <p>What must not live here: how records are made, how a broker is started, or anything that reads
 * what was sent.
 */
package dev.cairn.testkit.topics;

/**
 * Faults between a client and a server that speak HTTP, chosen by a plan, and a place from which to
 * watch the requests go by. Knows nothing of what the requests mean.
 */
package dev.cairn.testkit.faults;

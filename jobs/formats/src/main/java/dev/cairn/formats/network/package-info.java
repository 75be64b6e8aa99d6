/**
 * The logs of the network between the hops: flow logs of virtual networks and of network security
 * groups, as Azure writes them and as forwarders reshape them. Counts each flow once.
 *
 * <p>{@link dev.cairn.formats.network.NetworkSources} names them; nothing else here is for others.
 *
 * <p>What must not live here: anything about a flow's statements or users, which no flow log knows.
 * Of this room's packages it uses {@code record}, {@code cutting}, {@code source} and {@code sql};
 * no family uses another.
 */
package dev.cairn.formats.network;

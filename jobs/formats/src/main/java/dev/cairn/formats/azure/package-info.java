/**
 * The logs of Azure itself, as Azure Monitor sends them: the activity log, Key Vault's log, the
 * load balancer's health events, platform metrics.
 *
 * <p>{@link dev.cairn.formats.azure.AzureSources} names them; nothing else here is for others.
 *
 * <p>What must not live here: logs of a server that only come through Azure Monitor, such as Azure
 * Database for MySQL's; those of the network's flows. Of this room's packages it uses
 * {@code record}, {@code cutting}, {@code source} and {@code sql}; no family uses another.
 */
package dev.cairn.formats.azure;

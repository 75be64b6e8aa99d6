/**
 * The command {@code cairn}: reads flags, variables and {@code cairn.yaml}, puts the rooms together,
 * and says to people what happened. No rule about audit data, no file form and no Flink operator
 * lives here.
 */
package dev.cairn.cli;

/**
 * What has been, for rules to be tried on: events of log files, events and sessions of an archive, as
 * signals in order of time, in bounded memory.
 *
 * <p>What must not live here: rules, findings, the command line; nothing here writes anything.
 */
package dev.cairn.cli.backtest;

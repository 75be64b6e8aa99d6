/**
 * Ties the statements of proxies to the records that one database server wrote of them. There is no
 * id in common: what there is are texts, users, times, and that a connection and a session each do
 * one thing at a time.
 *
 * <p>What must not live here: sessions as people see them, Flink, or anything that reads more than
 * the statements of one server and a stretch of time.
 */
package dev.cairn.correlate.match;

/**
 * The web console: HTTP, sign-in, roles, and the REST interface of {@code openapi.yaml}, over the
 * same reads that the command line has.
 *
 * <p>Must not be here: SQL of its own that is not in {@code query}, and a read that is not recorded
 * by {@code access}.
 */
package dev.cairn.console;

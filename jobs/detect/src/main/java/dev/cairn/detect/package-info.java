/**
 * Detection: audit events and sessions to findings. Pure and deterministic: no clock, no thread, no
 * I/O but the reading of rules. See its packages.
 */
package dev.cairn.detect;

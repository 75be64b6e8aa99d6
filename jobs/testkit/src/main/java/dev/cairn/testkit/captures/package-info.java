/**
 * The bundled logs of a real database path, as resources. Gives bytes and says what they are; it
 * does not parse, change or judge them.
 */
package dev.cairn.testkit.captures;

/**
 * What the real servers of this room share: a child process that ends with its parent. The servers
 * themselves live in the packages below. Nothing here knows another room of the house, and nothing
 * here is for production.
 */
package dev.cairn.testkit;

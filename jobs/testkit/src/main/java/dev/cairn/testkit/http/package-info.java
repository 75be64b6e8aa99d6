/**
 * HTTP/1.1 by raw sockets, for the proxies of this room only: what a server library keeps to itself
 * (the very bytes of a head, when a connection is reset, how much of a body goes out) is what they
 * are about. On the loopback address, a daemon thread per connection. Knows no Azure and no fault.
 */
package dev.cairn.testkit.http;

"use strict";

// Runs Azurite's blob service for the process that started this one: prints READY and the port as
// the only line of output, and ends when standard input does, whatever ended the other side.

console.log = console.error;
process.argv.push(
  "--blobHost", "127.0.0.1",
  "--blobPort", "0",
  "--inMemoryPersistence",
  "--skipApiVersionCheck",
  "--silent",
  "--disableTelemetry");

const { BlobServerFactory } = require("azurite/dist/src/blob/BlobServerFactory");

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
process.stdin.on("error", () => process.exit(0));

// Not Azurite's own main: that one also sends telemetry and knows no free port.
(async () => {
  const server = await new BlobServerFactory().createServer();
  await server.start();
  process.stdout.write(`READY ${new URL(server.getHttpServerAddress()).port}\n`);
})().catch((error) => {
  process.stdout.write(`FAILED ${error.message.replace(/\s+/g, " ")}\n`, () => process.exit(1));
});

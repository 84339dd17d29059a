// One Node process on node:http, with limits that are known. Settings: see docs/foreign-services.md.
"use strict";
const http = require("node:http");

const number = (name) => Number(process.env[name] || 0);
const permits = number("PERMITS");
const holdMs = number("HOLD_MS");
const lockMs = number("LOCK_MS");
const cpuMicroseconds = number("CPU_MICROSECONDS");
const keepKiB = number("KEEP_KIB");

const kept = [];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// At most so many at a time; the others wait in their order.
function gate(most) {
  let inside = 0;
  const waiting = [];
  return async (work) => {
    if (inside < most) inside++;
    else await new Promise((enter) => waiting.push(enter));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside--;
    }
  };
}

const permit = gate(permits);
const lock = gate(1);

// By the processor's time, not the clock's: what a quota takes away is not work.
function compute(microseconds) {
  const begun = process.cpuUsage();
  for (;;) {
    const used = process.cpuUsage(begun);
    if (used.user + used.system >= microseconds) return;
  }
}

async function work() {
  if (cpuMicroseconds > 0) compute(cpuMicroseconds);
  if (keepKiB > 0) kept.push(Buffer.alloc(keepKiB * 1024, 1));
  if (permits > 0) await permit(() => pause(holdMs));
  if (lockMs > 0) await lock(() => pause(lockMs));
}

const server = http.createServer(async (request, response) => {
  if (request.url === "/") await work();
  response.statusCode = request.url === "/" || request.url === "/healthz" ? 200 : 404;
  response.end(response.statusCode === 200 ? "ok\n" : "not found\n");
});
// Connections that wait for the next probe stay open.
server.keepAliveTimeout = 300_000;
server.listen(Number(new URL(process.env.URL).port), new URL(process.env.URL).hostname);
process.on("SIGTERM", () => process.exit(0));

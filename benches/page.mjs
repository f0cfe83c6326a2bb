// How long from a lever to the picture, and what many planners at once do to the server.
//
// regiocast serve --port 8710 --folder SOMEWHERE
// node benches/page.mjs http://127.0.0.1:8710 [PROCESS-ID]
//
// Moves a lever of the Liverpool zone in Chromium, with a plan pinned, and measures from the input event to the frame
// that holds the new picture; beside it, the same question asked without a page, so that the ratio says what the page
// costs. Then fifty clients move levers for half a minute.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";

const [address, process_id] = process.argv.slice(2);
if (!address) {
  console.error("usage: node page.mjs ADDRESS [PROCESS-ID]");
  process.exit(2);
}
const folder = (process.env.NODE_PATH ?? "").split(delimiter).filter(Boolean).find((one) => existsSync(join(one, "playwright-core")));
if (!folder) {
  console.error("playwright-core is in none of the folders that NODE_PATH names");
  process.exit(2);
}
const { chromium } = createRequire(import.meta.url)(join(resolve(folder), "playwright-core"));

const MOVES = 60;
const CLIENTS = 50;
const SECONDS = 30;
const LEVER = "fund.anchor_a.amount";

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const told = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${at(sorted, 0.5).toFixed(0)} ms, P95 ${at(sorted, 0.95).toFixed(0)} ms, of ${sorted.length}`;
};
const median = (times) => at([...times].sort((a, b) => a - b), 0.5);

const simulate = async (value, more) => {
  const body = { scenario: "lsiz", changes: [{ path: LEVER, value }], pinned: { scenario: "lsiz" }, draws: 2000, ...more };
  const response = await fetch(`${address}/api/simulate`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  await response.text();
  return response.status;
};

const memory = () => {
  if (!process_id) return null;
  const found = readFileSync(`/proc/${process_id}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/);
  return Number(found[1]) / 1024;
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.setDefaultTimeout(120_000);
await page.goto(`${address}/#/plan/lsiz?pin1=lsiz~Published`);
await page.locator(".target").first().waitFor();
const lever = page.locator(`#lever-${LEVER.replaceAll(/[^a-z0-9]/gi, "-")}`);
const moves = await page.evaluate(async ([id, count]) => {
  const input = document.getElementById(id);
  const times = [];
  for (let move = 0; move < count; move += 1) {
    performance.clearMeasures();
    input.value = 40 + move;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    while (!performance.getEntriesByName("from lever to picture").length) await new Promise((done) => setTimeout(done, 5));
    times.push(performance.getEntriesByName("from lever to picture")[0].duration);
    // The hand rests, so that sharpening has begun when the next change comes.
    await new Promise((done) => setTimeout(done, move % 2 ? 600 : 50));
  }
  return times;
}, [await lever.getAttribute("id"), MOVES]);
await browser.close();
const bare = [];
for (let move = 0; move < MOVES; move += 1) {
  const began = performance.now();
  await simulate(40.5 + move);
  bare.push(performance.now() - began);
}
console.log(`lever to picture, 2,000 paired draws: ${told(moves)}`);
console.log(`the same question without a page:     ${told(bare)}; ratio of medians ${(median(moves) / median(bare)).toFixed(2)}`);

const before = memory();
const statuses = {};
let most = before;
const times = [];
const end = performance.now() + 1000 * SECONDS;
await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
  for (let change = 1; performance.now() < end; change += 1) {
    const began = performance.now();
    const status = await simulate(40 + ((client * 7 + change) % 60), { page: `client-${client}`, change });
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 200) times.push(performance.now() - began);
    else await new Promise((done) => setTimeout(done, 1000 + 1000 * Math.random()));
    most = Math.max(most ?? 0, memory() ?? 0);
  }
}));
console.log(`${CLIENTS} clients for ${SECONDS} s: ${Object.entries(statuses).map(([status, count]) => `${count} times ${status}`).join(", ")}; answered in ${told(times)}`);
if (before) console.log(`memory: ${before.toFixed(0)} MB before, at most ${most.toFixed(0)} MB, ${memory().toFixed(0)} MB after`);

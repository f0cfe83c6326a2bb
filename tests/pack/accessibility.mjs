// Is a pack's web page usable by everybody, and does it keep to itself?
//
// node accessibility.mjs PAGE.html [--modules DIR] [--chromium PATH]
//
// Opens the page at three widths in a light and a dark scheme, each with everything folded open, and once
// without scripts. Asks axe-core for all rules of WCAG 2.2 A and AA and its best practices, and looks for
// what it cannot see: errors in the console, requests, a page that scrolls sideways, lines that are too
// long, targets that are too small, ids given twice. Prints a summary as JSON and ends with 1 if anything
// was found. `playwright-core` and `axe-core` come from NODE_PATH or from DIR.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LONGEST_LINE = 75;
const SMALLEST_TARGET = 24;
// The height of a line of words in a picture, in pixels.
const SMALLEST_TYPE = 10;

const given = process.argv.slice(2);
const option = (name) => {
  const at = given.indexOf(name);
  return at < 0 ? undefined : given.splice(at, 2)[1];
};
const modules = option("--modules");
const executablePath = option("--chromium") ?? "/usr/bin/chromium";
const [path] = given;
if (!path || !existsSync(path)) {
  console.error("usage: node accessibility.mjs PAGE.html [--modules DIR] [--chromium PATH]");
  process.exit(2);
}

const folders = [modules, ...(process.env.NODE_PATH ?? "").split(delimiter)].filter(Boolean);
const found = (name) => {
  const folder = folders.find((one) => existsSync(join(one, name)));
  if (folder) return join(resolve(folder), name);
  console.error(`${name} is in none of: ${folders.join(", ") || "(NODE_PATH and --modules name nothing)"}`);
  process.exit(2);
};
const require = createRequire(import.meta.url);
const { chromium } = require(found("playwright-core"));
const axe = readFileSync(join(found("axe-core"), "axe.min.js"), "utf8");

// What axe-core does not ask. Runs in the page.
const look = ({ longestLine, smallestTarget, smallestType }) => {
  const wrong = [];
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""} “${element.textContent.trim().slice(0, 40)}”`;
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) {
    wrong.push(`the page scrolls sideways: ${page.scrollWidth} px of content in ${page.clientWidth} px`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids.filter((id, place) => ids.indexOf(id) !== place)) wrong.push(`the id ${id} is given twice`);
  for (const svg of document.querySelectorAll("svg[role=img]")) {
    // A picture that keeps its size on a small screen scrolls by itself.
    const { left, right } = (svg.closest(".scroll") ?? svg).getBoundingClientRect();
    if (left < 0 || right > page.clientWidth + 0.5) wrong.push(`a picture reaches beyond the page: ${name(svg)}`);
  }
  for (const region of document.querySelectorAll(".scroll")) {
    const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    if (scrolls && (region.tabIndex < 0 || !region.hasAttribute("aria-labelledby"))) {
      wrong.push(`a region that scrolls cannot be reached or has no name: ${name(region)}`);
    }
    const hint = region.previousElementSibling;
    const isTold = hint?.matches(".more") && hint.getClientRects().length > 0;
    const shown = region.getClientRects().length > 0;
    if (shown && isTold !== region.scrollWidth > region.clientWidth) {
      wrong.push(`a region ${isTold ? "does not scroll but says so" : "scrolls without a hint"}: ${name(region)}`);
    }
    for (const text of region.querySelectorAll("svg[role=img] text")) {
      const { height } = text.getBoundingClientRect();
      if (height > 0 && height < smallestType) wrong.push(`words ${Math.round(height)} px high: ${name(text)}`);
    }
  }
  for (const target of document.querySelectorAll("a, button, summary, select, input")) {
    const { width, height } = target.getBoundingClientRect();
    const inText = target.matches("p a, li a:not(nav a)");
    const hidden = width === 0 || target.matches(".skip");
    if (!inText && !hidden && Math.min(width, height) < smallestTarget) {
      wrong.push(`a target of ${Math.round(width)} × ${Math.round(height)} px: ${name(target)}`);
    }
  }
  // Lines as they are broken: characters over rows of text.
  for (const text of document.querySelectorAll("main p, main li, main figcaption")) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const rows = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size;
    const length = text.textContent.trim().length / Math.max(rows, 1);
    if (rows > 2 && length > longestLine) wrong.push(`lines of about ${Math.round(length)} characters: ${name(text)}`);
  }
  return wrong;
};

const url = pathToFileURL(resolve(path)).href;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const views = [];

const open = async (width, scheme, javaScriptEnabled) => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const to = request.url();
    if (to !== url && !to.startsWith("data:")) wrong.push(`request: ${to}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { context, page, wrong };
};

try {
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const { context, page, wrong } = await open(width, scheme, true);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      await page.waitForTimeout(200);
      wrong.push(...await page.evaluate(look, { longestLine: LONGEST_LINE, smallestTarget: SMALLEST_TARGET, smallestType: SMALLEST_TYPE }));
      // The debugger runs it, so that the page's own policy stays in force.
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
      for (const { id, help, nodes } of violations) {
        wrong.push(`axe ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
      }
      views.push({ width, scheme, rules_passed: passes.length, found: wrong });
      await context.close();
    }
  }
  // The same text must be there without scripts.
  const { context, page, wrong } = await open(1280, "light", false);
  const headings = await page.locator("main h2:visible").count();
  if (headings === 0) wrong.push("without scripts there is no section");
  if (await page.locator("#explore:visible").count()) wrong.push("without scripts there is an empty chart");
  views.push({ width: 1280, scheme: "light", scripts: false, found: wrong });
  await context.close();
} finally {
  await browser.close();
}

const findings = views.reduce((sum, view) => sum + view.found.length, 0);
console.log(JSON.stringify({ page: path, findings, views }, null, 2));
process.exit(findings === 0 ? 0 : 1);

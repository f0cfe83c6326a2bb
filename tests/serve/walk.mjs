// What every walk through the page shares: a browser, looking at a view, and saying what is wrong.
//
// node WALK.mjs ADDRESS REGIOCAST FOLDER [--shots DIR]
//
// Whoever works on the page sets PAGE=src/serve/page, and its files are taken from there and not from the program.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";

import { crossed } from "./pictures.mjs";

const given = process.argv.slice(2);
const option = (name) => {
  const at = given.indexOf(name);
  return at < 0 ? undefined : given.splice(at, 2)[1];
};
const shots = option("--shots");
export const [address, program, folder] = given;
if (!address || !program || !folder) {
  console.error("usage: node WALK.mjs ADDRESS REGIOCAST FOLDER [--shots DIR]");
  process.exit(2);
}

const found = (name) => {
  const at = (process.env.NODE_PATH ?? "").split(delimiter).filter(Boolean).find((one) => existsSync(join(one, name)));
  if (at) return join(resolve(at), name);
  console.error(`${name} is in none of the folders that NODE_PATH names`);
  process.exit(2);
};
const { chromium } = createRequire(import.meta.url)(found("playwright-core"));
const axe = readFileSync(join(found("axe-core"), "axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SMALLEST_TARGET = 24;
const PATIENCE = 300_000;

const wrong = [];
export const must = (holds, what) => {
  if (!holds) wrong.push(what);
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

export const open = async (path, { width = 1280, height = 900, scheme = "light" } = {}) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce", acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (message) => {
    // What is refused on purpose shows up as a failed request.
    if (["error", "warning"].includes(message.type()) && !/4(00|22)/.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) wrong.push(`request: ${request.url()}`);
  });
  if (process.env.PAGE) {
    await page.route(/\.(js|css)$/, (route) => route.fulfill({ path: join(process.env.PAGE, new URL(route.request().url()).pathname), headers: { "content-type": route.request().url().endsWith("css") ? "text/css" : "text/javascript" } }));
  }
  await page.goto(`${address}/${path}`);
  return page;
};

// What axe-core does not look for.
const look = ({ smallest }) => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth} px`);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of ids.filter((id, place) => ids.indexOf(id) !== place)) found.push(`the id ${id} is given twice`);
  for (const one of document.querySelectorAll("a, button, summary, select, input")) {
    const { width, height } = one.getBoundingClientRect();
    if (width > 1 && !one.matches(".skip") && Math.min(width, height) < smallest - 0.5) found.push(`a target of ${Math.round(width)} × ${Math.round(height)} px: ${one.textContent || one.id}`);
  }
  for (const text of document.querySelectorAll("svg[role=img] text")) {
    const { height } = text.getBoundingClientRect();
    if (height > 0 && height < 10) found.push(`words ${Math.round(height)} px high`);
  }
  // No card over another, no text over another, and none outside its card.
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const named = (one) => one.textContent.trim().slice(0, 40);
  for (const row of document.querySelectorAll(".cards, .card, .targets, .target, .assumptions, .assumption")) {
    const parts = [...row.children].map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1 && box.height > 1);
    const own = row.getBoundingClientRect();
    parts.forEach(([one, box], place) => {
      if (box.bottom > own.bottom + 1 || box.right > own.right + 1) found.push(`“${named(one)}” reaches out of what holds it`);
      for (const [other, beside] of parts.slice(place + 1)) if (over(box, beside)) found.push(`“${named(one)}” lies over “${named(other)}”`);
    });
  }
  return found;
};

export const check = async (page, name) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  for (const { id, help, nodes } of violations) wrong.push(`${name}: axe ${id}: ${help}: ${nodes.slice(0, 3).map((one) => one.target.join(" ")).join("; ")}`);
  for (const one of await page.evaluate(look, { smallest: SMALLEST_TARGET })) wrong.push(`${name}: ${one}`);
  for (const one of await page.evaluate(crossed)) wrong.push(`${name}: ${one}`);
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

// A phone, a tablet, in the dark, and with type of twice the size.
export const SCREENS = [
  ["phone", { width: 360, height: 780 }],
  ["phone-dark", { width: 360, height: 780, scheme: "dark" }],
  ["tablet", { width: 768, height: 1024 }],
  ["dark", { scheme: "dark" }],
  ["twice", { width: 640, height: 450 }],
];

// Walks, and ends the program: with 1 where anything was found.
export const walk = async (steps) => {
  try {
    await steps();
  } catch (error) {
    wrong.push(`the walk ended early: ${error.message}`);
  } finally {
    await browser.close();
  }
  for (const one of wrong) console.log(one);
  console.log(`${wrong.length} findings`);
  process.exit(wrong.length === 0 ? 0 : 1);
};

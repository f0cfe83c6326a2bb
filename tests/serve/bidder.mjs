// A bid writer’s walk through the page, in Chromium.
//
// node bidder.mjs ADDRESS REGIOCAST FOLDER [--shots DIR]
//
// Opens the enterprise zone, halves a fund, makes the pack as web page and workbook and takes both away: the headline
// figures in them must be those on the screen. Copies a sentence, changes the plan and is told that the pack is of
// another one, and makes the pack again on the command line as the page says: it must be the same file. Then sets the
// example return against the plan, and one that is wrong. Looks at both views on other screens.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { SCREENS, address, check, folder, must, open, program, walk } from "./walk.mjs";

const here = dirname(fileURLToPath(import.meta.url));

// Presses a button and keeps what comes.
const take = async (page, name) => {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).press("Enter");
  const download = await coming;
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
};

// The figures on the screen by their names: what each is, and P10, middle and P90.
const onScreen = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".quoted tbody tr")].map((row) => {
  const [title, low, middle, high, unit] = [...row.cells].map((cell) => cell.firstChild?.textContent.trim() ?? "");
  return [row.dataset.figure, { title: `${title}|${unit}`, told: [low, middle, high] }];
})));

// The table of headline figures of the web page, read by another tab that runs nothing of it.
const inPage = async (page, path) => {
  const tab = await page.context().newPage();
  await tab.route("**/*", (route) => route.abort());
  await tab.setContent(readFileSync(path, "utf8").replace(/<script[\s\S]*?<\/script>/g, ""), { waitUntil: "domcontentloaded" });
  const figures = await tab.evaluate(() => {
    const own = [...document.querySelectorAll("table")].find((table) => /Headline figures/.test(table.caption?.textContent ?? ""));
    return Object.fromEntries([...own.tBodies[0].rows].map((row) => {
      const [, title, unit, middle, low, high] = [...row.cells].map((cell) => cell.textContent.trim());
      return [`${title}|${unit}`, [low, middle, high]];
    }));
  });
  await tab.close();
  return figures;
};

const inWorkbook = (path) => {
  const told = JSON.parse(execFileSync("python3", [join(here, "../pack/read_workbook.py"), path], { encoding: "utf8" }));
  return told.headlines;
};

await walk(async () => {
  const page = await open("#/plan/chi-zone");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: address });
  await page.locator(".ledger").first().waitFor();
  // Less money than was hoped for.
  const group = page.locator("details.group").first();
  await group.locator("summary").first().click();
  const amount = group.locator("input[type=number]").first();
  await amount.fill(String(Math.round(Number(await amount.inputValue()) * 0.8 * 10) / 10));
  await page.locator(".changes li").first().waitFor();

  await page.getByRole("link", { name: "Report", exact: true }).press("Enter");
  await page.getByRole("heading", { name: "The pack of this plan" }).waitFor();
  await check(page, "report-form");
  await page.getByLabel("Document for Word").uncheck();
  await page.getByLabel("Who publishes it?").fill("Example Council");
  await page.getByRole("button", { name: "Make the pack" }).press("Enter");
  // It can be given up, and made all the same.
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await page.getByText("Cancelled.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Make the pack" }).press("Enter");
  await page.getByRole("heading", { name: "The pack is ready" }).waitFor();
  await check(page, "report-made");

  const figures = await onScreen(page);
  must(Object.keys(figures).length > 5, "the page shows few figures");
  const web = await take(page, "Download the web page");
  const book = await take(page, "Download the workbook");
  const [inWeb, inBook] = [await inPage(page, web), inWorkbook(book)];
  for (const [name, { title, told }] of Object.entries(figures)) {
    must(JSON.stringify(inWeb[title]) === JSON.stringify(told), `${title}: ${told} on the screen, ${inWeb[title]} in the web page`);
    const numbers = told.map((text) => Number(text.replaceAll(",", "").replace("−", "-")));
    must(JSON.stringify(inBook[name]?.told) === JSON.stringify(numbers), `${name}: ${told} on the screen, ${inBook[name]?.told} in the workbook`);
  }
  must(Object.keys(inWeb).length === Object.keys(figures).length, "the web page has other figures");

  const sentence = await page.locator(".statements blockquote").first().textContent();
  await page.getByRole("button", { name: /^Copy the sentence/ }).first().press("Enter");
  await page.getByText("Copied.").first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  must(copied.startsWith(sentence) && copied.includes("Figures: "), `copied: ${copied}`);
  must(readFileSync(web, "utf8").includes(sentence.split("(")[0].trim().split(" ").slice(0, 4).join(" ")), "the sentence is not in the pack");

  // The same pack on the command line, as the page says.
  await take(page, "Download the plan");
  const command = (await page.locator("#pack-again ~ ol code.command").textContent()).match(/"[^"]*"|\S+/g).slice(1).map((word) => word.replaceAll('"', ""));
  execFileSync(program, [...command, "--format", "html,xlsx", "--out", "pack", "--quiet"], { cwd: folder });
  const again = readFileSync(join(folder, "pack", web.slice(folder.length + 1)));
  must(again.equals(readFileSync(web)), "the command line makes another web page");

  // Another plan: the pack says that it is not of it.
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("The plan has changed since.").waitFor();
  await page.getByRole("button", { name: "Redo" }).click();
  must(!(await page.getByText("The plan has changed since.").isVisible()), "the pack is told to be outdated, and is not");
  const plan = new URL(page.url()).hash;

  // A return, first one that is wrong.
  await page.getByRole("link", { name: "Monitoring", exact: true }).press("Enter");
  await page.getByRole("heading", { name: "What happened, against this plan" }).waitFor();
  await page.getByLabel("A filled return").setInputFiles({ name: "ours.csv", mimeType: "text/csv", buffer: Buffer.from("Metric,Year,Value\njobs.skiled,2026/27,12\njobs.skilled,2026/27,a dozen\n") });
  await page.getByRole("button", { name: "Set it against the plan" }).press("Enter");
  await page.getByText("The return cannot be set against the plan").waitFor();
  const complaint = await page.locator(".trouble:not(:empty)").textContent();
  must(/row 3/.test(complaint) && /a dozen/.test(complaint), `it is not said what is wrong: ${complaint}`);
  await check(page, "monitoring-refused");
  await page.getByRole("button", { name: "Try it with the example (made-up figures)" }).press("Enter");
  await page.getByRole("heading", { name: /^The forecast after the return/ }).waitFor();
  must((await page.locator(".part").count()) === 6, "a part is missing");
  must(/before/i.test(await page.locator(".before-now").textContent()), "before and now are not told");
  await check(page, "monitoring-found");
  await page.locator(".step summary").first().click();
  await take(page, "Download an empty return (Excel)");
  const monitored = await page.locator(".monitoring").textContent();
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.getByRole("heading", { name: "The pack is ready" }).waitFor();
  await page.getByRole("link", { name: "Monitoring", exact: true }).click();
  await page.getByRole("heading", { name: /^The forecast after the return/ }).waitFor();
  must((await page.locator(".monitoring").textContent()) === monitored, "what was found is lost with the view");
  await page.context().close();

  const [name, query = ""] = plan.slice("#/plan/".length).split("?");
  for (const [screen, size] of SCREENS) {
    const one = await open(`#/plan/${name.split("/")[0]}/report?${query}`, size);
    await one.getByRole("button", { name: "Make the pack" }).click();
    await one.getByRole("heading", { name: "The pack is ready" }).waitFor();
    await check(one, `report-${screen}`);
    await one.getByRole("link", { name: "Monitoring", exact: true }).click();
    await one.getByRole("button", { name: /^Try it with the example/ }).click();
    await one.getByRole("heading", { name: /^The forecast after the return/ }).waitFor();
    await one.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await one.waitForTimeout(200);
    await check(one, `monitoring-${screen}`);
    await one.context().close();
  }
});

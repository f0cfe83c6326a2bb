// An evaluator’s walk through the page, in Chromium.
//
// node evaluator.mjs ADDRESS REGIOCAST FOLDER [--shots DIR]
//
// Opens the Liverpool zone, pins it, delays a building by two years and pins that too, takes a third plan from the shelf
// and compares the three: reads the differences, the regret and what explains them, which must add up, and finds the same
// sentences on the command line. Looks at the view on other screens.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { explain, explainedOn } from "./explaining.mjs";
import { SCREENS, check, folder, must, open, program, walk } from "./walk.mjs";

const compared = (page) => page.locator("#brings").waitFor();

// The numbers of a bridge, as they are told: the plan compared with, each step, and the other plan.
const bridge = (page, place) => page.locator(".bridge").nth(place).evaluate((one) => [...one.querySelectorAll("tbody td")].map((cell) => Number(cell.textContent.replace("−", "-").replace(/[^0-9.-]/g, ""))));

await walk(async () => {
  const page = await open("#/plan/lsiz");
  await page.locator(".target").first().waitFor();
  await page.getByRole("button", { name: "Pin this plan" }).press("Enter");
  await page.getByText("The published plan").first().waitFor();
  await page.getByRole("searchbox").fill("hemisphere one");
  const building = page.locator("details.group", { hasText: "HEMISPHERE One" });
  await building.locator("summary").first().click();
  await building.getByLabel("Comes later by", { exact: true }).fill("2");
  await page.locator(".changes li").first().waitFor();
  await page.getByRole("button", { name: "Pin this plan" }).press("Enter");
  await page.getByRole("link", { name: "Compare", exact: true }).press("Enter");
  await page.getByRole("heading", { name: "Plans side by side" }).waitFor();

  // The plan on the screen is pinned, so that it does not stand there twice.
  const list = page.getByRole("list", { name: "The plans to compare" });
  must(await list.getByRole("listitem").count() === 2, "the pinned plan stands there twice");
  await page.getByLabel("Name of plan 2").fill("The published plan");
  await page.getByLabel("Name of plan 2").press("Tab");
  await page.getByText("Another plan has this name.").waitFor();
  await page.getByLabel("Name of plan 2").fill("HEMISPHERE late");
  await page.getByLabel("Name of plan 2").press("Tab");
  // A plan with other years is refused at once, one with the same is taken.
  await page.getByLabel("Another plan from the shelf").selectOption("oxleas-shift");
  await page.getByRole("button", { name: "Add it" }).press("Enter");
  await page.getByText("only plans with the same years can be compared").waitFor();
  await page.getByLabel("Another plan from the shelf").selectOption("lsiz-skills-first");
  await page.getByRole("button", { name: "Add it" }).press("Enter");
  await list.getByRole("listitem").nth(2).waitFor();
  must(page.url().includes("HEMISPHERE") && page.url().includes("lsiz-skills-first"), "the address does not hold the plans");
  await page.getByLabel("How many futures of each").selectOption("2000");
  await check(page, "compare-form");

  await page.getByRole("button", { name: "Compare these plans" }).press("Enter");
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await page.getByText("Cancelled.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Compare these plans" }).press("Enter");
  await compared(page);
  must(await page.evaluate(() => document.activeElement.id) === "brings", "the focus is not where the answer begins");
  await check(page, "compare-found");

  // What it says is what the command line says of the saved plans.
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("hemisphere-late");
  await page.getByLabel("Title", { exact: true }).fill("HEMISPHERE late");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved as hemisphere-late.toml").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  execFileSync(program, ["compare", "lsiz", "hemisphere-late.toml", "lsiz-skills-first", "--draws", "2000", "--charts", "none", "--out", "compared", "--quiet"], { cwd: folder });
  const said = readFileSync(join(folder, "compared/summary.md"), "utf8").replaceAll("\\", "");
  const sentences = await page.locator(".sentences li").allTextContents();
  must(sentences.length === 2, "two differences are not told");
  for (const one of sentences) {
    const sentence = one.slice(one.indexOf(": ") + 2);
    must(said.includes(sentence), `not in summary.md: ${sentence}`);
  }
  const cells = await page.locator(".comparison table").first().locator("td.middle").allTextContents();
  must(cells.length > 20 && cells.every((one) => said.includes(` ${one} |`)), "a figure is not in summary.md");
  const regret = await page.locator(".regret").textContent();
  must(/The best plan in how many futures/.test(regret) && regret.includes("HEMISPHERE late"), `regret: ${regret}`);

  // The bridges add up, to the digits that are told.
  must(await page.locator(".bridge").count() === 2, "a difference is not explained");
  for (const place of [0, 1]) {
    const numbers = await bridge(page, place);
    const last = numbers.pop();
    const sum = numbers.reduce((a, b) => a + b, 0);
    const spare = [...numbers, last].reduce((total, one) => total + 0.06 * Math.abs(one), 0);
    must(numbers.length > 1 && Math.abs(sum - last) <= spare, `bridge ${place}: ${numbers} to ${last}`);
  }

  // Another outcome, with the keyboard alone.
  await page.getByLabel("At which outcome?").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  must(await page.evaluate(() => document.activeElement.id) === "closer", "the focus is lost with the outcome");
  await check(page, "compare-closer");

  // Set beside another plan, it is told that the figures are of yesterday; they are kept while another view is looked at.
  await list.getByRole("radio").nth(1).check();
  await page.getByText("The plans have changed since.").waitFor();
  await list.getByRole("radio").first().check();
  must(!(await page.getByText("The plans have changed since.").isVisible()), "it is told to be outdated, and is not");
  await page.getByRole("link", { name: "Change and see", exact: true }).click();
  await page.locator(".target").first().waitFor();
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  await compared(page);
  const plans = new URL(page.url()).hash;
  await page.context().close();

  for (const [screen, size] of SCREENS) {
    const one = await open(plans, size);
    await one.getByLabel("How many futures of each").selectOption("2000");
    await one.getByRole("button", { name: "Compare these plans" }).press("Enter");
    await compared(one);
    await one.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await one.waitForTimeout(200);
    await check(one, `compare-${screen}`);
    await one.context().close();
  }

  // What an answer hangs on, of a programme that is small enough to be explained quickly.
  const other = await open("#/plan/humber-wind");
  await other.locator(".target").first().waitFor();
  await explain(other);
  const explained = new URL(other.url()).hash;
  await other.context().close();
  for (const [screen, size] of SCREENS.filter(([name]) => name.startsWith("phone"))) {
    const one = await open(explained, size);
    await explainedOn(one, screen);
    await one.context().close();
  }
});

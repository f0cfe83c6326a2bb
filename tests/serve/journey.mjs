// A planner's walk through the page, in Chromium.
//
// node journey.mjs ADDRESS REGIOCAST FOLDER [--shots DIR]
//
// Opens the Liverpool zone, pins it, delays a building by two years, moves money to training, reads what that does to
// the promises, undoes and redoes, takes the address to another tab, saves the plan, and runs the saved file on the
// command line: the figures must be those on the screen. Then looks at every view in two schemes and three widths, and
// with type of twice the size, with axe-core and for what it cannot see. Prints what is wrong, and ends with 1 if
// anything is.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { SCREENS, address, check, folder, must, open, program, walk } from "./walk.mjs";

// Waits until the picture is of the plan that the address names.
const settled = (page) => page.waitForFunction(() => /simulated futures/.test(document.querySelector(".status")?.textContent ?? "") && !document.querySelector(".right .trouble")?.textContent);
const sharp = (page) => page.waitForFunction(() => /^[0-9,]+ simulated futures, seed 1$/.test(document.querySelector(".status")?.textContent ?? ""));

const shown = (page) => page.evaluate(() => {
  const cells = {};
  for (const row of document.querySelectorAll(".ledger tr:not(.difference)")) {
    const head = row.querySelector("th[scope=row]")?.firstChild.textContent;
    if (head) cells[head] = [...row.querySelectorAll("td")].map((one) => one.textContent);
  }
  return cells;
});

await walk(async () => {
  // Home: the cards tell their headline.
  const page = await open("");
  await page.getByRole("heading", { name: "Liverpool City Region Life Sciences Innovation Zone", exact: true }).getByRole("link").waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".headline")].every((one) => one.textContent !== "…"));
  await check(page, "home");

  // A scenario of one's own: the starter, and a file that is wrong, which is said line by line and not kept.
  await page.getByRole("button", { name: "Begin with the starter" }).click();
  await check(page, "starter");
  await page.getByLabel("Name of the file").fill("ours");
  await page.getByLabel("Title").fill("Our own programme");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByText("Kept as ours.toml").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("link", { name: "Our own programme" }).waitFor();
  await page.getByRole("button", { name: "Take in a file" }).click();
  await page.getByLabel("A scenario file (.toml)").setInputFiles({ name: "Wrong one.toml", mimeType: "application/toml", buffer: Buffer.from("start = 2024\nyaers = 3\n") });
  await page.getByRole("button", { name: "Check it and keep it" }).click();
  await page.getByText("Line 2: there is no key").waitFor();
  must(!existsSync(join(folder, "Wrong-one.toml")), "a file that is wrong is kept");
  await check(page, "taken-in");
  await page.getByRole("button", { name: "Close" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll(".headline")].every((one) => one.textContent !== "…"));
  await page.getByRole("heading", { name: "Liverpool City Region Life Sciences Innovation Zone", exact: true }).getByRole("link").click();
  await page.locator(".target").first().waitFor();
  must((await page.locator(".target .big").first().textContent()).includes("kept in"), "the first promise has no sentence");

  // Pin the published plan, with the keyboard alone.
  await page.getByRole("button", { name: "Pin this plan" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("This is the pinned plan").waitFor();

  // The building comes two years later.
  await page.getByRole("searchbox").fill("hemisphere one");
  const building = page.locator("details.group", { hasText: "HEMISPHERE One" });
  await building.locator("summary").first().click();
  await building.getByLabel("Comes later by", { exact: true }).fill("2");
  await page.locator(".apart").first().waitFor();
  must(page.url().includes("event.planned_delay_activity_hemisphere.delay=2"), "the address does not hold the delay");

  // Money to training: more than the fund has is refused in plain words, beside the lever.
  await page.getByRole("searchbox").fill("skills programme");
  const training = page.locator("details.group", { hasText: "Zone skills programme" });
  await training.locator("summary").first().click();
  const share = training.getByLabel("Share of “Government, revenue”", { exact: true });
  await share.fill("95");
  await page.getByText("This plan cannot be simulated", { exact: true }).waitFor();
  must((await page.locator(".right .trouble").textContent()).includes("can take at most 41.1%"), "it is not said what is wrong and how much there is");
  await check(page, "refused");
  await share.fill("40");
  await settled(page);

  // Undo and redo.
  await page.getByRole("button", { name: "Undo" }).click();
  must(!page.url().includes("hmg_revenue"), "undo leaves the share");
  await page.getByRole("button", { name: "Redo" }).click();
  must(page.url().includes("activity.skills.funded_by.hmg_revenue=0.4"), "redo does not bring it back");
  await page.getByRole("searchbox").fill("");

  // The difference has its own range, and the promise its probability.
  await sharp(page);
  must(await page.locator("tr.difference.clear").count() > 0, "no difference is told");
  must((await page.locator(".target").nth(1).textContent()).includes("pinned plan"), "a promise is not set beside the pinned plan");
  await check(page, "changed");
  const figures = await shown(page);
  const draws = (await page.locator(".status").textContent()).split(" ")[0].replaceAll(",", "");

  // The address brings the plan back.
  const again = await open(new URL(page.url()).hash);
  await sharp(again);
  must(JSON.stringify(await shown(again)) === JSON.stringify(figures), "the address does not bring the same figures back");
  await again.context().close();

  // An assumption is set anew: with a look at what that says, and not without a reason.
  await page.getByRole("link", { name: "Assumptions" }).click();
  await page.locator(".assumption").first().waitFor();
  await page.waitForFunction(() => /^Impact: /.test([...document.querySelectorAll(".help")].find((one) => one.textContent.startsWith("Impact"))?.textContent ?? ""));
  await check(page, "assumptions");
  await page.getByLabel("Find a number").fill("arrive");
  const number = page.locator(".assumption", { has: page.getByRole("button", { name: /^Set anew/ }) }).first();
  const path = await number.getAttribute("data-path");
  await number.getByRole("button", { name: /^Set anew/ }).click();
  await number.getByLabel("What do you think it is?").selectOption("value");
  await number.getByLabel("Number", { exact: true }).fill("90");
  await number.getByText("write 0.9 for 90 %").waitFor();
  await number.getByLabel("Number", { exact: true }).fill("0.9");
  await number.locator(".sentence", { hasText: "It is taken as certain: 0.9." }).waitFor();
  await number.getByRole("button", { name: "Set it so" }).click();
  await number.getByText("needs a reason").waitFor();
  must(!page.url().includes(path), "an assumption is set anew without a reason");
  await check(page, "setting-anew");
  await number.getByLabel("Why? (needed)").fill("The letter of June");
  await number.getByRole("button", { name: "Set it so" }).click();
  await page.locator(".assumption .badge").first().waitFor();
  must(page.url().includes(`${path}=value`), "the address does not hold the assumption");
  await check(page, "set-anew");
  await page.getByRole("button", { name: "Undo" }).click();
  must(!page.url().includes(path), "undo leaves the assumption");
  await page.getByRole("button", { name: "Redo" }).click();
  must(page.url().includes(`${path}=value`), "redo does not bring the assumption back");
  await page.getByRole("link", { name: "Change and see" }).click();
  await sharp(page);
  Object.assign(figures, await shown(page));

  // Save, and run the saved plan on the command line.
  await page.getByRole("button", { name: "Save" }).first().click();
  await check(page, "saving");
  await page.getByLabel("Name", { exact: true }).fill("late-and-trained");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved as late-and-trained.toml").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  execFileSync(program, ["run", "late-and-trained.toml", "--draws", draws, "--charts", "none", "--out", "journey", "--quiet"], { cwd: folder });
  const table = readFileSync(join(folder, "journey/tables/headline.md"), "utf8").split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const heads = table.find((cells) => cells.includes("P50"));
  // The middle of a ratio is the mean over the mean, on the page as in the pack.
  const columns = (...names) => names.map((head) => heads.indexOf(head));
  const read = (suffix, at) => table.map((cells) => [`${cells[heads.indexOf("Figure")]}${suffix}`, at.map((place) => cells[place])]);
  const rows = new Map([...read("", columns("P10", "P50", "P90")), ...read(", mean over mean", columns("P10", "Mean", "P90"))]);
  must(Object.keys(figures).length > 10, "the page shows few figures");
  for (const [title, told] of Object.entries(figures)) {
    must(JSON.stringify(rows.get(title)) === JSON.stringify(told), `${title}: ${told} on the page, ${rows.get(title)} on the command line`);
  }

  must(readFileSync(join(folder, "journey/tables/assumptions.md"), "utf8").includes("The letter of June"), "the reason is not in the assumption log");

  // The plan as a file.
  await page.getByRole("button", { name: "Show as a file" }).click();
  must((await page.locator("dialog pre").textContent()).includes("planned_delay_activity_hemisphere"), "the file does not hold the delay");
  await check(page, "file");
  const plan = new URL(page.url()).hash;
  await page.context().close();

  // Which mix is best: money moved to the tools in five steps. The best mix is taken, stands on the bench and in the
  // address, and the question is still there when one comes back.
  const trial = await open("#/plan/oxleas-shift");
  await trial.getByRole("link", { name: "Which mix is best?" }).click();
  await trial.getByText(/^Tried: 0%/).waitFor();
  await trial.getByLabel("to", { exact: true }).fill("120");
  await trial.getByText("It cannot be more than").waitFor();
  must(await trial.getByRole("button", { name: "Try these mixes" }).isDisabled(), "mixes that cannot be are tried");
  await trial.getByLabel("to", { exact: true }).fill("30");
  await check(trial, "mixes-asked");
  await trial.getByRole("button", { name: "Try these mixes" }).click();
  await trial.getByRole("heading", { name: "All mixes" }).waitFor();
  const said = await trial.locator(".mixes .big").textContent();
  must(/^Of 5 mixes, “.+” does best by .+ more than with the plan on the screen\.$/.test(said), `the answer is no answer: ${said}`);
  must(await trial.evaluate(() => document.activeElement.id === "mixes-answer"), "the answer has not the focus");
  await check(trial, "mixes");
  const best = trial.locator("tr.best");
  const value = await best.getByRole("rowheader").textContent();
  must(said.includes(`share that is moved: ${value}`), "the table marks another mix than the answer names");
  await best.getByRole("button", { name: "Take this mix" }).click();
  await trial.waitForFunction(() => /^Taken: .*Undo takes it back/.test(document.getElementById("live").textContent));
  must(trial.url().includes(`move.to_tools.share=${parseFloat(value) / 100}`), "the address does not hold the mix");
  must(await trial.locator(".mixes.old .outdated").isVisible(), "figures of the plan as it was are not greyed");
  await trial.getByRole("link", { name: "Change and see" }).click();
  await trial.getByRole("searchbox").fill("digital tools");
  const moved = trial.locator("details.group", { hasText: "From administration to digital tools" });
  await moved.locator("summary").first().click();
  must(await moved.getByLabel("Share that is moved", { exact: true }).inputValue() === String(parseFloat(value)), "the lever is not as in the mix");
  await trial.getByRole("link", { name: "Which mix is best?" }).click();
  must(await trial.locator(".mixes .big").textContent() === said, "the answer is gone");
  must(await trial.getByLabel("to", { exact: true }).inputValue() === "30", "the question is gone");
  await trial.getByRole("button", { name: "Undo" }).click();
  must(!trial.url().includes("move.to_tools"), "undo leaves the mix");
  must(!await trial.locator(".mixes .outdated").isVisible(), "figures of the plan as it is are greyed");
  await trial.context().close();

  // Every view on other screens: a phone, a tablet, in the dark, and with type of twice the size.
  for (const [name, screen] of SCREENS) {
    const one = await open(plan, screen);
    await one.locator(".apart").first().waitFor();
    await one.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await one.waitForTimeout(200);
    await check(one, `bench-${name}`);
    await one.goto(`${address}/#/`);
    await one.getByRole("heading", { name: "Which plan?" }).waitFor();
    await one.waitForFunction(() => [...document.querySelectorAll(".headline")].every((each) => each.textContent !== "…"));
    await check(one, `home-${name}`);
    await one.goto(`${address}/${plan.replace("?", "/assumptions?")}`);
    await one.locator(".assumption").first().waitFor();
    await check(one, `assumptions-${name}`);
    await one.goto(`${address}/#/plan/oxleas-shift/mixes`);
    await one.getByLabel("What else may change").selectOption({ label: "From administration to learning, share that is moved" });
    await one.getByRole("button", { name: "Try these mixes" }).click();
    await one.getByRole("heading", { name: "All mixes" }).waitFor();
    await check(one, `mixes-${name}`);
    await one.context().close();
  }
});

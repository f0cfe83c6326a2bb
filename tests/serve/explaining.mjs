// The part of a walk in which an answer is explained: on a page that shows a plan, with the keyboard, cancelled once.

import { check, must } from "./walk.mjs";

// Everything that is said to whoever listens to the page, from now on.
const listen = (page) => page.evaluate(() => {
  window.said = [];
  const live = document.getElementById("live");
  new MutationObserver(() => { if (live.textContent) window.said.push(live.textContent); }).observe(live, { childList: true, characterData: true, subtree: true });
});

export const explain = async (page, { name = "explain", closer = false } = {}) => {
  await page.getByRole("navigation", { name: "What to do with this plan" }).getByRole("link", { name: "Explain", exact: true }).click();
  const start = page.getByRole("button", { name: "Explain", exact: true });
  await start.and(page.locator(":enabled")).waitFor();
  await check(page, `${name}-asked`);
  await listen(page);

  // Begun and cancelled, without the mouse.
  await start.focus();
  await page.keyboard.press("Enter");
  const cancel = page.getByRole("button", { name: "Cancel" });
  await cancel.waitFor();
  must(await cancel.evaluate((one) => one === document.activeElement), "Cancel is not where the keyboard is");
  await page.locator("progress[value]").waitFor();
  await check(page, `${name}-progress`);
  await page.keyboard.press("Enter");
  await page.getByText("Cancelled.", { exact: true }).waitFor();
  must(await start.evaluate((one) => one === document.activeElement), "after Cancel the keyboard is nowhere");
  await page.waitForFunction(() => window.said.length === 2);

  // A first look.
  await page.keyboard.press("Enter");
  await page.locator("#explained").waitFor();
  must(await page.evaluate(() => document.activeElement.id) === "explained", "the answer is not where the keyboard is");
  await page.waitForTimeout(500);
  const said = await page.evaluate(() => window.said);
  const expected = ["begun", "cancelled", "begun", "done"].map((what) => `The explanation: ${what}.`);
  must(JSON.stringify(said) === JSON.stringify(expected), `it is said: ${said.join(" ")}`);
  must(/What matters most|nothing to explain|nearly always/.test(await page.locator(".explanation .big").first().textContent()), "there is no answer in a sentence");
  must(await page.getByText("This is a first look.").count() === 1, "it is not said that this is a first look");
  must(await page.locator(".explanation svg[role=img]").count() >= 2, "there are few pictures");
  for (const one of await page.locator(".links a").evaluateAll((all) => all.map((each) => each.getAttribute("href")))) {
    must(/\/assumptions\?.*look=[a-z]/.test(one), `no way to the assumption: ${one}`);
  }
  await check(page, name);

  // Another question makes it one of yesterday.
  const chooser = page.getByLabel("What is to be explained?");
  const chosen = await chooser.inputValue();
  const others = await chooser.locator("option").evaluateAll((all) => all.map((one) => one.value));
  await chooser.selectOption(others.find((one) => one !== chosen));
  must(await page.getByText("You have chosen something else since.").isVisible(), "it is not said that the answer is to another question");
  await chooser.selectOption(chosen);
  must(!await page.getByText("You have chosen something else since.").isVisible(), "the answer is said to be to another question");

  // A closer look, with the ranges as narrow as those of the command line.
  if (closer) {
    await page.getByRole("button", { name: "Take a closer look" }).click();
    await page.getByText("This is a first look.").waitFor({ state: "detached" });
    await check(page, `${name}-closer`);
  }
};

// The same on other screens: opens a plan of its own and leaves it.
export const explainedOn = async (page, name) => {
  await page.getByRole("button", { name: "Explain", exact: true }).and(page.locator(":enabled")).click();
  await page.locator("#explained").waitFor();
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  await page.waitForTimeout(200);
  await check(page, `explain-${name}`);
};

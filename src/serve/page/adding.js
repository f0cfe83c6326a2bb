// Scenarios of one's own: a copy, the starter, or a file that somebody has.

import { ask } from "./api.js";
import { h } from "./dom.js";
import { inWords } from "./progress.js";
import { dialog, isNamed } from "./saving.js";

// The server takes no longer ones.
const MOST = 200 * 1024;

const named = (text) => text.replace(/\.toml$/i, "").replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64);

const nameField = (value) => {
  const input = h("input", { type: "text", id: "new-name", "aria-required": "true", maxlength: 64, autocomplete: "off", spellcheck: "false", "aria-describedby": "new-name-help", value });
  return { input, shown: h("p", {}, h("label", { for: "new-name" }, "Name of the file"), input, h("span", { class: "help", id: "new-name-help" }, "Letters, digits, _ and -, such as my-programme.")) };
};

const titleField = (value) => {
  const input = h("input", { type: "text", id: "new-title", required: true, maxlength: 200, autocomplete: "off", value });
  return { input, shown: h("p", {}, h("label", { for: "new-title" }, "Title"), input) };
};

// What was wrong, line by line, or where it lies now.
const keep = async (input, body, said) => {
  if (!isNamed(input, said)) return;
  const name = input.value;
  try {
    const kept = await ask("PUT", `/api/scenarios/${encodeURIComponent(name)}`, body);
    said.replaceChildren(h("p", {}, `Kept as ${kept.file}. `, h("a", { href: `#/plan/${kept.name}`, onclick: () => said.closest("dialog").close() }, "Open it")));
  } catch (error) {
    const message = error.kind === "plan" ? "It was not kept: something is wrong with it." : error.message;
    const where = (one) => [one.line && `Line ${one.line}`, one.path].filter(Boolean).join(", ");
    said.replaceChildren(h("p", { class: "problem" }, message), (error.problems ?? []).length
      ? h("ul", {}, error.problems.map((one) => h("li", {}, inWords([where(one), one.message].filter(Boolean).join(": ")), ". ", one.help ? h("em", {}, inWords(`What would be right: ${one.help}${/[.?!]$/.test(one.help) ? "" : "."}`)) : "")))
      : "");
  }
};

const ending = (box, again) => box.addEventListener("close", () => { if (location.hash.replace(/^#\/?/, "") === "") again(); });

export const copy = (one, again) => {
  const [name, title] = [nameField(`${one.name}-copy`.slice(-64)), titleField(`${one.title}, a copy`.slice(0, 200))];
  const said = h("div", { role: "status" });
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    keep(name.input, { from: "copy", scenario: one.name, title: title.input.value }, said);
  } },
  h("p", {}, one.own ? "The whole file is copied." : "Your copy builds on the scenario that comes with the program and holds only what differs: nothing, until you change it."),
  name.shown, title.shown, h("button", { type: "submit" }, "Make the copy"), said);
  ending(dialog(`A copy of ${one.title}`, form), again);
};

export const begin = (again) => {
  const [name, title] = [nameField("my-programme"), titleField("My programme")];
  const said = h("div", { role: "status" });
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    keep(name.input, { from: "starter", title: title.input.value }, said);
  } },
  h("p", {}, "The starter is a small complete programme: two funds, three activities, ten years. It runs as it is, but every number in it is invented: replace each by one that you can source."),
  name.shown, title.shown, h("button", { type: "submit" }, "Begin"), said);
  ending(dialog("Begin with the starter", form), again);
};

export const takeIn = (again) => {
  const name = nameField("");
  const file = h("input", { type: "file", id: "new-file", accept: ".toml,application/toml,text/plain", onchange: () => chosen(file.files[0]) });
  const over = h("input", { type: "checkbox", id: "new-over" });
  const which = h("p", { class: "quiet" }, "No file yet.");
  const said = h("div", { role: "status" });
  let text = null;
  const chosen = async (one) => {
    text = null;
    if (!one) return;
    if (one.size > MOST) {
      which.textContent = `${one.name} is larger than any scenario file should be (${MOST / 1024} kB at most).`;
      return;
    }
    text = await one.text();
    which.textContent = `${one.name}, ${Math.ceil(one.size / 1024)} kB`;
    name.input.value ||= named(one.name);
  };
  const drop = h("div", { class: "drop", ondragover: (event) => event.preventDefault(), ondrop: (event) => {
    event.preventDefault();
    chosen(event.dataTransfer.files[0]);
  } }, h("label", { for: "new-file" }, "A scenario file (.toml): choose it, or drop it here"), file, which);
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    if (text === null) {
      said.replaceChildren(h("p", { class: "problem" }, "Choose a file first."));
      return;
    }
    keep(name.input, { from: "text", toml: text, replace: over.checked }, said);
  } },
  h("p", {}, "It is read and checked before it is kept. It stays on this machine."), drop, name.shown,
  h("p", { class: "choice" }, over, h("label", { for: "new-over" }, "Replace a scenario of mine of this name")),
  h("button", { type: "submit" }, "Check it and keep it"), said);
  ending(dialog("Take in a scenario file", form), again);
};

export const download = async (one) => {
  try {
    const { file, toml } = await ask("GET", `/api/scenarios/${encodeURIComponent(one.name)}/file`);
    const link = h("a", { download: file, href: URL.createObjectURL(new Blob([toml], { type: "application/toml" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (error) {
    dialog("The file", h("p", { class: "problem" }, error.message));
  }
};

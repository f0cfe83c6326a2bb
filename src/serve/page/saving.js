// Saving a plan, and showing it as the file that the command line runs.

import { ask } from "./api.js";
import { h } from "./dom.js";
import { moved } from "./plan.js";

const dialog = (title, ...content) => {
  const close = h("button", { type: "button", class: "quiet", onclick: () => box.close() }, "Close");
  const box = h("dialog", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title" }, title), content, close);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
};

const asked = (bench) => ({ scenario: bench.plan.scenario, changes: moved(bench.plan.changes) });

export const save = (bench) => {
  const name = h("input", { type: "text", id: "save-name", required: true, pattern: "[A-Za-z0-9_\\-]{1,64}", maxlength: 64, autocomplete: "off", spellcheck: "false", "aria-describedby": "save-help", value: `${bench.plan.scenario}-changed` });
  const title = h("input", { type: "text", id: "save-title", maxlength: 200, autocomplete: "off", value: `${bench.opened.title}, changed` });
  const over = h("input", { type: "checkbox", id: "save-over" });
  const said = h("p", { role: "status" });
  const form = h("form", { onsubmit: async (event) => {
    event.preventDefault();
    try {
      const saved = await ask("PUT", `/api/saved/${encodeURIComponent(name.value)}`, { ...asked(bench), title: title.value, replace: over.checked });
      said.replaceChildren(`Saved as ${saved.file}. On the command line, `, h("code", {}, saved.command), " gives the same figures.");
    } catch (error) {
      said.textContent = [error.message, ...(error.problems ?? []).map((one) => one.message)].join(" ");
    }
  } },
  h("p", {}, h("label", { for: "save-name" }, "Name"), name, h("span", { class: "help", id: "save-help" }, "Letters, digits, _ and -, such as late-building.")),
  h("p", {}, h("label", { for: "save-title" }, "Title"), title),
  h("p", { class: "choice" }, over, h("label", { for: "save-over" }, "Replace a plan of this name")),
  h("button", { type: "submit" }, "Save"), said);
  dialog("Save this plan", form);
};

export const showFile = async (bench) => {
  try {
    const { toml } = await ask("POST", "/api/overlay", asked(bench));
    const link = h("a", { download: `${bench.plan.scenario}-changed.toml`, href: URL.createObjectURL(new Blob([toml], { type: "application/toml" })) }, "Download it");
    const box = dialog("The plan as a scenario file",
      h("p", {}, "Only what differs from the scenario it builds on. The command line simulates it to the same figures."),
      h("pre", { tabindex: "0", role: "group", "aria-label": "Scenario file" }, toml), h("p", {}, link));
    box.addEventListener("close", () => URL.revokeObjectURL(link.href));
  } catch (error) {
    bench.refuse(error);
  }
};

// Saving a plan, and showing it as the file that the command line runs.

import { ask } from "./api.js";
import { h } from "./dom.js";
import { FILE_NAME } from "./plan.js";
import { refusal } from "./progress.js";

// Says in the page what is wrong with a name, beside it.
export const isNamed = (input, said) => {
  const right = FILE_NAME.test(input.value);
  input.setAttribute("aria-invalid", right ? "false" : "true");
  if (right) return true;
  said.replaceChildren(h("p", { class: "problem" }, input.value ? `“${input.value}” cannot be a name: use letters without accents, digits, _ and -, 64 at most, and no spaces.` : "Give it a name."));
  input.focus();
  return false;
};

export const dialog = (title, ...content) => {
  const close = h("button", { type: "button", class: "quiet", onclick: () => box.close() }, "Close");
  const box = h("dialog", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title" }, title), content, close);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
};

// What a file made from a plan may be called; a plan of a file with several has the names of both.
export const fileName = (session) => session.name.replace(":", "-").slice(0, 50);

const asked = (session) => {
  const { scenario, changes } = session.asked();
  return { scenario, changes };
};

export const saved = (session) => {
  const name = h("input", { type: "text", id: "save-name", "aria-required": "true", maxlength: 64, autocomplete: "off", spellcheck: "false", "aria-describedby": "save-help", value: `${fileName(session)}-changed` });
  const title = h("input", { type: "text", id: "save-title", maxlength: 200, autocomplete: "off", value: `${session.opened.title} (changed)` });
  const over = h("input", { type: "checkbox", id: "save-over" });
  const said = h("div", { role: "status" });
  const form = h("form", { onsubmit: async (event) => {
    event.preventDefault();
    if (!isNamed(name, said)) return;
    try {
      const file = await ask("PUT", `/api/saved/${encodeURIComponent(name.value)}`, { ...asked(session), title: title.value, replace: over.checked });
      said.replaceChildren(`Saved as ${file.file} in the folder that the page was opened for. On the command line, in that folder, `, h("code", {}, `${file.command}${session.draws ? ` --draws ${session.draws} --seed ${session.plan.seed}` : ""}`), " gives the figures of “Change and see”. ", h("a", { href: `#/plan/${name.value}` }, "Open it"), " or see ", h("a", { href: "#/" }, "all plans"), ".");
    } catch (error) {
      said.replaceChildren(h("p", { class: "problem" }, [error.message, ...(error.problems ?? []).map((one) => one.message)].join(" ")));
    }
  } },
  h("p", {}, h("label", { for: "save-name" }, "Name"), name, h("span", { class: "help", id: "save-help" }, "Letters, digits, _ and -, such as late-building.")),
  h("p", {}, h("label", { for: "save-title" }, "Title"), title),
  h("p", { class: "choice" }, over, h("label", { for: "save-over" }, "Replace a plan of this name")),
  h("button", { type: "submit" }, "Save"), said);
  dialog("Save this plan", form);
};

export const showFile = async (session) => {
  try {
    const { toml } = await ask("POST", "/api/overlay", asked(session));
    const link = h("a", { download: `${fileName(session)}-changed.toml`, href: URL.createObjectURL(new Blob([toml], { type: "application/toml" })) }, "Download it");
    const box = dialog("The plan as a scenario file",
      h("p", {}, "Only what differs from the scenario it builds on. The command line simulates it to the same figures."),
      h("pre", { tabindex: "0", role: "group", "aria-label": "Scenario file" }, toml), h("p", {}, link));
    box.addEventListener("close", () => URL.revokeObjectURL(link.href));
  } catch (error) {
    dialog("The plan as a scenario file", ...refusal("This plan cannot be written", error, session));
  }
};

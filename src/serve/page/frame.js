// What stands above every view of a plan: its name, the ways to other views, what is changed, and what is pinned.

import { h, tell } from "./dom.js";
import { isAssumption, told } from "./levers.js";
import { MOST_PINS } from "./plan.js";
import { saved, showFile } from "./saving.js";
import { inside } from "./session.js";
import { VIEWS } from "./views.js";

const button = (text, action, extra) => h("button", { type: "button", onclick: action, ...extra }, text);

export class Frame {
  constructor(place, session) {
    this.session = session;
    this.plan = session.plan;
    this.buttons = {
      undo: button("Undo", () => this.step(this.plan.undo())),
      redo: button("Redo", () => this.step(this.plan.redo())),
      pin: button("Pin this plan", () => this.pin()),
      clear: button(session.opened.own ? "Back to the saved plan" : "Back to the published plan", () => { this.plan.clear(); this.step(true); }),
      save: session.readOnly ? null : button("Save …", () => saved(session)),
      file: button("Show as a file", () => showFile(session)),
    };
    this.links = VIEWS.map((view) => ({ view, link: h("a", {}, view.title) }));
    this.changes = h("ul", { class: "changes", "aria-label": "What is changed" });
    this.pins = h("ul", { class: "changes", "aria-label": "Pinned plans" });
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.view = h("div", { class: "view" });
    place.replaceChildren(
      h("p", { class: "crumb" }, h("a", { href: "#/" }, "All plans")),
      h("h1", {}, session.opened.title),
      session.opened.note && h("p", { class: "lead" }, session.opened.note),
      h("nav", { class: "views", "aria-label": "What to do with this plan" }, h("ul", {}, this.links.map(({ link }) => h("li", {}, link)))),
      h("div", { class: "bar", role: "group", "aria-label": "The plan" }, ...Object.values(this.buttons).filter(Boolean)),
      this.changes, this.pins, this.trouble, this.view);
  }

  // Shows a view, and tells the frame of every change until it is left.
  async show(view, signal) {
    this.session.view = view.id;
    document.title = `${this.session.opened.title}: ${inside(view.title)}: regiocast`;
    this.trouble.replaceChildren();
    this.describe();
    this.session.listen(signal, () => this.describe());
    const keys = (event) => this.key(event);
    document.addEventListener("keydown", keys);
    signal.addEventListener("abort", () => document.removeEventListener("keydown", keys));
    this.view.replaceChildren(h("p", {}, "One moment …"));
    const { show } = await view.load();
    if (signal.aborted) return;
    this.view.replaceChildren();
    await show(this.view, this.session, signal);
  }

  describe() {
    const { undo, redo, pin, clear } = this.buttons;
    undo.disabled = !this.plan.past.length;
    redo.disabled = !this.plan.future.length;
    clear.disabled = !this.plan.changes.size;
    pin.disabled = this.plan.pins.length >= MOST_PINS;
    for (const { view, link } of this.links) {
      link.href = this.plan.address(view.id);
      if (view.id === this.session.view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const levers = new Map(this.session.opened.levers.map((lever) => [lever.path, lever]));
    this.changes.replaceChildren(...[...this.plan.changes].map(([path, value]) => {
      const lever = levers.get(path);
      if (isAssumption(value)) return h("li", {}, `${this.session.title(path)}, set anew: `, h("strong", {}, told(lever, value)), ` (${value.reason})`);
      if (!lever) return h("li", {}, path);
      return h("li", {}, `${lever.group_title}, ${inside(lever.title)}: ${told(lever, lever.published)} → `, h("strong", {}, told(lever, value)));
    }));
    this.changes.hidden = !this.plan.changes.size;
    // The view that compares lists them itself.
    this.pins.hidden = !this.plan.pins.length || this.session.view === "compare";
    this.pins.replaceChildren(...this.plan.pins.map((one, place) => h("li", { class: "pin" },
      place === this.plan.against ? "Compared with: " : "Pinned: ", h("strong", {}, one.title), " ",
      place === this.plan.against ? null : button("Compare with this", () => { this.plan.against = place; this.step(true); }, { class: "link", "aria-label": `Compare with “${one.title}”` }),
      button("Unpin", () => { this.plan.unpin(place); this.step(true); }, { class: "link", "aria-label": `Unpin “${one.title}”` }))));
  }

  step(done) {
    if (done) this.session.changed({ whole: true });
  }

  pin() {
    const pinned = this.plan.pin();
    tell(`Pinned as ${pinned.title}.`, 100);
    this.step(true);
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    if (event.target.matches("input[type=search], input[type=text], textarea")) return;
    event.preventDefault();
    this.step(event.shiftKey ? this.plan.redo() : this.plan.undo());
  }
}

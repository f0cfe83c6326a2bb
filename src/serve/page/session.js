// A plan that is open: what every view of it shares. It outlives a change of view, so that undo goes on.

import { ask } from "./api.js";
import { Plan, moved } from "./plan.js";

export class Session {
  constructor(opened, readOnly, tab) {
    this.opened = opened;
    this.readOnly = readOnly;
    this.tab = tab;
    this.plan = new Plan(opened.name, opened.own);
    this.view = "";
    this.heard = new Set();
  }

  static async open(name, tab, signal) {
    const { read_only: readOnly } = await ask("GET", "/api/scenarios", null, { signal });
    const opened = await ask("GET", `/api/scenarios/${encodeURIComponent(name)}`, null, { signal });
    return new Session(opened, readOnly, tab);
  }

  get name() {
    return this.opened.name;
  }

  // What is asked of a plan, whatever is asked.
  asked(changes = this.plan.changes) {
    return { scenario: this.name, changes: moved(changes), seed: this.plan.seed };
  }

  // Tells every view that the plan is another one; the address says so at once. `how` may say that it was set as a
  // whole, and not by moving one lever.
  changed(how = {}) {
    history.replaceState(null, "", this.plan.address(this.view));
    for (const hear of this.heard) hear(how);
  }

  // Hears of changes until a view is left.
  listen(signal, hear) {
    this.heard.add(hear);
    signal.addEventListener("abort", () => this.heard.delete(hear));
  }

  // What a key of the scenario is called here.
  title(path) {
    const lever = this.opened.levers.find((one) => one.path === path);
    if (lever) return `${lever.group_title}, ${inside(lever.title)}`;
    return this.opened.assumptions.find((one) => one.path === path)?.title ?? (path || "The plan");
  }
}

export const inside = (text) => text.charAt(0).toLowerCase() + text.slice(1);

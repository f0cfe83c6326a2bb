// What drives an answer: which inputs it hangs on, what would turn it, when promises are missed.

import { h, replace } from "./dom.js";
import { explained } from "./explained.js";
import { plain } from "./numbers.js";
import { moved } from "./plan.js";
import { markOld, refusal, withProgress } from "./progress.js";
import { asked, choose } from "./questions.js";

// A first look: short enough to wait for, with ranges as wide as that makes them.
const FIRST = 512;

class View {
  constructor(place, session, signal) {
    Object.assign(this, { place, session, signal });
    // What was chosen and found outlives the view.
    this.wish = session.explained ??= { choice: "", worth: false, found: null };
    this.chooser = h("select", { id: "explain-what", onchange: () => { this.wish.choice = this.chooser.value; this.compare(); } });
    this.worth = h("input", { type: "checkbox", id: "explain-worth", checked: this.wish.worth, "aria-describedby": "explain-worth-help", onchange: () => { this.wish.worth = this.worth.checked; } });
    this.aside = h("p", { class: "choice" }, this.worth,
      h("label", { for: "explain-worth" }, "Also say what it would be worth to know more"),
      h("span", { class: "help", id: "explain-worth-help" }, "Before you choose between this plan and the pinned ones. It takes longer."));
    this.submit = h("button", { type: "submit", disabled: true }, "Explain");
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.progress = h("div", {});
    this.result = h("div", { class: "explanation" });
    place.replaceChildren(
      h("section", { "aria-labelledby": "explain-title" },
        h("h2", { id: "explain-title" }, "What does the answer hang on?"),
        h("p", {}, "Choose a figure or a promise. One input after the other is changed in many simulated futures, to see which of them the answer hangs on, how much of that could be found out, and what would turn it."),
        h("form", { class: "asked", onsubmit: (event) => { event.preventDefault(); this.explain(FIRST); } },
          h("p", {}, h("label", { for: "explain-what" }, "What is to be explained?"), this.chooser),
          this.aside, this.submit)),
      this.trouble, this.progress, this.result);
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.result);
    signal.addEventListener("abort", () => watch.disconnect());
    session.listen(signal, () => { this.list(); this.compare(); });
    this.list();
    this.redraw(true);
  }

  // What can be asked of the plan as it is.
  async list() {
    this.aside.hidden = !this.session.plan.pins.length;
    this.listing?.abort();
    this.listing = new AbortController();
    const signal = AbortSignal.any([this.signal, this.listing.signal]);
    try {
      const chosen = await choose(this.chooser, this.session, signal, {
        chosen: this.wish.choice,
        groups: ({ figures, promises }) => [["A figure", figures], ["Whether a promise is kept", promises]],
        usual: ({ leading }) => leading,
      });
      if (signal.aborted) return;
      this.wish.choice = chosen;
      this.submit.disabled = !chosen;
      this.trouble.replaceChildren();
      this.compare();
    } catch (error) {
      if (signal.aborted) return;
      this.submit.disabled = true;
      this.trouble.replaceChildren(...refusal("This plan cannot be explained", error, this.session));
    }
  }

  // What is asked for: the page's plan and choice.
  asked() {
    return { ...this.session.asked(), ...asked(this.wish.choice) };
  }

  async explain(draws, asked = this.asked()) {
    const of = JSON.stringify(asked);
    const { pins } = this.session.plan;
    const against = this.wish.worth ? pins.map((one) => ({ title: one.title, scenario: one.scenario, changes: moved(one.changes) })) : [];
    const body = { ...asked, ...(draws ? { draws } : {}), ...(against.length ? { against } : {}) };
    this.submit.disabled = true;
    this.progress.scrollIntoView({ block: "nearest" });
    const answer = await withProgress(this.progress, this.session, this.signal, {
      path: "/api/explain", body, title: "The explanation", failed: "This cannot be explained",
    });
    if (this.signal.aborted) return;
    this.submit.disabled = false;
    if (!answer) {
      this.submit.focus();
      return;
    }
    this.wish.found = { answer, of, first: Boolean(draws) };
    this.redraw(true);
    this.result.querySelector("h2")?.focus();
  }

  // What is shown may be of another plan, or of another question.
  compare() {
    const { found } = this.wish;
    const old = Boolean(found) && found.of !== JSON.stringify(this.asked());
    markOld(this.result, old);
    const closer = this.result.querySelector(".closer");
    if (closer) closer.hidden = old;
  }

  // How thorough it is, and the way to a closer look.
  basis({ answer, first }) {
    const on = `Inputs were changed in ${plain(answer.draws, 0)} simulated futures, seed ${answer.seed}; the model was run ${plain(answer.evaluations, 0)} times.`;
    return h("div", { class: "basis" },
      h("p", { class: "outdated note", hidden: true }, h("strong", {}, "You have chosen something else since."), " What follows is of the plan and the question as they were; explain it again."),
      h("p", { class: "quiet" }, first ? `This is a first look. ${on} A closer look makes the ranges in brackets narrower.` : on),
      first && h("p", { class: "closer" }, h("button", { type: "button", onclick: () => this.explain(null) }, "Take a closer look"), " ", h("span", { class: "help" }, "It takes a minute or more. Do it before you quote a figure.")));
  }

  redraw(anew = false) {
    const { found } = this.wish;
    const width = Math.floor(this.result.clientWidth);
    if (!found || width < 100 || (!anew && width === this.width)) return;
    this.width = width;
    const look = (assumption) => {
      const address = this.session.plan.address("assumptions");
      return `${address}${address.includes("?") ? "&" : "?"}look=${encodeURIComponent(assumption)}`;
    };
    replace(this.result, explained(found.answer, { width, look, basis: this.basis(found) }));
    this.compare();
  }
}

export const show = (place, session, signal) => {
  new View(place, session, signal);
};

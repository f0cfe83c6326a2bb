// The numbers that a plan rests on: each drawn, with its source and what hangs on it, and set anew with a reason.

import { ask } from "./api.js";
import { density } from "./charts.js";
import { h, replace, tell } from "./dom.js";
import { Editor } from "./editor.js";
import { shapes } from "./shapes.js";
import { refusal } from "./progress.js";

// As many as are shown at a time, so that the page stays quick.
const AT_A_TIME = 20;
const WEAK = { red: 3, "": 3, amber: 2, green: 1 };
const ORDERS = {
  first: "Weak evidence that matters first",
  impact: "Largest impact first",
  file: "As in the scenario",
};
const SHOWN = {
  all: "All",
  red: "Red: a judgement, or a recalled figure",
  amber: "Amber: some evidence",
  green: "Green: a measured outturn",
  mine: "Set anew in this plan",
};

const RATINGS = { red: "Evidence: red", amber: "Evidence: amber", green: "Evidence: green", "": "Evidence: not rated" };

class View {
  constructor(place, session, signal) {
    Object.assign(this, { session, signal, impacts: new Map(), shown: AT_A_TIME, editing: null });
    this.wish = session.assumptions ??= { find: "", order: "first", show: "all" };
    const set = (key) => (event) => {
      this.wish[key] = event.target.value;
      this.shown = AT_A_TIME;
      this.draw();
    };
    const choose = (id, title, key, options) => h("p", {}, h("label", { for: id }, title), h("select", { id, onchange: set(key) },
      Object.entries(options).map(([value, text]) => h("option", { value, selected: this.wish[key] === value }, text))));
    this.lead = h("p", {}, "One moment …");
    this.rough = h("p", { class: "help" });
    this.status = h("p", { class: "status" });
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.list = h("div", { class: "assumptions" });
    this.more = h("button", { type: "button", onclick: () => this.showMore() }, "Show more");
    place.replaceChildren(h("section", { "aria-labelledby": "assumptions-title" },
      h("h2", { id: "assumptions-title" }, "What this plan takes for granted"),
      this.lead, this.rough,
      h("div", { class: "filters" },
        h("p", { class: "find" }, h("label", { for: "find-assumption" }, "Find a number"), h("input", { type: "search", id: "find-assumption", autocomplete: "off", value: this.wish.find, oninput: set("find") })),
        choose("show-assumptions", "Show", "show", SHOWN), choose("order-assumptions", "Order", "order", ORDERS)),
      this.trouble, this.status, this.list, this.more));
    session.listen(signal, () => this.load());
    const watch = new ResizeObserver(() => {
      const width = this.width();
      if (width === this.drawnAt || this.editing) return;
      this.draw();
    });
    watch.observe(this.list);
    signal.addEventListener("abort", () => {
      watch.disconnect();
      this.asking?.abort();
    });
  }

  async load() {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const answer = await ask("POST", "/api/assumptions", this.session.asked(), { signal });
      if (this.signal.aborted) return;
      this.assumptions = answer.assumptions;
      this.lead.textContent = answer.sentence;
      this.trouble.replaceChildren();
      this.lookUp();
      this.draw();
      this.goTo();
      this.rough.textContent = "Looking for what matters most …";
      const found = await ask("POST", "/api/assumptions/impacts", this.session.asked(), { signal });
      if (this.signal.aborted) return;
      this.impacts = new Map(found.numbers.map((one) => [one.path, one]));
      this.rough.textContent = found.outcome ? `Impact: ${inside(found.sentence)}` : "";
      if (!this.editing) this.draw();
      this.goTo();
    } catch (error) {
      if (error.name === "AbortError" || this.signal.aborted) return;
      if (this.assumptions) this.rough.textContent = "";
      this.trouble.replaceChildren(...refusal("The assumptions of this plan cannot be shown", error, this.session));
    }
  }

  // Another view sends the reader here to look one up: what was looked for before is forgotten for it.
  lookUp() {
    const name = new URLSearchParams(location.hash.split("?")[1] ?? "").get("look");
    if (!name) return;
    history.replaceState(null, "", this.session.plan.address("assumptions"));
    const one = this.assumptions.find(({ path, follows }) => path === name || follows.includes(name));
    if (!one) return;
    Object.assign(this.wish, { find: one.title, show: "all" });
    document.getElementById("find-assumption").value = one.title;
    document.getElementById("show-assumptions").value = "all";
    this.sought = one.path;
  }

  // Goes to what was looked up, until the reader goes elsewhere.
  goTo() {
    if (!this.sought || ![document.body, document.querySelector("main"), this.found].includes(document.activeElement)) return;
    this.found = [...this.list.children].find((one) => one.dataset.path === this.sought);
    this.found?.setAttribute("tabindex", "-1");
    this.found?.focus();
  }

  // What hangs on an assumption: by its own name, or else by that whose luck it shares.
  impact(one) {
    const own = this.impacts.get(one.path);
    if (own && !one.places.length) return own;
    const found = one.follows.map((name) => this.impacts.get(name)).filter(Boolean);
    return found.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))[0];
  }

  wanted() {
    const words = this.wish.find.toLowerCase().split(/\s+/).filter(Boolean);
    const isShown = (one) => {
      const { show } = this.wish;
      if (show === "mine" ? !one.published : show !== "all" && one.rating !== show) return false;
      const text = [one.title, one.group, one.source, one.note, ...one.places].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const size = (one) => Math.abs(this.impact(one)?.correlation ?? 0);
    const by = {
      first: (a, b) => WEAK[b.rating] * size(b) - WEAK[a.rating] * size(a) || WEAK[b.rating] - WEAK[a.rating],
      impact: (a, b) => size(b) - size(a),
      file: () => 0,
    };
    return this.assumptions.filter(isShown).sort(by[this.wish.order]);
  }

  width() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const columns = Math.max(1, Math.floor((this.list.clientWidth + rem) / (25 * rem)));
    return Math.floor((this.list.clientWidth - (columns - 1) * rem) / columns - 3 * rem);
  }

  draw() {
    if (!this.assumptions || this.list.clientWidth < 100) return;
    this.editing = null;
    this.drawnAt = this.width();
    const wanted = this.wanted();
    const shown = wanted.slice(0, this.shown);
    this.status.textContent = wanted.length ? `${shown.length} of ${wanted.length} numbers are shown.` : "No number of this plan is like that.";
    replace(this.list, shown.map((one) => this.item(one)));
    this.more.hidden = shown.length === wanted.length;
  }

  showMore() {
    const first = this.shown;
    this.shown += AT_A_TIME;
    this.draw();
    this.list.children[first]?.querySelector("button, summary")?.focus();
    tell(this.status.textContent, 100);
  }

  item(one) {
    const impact = this.impact(one);
    const id = `assumption-${one.path.replace(/[^a-z0-9]/gi, "-")}`;
    const form = h("div", {});
    const edit = one.can_be_set && h("button", { type: "button", "data-focus": id, "aria-expanded": "false", "aria-label": `${one.published ? "Change what was set" : "Set anew"}: ${one.title}`, onclick: () => this.edit(one, form, edit) }, one.published ? "Change what was set …" : "Set anew …");
    const back = one.published && h("button", { type: "button", class: "link", "aria-label": `Back to published: ${one.title}`, onclick: () => this.set(one, undefined) }, "Back to published");
    const [points, over, apart] = shapes(one.figure.picture, one.published?.picture);
    const sentence = one.published ? `${one.figure.sentence} Published: ${one.published.words}.` : one.figure.sentence;
    const row = (title, text) => text && [h("dt", {}, title), h("dd", {}, text)];
    return h("article", { class: `assumption ${one.published ? "changed" : ""}`, "data-path": one.path },
      density(points, over, { title: one.title, unit: [one.group, one.unit].filter(Boolean).join(" · "), sentence, width: this.drawnAt, apart, range: one.figure.certain ? undefined : one.figure.picture.marks, words: { now: "set anew", over: "published" } }),
      h("p", { class: "badges" }, h("span", { class: `rating ${one.rating}` }, RATINGS[one.rating]),
        impact && h("span", { class: "impact" }, `Impact: ${impact.told}`), one.published && h("span", { class: "badge" }, "set anew in this plan")),
      h("details", { class: "numbers", "data-key": id }, h("summary", { "data-focus": `${id} more` }, "Source and more"),
        h("dl", {}, row("Value", one.figure.words), row("Source", one.source || "Not said"), row("Note", one.note),
          one.places.length > 1 && [h("dt", {}, "Used in"), h("dd", {}, h("ul", {}, one.places.map((where) => h("li", {}, where))))],
          row("Owner", one.owner), row("Set on", one.date), row("Valid until", one.valid_until), row("Signed off by", one.signed_off))),
      edit && h("p", {}, edit, " ", back), form);
  }

  edit(one, place, button) {
    if (place.hasChildNodes()) {
      place.replaceChildren();
      button.setAttribute("aria-expanded", "false");
      this.editing = null;
      return;
    }
    for (const other of this.list.querySelectorAll("[aria-expanded=true]")) other.click();
    button.setAttribute("aria-expanded", "true");
    this.editing = one.path;
    const editor = new Editor(this.session, one, {
      signal: this.signal,
      width: this.drawnAt,
      set: (value) => this.set(one, value),
      close: () => { this.edit(one, place, button); button.focus(); },
    });
    place.replaceChildren(editor.element);
    editor.begin();
  }

  // Sets an assumption anew, or back; that is a change of the plan, which can be undone.
  set(one, value) {
    this.editing = null;
    this.session.plan.set(one.path, value, null);
    this.session.changed({ whole: true });
    tell(value ? `${one.title}: set anew.` : `${one.title}: back to published.`, 100);
  }
}

const inside = (text) => text.charAt(0).toLowerCase() + text.slice(1);

export const show = (place, session, signal) => {
  const view = new View(place, session, signal);
  return view.load();
};

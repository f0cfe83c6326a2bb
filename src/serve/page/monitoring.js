// Monitoring: a return goes in, and the forecast before and after comes out.

import { fetchFile } from "./api.js";
import { course } from "./courses.js";
import { h, replace, tell } from "./dom.js";
import { markOld, refusal, withProgress } from "./progress.js";
import { handOver } from "./report.js";
import { fileName } from "./saving.js";

const DRAWS = 4_096;
// The server takes no larger ones.
const MOST = 4 * 1024 * 1024;

const base64 = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
  reader.addEventListener("error", () => failed(reader.error));
  reader.readAsDataURL(file);
});

const paragraph = ({ pieces }) => pieces.map((one) => (one.strong ? h("strong", {}, one.text) : one.text));

// Paragraphs, and points in a row as one list.
const prose = (paragraphs) => {
  const shown = [];
  let points = null;
  for (const one of paragraphs) {
    if (one.point) {
      if (!points) shown.push(points = h("ul", {}));
      points.append(h("li", {}, paragraph(one)));
    } else {
      points = null;
      shown.push(h("p", {}, paragraph(one)));
    }
  }
  return shown;
};

const table = (one) => h("details", { class: "numbers", "data-key": `table ${one.name}` }, h("summary", { "data-focus": `table ${one.name}` }, one.title),
  h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": one.title }, h("table", { class: "told", "data-table": one.name },
    h("caption", {}, one.title),
    h("thead", {}, h("tr", {}, one.columns.map((column) => h("th", { scope: "col" }, column.heading)))),
    h("tbody", {}, one.rows.map((row) => h("tr", {}, row.map((cell, place) => (place === 0 ? h("th", { scope: "row" }, cell) : h("td", { class: one.columns[place].number ? "number" : "words" }, cell)))))))),
  one.note && h("p", { class: "help" }, one.note));

class View {
  constructor(place, session, signal) {
    Object.assign(this, { session, signal });
    this.wish = session.monitoring ??= { asOf: "", file: null, found: null };
    this.progress = h("div", {});
    this.result = h("div", { class: "monitoring" });
    this.trouble = h("div", { class: "trouble", role: "alert" });
    place.replaceChildren(
      h("section", { "aria-labelledby": "monitoring-title" },
        h("h2", { id: "monitoring-title" }, "What happened, against this plan"),
        h("p", {}, "A monitoring return is a list of figures that were counted: jobs, people trained, money spent. Set against the plan, it says whether the plan is on track, what the forecast is now, and what was learnt. The file is read, and kept nowhere."),
        this.empty(), this.filled(), this.progress),
      this.result);
    session.listen(signal, () => this.compare());
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.result);
    signal.addEventListener("abort", () => watch.disconnect());
    this.redraw(true);
  }

  years(id, first, chosen) {
    const { years } = this.session.opened;
    return h("select", { id, onchange: (event) => chosen(event.target.value) }, first && h("option", { value: "" }, first),
      years.map((year) => h("option", { value: year.slice(0, 4) }, year)));
  }

  empty() {
    const everything = h("input", { type: "checkbox", id: "template-all", "aria-describedby": "template-all-help" });
    let asOf = "";
    const years = this.years("template-year", "its third year", (value) => { asOf = value; });
    const take = (format) => async () => {
      this.trouble.replaceChildren();
      const { scenario, changes } = this.session.asked();
      try {
        const blob = await fetchFile("POST", "/api/monitoring/template", { scenario, changes, everything: everything.checked, format, ...(asOf && { as_of: Number(asOf) }) }, { signal: this.signal });
        handOver(blob, `${fileName(this.session)}-monitoring.${format}`);
        tell("The empty return is downloaded.", 100);
      } catch (error) {
        if (error.name !== "AbortError") this.trouble.replaceChildren(...refusal("There is no empty return", error, this.session));
      }
    };
    return h("details", { class: "step" }, h("summary", {}, "1. An empty return to be filled"),
      h("p", {}, "It names every figure that this plan can be asked for, year by year, with what is counted. Fill in what you have; leave the rest empty."),
      h("p", {}, h("label", { for: "template-year" }, "Ask for figures up to"), years),
      h("p", { class: "choice" }, everything, h("label", { for: "template-all" }, "Every figure that can be observed"), h("span", { class: "help", id: "template-all-help" }, "Also by activity, sector and skill group.")),
      h("p", { class: "bar" }, h("button", { type: "button", onclick: take("xlsx") }, "Download an empty return (Excel)"), h("button", { type: "button", onclick: take("csv") }, "As CSV")),
      this.trouble);
  }

  filled() {
    this.chosen = h("p", { class: "quiet", role: "status" });
    this.input = h("input", { type: "file", id: "return-file", accept: ".csv,.xlsx,.xlsm", "aria-describedby": "return-help", onchange: () => this.choose(this.input.files[0]) });
    const zone = h("div", { class: "drop" }, h("p", {}, h("label", { for: "return-file" }, "A filled return"), this.input), h("p", { class: "help", id: "return-help" }, "A workbook (.xlsx) or a CSV file, 4 MB at most. You can drop it here."), this.chosen);
    const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle("over", on); };
    zone.addEventListener("dragover", over(true));
    zone.addEventListener("dragleave", over(false));
    zone.addEventListener("drop", (event) => {
      over(false)(event);
      this.choose(event.dataTransfer.files[0]);
    });
    const years = this.years("return-year", "all its years", (value) => { this.wish.asOf = value; });
    years.value = this.wish.asOf;
    this.go = h("button", { type: "submit" }, "Set it against the plan");
    if (this.wish.file) this.said(this.wish.file.name);
    return h("details", { class: "step", open: true }, h("summary", {}, "2. A filled return"),
      h("form", { onsubmit: (event) => { event.preventDefault(); this.send(); } }, zone,
        h("p", {}, h("label", { for: "return-year" }, "Let figures count up to"), years, h("span", { class: "help" }, "Later ones are left out: so you see what was known when.")),
        h("p", { class: "bar" }, this.go,
          this.session.opened.examples.map((name) => h("button", { type: "button", class: "quiet", onclick: () => this.find({ example: name }) }, "Try it with the example (made-up figures)")))));
  }

  said(name) {
    this.chosen.textContent = `Chosen: ${name}`;
  }

  choose(file) {
    if (!file) return;
    this.wish.file = file;
    this.said(file.name);
  }

  async send() {
    const { file } = this.wish;
    if (!file) return this.refuse("Choose a file first, or drop one above.");
    if (file.size > MOST) return this.refuse(`${file.name} has more than 4 MB, which no return needs. Save the sheet “Monitoring” as a file of its own.`);
    let text;
    try {
      text = await base64(file);
    } catch {
      return this.refuse(`${file.name} cannot be read any more. Choose it again.`);
    }
    return this.find({ name: file.name, base64: text });
  }

  refuse(message) {
    this.progress.replaceChildren(h("div", { class: "trouble", role: "alert" }, h("p", {}, message)));
  }

  asked() {
    const { scenario, changes, seed } = this.session.asked();
    return { scenario, changes, seed, draws: DRAWS };
  }

  async find(returned) {
    const of = JSON.stringify(this.asked());
    const asOf = this.wish.asOf && { as_of: Number(this.wish.asOf) };
    // What is wrong with a return has no place in the plan.
    const names = { title: (path) => (path ? this.session.title(path) : "The return") };
    this.go.disabled = true;
    const found = await withProgress(this.progress, names, this.signal, {
      path: "/api/monitoring", body: { ...this.asked(), return: returned, ...asOf }, title: "The return", failed: "The return cannot be set against the plan",
    });
    this.go.disabled = false;
    if (this.signal.aborted) return;
    if (!found) {
      this.go.focus();
      return;
    }
    this.wish.found = { ...found, of };
    this.redraw(true);
    this.result.querySelector("h2")?.focus();
  }

  compare() {
    const { found } = this.wish;
    const old = Boolean(found) && found.of !== JSON.stringify(this.asked());
    markOld(this.result, old);
  }

  redraw(anew = false) {
    const width = Math.floor(this.result.clientWidth);
    const { found } = this.wish;
    if (!found || width < 100 || (!anew && width === this.width)) return;
    this.width = width;
    replace(this.result, this.told(found, width));
    this.compare();
  }

  told(found, width) {
    const { headline } = found;
    const range = (one) => `${one.middle} (8 in 10: ${one.range})`;
    const years = found.years.map((year) => year.told);
    const each = width > 900 ? Math.floor((width - 24) / 2) : width;
    return h("section", { "aria-labelledby": "found-title" },
      h("h2", { id: "found-title", tabindex: "-1" }, `The forecast after the return to ${found.as_of.told}`),
      h("p", { class: "outdated", hidden: true }, h("strong", {}, "The plan has changed since."), " This is of the plan as it was; set the return against it again."),
      h("p", { class: "quiet" }, paragraph(found.lead)),
      found.doubts.length ? h("div", { class: "warnings box" }, prose(found.doubts)) : "",
      h("div", { class: "target" },
        h("h3", {}, headline.title),
        h("p", { class: "big before-now" }, h("span", { class: "before" }, "Before: ", h("strong", {}, range(headline.before))), " ", h("span", { class: "now" }, "Now: ", h("strong", {}, range(headline.now)))),
        h("p", {}, headline.verdict)),
      found.promises.map((one) => h("div", { class: "target" }, h("h3", {}, one.title), h("p", { class: "unit" }, one.promised),
        h("p", { class: "big" }, `Chance: ${one.before} before, `, h("strong", {}, `${one.now} now`)))),
      h("div", { class: "figures" }, found.courses.map((one) => course(one, years, each))),
      found.parts.map((part) => h("section", { class: "part" }, h("h3", {}, part.title), prose(part.paragraphs))),
      h("h3", {}, "The figures behind it"),
      found.tables.map(table),
      h("p", { class: "quiet" }, found.saved ? "On the command line: " : `On the command line, with the plan saved as ${found.plan}: `, h("code", { class: "command" }, found.command)));
  }
}

export const show = async (place, session, signal) => {
  new View(place, session, signal);
};

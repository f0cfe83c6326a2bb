// The levers: grouped and named as in the scenario, the published value marked, a sentence of help beside each.

import { h } from "./dom.js";
import { percent, plain } from "./numbers.js";

const SECTIONS = [
  ["money", "Where the money comes from"],
  ["spending", "What it is spent on"],
  ["moves", "Money that is moved"],
  ["risks", "What may go wrong"],
];

const PROFILES = {
  even: "The same in every year",
  "front-loaded": "More in the first years",
  "back-loaded": "More in the last years",
  "s-curve": "Slow, fast, slow",
};

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const inHundred = (chance) => `${plain(100 * chance, 0)} in 100`;

// Whether a value is a whole assumption, set anew in the view of assumptions.
export const isAssumption = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// An assumption that was set anew, in short.
export const FORMS = {
  value: ([only]) => plain(only),
  pert: ([low, middle, high]) => `${plain(low)} to ${plain(high)}, most likely ${plain(middle)}`,
  triangular: ([low, middle, high]) => `${plain(low)} to ${plain(high)}, most likely ${plain(middle)}`,
  uniform: ([low, high]) => `anything from ${plain(low)} to ${plain(high)}`,
  percentiles: ([low, middle, high]) => `${plain(low)} to ${plain(high)} in 8 of 10 cases, middle ${plain(middle)}`,
  observed: ([some, all]) => `${plain(some)} out of ${plain(all)}`,
};
export const inShort = ({ form, numbers }) => FORMS[form]?.(numbers) ?? "another range";

// A lever's published range, in the unit that the lever has here.
const spread = ({ spread: words, kind }) => {
  const plainly = words.replace(/ \([^()]*\)$/, "");
  if (kind !== "chance" && kind !== "share") return plainly;
  const inHundredths = plainly.replace(/\d+(?:\.\d+)?/g, (number) => plain(100 * number, 1));
  return `${inHundredths}${kind === "chance" ? ", in 100" : ", in percent"}`;
};

// How a lever's value is told.
export const told = (lever, value) => {
  if (isAssumption(value)) return inShort(value);
  if (value === null || value === undefined) return "no limit";
  if (lever.kind === "share") return percent(value);
  if (lever.kind === "chance") return value === 0 ? "never" : value === 1 ? "certain" : inHundred(value);
  if (lever.kind === "years") return value === 0 ? "not later" : `${plain(value, 2)} ${value === 1 ? "year" : "years"}`;
  if (lever.kind === "profile") return PROFILES[value] ?? "year by year";
  return lever.unit.startsWith("£m") ? `£${plain(value, 2)}m` : plain(value, 2);
};

export class Levers {
  constructor(opened, plan, change) {
    this.opened = opened;
    this.plan = plan;
    this.change = change;
    this.shown = new Map();
    // A plan of the folder was saved by somebody, and published by nobody.
    this.words = opened.own ? { published: "As saved", as: "As saved", back: "Back to what was saved" } : { published: "Published", as: "As published", back: "Back to published" };
  }

  value(lever) {
    const changed = this.plan.changes.get(lever.path);
    return changed === undefined || isAssumption(changed) ? lever.published : changed;
  }

  // Sets a lever; back to the published value is no change.
  set(lever, value, step) {
    if (typeof value === "number" && !Number.isFinite(value)) return;
    this.plan.set(lever.path, same(value, lever.published) ? undefined : value, step);
    this.refresh(lever.path);
    this.change();
  }

  element() {
    const search = h("input", { type: "search", id: "find-lever", autocomplete: "off", oninput: (event) => this.find(event.target.value) });
    this.none = h("p", { class: "none", hidden: true }, "Nothing in this plan is called that.");
    this.sections = SECTIONS.map(([id, title]) => this.section(id, title)).filter(Boolean);
    return h("div", { class: "levers" },
      h("p", { class: "find" }, h("label", { for: "find-lever" }, "Find something to change"), search),
      this.none, this.sections);
  }

  section(id, title) {
    const levers = this.opened.levers.filter((lever) => lever.section === id);
    if (!levers.length) return null;
    const groups = [...new Set(levers.map((lever) => lever.group))];
    return h("section", { "aria-labelledby": `section-${id}` }, h("h3", { id: `section-${id}` }, title),
      groups.map((group) => this.group(levers.filter((lever) => lever.group === group))));
  }

  group(levers) {
    const badge = h("span", { class: "badge" });
    const details = h("details", { class: "group" },
      h("summary", {}, h("span", {}, levers[0].group_title), badge),
      levers.map((lever) => this.lever(lever)));
    details.words = `${levers[0].group_title} ${levers.map((lever) => lever.title).join(" ")}`.toLowerCase();
    const update = () => {
      const number = levers.filter((lever) => this.plan.changes.has(lever.path)).length;
      badge.textContent = number ? `${number} changed` : "";
    };
    for (const lever of levers) this.shown.get(lever.path).group = update;
    update();
    return details;
  }

  lever(lever) {
    const id = `lever-${lever.path.replace(/[^a-z0-9]/gi, "-")}`;
    const { control, update } = this.control(lever, id);
    const reset = h("button", { type: "button", class: "link", "aria-label": `${this.words.back}: ${lever.title}, ${lever.group_title}`, onclick: () => this.set(lever, lever.published, null) }, this.words.back);
    const published = h("p", { class: "published" }, `${this.words.published}: `, h("strong", {}, lever.kind === "profile" ? this.most(lever.published) : told(lever, lever.published)),
      lever.spread ? `, the middle of a range: ${spread(lever)}` : "", " ", reset);
    const problem = h("p", { class: "problem", id: `${id}-problem`, hidden: true });
    const anew = h("p", { class: "note", hidden: true });
    const element = h("div", { class: "lever" }, control, anew, h("p", { class: "help", id: `${id}-help` }, lever.help), published, problem);
    this.shown.set(lever.path, {
      element,
      update: () => {
        const changed = this.plan.changes.has(lever.path);
        element.classList.toggle("changed", changed);
        reset.hidden = !changed;
        const value = this.plan.changes.get(lever.path);
        anew.hidden = !isAssumption(value);
        anew.textContent = isAssumption(value) ? `Set anew among the assumptions: ${inShort(value)}. Moving it here replaces that.` : "";
        update(this.value(lever));
      },
      complain: (text) => {
        problem.hidden = !text;
        problem.textContent = text ?? "";
        if (text) element.closest("details").open = true;
      },
    });
    const shown = this.shown.get(lever.path);
    shown.update();
    return element;
  }

  control(lever, id) {
    if (lever.kind === "chance") return this.chance(lever, id);
    if (lever.kind === "profile") return this.profile(lever, id);
    return this.slider(lever, id);
  }

  slider(lever, id) {
    const scale = lever.kind === "share" ? 100 : 1;
    const published = (lever.published ?? 20) * scale;
    const most = lever.kind === "share" ? Math.round(100 * (lever.most ?? 1)) : lever.kind === "years" ? 5 : nice(Math.max(2 * published, 1));
    const step = lever.kind === "years" ? 0.5 : lever.kind === "share" ? 1 : nice(most / 200);
    const unit = lever.kind === "share" ? lever.unit.replace(/^share of /, "% of ") : lever.unit;
    const highest = lever.most === null || lever.most === undefined ? Infinity : lever.most * scale;
    const take = (event) => event.target.value !== "" && this.fits(lever, Number(event.target.value), highest, unit) && this.set(lever, Number((Number(event.target.value) / scale).toPrecision(10)), lever.path);
    const range = h("input", { type: "range", min: 0, max: most, step, "aria-label": `${lever.title}, ${lever.group_title}: slider`, "aria-describedby": `${id}-help`, oninput: take });
    const number = h("input", { type: "number", id, min: 0, max: lever.most === null ? null : lever.most * scale, step: "any", inputmode: "decimal", "aria-describedby": `${id}-help ${id}-problem`, oninput: take });
    const means = h("span", { class: "means" });
    return {
      control: h("div", { class: "control" }, h("label", { for: id }, lever.title), h("span", { class: "entry" }, number, h("span", { class: "of" }, unit)), lever.published === null ? null : range, means),
      update: (value) => {
        const shown = value === null || value === undefined ? "" : String(Number((value * scale).toPrecision(5)));
        if (document.activeElement !== number || Number(number.value) !== Number(shown)) number.value = shown;
        if (document.activeElement !== range) range.value = shown === "" ? most : shown;
        range.setAttribute("aria-valuetext", told(lever, value));
        means.textContent = lever.kind === "share" ? this.pounds(lever, value) : "";
      },
    };
  }

  // Whether a value can be at all; where not, it says so beside the lever and the plan stays as it is.
  fits(lever, value, most, unit) {
    const shown = this.shown.get(lever.path);
    const wrong = value < 0 ? "It cannot be less than 0." : value > most + 1e-9 ? `It cannot be more than ${plain(most, 2)} ${unit}.` : null;
    shown.complain(wrong);
    return !wrong;
  }

  // The year in which most of an amount comes.
  most(shares) {
    const most = Math.max(...shares);
    if (shares.every((share) => share === most)) return "the same in every year";
    return `the most, ${percent(most)}, in ${this.opened.years[shares.indexOf(most)]}`;
  }

  // What a share of a fund comes to.
  pounds(lever, share) {
    if (!lever.path.includes(".funded_by.")) return "";
    const fund = this.opened.levers.find((one) => one.path === `fund.${lever.path.split(".funded_by.")[1]}.amount`);
    const amount = fund && this.value(fund);
    return typeof amount === "number" ? `about £${plain(share * amount, 1)}m of £${plain(amount, 1)}m` : "";
  }

  chance(lever, id) {
    const risk = lever.section === "risks";
    const words = risk
      ? [[this.words.as, lever.published], ["Does not happen", 0], ["Happens for certain", 1]]
      : [[this.words.as, lever.published], ["Never comes", 0], ["Comes for certain", 1]];
    const own = h("input", { type: "number", min: 0, max: 100, step: 1, inputmode: "decimal", "aria-label": `${lever.title}, ${lever.group_title}: how many in 100`, "aria-describedby": `${id}-help`, oninput: (event) => event.target.value !== "" && this.set(lever, Number(event.target.value) / 100, lever.path) });
    const choices = words.map(([text, value], place) => {
      const radio = h("input", { type: "radio", name: id, id: `${id}-${place}`, onchange: () => this.set(lever, value, null) });
      return { radio, value, row: h("div", { class: "choice" }, radio, h("label", { for: `${id}-${place}` }, place === 0 ? `${text} (${told(lever, value)})` : text)) };
    });
    return {
      control: h("fieldset", { class: "control" }, h("legend", {}, lever.title), choices.map((one) => one.row),
        h("div", { class: "choice" }, h("span", {}, "or"), own, h("span", {}, "in 100"))),
      update: (value) => {
        for (const one of choices) one.radio.checked = one.value === value;
        if (document.activeElement !== own) own.value = plain(100 * value, 1);
      },
    };
  }

  profile(lever, id) {
    const choose = h("select", { id, "aria-describedby": `${id}-help`, onchange: (event) => this.set(lever, event.target.value === "published" ? lever.published : event.target.value, null) },
      h("option", { value: "published" }, this.words.as),
      this.opened.profiles.map((word) => h("option", { value: word }, PROFILES[word] ?? word)),
      h("option", { value: "own", disabled: true }, "Year by year"));
    const years = this.opened.years;
    const inputs = years.map((year, place) => h("input", { type: "number", min: 0, step: "any", inputmode: "decimal", "aria-label": `Percent in ${year}, ${lever.group_title}`, oninput: () => {
      const shares = inputs.map((one) => Math.max(Number(one.value) || 0, 0) / 100);
      if (shares.some((share) => share > 0)) this.set(lever, shares.map((share) => Number(share.toPrecision(6))), lever.path);
    } }));
    const each = h("details", { class: "years" }, h("summary", {}, "Set each year"),
      h("p", { class: "help" }, "In percent of the amount; they are scaled to add up to 100."),
      h("div", { class: "grid" }, years.map((year, place) => h("div", {}, h("span", { "aria-hidden": "true" }, year), inputs[place]))));
    return {
      control: h("div", { class: "control" }, h("label", { for: id }, lever.title), choose, each),
      update: (value) => {
        choose.value = same(value, lever.published) ? "published" : Array.isArray(value) ? "own" : value;
        const shares = Array.isArray(value) ? value : shaped(value, years.length);
        inputs.forEach((input, place) => {
          if (document.activeElement !== input) input.value = Number((100 * (shares[place] ?? 0)).toPrecision(3));
        });
      },
    };
  }

  // Shows a lever as it is, and what hangs on it.
  refresh(path) {
    this.shown.get(path)?.update();
    this.shown.get(path)?.group?.();
    const fund = path.match(/^fund\.(.+)\.amount$/)?.[1];
    if (fund) for (const [other, shown] of this.shown) if (other.endsWith(`.funded_by.${fund}`)) shown.update();
  }

  refreshAll() {
    for (const shown of this.shown.values()) {
      shown.update();
      shown.group?.();
    }
  }

  // Puts what is wrong with a plan beside the levers that it is about.
  complain(problems) {
    for (const [path, shown] of this.shown) {
      const own = problems.filter((one) => one.path && (one.path === path || path.startsWith(`${one.path}.`)));
      shown.complain(own.length && this.plan.changes.has(path) ? own.map((one) => `${one.message}${one.help ? `: ${one.help}` : ""}`).join(" ") : null);
    }
  }

  find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    let any = false;
    for (const section of this.sections) {
      let some = false;
      for (const group of section.querySelectorAll("details.group")) {
        const fits = words.every((word) => group.words.includes(word));
        group.hidden = !fits;
        some ||= fits;
      }
      section.hidden = !some;
      any ||= some;
    }
    this.none.hidden = any;
  }
}

// The next round number.
const nice = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((one) => Number((one * power).toPrecision(6))).find((one) => one >= value * 0.999);
};

// The shares that a word stands for, to be shown; the server works them out for itself.
const shaped = (word, years) => {
  const weights = Array.from({ length: years }, (_, year) => ({ "front-loaded": years - year, "back-loaded": year + 1, "s-curve": (year + 0.5) * (years - year - 0.5) })[word] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

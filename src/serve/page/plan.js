// The plan on the screen: what is changed, what was changed before, what is pinned, and the address that says so:
// `#/plan/NAME/VIEW?path=value&seed=2&pin1=SCENARIO~TITLE&pin1:path=value&against=1`.

// A value in the address: a number, a word, shares with commas between them, or an assumption that was set anew, such as
// `pert(8,10,16);The letter of June` or, with its ends, `percentiles(8,10,16|0|20);The letter of June`.
const written = (value) => {
  if (Array.isArray(value)) return value.join(",");
  if (typeof value !== "object") return String(value);
  const ends = value.min === undefined && value.max === undefined ? "" : `|${value.min ?? ""}|${value.max ?? ""}`;
  return `${value.form}(${value.numbers.join(",")}${ends});${value.reason}`;
};
const ASSUMPTION = /^([a-z]{1,12})\(([^|();]*)(?:\|([^|();]*)\|([^|();]*))?\);([^]*)$/;
const readAssumption = ([, form, list, min, max, reason]) => {
  const number = (text) => (text.trim() === "" ? NaN : Number(text));
  const value = { form, numbers: list.split(",").map(number), reason };
  if (min) value.min = number(min);
  if (max) value.max = number(max);
  return [...value.numbers, value.min ?? 0, value.max ?? 0].every(Number.isFinite) ? value : undefined;
};
const read = (text) => {
  const assumption = text.match(ASSUMPTION);
  if (assumption) return readAssumption(assumption);
  if (text.includes(",")) {
    const shares = text.split(",").map(Number);
    return shares.every(Number.isFinite) ? shares : undefined;
  }
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  return /^[a-z-]+$/.test(text) ? text : undefined;
};

// As many as can be told apart in one picture, the plan on the screen among them.
export const MOST_PINS = 4;
const PIN = /^pin([1-9])$/;
const OF_PIN = /^pin([1-9]):(.+)$/;
// What a file's name may be, which the server says too.
export const FILE_NAME = /^[A-Za-z0-9_-]{1,64}$/;
// The name of a scenario, or that of a file with several and of one in it.
const NAME = /^[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_-]{1,64})?$/;
export const LONGEST_TITLE = 80;

export class Plan {
  constructor(scenario, own = false) {
    this.scenario = scenario;
    this.unchanged = own ? "The saved plan" : "The published plan";
    this.changes = new Map();
    this.pins = [];
    this.against = 0;
    this.seed = 1;
    this.past = [];
    this.future = [];
  }

  // Reads the part of the address behind the question mark; what is no part of a plan is passed over.
  take(query) {
    this.changes = new Map();
    this.seed = 1;
    const pins = new Map();
    let against = 1;
    for (const [key, text] of new URLSearchParams(query)) {
      const [, pin] = key.match(PIN) ?? [];
      const [, of, path] = key.match(OF_PIN) ?? [];
      if (key === "seed" && /^[0-9]{1,15}$/.test(text)) this.seed = Number(text);
      else if (key === "against" && /^[1-9]$/.test(text)) against = Number(text);
      else if (pin) {
        const [scenario, ...title] = text.split("~");
        if (NAME.test(scenario)) pins.set(pin, { scenario, title: title.join("~").slice(0, LONGEST_TITLE) || scenario, changes: new Map() });
      } else {
        const value = read(text);
        if (value === undefined) continue;
        if (of) pins.get(of)?.changes.set(path, value);
        else if (key.includes(".")) this.changes.set(key, value);
      }
    }
    this.pins = [...pins.values()].slice(0, MOST_PINS);
    this.against = Math.max(0, Math.min(against, this.pins.length) - 1);
  }

  address(view = "") {
    const query = new URLSearchParams();
    for (const [path, value] of this.changes) query.set(path, written(value));
    if (this.seed !== 1) query.set("seed", this.seed);
    this.pins.forEach((one, place) => {
      query.set(`pin${place + 1}`, `${one.scenario}~${one.title}`);
      for (const [path, value] of one.changes) query.set(`pin${place + 1}:${path}`, written(value));
    });
    if (this.against) query.set("against", this.against + 1);
    const text = query.toString();
    return `#/plan/${this.scenario}${view && `/${view}`}${text ? `?${text}` : ""}`;
  }

  // Moves a lever; moves of one lever in a row are one step back.
  set(path, value, step = path) {
    if (this.step !== step || step === null) this.remember();
    this.step = step;
    if (value === undefined) this.changes.delete(path);
    else this.changes.set(path, value);
  }

  remember() {
    this.past.push(new Map(this.changes));
    this.future = [];
  }

  clear() {
    this.remember();
    this.step = null;
    this.changes = new Map();
  }

  undo() {
    return this.go(this.past, this.future);
  }

  redo() {
    return this.go(this.future, this.past);
  }

  go(from, to) {
    const next = from.pop();
    if (!next) return false;
    to.push(new Map(this.changes));
    this.changes = next;
    this.step = null;
    return true;
  }

  // The pinned plan that differences are taken to.
  get pinned() {
    return this.pins[this.against] ?? null;
  }

  // Pins the plan as it is, so that what comes is set beside it. A plan that was changed before anything was pinned is
  // compared with the published one, which is pinned with it.
  pin() {
    if (!this.pins.length && this.changes.size) this.pins.push({ scenario: this.scenario, title: this.unchanged, changes: new Map() });
    const pinned = { scenario: this.scenario, title: this.name(), changes: new Map(this.changes) };
    this.pins.push(pinned);
    if (this.pins.length === 1 || (this.pins.length === 2 && !this.pins[0].changes.size)) this.against = 0;
    return pinned;
  }

  // A name that no other pinned plan has.
  name() {
    const taken = new Set(this.pins.map((one) => one.title));
    const first = this.changes.size ? "Plan A" : this.unchanged;
    const names = [first, ..."ABCDEFGH".split("").map((letter) => `Plan ${letter}`)];
    return names.find((one) => !taken.has(one));
  }

  unpin(place) {
    this.pins.splice(place, 1);
    if (this.against >= place) this.against = Math.max(0, this.against - 1);
  }
}

export const moved = (changes) => [...changes].map(([path, value]) => ({ path, value }));

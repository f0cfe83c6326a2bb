// The plan on the screen: what is changed, what was changed before, what is pinned, and the address that says so.

// A value in the address: a number, a word, or shares with commas between them.
const written = (value) => (Array.isArray(value) ? value.join(",") : String(value));
const read = (text) => {
  if (text.includes(",")) {
    const shares = text.split(",").map(Number);
    return shares.every(Number.isFinite) ? shares : undefined;
  }
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  return /^[a-z-]+$/.test(text) ? text : undefined;
};

const PIN = "pin:";

export class Plan {
  constructor(scenario) {
    this.scenario = scenario;
    this.changes = new Map();
    this.pinned = null;
    this.past = [];
    this.future = [];
  }

  // Reads the part of the address behind the question mark; what is no change is passed over.
  take(query) {
    this.changes = new Map();
    this.pinned = null;
    for (const [key, text] of new URLSearchParams(query)) {
      if (key === "pinned") this.pinned ??= new Map();
      const value = read(text);
      if (value === undefined || !key.includes(".")) continue;
      if (key.startsWith(PIN)) (this.pinned ??= new Map()).set(key.slice(PIN.length), value);
      else this.changes.set(key, value);
    }
  }

  address() {
    const query = new URLSearchParams();
    for (const [path, value] of this.changes) query.set(path, written(value));
    if (this.pinned) {
      query.set("pinned", "1");
      for (const [path, value] of this.pinned) query.set(PIN + path, written(value));
    }
    const text = query.toString();
    return `#/plan/${this.scenario}${text ? `?${text}` : ""}`;
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

  pin() {
    this.pinned = new Map(this.changes);
  }

  unpin() {
    this.pinned = null;
  }
}

export const moved = (changes) => [...changes].map(([path, value]) => ({ path, value }));

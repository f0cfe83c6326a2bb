// The pack of the plan: made from one run, taken away as files, with its figures and sentences to be quoted.

import { fetchFile } from "./api.js";
import { h, tell } from "./dom.js";
import { plain } from "./numbers.js";
import { markOld, refusal, withProgress } from "./progress.js";

// A pack rests on as many futures as `regiocast report` takes where nothing is said.
const DRAWS = 10_000;

const READERS = [
  ["bid", "A bid", "Everything, with sentences that may be quoted."],
  ["board", "A board", "What it decides on, short, with the risks."],
  ["evaluation", "An evaluation", "Promises, indicators and method first."],
];

const FORMATS = [
  ["html", "Web page", "Stands alone; “Print” makes a PDF of it."],
  ["xlsx", "Workbook for Excel", "With live totals and the registers."],
  ["docx", "Document for Word", "To be edited and put into papers."],
  ["md", "Plain text (Markdown)", "For those who paste; its pictures come in the ZIP file."],
];

const KINDS = { zip: "everything (ZIP)", html: "the web page", xlsx: "the workbook", docx: "the document", md: "the text", toml: "the plan" };

const size = (bytes) => (bytes < 1e5 ? `${plain(Math.max(1, Math.round(bytes / 1000)), 0)} KB` : `${plain(bytes / 1e6, 1)} MB`);

// Hands a file to the reader. It is asked for with the token, which an address alone does not have.
export const handOver = (blob, name) => {
  const link = h("a", { href: URL.createObjectURL(blob), download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// A choice of one or several, each with a sentence of help.
const choices = (legend, type, name, all, isChosen, chosen) => h("fieldset", { class: "choices" }, h("legend", {}, legend),
  all.map(([id, title, help]) => h("p", { class: "choice" },
    h("input", { type, name, id: `${name}-${id}`, value: id, checked: isChosen(id), "aria-describedby": `${name}-${id}-help`, onchange: (event) => chosen(id, event.target.checked) }),
    h("label", { for: `${name}-${id}` }, title), h("span", { class: "help", id: `${name}-${id}-help` }, help))));

const copied = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
    tell(`Copied: ${what}.`, 100);
    return true;
  } catch {
    return false;
  }
};

class View {
  constructor(place, session, signal) {
    Object.assign(this, { session, signal });
    // What was chosen outlives the view.
    this.wish = session.pack ??= { reader: "bid", lead: "", formats: new Set(["html", "xlsx", "docx"]), made: null };
    this.progress = h("div", {});
    this.result = h("div", { class: "pack" });
    this.submit = h("button", { type: "submit" }, "Make the pack");
    const lead = h("input", { type: "text", id: "pack-lead", maxlength: 200, autocomplete: "organization", value: this.wish.lead, "aria-describedby": "pack-lead-help", oninput: () => { this.wish.lead = lead.value; } });
    place.replaceChildren(
      h("section", { "aria-labelledby": "pack-title" },
        h("h2", { id: "pack-title" }, "The pack of this plan"),
        h("p", {}, "Figures for a bid, a board or an evaluation: the same figures in every file, each with its range, where it comes from and how to make it again."),
        h("form", { class: "asked", onsubmit: (event) => { event.preventDefault(); this.make(); } },
          choices("Whom is it for?", "radio", "pack-reader", READERS, (id) => id === this.wish.reader, (id) => { this.wish.reader = id; }),
          choices("Which files?", "checkbox", "pack-format", FORMATS, (id) => this.wish.formats.has(id), (id, on) => { if (on) this.wish.formats.add(id); else this.wish.formats.delete(id); }),
          h("p", {}, h("label", { for: "pack-lead" }, "Who publishes it?"), lead, h("span", { class: "help", id: "pack-lead-help" }, "Your council, university or trust; it stands on the cover. It may stay empty.")),
          h("p", { class: "quiet" }, `The pack rests on ${plain(DRAWS, 0)} simulated futures. “Change and see” may use more, so that the last digit of a figure can differ there; quote the figures of the pack.`),
          this.submit),
        this.progress),
      this.result);
    session.listen(signal, () => this.compare());
    this.describe();
  }

  // What the pack is of: another plan makes it one of yesterday.
  asked() {
    const { scenario, changes, seed } = this.session.asked();
    return { scenario, changes, seed, draws: DRAWS };
  }

  async make() {
    const { reader, lead, formats } = this.wish;
    if (!formats.size) {
      this.progress.replaceChildren(h("p", { class: "trouble", role: "alert" }, "Choose at least one kind of file."));
      return;
    }
    const of = JSON.stringify(this.asked());
    this.submit.disabled = true;
    const made = await withProgress(this.progress, this.session, this.signal, {
      path: "/api/report", body: { ...this.asked(), reader, lead: lead.trim(), formats: [...formats] }, title: "The pack", failed: "The pack cannot be made",
    });
    this.submit.disabled = false;
    if (this.signal.aborted) return;
    if (!made) {
      this.submit.focus();
      return;
    }
    this.wish.made = { ...made, of };
    this.describe();
    this.result.querySelector("h2")?.focus();
  }

  compare() {
    const { made } = this.wish;
    markOld(this.result, Boolean(made) && made.of !== JSON.stringify(this.asked()));
  }

  describe() {
    const { made } = this.wish;
    if (!made) {
      this.result.replaceChildren();
      return;
    }
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.result.replaceChildren(
      h("section", { "aria-labelledby": "pack-made" },
        h("h2", { id: "pack-made", tabindex: "-1" }, "The pack is ready"),
        h("p", { class: "outdated", hidden: true }, h("strong", {}, "The plan has changed since."), " This pack is of the plan as it was; make it again."),
        h("p", {}, h("strong", {}, made.title), `. ${made.subtitle}`),
        h("ul", { class: "files" }, made.files.filter((file) => file.kind !== "toml").map((file) => this.file(file))),
        this.trouble,
        made.left_out.length ? h("ul", {}, made.left_out.map((one) => h("li", {}, one))) : ""),
      this.figures(made),
      this.statements(made),
      this.again(made));
    this.compare();
  }

  file(file) {
    const name = file.name;
    return h("li", {},
      h("button", { type: "button", onclick: () => this.download(file) }, `Download ${KINDS[file.kind] ?? name}`),
      h("span", { class: "help" }, ` ${name}, ${size(file.bytes)}: ${file.about}`));
  }

  async download(file) {
    this.trouble.replaceChildren();
    try {
      handOver(await fetchFile("GET", file.href, null, { signal: this.signal }), file.name);
      tell(`${file.name} is downloaded.`, 100);
    } catch (error) {
      if (error.name !== "AbortError") this.trouble.replaceChildren(...refusal("This file cannot be had", error, this.session));
    }
  }

  figures(made) {
    return h("section", { "aria-labelledby": "pack-figures" },
      h("h2", { id: "pack-figures" }, "The figures that stand in it"),
      h("p", {}, `From ${plain(made.draws, 0)} simulated futures, seed ${made.seed}. One future in ten lies below the range, one in ten above. The name in the last column finds a figure in every file.`),
      h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "The figures of the pack" }, h("table", { class: "quoted" },
        h("caption", {}, "Headline figures of the pack"),
        h("thead", {}, h("tr", {}, ["Figure", "1 in 10 below", "Middle", "1 in 10 above", "Unit", "Name"].map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", {}, made.figures.map((one) => h("tr", { "data-figure": one.name },
          h("th", { scope: "row" }, one.title, h("span", { class: "help" }, ` ${one.ledger}`)),
          [one.low, one.middle, one.high].map((text) => h("td", { class: "number" }, text)), h("td", {}, one.unit), h("td", {}, h("code", {}, one.name))))))));
  }

  statements(made) {
    if (!made.statements.length) {
      return this.wish.reader === "bid" ? null : h("p", { class: "quiet" }, "Sentences that may be quoted are in the pack for a bid.");
    }
    return h("section", { "aria-labelledby": "pack-sentences" },
      h("h2", { id: "pack-sentences" }, "Sentences that may be quoted"),
      h("p", {}, "Each as it stands in the pack, with its footnote. “Copy” takes both."),
      h("ol", { class: "statements" }, made.statements.map((one) => this.statement(one))));
  }

  statement(one) {
    const sentence = h("blockquote", {}, h("p", {}, one.sentence));
    const footnote = h("p", { class: "footnote" }, one.footnote);
    const names = one.figures.length ? `Figures: ${one.figures.join(", ")}` : "";
    const said = h("span", { class: "help" });
    const copy = h("button", { type: "button", class: "small", "aria-label": `Copy the sentence: ${one.title}`, onclick: async () => {
      const done = await copied([one.sentence, one.footnote, names].filter(Boolean).join("\n\n"), one.title);
      if (!done) getSelection().selectAllChildren(sentence);
      said.textContent = done ? " Copied." : " The sentence is marked: copy it with Ctrl+C.";
    } }, "Copy");
    return h("li", {}, h("h3", {}, one.title), sentence, footnote, names && h("p", { class: "quiet names" }, names), h("p", {}, copy, said));
  }

  again(made) {
    const plan = made.files.find((file) => file.name === made.plan);
    return h("section", { "aria-labelledby": "pack-again" },
      h("h2", { id: "pack-again" }, "To make it again"),
      h("p", {}, "The same plan, seed and number of futures give the same figures on any machine."),
      h("ol", {},
        made.saved ? null : h("li", {}, `Keep the plan as ${made.plan}: `, plan && h("button", { type: "button", class: "small", onclick: () => this.download(plan) }, "Download the plan"), " It is in the ZIP file too."),
        h("li", {}, "On the command line: ", h("code", { class: "command" }, made.command))));
  }
}

export const show = async (place, session, signal) => {
  new View(place, session, signal);
};


"use strict";
// What the page adds for those who have scripts: buttons that copy a sentence, and a chart of one
// outcome that a reader can change. Every number comes with its words from the program; nothing is
// rounded here, and every text is set as text, never as markup.
(() => {
  const made = (name, attributes = {}, text = "") => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };
  const drawn = (name, attributes = {}, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  // Sentences

  const copy = async (sentence) => {
    try {
      await navigator.clipboard.writeText(sentence.textContent);
      return "Copied";
    } catch {
      // Older browsers, and pages opened from a disk in some: mark the sentence for the reader.
      getSelection().selectAllChildren(sentence);
      return document.execCommand("copy") ? "Copied" : "Marked: press Ctrl and C to copy";
    }
  };

  for (const statement of document.querySelectorAll(".statement")) {
    const sentence = statement.querySelector("blockquote p");
    const row = made("div", { class: "copy" });
    const button = made("button", { type: "button", "aria-describedby": sentence.id }, "Copy sentence");
    const said = made("span", { role: "status" });
    button.addEventListener("click", async () => {
      said.textContent = "";
      said.textContent = await copy(sentence);
    });
    row.append(button, said);
    statement.append(row);
  }

  // Tables and pictures take the keyboard's focus only where there is something to scroll, and say so.

  const fit = (region) => {
    const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    for (const [key, value] of region.own) {
      if (scrolls) region.setAttribute(key, value);
      else region.removeAttribute(key);
    }
    region.more.hidden = region.scrollWidth <= region.clientWidth;
  };
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
  const watchRegion = (region) => {
    region.own = ["role", "aria-labelledby", "tabindex"].map((key) => [key, region.getAttribute(key)]);
    const what = region.classList.contains("picture") ? "the whole picture" : "more columns";
    region.more = made("p", { class: "more", hidden: "" }, `Scroll sideways for ${what} →`);
    region.before(region.more);
    watch.observe(region);
  };
  document.querySelectorAll(".scroll").forEach(watchRegion);

  // Paper shows what is folded away on the screen.

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  // The chart

  const data = document.getElementById("explore-data");
  if (!data) return;
  const outcomes = JSON.parse(data.textContent);
  const BANDS = [
    { low: 1, high: 5, name: "8 in 10 simulated futures", choice: "8 in 10 (10 to 90)" },
    { low: 0, high: 6, name: "9 in 10 simulated futures", choice: "9 in 10 (5 to 95)" },
    { low: 2, high: 4, name: "half of simulated futures", choice: "Half (25 to 75)" },
  ];
  const MEDIAN = 3;
  const INK = "#0B0C0C", NAVY = "#12436D", BLUE = "#2073BC", LIGHT = "#6BACE6", ORANGE = "#F46A25", PINK = "#801650";
  const CENTRAL = { stroke: ORANGE, "stroke-width": 3, "stroke-dasharray": "11 6", fill: "none" };
  const PROMISE = { stroke: PINK, "stroke-width": 2.5, "stroke-dasharray": "3.5 4.5", fill: "none" };
  const FONT = { "font-family": "Arial, Helvetica, sans-serif", "font-size": 15, fill: INK };

  const section = document.getElementById("explore");
  const choice = (id, label, names) => {
    const row = made("div");
    const select = made("select", { id });
    names.forEach((name, place) => select.append(made("option", { value: place }, name)));
    row.append(made("label", { for: id }, label), select);
    return [row, select];
  };
  const [outcomeRow, outcomeChoice] = choice("explore-outcome", "Outcome", outcomes.map((one) => one.title));
  const [bandRow, bandChoice] = choice("explore-band", "Range of simulated futures", BANDS.map((band) => band.choice));
  const controls = made("div", { class: "controls" });
  controls.append(outcomeRow, bandRow);
  const holder = made("div", { class: "holder" });
  const picture = drawn("svg", { role: "img" });
  const legend = made("ul", { class: "legend" });
  holder.append(legend, picture);
  const sliderRow = made("div", { class: "slider" });
  const slider = made("input", { type: "range", id: "explore-year", min: 0, step: 1 });
  sliderRow.append(made("label", { for: "explore-year" }, "Year"), slider);
  const reading = made("p", { class: "reading" });
  const spoken = made("p", { class: "unseen", role: "status" });
  const numbers = made("details", { class: "exhibit" });
  const region = made("div", { class: "scroll", role: "region", "aria-labelledby": "explore-caption", tabindex: 0 });
  numbers.append(made("summary", {}, "Numbers behind this chart"), region);

  const outcome = () => outcomes[outcomeChoice.value];
  const band = () => BANDS[bandChoice.value];
  const known = (text) => text || "not known";
  const words = (place) => {
    const { years, unit, told, central_told: central } = outcome();
    const { low, high, name } = band();
    const range = `${name} between ${known(told[place][low])} and ${known(told[place][high])}`;
    const where = unit ? `${years[place]}, ${unit}` : years[place];
    return `${where}: median ${known(told[place][MEDIAN])}; ${range}; central case ${known(central[place])}.`;
  };

  // Screen readers hear the words once the reader rests, and never because a mouse passed by.
  let rest;
  const speak = () => {
    clearTimeout(rest);
    rest = setTimeout(() => { spoken.textContent = reading.textContent; }, 600);
  };

  // Where numbers lie. A number that is not known leaves a gap.
  let place;
  const measure = () => {
    const { years, ticks } = outcome();
    const width = Math.max(holder.clientWidth, 240);
    const height = Math.max(280, Math.min(480, width * 0.55));
    const left = 16 + 8.5 * Math.max(...ticks.map((tick) => tick.text.length));
    const right = width - 36, top = 20, bottom = height - 40;
    const lowest = ticks[0].value, highest = ticks[ticks.length - 1].value;
    const step = years.length > 1 ? (right - left) / (years.length - 1) : 0;
    place = {
      width, height, left, right, top, bottom, step,
      x: (year) => (years.length > 1 ? left + step * year : (left + right) / 2),
      y: (value) => bottom - ((value - lowest) / (highest - lowest)) * (bottom - top),
    };
  };
  const stretches = (values) => {
    const found = [[]];
    values.forEach((value, year) => {
      if (Number.isFinite(value)) found[found.length - 1].push([place.x(year), place.y(value)]);
      else found.push([]);
    });
    return found.filter((points) => points.length > 0);
  };
  const lines = (values, look) => stretches(values).map((points) =>
    drawn("polyline", { points: points.join(" "), "stroke-linejoin": "round", ...look }));
  const area = (lower, upper) => stretches(upper).flatMap((above, stretch) => {
    const below = stretches(lower)[stretch] ?? [];
    return [drawn("polygon", { points: [...above, ...below.reverse()].join(" "), fill: LIGHT, "fill-opacity": 0.55 })];
  });

  const scale = () => {
    const { years, ticks } = outcome();
    const parts = [];
    for (const { value, text } of ticks) {
      const y = place.y(value);
      parts.push(drawn("line", { x1: place.left, x2: place.right, y1: y, y2: y, stroke: value === 0 ? "#3D3D3D" : "#D9D9D9" }));
      parts.push(drawn("text", { ...FONT, x: place.left - 8, y: y + 5, "text-anchor": "end" }, text));
    }
    const every = Math.max(1, Math.ceil(68 / (place.step || 68)));
    const last = years.length - 1;
    years.forEach((year, at) => {
      if ((last - at) % every) return;
      parts.push(drawn("text", { ...FONT, x: place.x(at), y: place.bottom + 24, "text-anchor": "middle" }, year));
    });
    return parts;
  };
  const promise = ({ place: year, value, text }) => {
    const y = place.y(value), end = year === null ? place.right : place.x(year);
    const look = { ...FONT, fill: PINK, "font-weight": "bold", stroke: "#FFFFFF", "stroke-width": 4, "paint-order": "stroke" };
    const parts = [drawn("line", { x1: place.left, x2: end, y1: y, y2: y, ...PROMISE })];
    if (year !== null) {
      parts.push(drawn("path", { d: `M${end} ${y - 7}l7 7l-7 7l-7 -7z`, fill: PINK }));
    }
    parts.push(drawn("text", { ...look, x: place.left + 6, y: y < place.top + 22 ? y + 20 : y - 8 }, text));
    return parts;
  };
  const mark = drawn("g");
  const draw = () => {
    measure();
    const shown = outcome(), { low, high, name } = band();
    const column = (at) => shown.percentiles.map((values) => values[at]);
    picture.setAttribute("viewBox", `0 0 ${place.width} ${place.height}`);
    picture.setAttribute("aria-label", `${shown.title} by year: median and ${name}. ${words(shown.years.length - 1)}`);
    picture.replaceChildren(
      ...area(column(low), column(high)),
      ...scale(),
      ...[low, high].flatMap((at) => lines(column(at), { stroke: BLUE, "stroke-width": 1.5, fill: "none" })),
      ...lines(shown.central, CENTRAL),
      ...lines(column(MEDIAN), { stroke: NAVY, "stroke-width": 3, fill: "none" }),
      ...(shown.promise ? promise(shown.promise) : []),
      mark,
    );
    slider.style.marginLeft = `${place.left - 8}px`;
    slider.style.width = `${place.right - place.left + 16}px`;
  };
  const point = () => {
    const year = Number(slider.value), x = place.x(year), median = outcome().percentiles[year][MEDIAN];
    mark.replaceChildren(drawn("line", { x1: x, x2: x, y1: place.top, y2: place.bottom, stroke: INK, "stroke-dasharray": "2 3" }));
    if (Number.isFinite(median)) {
      mark.append(drawn("circle", { cx: x, cy: place.y(median), r: 6, fill: NAVY, stroke: "#FFFFFF", "stroke-width": 2 }));
    }
    reading.textContent = words(year);
    slider.setAttribute("aria-valuetext", outcome().years[year]);
  };

  const entry = (text, ...marks) => {
    const item = made("li");
    const sample = drawn("svg", { viewBox: "0 0 36 16", "aria-hidden": "true" });
    sample.append(...marks);
    item.append(sample, made("span", {}, text));
    return item;
  };
  const stroke = (look) => drawn("line", { x1: 0, x2: 36, y1: 8, y2: 8, ...look });
  const explain = () => {
    const { promise: promised } = outcome();
    legend.replaceChildren(
      entry("median", stroke({ stroke: NAVY, "stroke-width": 3 })),
      entry(band().name, drawn("rect", { x: 1, y: 1, width: 34, height: 14, fill: LIGHT, "fill-opacity": 0.55, stroke: BLUE })),
      entry("central case", stroke(CENTRAL)),
      ...(promised ? [entry("promise", stroke(PROMISE))] : []),
    );
  };
  const list = () => {
    const { title, unit, years, told, central_told: central } = outcome();
    const { low, high, name } = band();
    const table = made("table"), head = made("thead"), body = made("tbody");
    const row = (first, rest, scope) => {
      const line = made("tr");
      line.append(made("th", { scope }, first));
      for (const text of rest) line.append(made(scope === "col" ? "th" : "td", { class: "number", ...(scope === "col" && { scope }) }, text));
      return line;
    };
    head.append(row("Year", ["Median", "From", "To", "Central case"], "col"));
    years.forEach((year, at) => body.append(row(year, [told[at][MEDIAN], told[at][low], told[at][high], central[at]], "row")));
    const caption = `${title}${unit ? `, ${unit}` : ""}: median, range of ${name}, central case`;
    const titled = made("caption", { id: "explore-caption" });
    titled.append(made("span", { class: "titled" }, caption));
    table.append(titled, head, body);
    region.replaceChildren(table);
  };

  const choose = () => {
    slider.max = outcome().years.length - 1;
    draw();
    point();
    explain();
    list();
  };
  for (const select of [outcomeChoice, bandChoice]) {
    select.addEventListener("change", () => { choose(); speak(); });
  }
  slider.addEventListener("input", () => { point(); speak(); });
  picture.addEventListener("pointermove", (event) => {
    const box = picture.getBoundingClientRect();
    const across = (event.clientX - box.left) * (place.width / box.width);
    const nearest = place.step ? Math.round((across - place.left) / place.step) : 0;
    slider.value = Math.max(0, Math.min(outcome().years.length - 1, nearest));
    point();
  });

  section.append(
    made("p", { class: "hint" }, "Choose an outcome and a range. Move along the years with the slider, or point at the chart, to read each year’s values."),
    controls, reading, holder, sliderRow, spoken, numbers,
  );
  section.hidden = false;
  document.getElementById("explore-link").hidden = false;
  slider.max = outcome().years.length - 1;
  slider.value = slider.max;
  choose();
  watchRegion(region);
  new ResizeObserver(() => { draw(); point(); }).observe(holder);
})();

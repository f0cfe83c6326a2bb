// What can be asked of a plan: its figures, and whether its promises are kept.

import { ask } from "./api.js";
import { h } from "./dom.js";

const option = (value, title) => h("option", { value }, title);

// Fills a choice with what can be asked of the plan as it is, and keeps what was chosen where it can still be asked.
// `groups` puts the two groups in order, each `[label, options]`; `usual` says what is chosen where nothing was. Gives
// what is chosen, or nothing where nobody waits any more.
export const choose = async (chooser, session, signal, { chosen, groups, usual }) => {
  const { scenario, changes } = session.asked();
  const { outcomes, promises } = await ask("POST", "/api/outcomes", { scenario, changes }, { signal });
  if (signal.aborted) return undefined;
  const shown = groups({ figures: outcomes.map((one) => option(one.asked, one.title)), promises: promises.map((one) => option(String(one.target), one.title)) });
  chooser.replaceChildren(...shown.filter(([, options]) => options.length).map(([label, options]) => h("optgroup", { label }, options)));
  const known = [...chooser.options].map((one) => one.value);
  const leading = outcomes.find((one) => one.leads)?.asked ?? known[0] ?? "";
  chooser.value = known.includes(chosen) ? chosen : usual({ promises, leading });
  return chooser.value;
};

// A choice as the server takes it: the number of a promise, or an outcome.
export const asked = (choice) => (/^[0-9]+$/.test(choice) ? { target: Number(choice) } : { outcome: choice });

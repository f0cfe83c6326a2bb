// Long tasks: a bar with words and a way out, and what was refused in plain words.

import { follow } from "./api.js";
import { h, tell } from "./dom.js";

// Names of keys stand between `…` in messages, as in the files.
export const inWords = (text) => text.split("`").map((part, place) => (place % 2 ? h("code", {}, part) : part));

// Why something cannot be done, and what would be right, in the names of the plan.
export const refusal = (title, error, session) => [
  h("h3", {}, title), h("p", {}, error.message),
  (error.problems ?? []).length ? h("ul", {}, error.problems.map((one) => h("li", {}, session.title(one.path), ": ", inWords(one.message), ". ", one.help ? h("em", {}, inWords(`What would be right: ${one.help}${/[.?!]$/.test(one.help) ? "" : "."}`)) : ""))) : "",
];

// Greys what was found for another plan or another question, and says so where it has a sentence for it.
export const markOld = (place, old) => {
  place.classList.toggle("old", old);
  const said = place.querySelector(".outdated");
  if (said) said.hidden = !old;
};

// Asks for a long task and shows in a place how far it is. Gives its answer, or nothing where it was cancelled or
// refused; what was refused stands in the place then.
export const withProgress = async (place, session, signal, { path, body, title, failed }) => {
  const cancelled = new AbortController();
  const leave = () => cancelled.abort();
  signal.addEventListener("abort", leave);
  const words = h("p", { id: "progress-words" }, "Begins …");
  const bar = h("progress", { max: 1, "aria-labelledby": "progress-words" });
  const cancel = h("button", { type: "button", onclick: leave }, "Cancel");
  place.replaceChildren(h("div", { class: "progress" }, words, bar, cancel));
  cancel.focus();
  tell(`${title}: begun.`, 100);
  const told = ({ doing, share }) => {
    words.textContent = share === null ? `${doing} …` : `${doing}: ${Math.round(100 * share)}%`;
    if (share === null) bar.removeAttribute("value");
    else bar.value = share;
  };
  const busy = () => { words.textContent = "The server is busy with other plans; trying again …"; };
  try {
    const answer = await follow(path, body, { signal: cancelled.signal, told, busy });
    place.replaceChildren();
    tell(`${title}: done.`, 100);
    return answer;
  } catch (error) {
    if (signal.aborted) return null;
    if (error.name === "AbortError") {
      place.replaceChildren(h("p", {}, "Cancelled."));
      tell(`${title}: cancelled.`, 100);
      return null;
    }
    place.replaceChildren(h("div", { class: "trouble", role: "alert" }, ...refusal(failed, error, session)));
    return null;
  } finally {
    signal.removeEventListener("abort", leave);
  }
};

// Does the long task of a view and keeps what was found with what was asked. The button waits meanwhile; reading goes on
// where the answer begins, or at the button where there is none.
export const findFor = async (view, { path, title, failed }) => {
  const body = view.asked();
  view.go.disabled = true;
  const found = await withProgress(view.progress, view.session, view.signal, { path, body, title, failed });
  if (view.signal.aborted) return;
  view.describe();
  if (!found) {
    view.go.focus();
    return;
  }
  Object.assign(view.wish, { found, of: JSON.stringify(body) });
  view.redraw(true);
  view.result.querySelector("h2")?.focus();
};

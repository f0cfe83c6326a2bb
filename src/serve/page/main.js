// Which view, by the address.

import { setToken, takeToken } from "./api.js";
import { h, tell } from "./dom.js";
import { Frame } from "./frame.js";
import { home } from "./home.js";
import { Session } from "./session.js";
import { VIEWS } from "./views.js";

const place = document.getElementById("main");
// A name for this tab, so that its newer changes make its older ones stale.
const tab = crypto.getRandomValues(new Uint32Array(4)).join("-").slice(0, 60);

let leaving = new AbortController();

const wantsToken = () => {
  const input = h("input", { type: "password", id: "token", autocomplete: "off", required: true });
  place.replaceChildren(h("h1", {}, "This page is shared with a token"),
    h("form", { onsubmit: (event) => { event.preventDefault(); setToken(input.value); show(); } },
      h("p", {}, h("label", { for: "token" }, "Token"), input), h("button", { type: "submit" }, "Go on")));
};

let shownBefore = false;

// The plan that is open, with what stands above its views.
let open = null;

const showPlan = async (name, view, query, signal) => {
  const shown = VIEWS.find((one) => one.id === view);
  if (!shown) throw new Error("There is no such view of a plan.");
  if (open?.session.name !== name || !place.contains(open.frame.view)) {
    const session = await Session.open(name, tab, signal);
    if (signal.aborted) return;
    session.plan.take(query);
    open = { session, frame: new Frame(place, session) };
  } else if (open.session.plan.address(view) !== location.hash) {
    open.session.plan.take(query);
  }
  await open.frame.show(shown, signal);
};

const show = async () => {
  leaving.abort();
  // What was asked about another view is over.
  for (const one of document.querySelectorAll("dialog[open]")) one.close();
  leaving = new AbortController();
  const { signal } = leaving;
  const [, name, view = "", query = ""] = location.hash.match(/^#\/plan\/([A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)?)(?:\/([a-z]+))?(?:\?(.*))?$/) ?? [];
  document.title = "regiocast: plans and what they bring";
  try {
    if (name) await showPlan(name, view, query, signal);
    else await home(place, signal);
    if (signal.aborted) return;
    tell(document.title, 100);
    // Where what had the focus is gone, reading goes on at the top of what is new.
    if (shownBefore && document.activeElement === document.body) place.focus({ preventScroll: true });
    shownBefore = true;
  } catch (error) {
    if (signal.aborted) return;
    if (error.kind === "token") return wantsToken();
    place.replaceChildren(h("h1", {}, "This cannot be shown"), h("p", { role: "alert" }, error.message),
      h("ul", {}, (error.problems ?? []).map((one) => h("li", {}, h("code", {}, one.path), ` ${one.message}. ${one.help}`))),
      h("p", {}, h("a", { href: "#/" }, "All plans")));
  }
};

takeToken();
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  place.focus();
});
addEventListener("hashchange", show);
show();

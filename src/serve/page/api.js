// Asking the server.

const KEY = "regiocast-token";

// The token comes with the address, once, and is not left in it.
export const takeToken = () => {
  const given = location.hash.match(/^#token=([^&]+)(?:&(.*))?$/);
  if (!given) return;
  sessionStorage.setItem(KEY, decodeURIComponent(given[1]));
  history.replaceState(null, "", `#${given[2] ?? "/"}`);
};

export const setToken = (token) => sessionStorage.setItem(KEY, token.trim());

export class Refused extends Error {
  constructor(status, refusal) {
    super(refusal.message);
    this.status = status;
    this.kind = refusal.kind;
    this.problems = refusal.problems ?? [];
  }
}

const pause = (seconds, signal) => new Promise((done, failed) => {
  const timer = setTimeout(done, seconds * 1000);
  signal?.addEventListener("abort", () => {
    clearTimeout(timer);
    failed(new DOMException("aborted", "AbortError"));
  });
});

// Asks, and asks again a few times where the server is busy.
export const ask = async (method, path, body, { signal, busy } = {}) => {
  const headers = {};
  const token = sessionStorage.getItem(KEY);
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers["content-type"] = "application/json";
  for (let left = 4; ; left -= 1) {
    let response;
    try {
      response = await fetch(path, { method, headers, body: body && JSON.stringify(body), signal });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refused(0, { kind: "gone", message: "The page has lost its server. Is the regiocast window still open? Start it again with “regiocast serve” and reload this page." });
    }
    if (response.ok) return response.json();
    let refusal;
    try {
      refusal = await response.json();
    } catch {
      refusal = { kind: "outside", message: `The server answered with ${response.status}.` };
    }
    if (refusal.kind !== "busy" || left === 0) throw new Refused(response.status, refusal);
    busy?.();
    await pause(Number(response.headers.get("retry-after") ?? 2) * (0.5 + Math.random()), signal);
  }
};

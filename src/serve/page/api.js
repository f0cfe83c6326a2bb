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

const refused = async (response) => {
  try {
    return new Refused(response.status, await response.json());
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return new Refused(response.status, { kind: "outside", message: `The server answered with ${response.status}.` });
  }
};

const LOST = { kind: "gone", message: "The page has lost its server. Is the regiocast window still open? Start it again with “regiocast serve” and reload this page." };

// Sends a question, again a few times where the server is busy, and gives what came back.
const send = async (method, path, body, { signal, busy } = {}) => {
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
      throw new Refused(0, LOST);
    }
    if (response.ok) return response;
    const refusal = await refused(response);
    if (refusal.kind !== "busy" || left === 0) throw refusal;
    busy?.();
    await pause(Number(response.headers.get("retry-after") ?? 2) * (0.5 + Math.random()), signal);
  }
};

export const ask = async (method, path, body, more) => (await send(method, path, body, more)).json();

// Asks for something that is no JSON, such as a file.
export const fetchFile = async (method, path, body, more) => (await send(method, path, body, more)).blob();

// Asks for a long task, hears how far it is, and gives its answer.
export const follow = async (path, body, { signal, told, busy } = {}) => {
  const response = await send("POST", path, body, { signal, busy });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    let part;
    try {
      part = await reader.read();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refused(0, LOST);
    }
    rest += part.value ?? "";
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const said = JSON.parse(line);
      if ("answer" in said) return said.answer;
      if ("refused" in said) throw new Refused(response.status, said.refused);
      told?.(said);
    }
    if (part.done) throw new Refused(0, LOST);
  }
};

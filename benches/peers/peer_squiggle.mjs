// node peer_squiggle.mjs peer.squiggle --draws N [--repeats R] [--normal-completions]
//
// Runs the model in Node with the library that the Squiggle website runs, and prints its answers as JSON. It must stand where
// `npm install` put the library; run.sh copies it there.
import { readFileSync } from "node:fs";
import { run } from "@quri/squiggle-lang";

const option = (name, otherwise) => {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? otherwise : Number(process.argv[i + 1]);
};
const draws = option("draws", 10000);
const repeats = option("repeats", 1);
const normal = process.argv.includes("--normal-completions");
const model = process.argv[2];
const source = readFileSync(model, "utf8").replace("exactCompletions = true", `exactCompletions = ${!normal}`);

const simulate = async (sampleCount, seed) => {
  const output = await run(source, { environment: { sampleCount, xyPointLength: 1000, seed: String(seed) } });
  const result = output.getEndResult();
  if (!result.ok) throw new Error(result.value.toString());
  return result.value.asJS().value;
};

const names = {
  filled: "jobs.filled",
  skilled: "jobs.skilled",
  net: "jobs.net",
  completions: "training.completions.total",
  investment: "investment.total.total",
};
const now = () => performance.now() / 1000;
const start = now();
await simulate(1000, 0); // V8 compiles what is hot
const warm = now() - start;
const seconds = [];
const busy = [];
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
let answers;
for (let repeat = 0; repeat < repeats; repeat++) {
  const from = now();
  const busyFrom = processor();
  answers = await simulate(draws, option("seed", 1) + 1000 * repeat);
  seconds.push(now() - from);
  busy.push(processor() - busyFrom);
}
const figures = {};
for (const [key, value] of Object.entries(answers)) {
  const [mean, sd, p10, p50, p90] = value;
  figures[names[key]] = { mean, sd, p10, p50, p90 };
}
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({
  tool: normal ? "squiggle, completions by normal approximation" : "squiggle",
  draws, seconds, cpu_seconds: busy, warm_up_seconds: warm, peak_mib: peak, figures, threads: 1,
}));

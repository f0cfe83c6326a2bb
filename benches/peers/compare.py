"""compare.py RESULTS K: do all tools give the same answers, and how fast was each? Fails if any answer differs.

RESULTS holds one JSON file a run, as the peers print them, and `reference.json` (peer_numpy.py --reference).
The answers of each tool are compared with regiocast's largest run, K standard errors being the most that luck may explain:
- means and standard deviations by the standard error of their difference;
- a percentile by the order statistics: the share of futures below the tool's figure, read off the reference ladder, may differ
  from the share below regiocast's by K * sqrt(p (1 - p) (1/n + 1/m)). A count may also be off by one.
"""
import json
import math
import sys
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path
from statistics import median

COUNTS = {"training.completions.total"}


def share_below(ladder, x):
    i = bisect_left(ladder, x)
    if i == 0:
        return 0.0
    if i == len(ladder):
        return 1.0
    low, high = ladder[i - 1], ladder[i]
    return (i - 1 + (x - low) / (high - low)) / (len(ladder) - 1)


def differences(tool, base, reference, k):
    """(what, how far in standard errors, the two figures) for every figure of a tool."""
    n, m = tool["draws"], base["draws"]
    for name, ours in base["figures"].items():
        theirs, known = tool["figures"][name], reference[name]
        scale = math.sqrt(1 / n + 1 / m)
        sd = ours["sd"]
        yield f"{name} mean", abs(theirs["mean"] - ours["mean"]) / (sd * scale), theirs["mean"], ours["mean"]
        spread = sd * math.sqrt((known["kurtosis"] - 1) / 4) * scale
        yield f"{name} sd", abs(theirs["sd"] - sd) / spread, theirs["sd"], sd
        for level, key in ((0.1, "p10"), (0.5, "p50"), (0.9, "p90")):
            a, b = sorted((theirs[key], ours[key]))
            if name in COUNTS:
                a, b = a + 0.5, max(a + 0.5, b - 0.5)
            gap = share_below(known["ladder"], b) - share_below(known["ladder"], a)
            yield f"{name} {key}", gap / (math.sqrt(level * (1 - level)) * scale), theirs[key], ours[key]


def check(runs, reference, k):
    base = max((r for r in runs if r["tool"].startswith("regiocast")), key=lambda r: r["draws"])
    wrong, seen = 0, 0
    for run in runs:
        if run is base:
            continue
        worst = 0.0
        for what, distance, theirs, ours in differences(run, base, reference, k):
            seen += 1
            worst = max(worst, distance)
            if not distance <= k:
                wrong += 1
                print(f"DIFFERS: {run['tool']}, {what}: {theirs:.6g}, regiocast {ours:.6g}, {distance:.1f} standard errors",
                      file=sys.stderr)
        run["worst"] = worst
    tools = sorted({r["tool"] for r in runs})
    print(f"Compared with regiocast's {base['draws']:,} draws: {seen} figures of {len(runs) - 1} runs, at most "
          f"{max(r.get('worst', 0) for r in runs):.1f} standard errors apart ({k} allowed). Tools: {'; '.join(tools)}.")
    if wrong:
        sys.exit(f"{wrong} figures differ by more than {k} standard errors")


def extra(times):
    """Seconds a draw between the smallest and the largest run (of one size: all of it)."""
    small, large = min(times), max(times)
    if small == large or times[large] <= times[small]:
        return times[large] / large
    return (times[large] - times[small]) / (large - small)


def speeds(runs):
    """Draws a second of each tool and number of threads; regiocast's from two sizes, so that its start-up cancels."""
    wall, busy = (defaultdict(lambda: defaultdict(list)) for _ in range(2))
    peak, warm = defaultdict(float), defaultdict(float)
    for r in runs:
        key = (r["tool"], r["threads"])
        wall[key][r["draws"]] += r["seconds"]
        busy[key][r["draws"]] += r["cpu_seconds"]
        peak[key] = max(peak[key], r["peak_mib"])
        warm[key] = max(warm[key], r["warm_up_seconds"])
    rows = {}
    for key in wall:
        seconds = {n: median(s) for n, s in wall[key].items()}
        rows[key] = dict(rate=1 / extra(seconds), draws=max(seconds), seconds=seconds[max(seconds)], peak=peak[key],
                         warm=warm[key], busy=extra({n: median(s) for n, s in busy[key].items()}))
    return rows


def times_as_fast(x):
    return f"{x:.2g}" if x < 10 else f"{x:,.0f}"


def table(rows, fast, what):
    threads = sorted({t for tool, t in rows if tool.startswith("regiocast")})
    heads = " | ".join(f"{fast} on {t} core{'s' * (t > 1)} is … times as fast" for t in threads)
    print(f"\n| {what} | cores | draws a second | processor, µs a draw | peak memory, MiB | draws timed | seconds | {heads} |")
    print("|---|--:|--:|--:|--:|--:|--:|" + "--:|" * len(threads))
    for (tool, t), r in sorted(rows.items(), key=lambda item: -item[1]["rate"]):
        ratios = " | ".join(times_as_fast(rows[(fast, b)]["rate"] / r["rate"]) for b in threads)
        used = "" if t > 1 and "numpy" in tool else f"{r['busy'] * 1e6:,.3g}"  # worker processes are not counted
        print(f"| {tool} | {t} | {r['rate']:,.0f} | {used} | {r['peak']:,.0f} | {r['draws']:,} | {r['seconds']:.2f} | {ratios} |")


def peers(results, k):
    reference = json.loads((results / "reference.json").read_text())["figures"]
    runs = [json.loads(p.read_text()) for p in sorted(results.glob("run-*.json"))]
    check(runs, reference, k)
    rows = speeds(runs)
    only = "regiocast, headlines only"
    table(rows, only if any(tool == only for tool, _ in rows) else "regiocast, all metrics", "five figures of peer.toml")
    compiling = [json.loads(p.read_text())["warm_up_seconds"] for p in sorted(results.glob("compile-*.json"))]
    if compiling:
        print(f"\nNot in the table: compiling the Numba peer, {compiling[0]:.0f} s the first time.")
    warm = {tool: r["warm"] for (tool, _), r in rows.items() if r["warm"] > 0.05}
    if warm:
        print("\nNot in the table: starting interpreters, and warming up with compiled code at hand: " +
              ", ".join(f"{tool} {s:.1f} s" for tool, s in sorted(warm.items())) + ".")


def whole_model(results):
    runs = [json.loads(p.read_text()) for p in sorted(results.glob("full-*.json"))]
    table(speeds(runs), "regiocast, all metrics", "every metric and year of everything.toml")
    numpy = [r for r in runs if "microseconds" in r]
    alone = [r["microseconds"] for r in numpy if r["threads"] == 1]
    parts = {part: median(m[part] for m in alone) for part in alone[0]}
    print("\nNumPy, microseconds a draw on one core: " + ", ".join(f"{part} {t:.1f}" for part, t in parts.items()) +
          f". {numpy[0]['rows']:,} rows.")
    for name, what in (("compared", "where it keeps its draws"), ("compared_counted", "where it counts them in classes")):
        found = [r[name] for r in numpy]
        text = (f"Compared with regiocast {what}, each of {len(numpy)} runs: {found[0]['compared']:,} figures, at most "
                f"{max(f['worst'] for f in found):.1f} standard errors apart (5 allowed)")
        by_class = max(f["by_class"] for f in found)
        print(text + (f"; up to {by_class} percentiles more differ by no more than a class." if by_class else "."))


def main(results, k):
    peers(Path(results), k)
    whole_model(Path(results))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))

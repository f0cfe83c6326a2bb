"""The whole model in NumPy, timed: every metric and year that regiocast writes, for a scenario of the independent tests.

    full_numpy.py check                              equal to the reference vectors, point by point, to nine digits
    full_numpy.py run --draws N [--threads T] [--summary FILE] [--counted FILE]   timed; with FILEs, compared with regiocast's

Timed apart, in microseconds a draw: (a) the equations, given the points, (b) the draws, (c) writing to the table of all draws and
exact percentiles of every row. (b) is the sampling of all assumptions and yearly luck; counts are sampled inside (a), where their
rates are known.
"""
import os

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

import argparse
import csv
import json
import math
import mmap
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import common
import numpy as np
from full_draws import Drawn, Given, Plan, reference
from full_model import evaluate

CHUNK = 2048  # of 256 to 8,192 the fastest
LEVELS = np.array([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])
FINE, CELLS = 512, 128  # src/ensemble/classes.rs
OF_MEANS = {"gva_per_public_pound": ("pv_gva", "pv_public_cost", 1), "bcr": ("pv_welfare", "pv_public_cost", 1),
            "public_cost_per_net_job": ("public_cost", "jobs.net", 1e6),
            "public_cost_per_net_job_year": ("public_cost", "jobs.net_job_years.total", 1e6),
            "cost_per_completion": ("training_cost", "training.completions.total", 1e6)}
here = Path(__file__).resolve().parent
independent = here.parents[1] / "tests" / "independent"


class Layout:
    """Which rows there are: learnt from one small evaluation."""

    def __init__(self, scenario, plan):
        self.start, self.Y = scenario["start"], scenario.get("years", 10)
        self.rows, self.size, self.labels = {}, 0, []
        with np.errstate(all="ignore"):
            evaluate(scenario, Drawn(plan, np.random.Generator(np.random.SFC64(0)), 8), self.learn)

    def learn(self, name, x, flow):
        years = [""] if flow is None else list(range(self.start, self.start + self.Y))
        labels = [(name, y) for y in years]
        if flow:
            labels += [(f"{name}.total", y) for y in years]
        if not isinstance(x, np.ndarray):
            self.rows[name] = (None, flow, labels, float(x))
            return
        self.rows[name] = (self.size, flow, labels, None)
        self.size += len(labels)
        self.labels += labels

    def writer(self, out):
        """Writes one chunk; `out` is (rows, n)."""
        def emit(name, x, flow):
            first = self.rows[name][0]
            if first is None:
                return
            if flow is None:
                out[first] = x
            else:
                out[first : first + self.Y] = x
                if flow:
                    np.cumsum(x, axis=0, out=out[first + self.Y : first + 2 * self.Y])
        return emit


def percentiles(row):
    """Exact, type 7, of one row: a sort is faster than a partition at seven levels, where the processor has wide vectors."""
    row = np.sort(row)
    if np.isnan(row[-1]):
        row = row[: np.searchsorted(row, np.nan)]
        if len(row) == 0:
            return np.full(len(LEVELS), np.nan)
    h = (len(row) - 1) * LEVELS
    k = h.astype(int)
    return row[k] + (h - k) * (row[np.minimum(k + 1, len(row) - 1)] - row[k])


def summarise(table):
    return np.array([(np.nanmean(r) if np.isnan(r.sum()) else r.mean(), np.nanstd(r, ddof=1), *percentiles(r)) for r in table])


def fill(table, scenario, plan, layout, seed, first, last):
    """Draws first..last of the table; seconds for draws, equations and writing."""
    rng = np.random.Generator(np.random.SFC64([seed, first]))
    spent = np.zeros(3)
    with np.errstate(all="ignore"):
        for at in range(first, last, CHUNK):
            n = min(CHUNK, last - at)
            t0 = time.perf_counter()
            numbers = Drawn(plan, rng, n)
            numbers.draw_all()
            t1 = time.perf_counter()
            kept = []
            evaluate(scenario, numbers, lambda *row: kept.append(row))
            t2 = time.perf_counter()
            emit = layout.writer(table[:, at : at + n])
            for row in kept:
                emit(*row)
            spent += (t1 - t0, t2 - t1, time.perf_counter() - t2)
    return spent


STATE = {}  # what forked processes share


def work(arguments):
    """One process's share: its draws, and once all are there, its rows' percentiles."""
    job, low, high = arguments
    if job == "fill":
        return fill(*(STATE[k] for k in ("table", "scenario", "plan", "layout", "seed")), low, high)
    with np.errstate(all="ignore"):
        return summarise(STATE["table"][low:high])


def run(path, draws, seed, threads):
    """Timed once the table's memory is there, so that the operating system's share is not NumPy's."""
    scenario = reference.load(path)
    plan = Plan(scenario)
    layout = Layout(scenario, plan)
    memory = mmap.mmap(-1, layout.size * draws * 8)  # anonymous and shared: forked processes write into it
    table = np.frombuffer(memory).reshape(layout.size, draws)
    table.fill(0)
    STATE.update(table=table, scenario=scenario, plan=plan, layout=layout, seed=seed)
    shares = lambda job, whole: [(job, whole * t // threads, whole * (t + 1) // threads) for t in range(threads)]
    pool = get_context("fork").Pool(threads) if threads > 1 else None
    apply = pool.map if pool else map
    list(apply(math.sqrt, [1] * threads))
    start, busy = time.perf_counter(), time.process_time()
    spent = sum(apply(work, shares("fill", draws))) / threads
    t = time.perf_counter()
    statistics = np.concatenate(list(apply(work, shares("summarise", layout.size))))
    end, busy = time.perf_counter(), time.process_time() - busy
    if pool:
        pool.close()
        pool.join()
    return layout, table, statistics, (end - start, busy), (*spent, end - t)


def table_of(layout, statistics):
    """(metric, year) to (mean, sd, percentiles), with the rows that are the same in every draw, and ratios of means."""
    out = dict(zip(layout.labels, statistics))
    for name, (first, _, labels, value) in layout.rows.items():
        if first is None:
            out.update({label: np.array([value, 0.0, *[value] * len(LEVELS)]) for label in labels})
    last = layout.start + layout.Y - 1
    for metric, year in list(out):
        if year == last and metric.removesuffix(".total") in layout.rows and metric not in layout.rows:
            out[metric, ""] = out[metric, last]
    for name, (above, below, scale) in OF_MEANS.items():
        up = out[f"value.{above}", ""][0]
        down = out[(below, last) if "." in below else (f"value.{below}", "")][0]
        out[f"value.{name}.of_means", ""] = np.array([up * scale / down if down else np.nan])
    return out


def compare(layout, table, statistics, summary, k, counted=False):
    """Every row of regiocast's summary.csv: means by the standard error of the difference, percentiles by the share of draws
    below regiocast's figure, which is known to k standard errors.

    Where regiocast counted its draws in classes instead of keeping them (`counted`), a percentile that luck does not explain may
    still be off by what src/ensemble/classes.rs states: one draw in 512, or one part in 128 of the range P0.1 to P99.9.
    """
    mine, row_of = table_of(layout, statistics), {label: i for i, label in enumerate(layout.labels)}
    last, draws = layout.start + layout.Y - 1, table.shape[1]
    found = dict(rows=0, missing=[], wrong=[], compared=0, heavy_tailed=0, by_class=0, worst=0.0, at="")

    def judge(label, key, distance):
        found["compared"] += 1
        if distance > found["worst"]:
            found["worst"], found["at"] = float(distance), f"{label[0]} {label[1]} {key}"
        if not distance <= k:
            found["wrong"].append((*label, key, round(float(distance), 1)))

    with open(summary, newline="") as file:
        for row in csv.DictReader(file):
            label = (row["metric"], int(row["year"]) if row["year"] else "")
            found["rows"] += 1
            if label not in mine:
                found["missing"].append(label)
                continue
            i = row_of.get(label, row_of.get((label[0], last)))
            if i is None:  # the same in every draw, or a ratio of means
                if len(mine[label]) > 1 and abs(mine[label][0] - float(row["mean"])) > 1e-9 * (1 + abs(mine[label][0])):
                    judge(label, "mean", math.inf)
                continue
            if float(row["sd"]) < 1e-9 * (1 + abs(float(row["mean"]))):
                judge(label, "mean", abs(mine[label][0] - float(row["mean"])) / (1e-9 * (1 + abs(float(row["mean"])))))
                continue
            n = (float(row["sd"]) / float(row["mcse"])) ** 2
            scale = math.sqrt(1 / draws + 1 / n)
            x = table[i]
            mean, sd = mine[label][:2]
            tails = np.mean(((x - mean) / sd) ** 4)
            if tails < 100:  # beyond that, and for ratios with few jobs below the line, a mean of so few draws is not normal
                judge(label, "mean", abs(mean - float(row["mean"])) / math.sqrt(sd**2 / draws + float(row["sd"]) ** 2 / n))
            else:
                found["heavy_tailed"] += 1
            for level, key in zip(LEVELS, ("p5", "p10", "p25", "p50", "p75", "p90", "p95")):
                theirs = float(row[key])
                slack = 1e-9 * (1 + abs(theirs)) + (0.5 if theirs == round(theirs) else 0.0)  # a count may sit on a step
                low, high = (x < theirs - slack).mean(), (x <= theirs + slack).mean()
                error = math.sqrt(level * (1 - level)) * scale
                gap = max(0.0, low - level, level - high)
                if counted and gap > k * error:
                    width = np.subtract(*np.quantile(x, (0.999, 0.001))) / CELLS
                    near = (x < theirs - slack - width).mean() <= level + k * error
                    near = near and level - k * error <= (x <= theirs + slack + width).mean()
                    if near or gap <= k * error + 1 / FINE:
                        found["by_class"] += 1
                        continue
                judge(label, key, gap / error)
    return found


def check():
    """The equations and quantiles at the recorded points of every scenario of the independent tests."""
    for vectors in sorted((independent / "vectors").glob("*.json")):
        recorded = json.loads(vectors.read_text())
        if "points" not in recorded:
            continue
        scenario, got = reference.load(independent / "scenarios" / recorded["scenario"]), {}

        def emit(name, x, flow):
            got[name] = x
            if flow:
                got[name + ".total"] = x.sum(0) if isinstance(x, np.ndarray) else x

        points = recorded["points"]
        with np.errstate(all="ignore"):
            evaluate(scenario, Given(Plan(scenario), [p["coordinates"] for p in points]), emit)
        worst, compared = 0.0, 0
        for i, point in enumerate(points):
            for name, wanted in point["metrics"].items():
                x = got[name][..., i] if isinstance(got[name], np.ndarray) else got[name]
                if wanted is None:
                    assert np.isnan(x), name
                    continue
                wanted = np.array(wanted, dtype=float)
                worst = max(worst, float(np.max(np.abs(x - wanted) / (1e-3 + np.abs(wanted)))))
                compared += wanted.size
        print(f"{recorded['scenario']}: {len(points)} points, {compared:,} figures, at most {worst:.1g} apart (1e-9 allowed)")
        if not worst < 1e-9:
            sys.exit("the NumPy model differs from the reference")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("job", choices=("check", "run"))
    parser.add_argument("--scenario", default=str(independent / "scenarios" / "everything.toml"))
    parser.add_argument("--draws", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--summary", help="a summary.csv of regiocast to agree with, of at most 16,384 draws")
    parser.add_argument("--counted", help="another, of more draws")
    parser.add_argument("--k", type=float, default=5.0)
    o = parser.parse_args()
    if o.job == "check":
        check()
        return
    layout, table, statistics, (seconds, busy), (draw, equations, writing, ranks) = run(o.scenario, o.draws, o.seed, o.threads)
    micro = {k: v / o.draws * 1e6 for k, v in dict(equations=equations, draws=draw, writing=writing, percentiles=ranks).items()}
    answer = dict(tool="numpy, the whole model", draws=o.draws, threads=o.threads, seconds=[seconds], cpu_seconds=[busy],
                  rows=len(table_of(layout, statistics)), rows_computed=layout.size, microseconds=micro, warm_up_seconds=0.0,
                  peak_mib=common.peak_mib())
    failures = []
    for name, summary, counted in (("compared", o.summary, False), ("compared_counted", o.counted, True)):
        if not summary:
            continue
        with np.errstate(all="ignore"):
            found = compare(layout, table, statistics, summary, o.k, counted)
        wrong, missing = found.pop("wrong"), found.pop("missing")
        answer[name] = found
        if wrong or missing:
            print(f"{summary}: missing: {missing[:10]}; differ: {wrong[:20]}", file=sys.stderr)
            failures.append(f"{len(missing)} rows missing, {len(wrong)} figures beyond {o.k} standard errors")
    print(json.dumps(answer))
    if failures:
        sys.exit(f"the NumPy model and regiocast differ: {'; '.join(failures)}")


if __name__ == "__main__":
    main()

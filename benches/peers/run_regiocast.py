"""Runs regiocast once and prints its wall time, its peak memory and its headline figures as JSON."""
import argparse
import csv
import json
import os
import time
from pathlib import Path

HEADLINES = ("jobs.filled", "jobs.skilled", "jobs.net", "training.completions.total", "investment.total.total")


def headlines(summary):
    """The last year's row of each headline, or the row of the whole period."""
    figures = {}
    with open(summary, newline="") as file:
        for row in csv.DictReader(file):
            if row["metric"] in HEADLINES:  # the years come in order, so the last one stays
                figures[row["metric"]] = {k: float(row[k]) for k in ("mean", "sd", "p10", "p50", "p90")}
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--scenario", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--draws", type=int, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--metrics", help="only these, if regiocast has the option")
    o = parser.parse_args()
    command = [o.binary, "-q", "run", o.scenario, "--draws", str(o.draws), "--charts", "none", "--threads",
               str(o.threads), "--out", o.out]
    if o.metrics:
        command += ["--metrics", o.metrics]
    start = time.perf_counter()
    child = os.posix_spawn(o.binary, command, os.environ)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"regiocast failed: {' '.join(command)}")
    tool = "regiocast, headlines only" if o.metrics else "regiocast, all metrics"
    print(json.dumps(dict(tool=tool, draws=o.draws, threads=o.threads, seconds=[seconds], warm_up_seconds=0.0,
                          peak_mib=usage.ru_maxrss / 1024, cpu_seconds=[usage.ru_utime + usage.ru_stime],
                          figures=headlines(Path(o.out) / "tables" / "summary.csv"))))


if __name__ == "__main__":
    main()

"""What every Python peer shares: its options, its summary and the JSON it prints. No model and no draws."""
import argparse
import json
import resource
import time

import numpy as np

HEADLINES = ("jobs.filled", "jobs.skilled", "jobs.net", "training.completions.total", "investment.total.total")
LEVELS = (10, 50, 90)


def options(default_draws=100_000, threads=True):
    parser = argparse.ArgumentParser()
    parser.add_argument("--draws", type=int, default=default_draws)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=1, help="timings in one process; the answers are of the last")
    parser.add_argument("--reference", action="store_true", help=argparse.SUPPRESS)
    if threads:
        parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def summarise(rows):
    """Mean, sd and exact percentiles of each row (type 7, as regiocast). One partition serves all percentiles."""
    out = {}
    for name, row in zip(HEADLINES, rows):
        # The rows are not needed in their order again, so the percentiles may shuffle them in place.
        mean, sd = row.mean(), row.std(ddof=1)
        p10, p50, p90 = np.percentile(row, LEVELS, overwrite_input=True)
        out[name] = dict(mean=mean, sd=sd, p10=p10, p50=p50, p90=p90)
    return out


def timed(run, draws, repeats):
    """Runs `run(draws, repeat)` from draws to percentiles; all its timings (wall, processor) and the last answers."""
    seconds, answers = [], None
    for repeat in range(repeats):
        start, busy = time.perf_counter(), time.process_time()
        answers = summarise(run(draws, repeat))
        seconds.append((time.perf_counter() - start, time.process_time() - busy))
    return seconds, answers


def peak_mib(children=0):
    """Peak resident memory; worker processes count as many times the largest of them."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = children * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + workers) / 1024


def report(tool, draws, seconds, answers, warm_up=0.0, peak=None, **more):
    wall, busy = zip(*seconds)
    print(json.dumps(dict(tool=tool, draws=draws, seconds=wall, cpu_seconds=busy, warm_up_seconds=warm_up,
                          peak_mib=peak_mib() if peak is None else peak,
                          figures={k: {n: float(v) for n, v in f.items()} for k, f in answers.items()}, **more)))

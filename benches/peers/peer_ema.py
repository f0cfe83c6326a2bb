"""EMA Workbench over the compiled model of peer_numba.py: the workbench samples the assumptions and keeps the outcomes.

As its documentation shows: a `Model` around a function, parameters from SciPy distributions, `SequentialEvaluator` for one core
and `MultiprocessingEvaluator` for more.
"""
import os
import time

import numpy as np
from ema_workbench import Model, MultiprocessingEvaluator, RealParameter, ScalarOutcome, SequentialEvaluator
from ema_workbench.em_framework.evaluators import Samplers

import common
from distributions import DISTRIBUTIONS
from peer_numba import Assumptions, one_future

OUTCOMES = [name.replace(".", "_") for name in common.HEADLINES]
luck = {}  # one generator a process


def model(**assumptions):
    process = os.getpid()
    if process not in luck:
        luck[process] = np.random.Generator(np.random.SFC64(process if luck else 1))
    rng = luck[process]
    return dict(zip(OUTCOMES, one_future(Assumptions(**{k: float(v) for k, v in assumptions.items()}), rng)))


def main():
    o = common.options(default_draws=2000)
    np.random.seed(o.seed)
    ema = Model("peer", function=model)
    ema.uncertainties = [RealParameter.from_dist(name, dist) for name, dist in DISTRIBUTIONS.items()]
    ema.outcomes = [ScalarOutcome(name) for name in OUTCOMES]
    start = time.perf_counter()
    model(**{name: dist.median() for name, dist in DISTRIBUTIONS.items()})
    warm_up = time.perf_counter() - start

    def run(draws, repeat):
        _, outcomes = evaluator.perform_experiments(scenarios=draws, uncertainty_sampling=Samplers.MC)
        return [np.array(outcomes[name]) for name in OUTCOMES]

    with SequentialEvaluator(ema) if o.threads == 1 else MultiprocessingEvaluator(ema, o.threads) as evaluator:
        seconds, answers = common.timed(run, o.draws, o.repeats)
    workers = o.threads if o.threads > 1 else 0
    common.report("ema_workbench + numba", o.draws, seconds, answers, warm_up, common.peak_mib(workers), threads=o.threads)


if __name__ == "__main__":
    main()

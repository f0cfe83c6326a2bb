"""Monaco over the compiled model of peer_numba.py: Monaco samples the assumptions, runs a case for each draw, keeps the outcomes.

As its documentation shows: `preprocess`, `run` and `postprocess` for each case, variables from SciPy distributions.
"""
import time

import monaco
import numpy as np

import common
from distributions import DISTRIBUTIONS
from peer_numba import Assumptions, one_future

RNG = np.random.Generator(np.random.SFC64(1))


def preprocess(case):
    return (Assumptions(**{name: float(case.invals[name].val) for name in DISTRIBUTIONS}),)


def run(assumptions):
    return (one_future(assumptions, RNG),)


def postprocess(case, figures):
    for name, value in zip(common.HEADLINES, figures):
        case.addOutVal(name, float(value))


def simulate(draws, seed):
    sim = monaco.Sim("peer", draws, dict(preprocess=preprocess, run=run, postprocess=postprocess), seed=seed,
                     samplemethod="random", singlethreaded=True, verbose=False)
    for name, frozen in DISTRIBUTIONS.items():
        shapes, loc, scale = frozen.dist._parse_args(*frozen.args, **frozen.kwds)
        names = (frozen.dist.shapes or "").replace(" ", "").split(",") if shapes else []
        sim.addInVar(name, frozen.dist, dict(zip(names, shapes), loc=loc, scale=scale))
    sim.runSim()
    return [np.array(sim.outvars[name].nums) for name in common.HEADLINES]


def main():
    o = common.options(default_draws=2000, threads=False)
    start = time.perf_counter()
    one_future(Assumptions(*[float(dist.median()) for dist in DISTRIBUTIONS.values()]), RNG)
    warm_up = time.perf_counter() - start
    seconds, answers = common.timed(lambda n, repeat: simulate(n, o.seed + repeat), o.draws, o.repeats)
    common.report("monaco + numba", o.draws, seconds, answers, warm_up, threads=1)


if __name__ == "__main__":
    main()

"""The model of peer.toml in NumPy: arrays over draws, in chunks that stay in cache, one row a year.

`simulate(rng, n)` gives the five headline figures of n draws. Used by peer_ema.py too.
"""
import json
import math
import os

for library in ("OMP", "OPENBLAS", "MKL"):  # before NumPy: cores are used by processes, not by the matrix library
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

import common

Y = 10
CHUNK = 4096  # of 1,024 to 65,536 the fastest, or within noise of it
YEARS = np.arange(Y)[:, None]
S_CURVE = np.array([(y + 0.5) * (Y - y - 0.5) for y in range(Y)])
S_CURVE /= S_CURVE.sum()
ANCHOR_PROFILE = np.array([0, 1, 2, 3, 4, 4, 3, 2, 1, 0], dtype=float)
ANCHOR_PROFILE /= ANCHOR_PROFILE.sum()

# The three-term metalog of the anchor's amount, in log((x - 10) / (500 - x)), through its 10th, 50th and 90th percentile.
Q10, Q50, Q90 = (math.log((x - 10) / (500 - x)) for x in (60, 120, 260))
METALOG_2 = 0.5 * (Q90 - Q10) / math.log(9)
METALOG_3 = (Q90 + Q10 - 2 * Q50) / (0.8 * math.log(9))


def weights(years):
    """How much of a year's money comes j years later, for j = 0, 1, ..: a hat around the delay."""
    longest = math.ceil(years.max())
    return np.maximum(0.0, 1.0 - np.abs(years - np.arange(longest + 1)[:, None]))


def delay(x, years, out=None):
    w = weights(years)
    out = np.zeros_like(x) if out is None else out
    for j in range(min(len(w), Y)):
        out[j:] += x[: Y - j] * w[j]
    return out


def delay_profile(profile, years):
    """A fixed profile, delayed: one small matrix product."""
    w = weights(years)[:Y]
    shifted = np.zeros((Y, len(w)))
    for j in range(len(w)):
        shifted[j:, j] = profile[: Y - j]
    return shifted @ w


def delay_from(x, years, first):
    """What comes from year `first` on comes `years` later."""
    late = np.where(YEARS >= first, x, 0.0)
    return delay(late, years, out=x - late)


def lognormal(rng, median, sigma, n):
    return rng.lognormal(math.log(median), sigma, n)


def pert(rng, a, m, b, n):
    return a + (b - a) * rng.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), n)


def landed(rng, rate, size, cv):
    """Poisson numbers of arrivals, their jobs, and luck of mean 1 that averages out over them."""
    number = rng.poisson(rate)
    s2 = np.log1p(cv * cv / np.maximum(number, 1))
    luck = rng.standard_normal(rate.shape)
    luck *= np.sqrt(s2)
    luck -= 0.5 * s2
    return number * size * np.exp(luck, out=luck)


def cohort(arrivals, keep, slow=None, half=None):
    """Posts that open and fade are the difference of two sums that fade."""
    jobs = np.empty_like(arrivals)
    everyone = 0.0
    vacant = 0.0
    for y in range(Y):
        everyone = everyone * keep + arrivals[y]
        if slow is None:
            jobs[y] = everyone
        else:
            vacant = vacant * slow + arrivals[y]
            jobs[y] = everyone - half * vacant
    return jobs


def hires(vacancies, seekers, rho):
    least, most = np.minimum(vacancies, seekers), np.maximum(vacancies, seekers)
    return least * (1 + (least / most) ** rho) ** (-1 / rho)


def market(demand, pool, supply, growth, carry_over, turnover, others, rho, trained):
    """Filled posts of one group, every year."""
    filled = np.zeros_like(demand)
    before = 0.0
    for y in range(Y):
        stay = np.minimum(before * (1 - turnover), demand[y])
        vacant = demand[y] - stay
        seekers = pool + supply * growth**y + 0.5 * (before - stay)
        if trained is not None:
            seekers += trained[y]
        wanted = vacant + others
        matched = hires(wanted, seekers, rho)
        before = filled[y] = stay + matched * vacant / wanted
        pool = (seekers - matched) * carry_over
    return filled


def simulate(rng, n):
    uniform = lambda a, b: rng.uniform(a, b, n)
    triangular = lambda a, m, b: rng.triangular(a, m, b, n)

    # recession
    u = rng.random((Y, n))
    recession = np.empty((Y, n), dtype=bool)
    state = np.zeros(n, dtype=bool)
    for y in range(Y):
        state = recession[y] = u[y] < np.where(state, 0.5, 0.12)
    cycle = np.where(recession, 1 - triangular(0.2, 0.4, 0.6), 1.0)
    shrink = np.where(recession, 1 - uniform(0.0, 0.08), 1.0)

    # funds
    grant = delay_profile(160 * S_CURVE, lognormal(rng, 0.6, 0.4, n))
    cut_year = np.where(rng.random(n) < 0.25, rng.integers(2, 6, n), Y)
    cut = (YEARS >= cut_year) & (YEARS < cut_year + 2)
    grant *= np.where(cut, triangular(0.3, 0.5, 0.9), 1.0)
    grant *= (1 + uniform(0.015, 0.03)) ** -YEARS
    u = rng.random(n)
    logit = np.log(u / (1 - u))
    odds = np.exp(Q50 + METALOG_2 * logit + METALOG_3 * (u - 0.5) * logit)
    amount = (rng.random(n) < 0.65) * (10 + 500 * odds) / (1 + odds) * rng.beta(8, 3, n)
    anchor = delay_profile(ANCHOR_PROFILE, uniform(0.0, 2.5))
    anchor *= amount
    anchor *= cycle
    university = triangular(25, 35, 60) / Y

    # the park's money: slippage, then the inquiry
    slippage = uniform(0.2, 1.8)
    inquiry = rng.random(n) < 0.35
    inquiry_year = rng.integers(0, 5, n)
    inquiry_delay = np.where(inquiry, uniform(0.5, 2.0), 0.0)
    public = delay_from(delay(0.45 * grant, slippage), inquiry_delay, inquiry_year)
    park = delay_from(delay(0.7 * anchor, slippage), inquiry_delay, inquiry_year)
    park += public
    park[1:] += triangular(0.2, 0.5, 1.1) * public[:-1] * cycle[1:]

    # posts
    m2 = 1e6 / (triangular(2600, 3400, 6100) * (1 + pert(rng, 0.0, 0.15, 0.7, n)))
    floors = delay(park, uniform(1.2, 2.6))
    floors *= m2 * 0.82 * rng.beta(14, 4, n) / triangular(12, 17, 30)
    premises = cohort(floors, 0.97, 0.97 * math.exp(-1 / 2.0), math.exp(-0.5 / 2.0))
    incubator = 0.25 * grant + 0.3 * university
    pound = 1e6 / (1 + uniform(0.0, 0.3))
    firms = landed(rng, incubator * (0.55 * pound / lognormal(rng, 310000, 0.4, n)), triangular(1.5, 2.5, 5), 1.0)
    inc = cohort(firms, (1 - rng.beta(6, 42, n)) * (1 + uniform(0.02, 0.2)))
    fill, keep = uniform(0.5, 2.0), 1 - rng.beta(9, 110, n)
    inc += cohort(incubator * (0.45 * pound / lognormal(rng, 45000, 0.35, n)), keep, keep * np.exp(-1 / fill),
                  np.exp(-0.5 / fill))
    landing = 0.1 * grant + 0.3 * anchor
    land = landed(rng, landing * (1e6 / uniform(1500000, 4000000)), lognormal(rng, 22, 0.4, n), 0.9)
    land = cohort(land, 0.95, 0.95 * math.exp(-1 / 1.5), math.exp(-0.5 / 1.5))
    premises *= shrink
    inc *= shrink
    land *= shrink

    # training
    cost_per_start = uniform(5000, 9000)
    academy = 0.2 * grant + 0.5 * university
    places = np.minimum(academy * (1e6 / cost_per_start), triangular(350, 500, 800) * 1.05**YEARS)
    starts = places * rng.beta(18, 3, n)
    due = np.rint(delay(starts, uniform(0.5, 1.5))).astype(np.int64)
    completions = rng.binomial(due, rng.beta(710.5, 294.5, n))
    trained = completions * ((1 - uniform(0.1, 0.3)) * 0.7 * uniform(0.5, 0.9))
    invested = (park.sum(0) + incubator.sum(0) + landing.sum(0) + starts.sum(0) * cost_per_start / 1e6)

    # skills
    demand_1 = 0.3 * premises + 0.6 * inc + 0.3 * land
    demand_2 = 0.35 * premises + 0.3 * land
    filled_1 = market(demand_1, uniform(100, 260), pert(rng, 80, 150, 260, n), 1.01, uniform(0.3, 0.7), 0.14,
                      lognormal(rng, 120, 0.4, n), uniform(1.5, 4.5), trained)
    filled_2 = market(demand_2, 150.0, triangular(60, 100, 170), 1.02, 0.4, 0.12, 60.0, 2.4, None)

    # additionality: only the last three years matter to the last year's figures
    last = slice(Y - 3, Y)
    share = lambda filled, demand: np.divide(filled[last], demand[last], out=np.ones((3, n)), where=demand[last] > 0)
    kept_1 = share(filled_1, demand_1) * (1 - rng.beta(4, 6, n) * (1 - uniform(0.5, 1.0)))
    kept_2 = share(filled_2, demand_2) * (1 - 0.3 * 0.3)
    kappa_1 = (rng.random(n) < 0.9) * (1 - uniform(0.2, 0.4)) * 0.9 * (1 - pert(rng, 0.1, 0.3, 0.6, n))
    kappa_2 = (1 - rng.beta(8, 12, n)) * 0.9 * 0.75
    net = (kappa_1 * premises[last] * (0.3 * kept_1 + 0.35 * kept_2 + 0.35)
           + kappa_2 * (inc[last] * (0.6 * kept_1 + 0.4) + land[last] * (0.3 * kept_1 + 0.3 * kept_2 + 0.4)))
    hat = weights(uniform(0.5, 1.5))
    knock_on = hat[0] * net[2] + hat[1] * net[1] + hat[2] * net[0]

    skilled = filled_1[-1] + filled_2[-1]
    filled = skilled + 0.35 * premises[-1] + 0.4 * (inc[-1] + land[-1])
    return filled, skilled, net[2] + (uniform(1.2, 1.8) - 1) * knock_on, completions.sum(0), invested


def simulate_all(draws, seed, chunk=CHUNK):
    rng = np.random.Generator(np.random.SFC64(seed))
    out = np.empty((len(common.HEADLINES), draws))
    for first in range(0, draws, chunk):
        n = min(chunk, draws - first)
        out[:, first : first + n] = simulate(rng, n)
    return out


def reference(draws, seed):
    """What the comparison needs to know of the distributions: a fine ladder of quantiles, and the kurtosis."""
    out = {}
    for name, row in zip(common.HEADLINES, simulate_all(draws, seed)):
        z = (row - row.mean()) / row.std()
        out[name] = dict(ladder=np.quantile(row, np.linspace(0, 1, 2001)).tolist(), kurtosis=float((z**4).mean()))
    print(json.dumps(dict(draws=draws, figures=out)))


def main():
    o = common.options()
    if o.reference:
        reference(o.draws, [o.seed, 7])
        return
    if o.threads == 1:
        simulate_all(10, 0)
        seconds, answers = common.timed(lambda n, repeat: simulate_all(n, [o.seed, repeat]), o.draws, o.repeats)
        common.report("numpy", o.draws, seconds, answers, threads=1)
        return
    with ProcessPoolExecutor(o.threads, mp_context=get_context("fork")) as pool:
        list(pool.map(simulate_all, [10] * o.threads, [0] * o.threads))

        def run(draws, repeat):
            parts = [draws * (t + 1) // o.threads - draws * t // o.threads for t in range(o.threads)]
            seeds = [[o.seed, repeat, t] for t in range(o.threads)]
            return np.concatenate(list(pool.map(simulate_all, parts, seeds)), axis=1)

        seconds, answers = common.timed(run, o.draws, o.repeats)
    common.report("numpy", o.draws, seconds, answers, peak=common.peak_mib(o.threads), threads=o.threads)


if __name__ == "__main__":
    main()

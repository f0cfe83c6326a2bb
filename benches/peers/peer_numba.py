"""The model of peer.toml in Numba: one scalar loop per draw, compiled, all cores by `prange`.

Draws come from NumPy's Generator, one for each thread: inside compiled code it samples normals and betas several times faster
than Numba's older `np.random`.
"""
import math
import time
from collections import namedtuple

import numpy as np
from numba import njit, prange, set_num_threads

import common

Y = 10
S_CURVE = np.array([(y + 0.5) * (Y - y - 0.5) for y in range(Y)])
S_CURVE /= S_CURVE.sum()
ANCHOR_PROFILE = np.array([0, 1, 2, 3, 4, 4, 3, 2, 1, 0], dtype=float)
ANCHOR_PROFILE /= ANCHOR_PROFILE.sum()

# The three-term metalog of the anchor's amount, in log((x - 10) / (500 - x)), through its 10th, 50th and 90th percentile.
Q10, Q50, Q90 = (math.log((x - 10) / (500 - x)) for x in (60, 120, 260))
METALOG_2 = 0.5 * (Q90 - Q10) / math.log(9)
METALOG_3 = (Q90 + Q10 - 2 * Q50) / (0.8 * math.log(9))


@njit(inline="always")
def uniform(rng, a, b):
    return a + (b - a) * rng.random()


@njit(inline="always")
def triangular(rng, a, m, b):
    return rng.triangular(a, m, b)


@njit(inline="always")
def pert(rng, a, m, b):
    return a + (b - a) * rng.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a))


@njit(inline="always")
def lognormal(rng, median, sigma):
    return median * math.exp(sigma * rng.standard_normal())


@njit(inline="always")
def delay(x, years, out, first):
    """What would come from year `first` on comes `years` later; adds to `out`."""
    k = int(years)
    phi = years - k
    for y in range(first, Y - k):
        out[y + k] += (1 - phi) * x[y]
        if y + k + 1 < Y:
            out[y + k + 1] += phi * x[y]


@njit(inline="always")
def landed(rng, rate, size, cv):
    """A Poisson number of arrivals, their jobs, and luck of mean 1 that averages out over them."""
    n = rng.poisson(rate)
    if n == 0:
        return 0.0
    s2 = math.log1p(cv * cv / n)
    return n * size * math.exp(math.sqrt(s2) * rng.standard_normal() - 0.5 * s2)


@njit(inline="always")
def all_hires(vacancies, seekers, rho):
    lo, hi = min(vacancies, seekers), max(vacancies, seekers)
    if lo <= 0:
        return 0.0
    return lo * (1 + (lo / hi) ** rho) ** (-1 / rho)


# What is not known: one value a draw. What luck decides is drawn on the way.
Assumptions = namedtuple("Assumptions", """
    depth jobs_depth cut_factor inquiry_delay inflation grant_delay anchor_level anchor_realised
    anchor_delay university slippage leverage overrun cost_per_m2 occupancy m2_per_job build_years
    incubator_overrun cost_per_venture initial_jobs annual_failure annual_growth cost_per_job fill_years
    annual_exit cost_per_landing jobs_per_landing cost_per_start capacity take_up duration completion
    retained learners_deadweight candidates_1 supply_1 carry_1 others_1 matching_1 poached_1 backfill_1
    supply_2 deadweight_1 displacement_1 deadweight_2 multiplier lag
""")


@njit(cache=True)
def draw_assumptions(rng):
    return Assumptions(
        depth=triangular(rng, 0.2, 0.4, 0.6), jobs_depth=uniform(rng, 0.0, 0.08),
        cut_factor=triangular(rng, 0.3, 0.5, 0.9), inquiry_delay=uniform(rng, 0.5, 2.0),
        inflation=uniform(rng, 0.015, 0.03), grant_delay=lognormal(rng, 0.6, 0.4), anchor_level=rng.random(),
        anchor_realised=rng.beta(8, 3), anchor_delay=uniform(rng, 0.0, 2.5), university=triangular(rng, 25, 35, 60),
        slippage=uniform(rng, 0.2, 1.8), leverage=triangular(rng, 0.2, 0.5, 1.1), overrun=pert(rng, 0.0, 0.15, 0.7),
        cost_per_m2=triangular(rng, 2600, 3400, 6100), occupancy=rng.beta(14, 4),
        m2_per_job=triangular(rng, 12, 17, 30), build_years=uniform(rng, 1.2, 2.6),
        incubator_overrun=uniform(rng, 0.0, 0.3), cost_per_venture=lognormal(rng, 310000, 0.4),
        initial_jobs=triangular(rng, 1.5, 2.5, 5), annual_failure=rng.beta(6, 42),
        annual_growth=uniform(rng, 0.02, 0.2), cost_per_job=lognormal(rng, 45000, 0.35),
        fill_years=uniform(rng, 0.5, 2.0), annual_exit=rng.beta(9, 110),
        cost_per_landing=uniform(rng, 1500000, 4000000), jobs_per_landing=lognormal(rng, 22, 0.4),
        cost_per_start=uniform(rng, 5000, 9000), capacity=triangular(rng, 350, 500, 800), take_up=rng.beta(18, 3),
        duration=uniform(rng, 0.5, 1.5), completion=rng.beta(710.5, 294.5), retained=uniform(rng, 0.5, 0.9),
        learners_deadweight=uniform(rng, 0.1, 0.3), candidates_1=uniform(rng, 100, 260),
        supply_1=pert(rng, 80, 150, 260), carry_1=uniform(rng, 0.3, 0.7), others_1=lognormal(rng, 120, 0.4),
        matching_1=uniform(rng, 1.5, 4.5), poached_1=rng.beta(4, 6), backfill_1=uniform(rng, 0.5, 1.0),
        supply_2=triangular(rng, 60, 100, 170), deadweight_1=uniform(rng, 0.2, 0.4),
        displacement_1=pert(rng, 0.1, 0.3, 0.6), deadweight_2=rng.beta(8, 12), multiplier=uniform(rng, 1.2, 1.8),
        lag=uniform(rng, 0.5, 1.5),
    )


@njit(cache=True)
def one_draw(a, rng, cycle, grant, anchor, park, park_public, work, starts, out, i):
    # recession
    recession = False
    for y in range(Y):
        recession = rng.random() < (0.5 if recession else 0.12)
        cycle[y] = 1 - a.depth if recession else 1.0

    # events
    cuts, cut_year = rng.random() < 0.25, 2 + int(4 * rng.random())
    inquiry, inquiry_year = rng.random() < 0.35, int(5 * rng.random())

    # funds
    deflate, price = 1 / (1 + a.inflation), 1.0
    grant[:] = 0
    delay(S_CURVE, a.grant_delay, grant, 0)
    for y in range(Y):
        grant[y] *= 160 * price
        price *= deflate
    if cuts:
        grant[cut_year] *= a.cut_factor
        grant[cut_year + 1] *= a.cut_factor
    anchor[:] = 0
    if rng.random() < 0.65:
        u = a.anchor_level
        logit = math.log(u / (1 - u))
        odds = math.exp(Q50 + METALOG_2 * logit + METALOG_3 * (u - 0.5) * logit)
        amount = (10 + 500 * odds) / (1 + odds) * a.anchor_realised
        delay(ANCHOR_PROFILE, a.anchor_delay, anchor, 0)
        for y in range(Y):
            anchor[y] *= amount * cycle[y]
    university = a.university / Y

    # the park's money: slippage, then the inquiry
    park[:] = 0
    park_public[:] = 0
    for y in range(Y):
        work[y] = 0.45 * grant[y]
    delay(work, a.slippage, park_public, 0)
    for y in range(Y):
        work[y] += 0.7 * anchor[y]
    delay(work, a.slippage, park, 0)
    if inquiry:
        work[:] = park
        park[inquiry_year:] = 0
        delay(work, a.inquiry_delay, park, inquiry_year)
        work[:] = park_public
        park_public[inquiry_year:] = 0
        delay(work, a.inquiry_delay, park_public, inquiry_year)
    for y in range(1, Y):
        park[y] += a.leverage * park_public[y - 1] * cycle[y]

    # floorspace
    m2 = 1e6 / (a.cost_per_m2 * (1 + a.overrun))
    jobs_of_m2 = 0.82 * a.occupancy / a.m2_per_job
    floors = park_public
    floors[:] = 0
    delay(park, a.build_years, floors, 0)
    per_pound = m2 * jobs_of_m2

    # firms
    incubator_pound = 1e6 / (1 + a.incubator_overrun)
    ventures_pound = 0.55 * incubator_pound / a.cost_per_venture
    venture_keep = (1 - a.annual_failure) * (1 + a.annual_growth)
    jobs_pound = 0.45 * incubator_pound / a.cost_per_job
    jobs_keep = 1 - a.annual_exit
    jobs_slow, jobs_half = jobs_keep * math.exp(-1 / a.fill_years), math.exp(-0.5 / a.fill_years)
    landing_pound = 1e6 / a.cost_per_landing

    # training
    capacity = a.capacity
    invested = 0.0
    for y in range(Y):
        academy = 0.2 * grant[y] + 0.5 * university
        starts[y] = min(academy * 1e6 / a.cost_per_start, capacity) * a.take_up
        capacity *= 1.05
        invested += (park[y] + 0.25 * grant[y] + 0.3 * university + 0.1 * grant[y] + 0.3 * anchor[y]
                     + starts[y] * a.cost_per_start / 1e6)
    work[:] = 0
    delay(starts, a.duration, work, 0)

    # skills
    left_1, supply_1 = a.candidates_1, a.supply_1
    loss_1 = 1 - a.poached_1 * (1 - a.backfill_1)
    left_2, supply_2 = 150.0, a.supply_2
    loss_2 = 1 - 0.3 * 0.3

    # additionality
    works = rng.random() < 0.9
    kappa_1 = (1 - a.deadweight_1) * 0.9 * (1 - a.displacement_1) if works else 0.0
    kappa_2 = (1 - a.deadweight_2) * 0.9 * 0.75

    # year by year: posts, seekers, hires. A cohort that opens and fades is the difference of two sums that fade.
    p_all = p_slow = v_all = j_all = j_slow = l_all = l_slow = 0.0
    filled_1 = filled_2 = completions = 0.0
    net_2 = net_1 = net_0 = filled = skilled = 0.0
    for y in range(Y):
        n = floors[y] * per_pound
        p_all = p_all * 0.97 + n
        p_slow = p_slow * (0.97 * math.exp(-1 / 2.0)) + n
        incubator = 0.25 * grant[y] + 0.3 * university
        v_all = v_all * venture_keep + landed(rng, incubator * ventures_pound, a.initial_jobs, 1.0)
        n = incubator * jobs_pound
        j_all = j_all * jobs_keep + n
        j_slow = j_slow * jobs_slow + n
        n = landed(rng, (0.1 * grant[y] + 0.3 * anchor[y]) * landing_pound, a.jobs_per_landing, 0.9)
        l_all = l_all * 0.95 + n
        l_slow = l_slow * (0.95 * math.exp(-1 / 1.5)) + n
        shrink = 1 - a.jobs_depth if cycle[y] < 1 else 1.0
        prem = shrink * (p_all - math.exp(-0.5 / 2.0) * p_slow)
        inc = shrink * (v_all + j_all - jobs_half * j_slow)
        land = shrink * (l_all - math.exp(-0.5 / 1.5) * l_slow)

        done = rng.binomial(int(np.rint(work[y])), a.completion)
        completions += done
        demand = 0.3 * prem + 0.6 * inc + 0.3 * land
        stay = min(filled_1 * 0.86, demand)
        vacant = demand - stay
        seekers = left_1 + supply_1 + 0.5 * (filled_1 - stay) + done * (1 - a.learners_deadweight) * 0.7 * a.retained
        hires = all_hires(vacant + a.others_1, seekers, a.matching_1)
        filled_1 = stay + hires * vacant / (vacant + a.others_1)
        left_1 = (seekers - hires) * a.carry_1
        supply_1 *= 1.01
        phi_1 = filled_1 / demand if demand > 0 else 1.0

        demand = 0.35 * prem + 0.3 * land
        stay = min(filled_2 * 0.88, demand)
        vacant = demand - stay
        seekers = left_2 + supply_2 + 0.5 * (filled_2 - stay)
        hires = all_hires(vacant + 60, seekers, 2.4)
        filled_2 = stay + hires * vacant / (vacant + 60)
        left_2 = (seekers - hires) * 0.4
        supply_2 *= 1.02
        phi_2 = filled_2 / demand if demand > 0 else 1.0

        skilled = filled_1 + filled_2
        filled = skilled + 0.35 * prem + 0.4 * (inc + land)
        net_2, net_1 = net_1, net_0
        net_0 = (kappa_1 * prem * (0.3 * phi_1 * loss_1 + 0.35 * phi_2 * loss_2 + 0.35)
                 + kappa_2 * (inc * (0.6 * phi_1 * loss_1 + 0.4)
                              + land * (0.3 * phi_1 * loss_1 + 0.3 * phi_2 * loss_2 + 0.4)))
    knock_on = (1 - a.lag) * net_0 + a.lag * net_1 if a.lag < 1 else (2 - a.lag) * net_1 + (a.lag - 1) * net_2
    out[0, i] = filled
    out[1, i] = skilled
    out[2, i] = net_0 + (a.multiplier - 1) * knock_on
    out[3, i] = completions
    out[4, i] = invested


@njit(parallel=True, cache=True)
def simulate(rngs, draws):
    threads = len(rngs)
    out = np.empty((5, draws))
    for t in prange(threads):
        rng = rngs[t]
        cycle, grant, anchor, park = np.empty(Y), np.empty(Y), np.empty(Y), np.empty(Y)
        park_public, work, starts = np.empty(Y), np.empty(Y), np.empty(Y)
        for i in range(draws * t // threads, draws * (t + 1) // threads):
            one_draw(draw_assumptions(rng), rng, cycle, grant, anchor, park, park_public, work, starts, out, i)
    return out


@njit(cache=True)
def one_future(a, rng):
    """One draw for drivers that choose the assumptions themselves."""
    out = np.empty((5, 1))
    one_draw(a, rng, np.empty(Y), np.empty(Y), np.empty(Y), np.empty(Y), np.empty(Y), np.empty(Y), np.empty(Y), out, 0)
    return out[:, 0]


def main():
    o = common.options()
    set_num_threads(o.threads)
    rngs = tuple(np.random.Generator(np.random.SFC64(s)) for s in np.random.SeedSequence(o.seed).spawn(o.threads))
    start = time.perf_counter()
    simulate(rngs, 10)
    warm_up = time.perf_counter() - start
    seconds, answers = common.timed(lambda n, repeat: simulate(rngs, n), o.draws, o.repeats)
    common.report("numba", o.draws, seconds, answers, warm_up, threads=o.threads)


if __name__ == "__main__":
    main()

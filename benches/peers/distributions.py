"""The assumptions of peer.toml as SciPy distributions, in the order of peer_numba.Assumptions: what drivers that sample ask for."""
import math

from scipy import stats


def uniform(a, b):
    return stats.uniform(a, b - a)


def triangular(a, m, b):
    return stats.triang((m - a) / (b - a), a, b - a)


def pert(a, m, b):
    return stats.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), a, b - a)


def lognormal(median, sigma):
    return stats.lognorm(sigma, scale=median)


DISTRIBUTIONS = dict(
    depth=triangular(0.2, 0.4, 0.6), jobs_depth=uniform(0.0, 0.08), cut_factor=triangular(0.3, 0.5, 0.9),
    inquiry_delay=uniform(0.5, 2.0), inflation=uniform(0.015, 0.03), grant_delay=lognormal(0.6, 0.4),
    anchor_level=uniform(0, 1), anchor_realised=stats.beta(8, 3), anchor_delay=uniform(0.0, 2.5),
    university=triangular(25, 35, 60), slippage=uniform(0.2, 1.8), leverage=triangular(0.2, 0.5, 1.1),
    overrun=pert(0.0, 0.15, 0.7), cost_per_m2=triangular(2600, 3400, 6100), occupancy=stats.beta(14, 4),
    m2_per_job=triangular(12, 17, 30), build_years=uniform(1.2, 2.6), incubator_overrun=uniform(0.0, 0.3),
    cost_per_venture=lognormal(310000, 0.4), initial_jobs=triangular(1.5, 2.5, 5), annual_failure=stats.beta(6, 42),
    annual_growth=uniform(0.02, 0.2), cost_per_job=lognormal(45000, 0.35), fill_years=uniform(0.5, 2.0),
    annual_exit=stats.beta(9, 110), cost_per_landing=uniform(1500000, 4000000), jobs_per_landing=lognormal(22, 0.4),
    cost_per_start=uniform(5000, 9000), capacity=triangular(350, 500, 800), take_up=stats.beta(18, 3),
    duration=uniform(0.5, 1.5), completion=stats.beta(710.5, 294.5), retained=uniform(0.5, 0.9),
    learners_deadweight=uniform(0.1, 0.3), candidates_1=uniform(100, 260), supply_1=pert(80, 150, 260),
    carry_1=uniform(0.3, 0.7), others_1=lognormal(120, 0.4), matching_1=uniform(1.5, 4.5), poached_1=stats.beta(4, 6),
    backfill_1=uniform(0.5, 1.0), supply_2=triangular(60, 100, 170), deadweight_1=uniform(0.2, 0.4),
    displacement_1=pert(0.1, 0.3, 0.6), deadweight_2=stats.beta(8, 12), multiplier=uniform(1.2, 1.8),
    lag=uniform(0.5, 1.5),
)

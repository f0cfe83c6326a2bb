"""Writes quantiles.csv, the reference quantiles that tests/reference_quantiles.rs compares with.

    pip install scipy==1.17.1 mpmath==1.4.1
    python tests/data/quantiles.py > tests/data/quantiles.csv

Nothing here is taken from the Rust code. Beta, Poisson and binomial quantiles are SciPy's `ppf`; the counts are then
checked to be the first whose distribution function (upper tails: survival function) reaches p. Normal, lognormal
(truncated or not), triangular and metalog quantiles are computed from their definitions with 50 digits in mpmath.
"""

import mpmath as mp
from scipy import __version__ as scipy_version
from scipy.stats import beta, binom, poisson

mp.mp.dps = 50
TAIL = [1e-9, 1e-6, 1e-3, 0.01, 0.05, 0.1, 0.25]
P = TAIL + [0.5] + [1 - p for p in reversed(TAIL)]
OUT = []


def put(family, params, value):
    for p in P:
        OUT.append(f"{family},{' '.join(repr(float(x)) for x in params)},{p!r},{float(value(p))!r}")


def cdf(z):
    return mp.ncdf(z)


def score(u):
    return mp.sqrt(2) * mp.erfinv(2 * u - 1)


def window(low, high):
    a = cdf(low) if low is not None else mp.mpf(0)
    b = cdf(high) if high is not None else mp.mpf(1)
    return lambda p: score(a + mp.mpf(p) * (b - a))


def metalog(p10, p50, p90, low, high):
    p10, p50, p90 = map(mp.mpf, (p10, p50, p90))
    if low is None and high is None:
        to, back = (lambda x: x), (lambda m: m)
    elif high is None:
        to, back = (lambda x: mp.log(x - low)), (lambda m: low + mp.exp(m))
    elif low is None:
        to, back = (lambda x: -mp.log(high - x)), (lambda m: high - mp.exp(-m))
    else:
        to = lambda x: mp.log((x - low) / (high - x))
        back = lambda m: (low + high * mp.exp(m)) / (1 + mp.exp(m))
    # The three equations of Keelin (2016), solved as a linear system rather than by the closed form.
    rows, right = [], []
    for y, q in ((mp.mpf(1) / 10, p10), (mp.mpf(1) / 2, p50), (mp.mpf(9) / 10, p90)):
        odds = mp.log(y / (1 - y))
        rows.append([1, odds, (y - mp.mpf(1) / 2) * odds])
        right.append(to(q))
    a = mp.lu_solve(mp.matrix(rows), mp.matrix(right))

    def value(p):
        y = mp.mpf(p)
        odds = mp.log(y / (1 - y))
        return back(a[0] + a[1] * odds + a[2] * (y - mp.mpf(1) / 2) * odds)

    return value


def triangular(low, mode, high):
    low, mode, high = map(mp.mpf, (low, mode, high))

    def value(p):
        p = mp.mpf(p)
        if p < (mode - low) / (high - low):
            return low + mp.sqrt(p * (high - low) * (mode - low))
        return high - mp.sqrt((1 - p) * (high - low) * (high - mode))

    return value


for case in ((10, 20, 60), (0, 0, 1), (-5, 3, 3), (2, 2.5, 40)):
    put("triangular", case, triangular(*case))
for low, mode, high in ((10, 20, 60), (0, 0, 1), (0, 9, 9), (-3, 1, 7), (0.2, 0.21, 0.9)):
    a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    put("pert", (low, mode, high), lambda p: low + (high - low) * beta.ppf(p, a, b))
for mean, sd in ((0, 1), (100, 15), (-2, 0.01)):
    put("normal", (mean, sd), lambda p: mean + mp.mpf(sd) * score(mp.mpf(p)))
nan = float("nan")
for mean, sd, low, high in ((0, 1, -1, 2), (100, 15, 0, None), (0, 1, 3, None), (0, 1, None, -4), (0, 1, 5, 6.5),
                            (10, 8, 0, 100), (3, 2, 2.5, 3.5)):
    z = lambda x: None if x is None else (mp.mpf(x) - mean) / mp.mpf(sd)
    w = window(z(low), z(high))
    put("normal", (mean, sd, nan if low is None else low, nan if high is None else high),
        lambda p: mean + mp.mpf(sd) * w(p))
for median, sigma in ((126.491106406735, 0.35749272854454894), (1, 2), (5e6, 0.05)):
    put("lognormal", (median, sigma), lambda p: median * mp.exp(mp.mpf(sigma) * score(mp.mpf(p))))
for median, sigma, low, high in ((100, 0.5, 50, 400), (1, 1, None, 3), (1, 0.3, 2, None)):
    z = lambda x: None if x is None else mp.log(mp.mpf(x) / median) / mp.mpf(sigma)
    w = window(z(low), z(high))
    put("lognormal", (median, sigma, nan if low is None else low, nan if high is None else high),
        lambda p: median * mp.exp(mp.mpf(sigma) * w(p)))
for a, b in ((6, 14), (0.5, 0.5), (0.05, 0.05), (0.05, 20), (20, 0.05), (1, 1), (1, 5), (0.7, 3), (2, 300),
             (37.5, 83.5), (1000, 1000), (10000, 0.05), (0.05, 10000), (10000, 10000), (3000, 9000), (0.5, 120.5)):
    put("beta", (a, b), lambda p: beta.ppf(p, a, b))
for s, n in ((0, 12), (12, 12), (37, 120)):
    put("observed", (s, n), lambda p: beta.ppf(p, s + 0.5, n - s + 0.5))
for p10, p50, p90, low, high in ((10, 20, 40, None, None), (10, 25, 40, None, None), (2, 3, 9, 0, None),
                                 (1, 10, 100, 0, None), (-4, 3, 5, None, 6), (0.1, 0.3, 0.8, 0, 1),
                                 (1010, 1040, 1200, 1000, 2000)):
    put("metalog", (p10, p50, p90, nan if low is None else low, nan if high is None else high),
        metalog(p10, p50, p90, low, high))


def checked(dist):
    def value(p):
        k = dist.ppf(p)
        reaches = lambda k: dist.cdf(k) >= p if p <= 0.5 else dist.sf(k) <= 1 - p
        assert reaches(k) and (k == 0 or not reaches(k - 1)), (dist.args, p, k)
        return k

    return value


for rate in (1e-12, 1e-6, 0.01, 0.3, 1, 4.5, 11.9, 12.1, 20, 57.3, 200, 1234.5, 1e4, 1e5, 1e6):
    put("poisson", (rate,), checked(poisson(rate)))
for n, p in ((1, 0.3), (5, 0.5), (12, 0.999), (20, 1e-9), (24, 0.5), (40, 0.35), (100, 0.02), (100, 0.98), (1000, 0.5),
             (1000, 0.013), (5000, 0.9), (100000, 0.0001), (100000, 0.25), (2000000, 0.5), (10000000, 1e-6)):
    put("binomial", (n, p), checked(binom(n, p)))

print(f"# Reference quantiles. Made by tests/data/quantiles.py with SciPy {scipy_version} and mpmath {mp.__version__};")
print("# not taken from this crate. nan among the parameters means: no such bound.")
print("family,parameters,p,value")
print("\n".join(OUT))

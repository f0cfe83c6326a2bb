"""What the full model in NumPy is fed with: the numbers of a scenario as arrays over draws, and the luck of counts.

`Drawn` samples as an expert would, natively where the Generator can (beta, normal, Poisson, binomial), by closed quantiles
elsewhere, by a table where places share one uncertain value. `Given` takes coordinates instead and follows the reference to the
last digit; it is for checking.
"""
import math
import sys
from pathlib import Path

import numpy as np
from scipy.special import betaincinv, ndtr, ndtri

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "independent"))
import reference_model as reference  # noqa: E402


def metalog(q10, q50, q90, u):
    size = math.log(9)
    logit = np.log(u / (1 - u))
    skew = (q90 + q10 - 2 * q50) / (0.8 * size)
    return q50 + logit * (0.5 * (q90 - q10) / size + skew * (u - 0.5))


def beta_shapes(spec):
    """(low, width, alpha, beta) of the spellings that are betas, else None."""
    if "beta" in spec:
        return (0.0, 1.0, *spec["beta"])
    if "observed" in spec:
        successes, trials = spec["observed"]
        return 0.0, 1.0, successes + 0.5, trials - successes + 0.5
    if "pert" in spec:
        a, m, b = spec["pert"]
        return a, b - a, 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
    return None


def quantile_of(spec):
    """The quantile function of a spelling, over arrays."""
    shapes = beta_shapes(spec)
    if shapes:
        low, width, alpha, beta = shapes
        z = np.linspace(-8, 8, 4097)
        table = low + width * betaincinv(alpha, beta, ndtr(z))
        return lambda u: np.interp(ndtri(u), z, table)
    if "uniform" in spec:
        a, b = spec["uniform"]
        return lambda u: a + (b - a) * u
    if "triangular" in spec:
        a, m, b = spec["triangular"]
        split, left, right = (m - a) / (b - a), (b - a) * (m - a), (b - a) * (b - m)
        return lambda u: np.where(u <= split, a + np.sqrt(u * left), b - np.sqrt((1 - u) * right))
    if "normal" in spec:
        mean, sd = spec["normal"]
        low = ndtr((spec["min"] - mean) / sd) if "min" in spec else 0.0
        high = ndtr((spec["max"] - mean) / sd) if "max" in spec else 1.0
        return lambda u: mean + sd * ndtri(low + u * (high - low))
    if "lognormal" in spec:
        median, sigma = spec["lognormal"]
        low = ndtr(math.log(spec["min"] / median) / sigma) if spec.get("min", 0) > 0 else 0.0
        high = ndtr(math.log(spec["max"] / median) / sigma) if "max" in spec else 1.0
        return lambda u: median * np.exp(sigma * ndtri(low + u * (high - low)))
    if "p10" in spec:
        q = [spec["p10"], spec["p50"], spec["p90"]]
        if "min" in spec and "max" in spec:
            low, high = spec["min"], spec["max"]
            logits = [math.log((x - low) / (high - x)) for x in q]

            def bounded(u):
                odds = np.exp(metalog(*logits, u))
                return (low + high * odds) / (1 + odds)
            return bounded
        if "min" in spec:
            low = spec["min"]
            logs = [math.log(x - low) for x in q]
            return lambda u: low + np.exp(metalog(*logs, u))
        return lambda u: metalog(*q, u)
    if "discrete" in spec:
        pairs = sorted(spec["discrete"])
        values = np.array([v for v, _ in pairs], dtype=float)
        steps = np.cumsum([w for _, w in pairs]) / sum(w for _, w in pairs)
        return lambda u: values[np.minimum(np.searchsorted(steps, u), len(values) - 1)]
    if "samples" in spec:
        x = np.sort(np.array(spec["samples"], dtype=float))
        at = np.linspace(0, 1, len(x))
        return lambda u: np.interp(u, at, x)
    raise ValueError(f"no spelling in {spec}")


def merged(spec, evidence):
    """A number's spelling after its evidence, as the reference merges it: (spec, evidence id, shared, price year)."""
    if not (isinstance(spec, dict) and "evidence" in spec):
        return spec, None, 0.0, None
    name = spec["evidence"]
    e = dict(evidence[name])
    if any(k in spec for k in reference.SPELLINGS if k != "evidence"):
        for k in reference.SPELLINGS + ("min", "max"):
            e.pop(k, None)
    e.update({k: v for k, v in spec.items() if k != "evidence"})
    return e, name, e.get("shared", {"mean": 1.0, "case": 0.0}[e["describes"]]), e.get("price_year")


class Plan:
    """Every number of a scenario that was asked for, prepared once. The first evaluation fills it."""

    def __init__(self, scenario):
        self.evidence = scenario["_evidence"]
        self.numbers, self.chances, self.normals = {}, {}, {}

    def number(self, spec, name):
        if name not in self.numbers:
            spec, common, shared, price_year = merged(spec, self.evidence)
            fixed = reference.fixed_value(spec)
            shapes = None if fixed is not None else beta_shapes(spec)
            quantile = None if fixed is not None else quantile_of(spec)
            self.numbers[name] = (spec, fixed, common, shared, price_year, shapes, quantile)
        return self.numbers[name]


class Numbers:
    """What the equations ask: `get` for the numbers, the rest for luck. Subclasses say where values come from."""

    def __init__(self, plan):
        self.plan, self.values, self.uprate = plan, {}, None

    def get(self, table, key, where, default=reference.REQUIRED):
        if key not in table:
            if default is reference.REQUIRED:
                raise KeyError(f"{where}.{key} is required")
            return None if default is None else float(default)
        name = f"{where}.{key}"
        _, fixed, *_, price_year, _, _ = self.plan.number(table[key], name)
        value = fixed
        if value is None:
            value = self.values.get(name)
            if value is None:
                value = self.values[name] = self.value(name)
        return value if price_year is None else value * self.uprate(price_year)

    def is_one(self, table, key):
        """Whether a probability is certain, so that it has no coordinate."""
        return key not in table or reference.fixed_value(merged(table[key], self.plan.evidence)[0]) == 1


class Drawn(Numbers):
    def __init__(self, plan, rng, n):
        super().__init__(plan)
        self.rng, self.n, self.common = rng, n, {}

    def draw_all(self):
        """Everything the last evaluation asked for, so that what follows is equations only."""
        for name, (_, fixed, *_) in self.plan.numbers.items():
            if fixed is None:
                self.values[name] = self.value(name)
        for name, shape in self.plan.chances.items():
            self.values[name] = self.rng.random((*shape, self.n))
        for name, shape in self.plan.normals.items():
            self.values[name] = self.rng.standard_normal((*shape, self.n))

    def value(self, name):
        _, _, common, shared, _, shapes, quantile = self.plan.numbers[name]
        if common is None or shared == 0:
            if shapes:
                low, width, alpha, beta = shapes
                return low + width * self.rng.beta(alpha, beta, self.n)
            return quantile(self.rng.random(self.n))
        if common not in self.common:
            self.common[common] = self.rng.standard_normal(self.n)
        z = self.common[common]
        if shared < 1:
            z = math.sqrt(shared) * z + math.sqrt(1 - shared) * self.rng.standard_normal(self.n)
        return quantile(ndtr(z))

    def chance(self, name, years=None):
        """Uniforms: (n,) of one chance, (Y, n) of a yearly one."""
        shape = self.plan.chances.setdefault(name, () if years is None else (len(years),))
        if name not in self.values:
            self.values[name] = self.rng.random((*shape, self.n))
        return self.values[name]

    def normal(self, name, years):
        shape = self.plan.normals.setdefault(name, (len(years),))
        if name not in self.values:
            self.values[name] = self.rng.standard_normal((*shape, self.n))
        return self.values[name]

    def poisson(self, name, year, rate):
        return self.rng.poisson(rate, self.n)

    def binomial(self, name, years, n, p):
        return self.rng.binomial(n.astype(np.int64), p)


class Given(Numbers):
    """Points of the unit cube, slow and exact: `points` are dictionaries from names to coordinates."""

    def __init__(self, plan, points):
        super().__init__(plan)
        self.points, self.n = points, len(points)

    def at(self, name):
        return np.array([p[name] for p in self.points])

    def value(self, name):
        spec, _, common, shared, *_ = self.plan.numbers[name]
        if common is None or shared == 0:
            u = self.at(name)
        elif shared == 1:
            u = self.at(f"evidence.{common}")
        else:
            u = ndtr(math.sqrt(shared) * ndtri(self.at(f"evidence.{common}")) + math.sqrt(1 - shared) * ndtri(self.at(name)))
        return np.array([reference.quantile(spec, float(x)) for x in u])

    def chance(self, name, years=None):
        return self.at(name) if years is None else np.array([self.at(f"{name}.{y}") for y in years])

    def normal(self, name, years):
        return ndtri(self.chance(name, years))

    def poisson(self, name, year, rate):
        rates = np.broadcast_to(rate, (self.n,))
        return np.array([reference.poisson_quantile(float(u), float(r)) for u, r in zip(self.at(f"{name}.{year}"), rates)])

    def binomial(self, name, years, n, p):
        u, p = self.chance(name, years), np.broadcast_to(p, (self.n,))
        return np.array([[reference.binomial_quantile(float(u[y, i]), int(n[y, i]), float(p[i])) for i in range(self.n)]
                         for y in range(len(years))])

"""Independent reference implementation of the model described in docs/model/. Slow, scalar, obvious. See NOTES.md for choices.

    s = load("scenarios/small.toml")
    evaluate(s, coordinate)         coordinate(name) -> u in (0,1)
    evaluate_central(s), evaluate_as_promised(s)
    evaluate_with_internals(s, coordinate, mode) -> (metrics, internals)     for checks
"""
import csv
import math
import tomllib
from pathlib import Path

from scipy import stats
from scipy.special import ndtr, ndtri

REQUIRED = object()
SPELLINGS = ("value", "uniform", "triangular", "pert", "normal", "lognormal", "beta", "observed", "p10", "p50", "p90",
             "discrete", "samples", "evidence")
META = {"unit", "source", "rating", "note", "owner", "date", "valid_until", "signed_off", "title", "price_year",
        "describes", "shared"}
JOB_BLOCKS = ("posts", "jobs", "support", "premises", "ventures", "inward")
BLOCKS = ("construction",) + JOB_BLOCKS
KINDS = ("public", "private", "university", "other")


class ModelError(Exception):
    pass


# ---------------------------------------------------------------------------------------------------------------
# Loading: base overlays (section 9), evidence

def is_assumption(t):
    """A table that spells a number of section 1."""
    if not isinstance(t, dict):
        return False
    return any(k in t and not isinstance(t[k], dict) for k in SPELLINGS)


def merge(old, new):
    """Tables merge, everything else replaces; assumptions, `skills` and `funded_by` are replaced whole."""
    out = dict(old)
    for k, v in new.items():
        if (k in out and isinstance(v, dict) and isinstance(out[k], dict)
                and not is_assumption(v) and not is_assumption(out[k]) and k not in ("skills", "funded_by")):
            out[k] = merge(out[k], v)
        else:
            out[k] = v
    return out


def remove_part(t, dotted):
    *path, last = dotted.split(".")
    for p in path:
        if p not in t:
            raise ModelError(f"remove: nothing called {dotted}")
        t[p] = dict(t[p])
        t = t[p]
    if last not in t:
        raise ModelError(f"remove: nothing called {dotted}")
    del t[last]


def load_raw(path):
    path = Path(path)
    with open(path, "rb") as f:
        raw = tomllib.load(f)
    evidence = {}
    if (path.parent / "evidence").is_dir():
        for file in sorted((path.parent / "evidence").glob("*.toml")):
            with open(file, "rb") as f:
                for k, v in tomllib.load(f).items():
                    if k in evidence:
                        raise ModelError(f"evidence {k} is there twice")
                    evidence[k] = v
    if "base" in raw:
        base, base_evidence = load_raw(path.parent / raw.pop("base"))
        base = dict(base)
        for dotted in raw.pop("remove", []):
            remove_part(base, dotted)
        raw = merge(base, raw)
        evidence = {**base_evidence, **evidence}
    return raw, evidence


def load(path):
    raw, evidence = load_raw(path)
    evidence = {**evidence, **raw.pop("evidence", {})}
    for i, e in evidence.items():
        for k in ("title", "unit", "source", "rating", "describes"):
            if k not in e:
                raise ModelError(f"evidence.{i}: {k} is required")
    raw["_evidence"] = evidence
    raw["_dir"] = str(Path(path).parent)
    check_keys(raw)
    return raw


KEYS = {
    "top": "start years price_year fund activity skill workforce additionality sector region recession event "
           "appraisal target correlation _evidence _dir title note",
    "fund": "title kind budget amount prices profile arrives realised delay",
    "activity": "title funded_by slippage overrun leverage leverage_lag reputation district skills sector additionality "
                "construction posts jobs support premises ventures inward training relief",
    "relief": "per_job years cap",
    "construction": "job_years_per_m share basis",
    "posts": "cost_per_post local_share",
    "jobs": "cost_per_job fill_years annual_exit safeguarded",
    "support": "cost_per_firm jobs_per_firm fill_years annual_exit",
    "premises": "cost_per_m2 net_to_gross occupancy m2_per_job build_years houses fill_years annual_exit",
    "ventures": "initial_jobs cost_per_venture annual_failure annual_growth survival size_cv",
    "inward": "jobs_per_landing cost_per_landing landings_per_year baseline_landings size_cv fill_years annual_exit",
    "training": "pathway title level group cost_per_start capacity capacity_growth take_up duration completion outcome "
                "incumbent_share retained deadweight earnings_gain gain_fade forgone workforce from_level level_up "
                "share basis",
    "skill": "title definition candidates supply supply_growth carry_over turnover returners other_vacancies matching "
             "poached backfill",
    "workforce": "title levels headcount survey drift turnover joiners",
    "additionality": "title geography works deadweight leakage displacement substitution",
    "sector": "title multiplier multiplier_lag gva_per_job productivity_growth wage_premium",
    "region": "title reputation shortage_drag gva_per_knock_on_job",
    "reputation": "uplift half depreciation",
    "recession": "enter stay depth jobs_depth",
    "event": "title owner mitigation probability from to years on factor delay cost",
    "appraisal": "deflator inflation horizon discount discount_rate welfare_share",
    "target": "title metric by at_least at_most prices reference_class",
}


def known(kind, table, where, more=""):
    for k in table:
        if k not in (KEYS[kind] + " " + more).split():
            raise ModelError(f"{where}: unknown key {k}")


def check_keys(s):
    """Only what catches typing errors in scenarios: unknown keys, references, sums of shares, capital for training."""
    known("top", s, "scenario")
    for kind in ("fund", "skill", "workforce", "additionality", "sector", "event"):
        for i, t in s.get(kind, {}).items():
            known(kind, t, f"{kind}.{i}")
    for kind in ("region", "recession", "appraisal"):
        known(kind, s.get(kind, {}), kind)
    known("reputation", s.get("region", {}).get("reputation", {}), "region.reputation")
    for t in s.get("target", []):
        known("target", t, "target")
    share_sum = {f: 0.0 for f in s.get("fund", {})}
    for a, t in s.get("activity", {}).items():
        known("activity", t, f"activity.{a}")
        for f, share in t.get("funded_by", {}).items():
            share_sum[f] += share
            if "training" in t and share > 0 and s["fund"][f].get("budget") == "capital":
                raise ModelError(f"activity.{a}: capital money of fund {f} pays for training")
        total = 0.0
        for b in BLOCKS:
            if b in t:
                known(b, t[b], f"activity.{a}.{b}", "share basis skills sector additionality")
                if b == "construction" or (b == "inward" and "landings_per_year" in t[b]):
                    continue
                total += t[b].get("share", 1)
        for p in pathways_of(t):
            known("training", p, f"activity.{a}.training")
            total += p.get("share", 1)
        if total > 1 + 1e-9:
            raise ModelError(f"activity.{a}: the shares of its blocks sum to {total}")
        if "relief" in t:
            known("relief", t["relief"], f"activity.{a}.relief")
    for f, x in share_sum.items():
        if x > 1 + 1e-9:
            raise ModelError(f"fund.{f}: shares sum to {x}")


def pathways_of(activity):
    t = activity.get("training", [])
    return t if isinstance(t, list) else [t]


# ---------------------------------------------------------------------------------------------------------------
# Section 1: quantile functions

def metalog3(q10, q50, q90, u):
    """Keelin 2016, symmetric-percentile triplet with alpha = 0.1."""
    alpha = 0.1
    L = math.log((1 - alpha) / alpha)
    r = (q50 - q10) / (q90 - q10)
    a1 = q50
    a2 = 0.5 / L * (q90 - q10)
    a3 = (1 - 2 * r) * (q90 - q10) / ((1 - 2 * alpha) * L)
    logit = math.log(u) - math.log1p(-u)
    return a1 + a2 * logit + a3 * (u - 0.5) * logit


def fixed_value(spec):
    """The number of a spec that has no spread, else None."""
    if isinstance(spec, (int, float)) and not isinstance(spec, bool):
        return float(spec)
    if "value" in spec:
        return float(spec["value"])
    if "uniform" in spec:
        a, b = spec["uniform"]
        return float(a) if a == b else None
    for k in ("triangular", "pert"):
        if k in spec:
            a, _, b = spec[k]
            return float(a) if a == b else None
    for k in ("normal", "lognormal"):
        if k in spec:
            if spec[k][1] == 0:
                return float(spec[k][0])
            if "min" in spec and "max" in spec and spec["min"] == spec["max"]:
                return float(spec["min"])
            return None
    if "p10" in spec:
        return float(spec["p10"]) if spec["p10"] == spec["p90"] else None
    if "discrete" in spec:
        values = {v for v, w in spec["discrete"] if w > 0}
        return float(values.pop()) if len(values) == 1 else None
    if "samples" in spec:
        return float(spec["samples"][0]) if min(spec["samples"]) == max(spec["samples"]) else None
    return None


def quantile(spec, u):
    x = fixed_value(spec)
    if x is not None:
        return x
    if "uniform" in spec:
        a, b = spec["uniform"]
        return a + u * (b - a)
    if "triangular" in spec:
        a, m, b = spec["triangular"]
        split = (m - a) / (b - a)
        if u <= split:
            return a + math.sqrt(u * (b - a) * (m - a))
        return b - math.sqrt((1 - u) * (b - a) * (b - m))
    if "pert" in spec:
        a, m, b = spec["pert"]
        alpha = 1 + 4 * (m - a) / (b - a)
        beta = 1 + 4 * (b - m) / (b - a)
        return a + (b - a) * float(stats.beta.ppf(u, alpha, beta))
    if "normal" in spec:
        mean, sd = spec["normal"]
        lo = float(ndtr((spec["min"] - mean) / sd)) if "min" in spec else 0.0
        hi = float(ndtr((spec["max"] - mean) / sd)) if "max" in spec else 1.0
        return mean + sd * float(ndtri(lo + u * (hi - lo)))
    if "lognormal" in spec:
        median, sigma = spec["lognormal"]
        lo, hi = 0.0, 1.0
        if "min" in spec and spec["min"] > 0:
            lo = float(ndtr((math.log(spec["min"]) - math.log(median)) / sigma))
        if "max" in spec:
            hi = float(ndtr((math.log(spec["max"]) - math.log(median)) / sigma))
        return median * math.exp(sigma * float(ndtri(lo + u * (hi - lo))))
    if "beta" in spec:
        alpha, beta = spec["beta"]
        return float(stats.beta.ppf(u, alpha, beta))
    if "observed" in spec:
        successes, trials = spec["observed"]
        return float(stats.beta.ppf(u, successes + 0.5, trials - successes + 0.5))
    if "p10" in spec:
        q = [spec["p10"], spec["p50"], spec["p90"]]
        if "min" in spec and "max" in spec:
            lo, hi = spec["min"], spec["max"]
            m = metalog3(*[math.log((x - lo) / (hi - x)) for x in q], u)
            return (lo + hi * math.exp(m)) / (1 + math.exp(m))
        if "min" in spec:
            lo = spec["min"]
            return lo + math.exp(metalog3(*[math.log(x - lo) for x in q], u))
        if "max" in spec:
            # mirror image: max - x has a log-metalog with min 0, its percentiles in reverse order
            hi = spec["max"]
            return hi - math.exp(metalog3(*[math.log(hi - x) for x in reversed(q)], 1 - u))
        return metalog3(*q, u)
    if "discrete" in spec:
        pairs = sorted(spec["discrete"])
        total = sum(w for _, w in pairs)
        cumulative = 0.0
        for v, w in pairs:
            cumulative += w
            if cumulative / total >= u:
                return float(v)
        return float(pairs[-1][0])
    if "samples" in spec:
        x = sorted(spec["samples"])
        h = (len(x) - 1) * u
        k = min(int(math.floor(h)), len(x) - 2)
        return x[k] + (h - k) * (x[k + 1] - x[k])
    raise ModelError(f"no spelling in {spec}")


def poisson_quantile(u, rate):
    if rate <= 0:
        return 0.0
    k = int(stats.poisson.ppf(u, rate))
    while k > 0 and stats.poisson.cdf(k - 1, rate) >= u:
        k -= 1
    while stats.poisson.cdf(k, rate) < u:
        k += 1
    return float(k)


def binomial_quantile(u, n, p):
    if n <= 0 or p <= 0:
        return 0.0
    if p >= 1:
        return float(n)
    k = int(stats.binom.ppf(u, n, p))
    while k > 0 and stats.binom.cdf(k - 1, n, p) >= u:
        k -= 1
    while stats.binom.cdf(k, n, p) < u:
        k += 1
    return float(k)


class Numbers:
    """Turns the keys of a scenario into values at one point. mode: "draw" | "central" | "promised"."""

    def __init__(self, scenario, mode, coordinate):
        self.evidence = scenario["_evidence"]
        self.mode = mode
        self.coordinate = coordinate
        self.uprate = None     # set once the price index is known: year -> factor to price_year

    def get(self, table, key, where, default=REQUIRED):
        if key not in table:
            if default is REQUIRED:
                raise ModelError(f"{where}.{key} is required")
            return None if default is None else float(default)
        value = self.resolve(table[key], f"{where}.{key}")
        check_range(key, value, f"{where}.{key}")
        return value

    def resolve(self, spec, name):
        factor = 1.0
        evidence_id = None
        w = 0.0
        if isinstance(spec, dict):
            for k in spec:
                if k not in SPELLINGS and k not in META and k not in ("min", "max"):
                    raise ModelError(f"{name}: unknown key {k}")
        if isinstance(spec, dict) and "evidence" in spec:
            evidence_id = spec["evidence"]
            if evidence_id not in self.evidence:
                raise ModelError(f"{name}: no evidence {evidence_id}")
            e = dict(self.evidence[evidence_id])
            if any(k in spec for k in SPELLINGS if k != "evidence"):
                for k in SPELLINGS + ("min", "max"):
                    e.pop(k, None)
            e.update({k: v for k, v in spec.items() if k != "evidence"})
            w = e.get("shared", {"mean": 1.0, "case": 0.0}[e["describes"]])
            if "price_year" in e:
                factor = self.uprate(e["price_year"])
            spec = e
        fixed = fixed_value(spec)
        if fixed is not None:
            return fixed * factor
        if self.mode != "draw":
            u = 0.5
        elif evidence_id is None or w == 0:
            u = self.coordinate(name)
        elif w == 1:
            u = self.coordinate(f"evidence.{evidence_id}")
        else:
            common = self.coordinate(f"evidence.{evidence_id}")
            own = self.coordinate(name)
            u = float(ndtr(math.sqrt(w) * ndtri(common) + math.sqrt(1 - w) * ndtri(own)))
        return quantile(spec, u) * factor


SHARES = set("arrives realised share local_share net_to_gross occupancy annual_exit annual_failure take_up completion "
             "outcome incumbent_share retained deadweight gain_fade level_up carry_over turnover returners poached "
             "backfill works leakage displacement substitution depreciation enter stay depth jobs_depth probability "
             "factor welfare_share shared".split())
GROWTH = set("annual_growth capacity_growth supply_growth productivity_growth inflation discount_rate".split())


def check_range(key, x, name):
    ok = x >= 0
    if key in SHARES:
        ok = 0 <= x <= 1
    elif key in GROWTH:
        ok = x > -1
    elif key.startswith("cost_per") or key == "matching" or key == "m2_per_job":
        ok = x > 0
    elif key == "multiplier":
        ok = x >= 1
    if not ok:
        raise ModelError(f"{name} = {x} is outside its legal range")


# ---------------------------------------------------------------------------------------------------------------
# Section 2

def D(x, delay):
    """The delay operator."""
    k = int(math.floor(delay))
    phi = delay - k
    at = lambda i: x[i] if i >= 0 else 0.0
    return [(1 - phi) * at(y - k) + phi * at(y - k - 1) for y in range(len(x))]


def profile_shares(profile, Y):
    if profile == "even":
        w = [1.0] * Y
    elif profile == "front-loaded":
        w = [float(Y - y) for y in range(Y)]
    elif profile == "back-loaded":
        w = [y + 1.0 for y in range(Y)]
    elif profile == "s-curve":
        w = [(y + 0.5) * (Y - y - 0.5) for y in range(Y)]
    else:
        w = [float(v) for v in profile]
        if len(w) != Y or min(w) < 0 or sum(w) <= 0:
            raise ModelError("profile: a list of `years` non-negative shares")
    return [v / sum(w) for v in w]


def discount_factors(kind, rate, H):
    if rate is not None:
        return [(1 + rate) ** -y for y in range(H)]
    steps = {"green-book": (0.035, 0.030, 0.025), "health": (0.015, 0.0129, 0.0107)}[kind]
    out = [1.0]
    for y in range(1, H):
        r = steps[0] if y <= 30 else steps[1] if y <= 75 else steps[2]
        out.append(out[-1] / (1 + r))
    return out


class Cohort:
    """K_k = f_k S_k G_k of section 2."""

    def __init__(self, tau, exit_rate, growth, survival=None, one_year=False):
        self.tau, self.h, self.g, self.survival, self.one_year = tau, exit_rate, growth, survival, one_year

    def f(self, k):
        if k < 0:
            return 0.0
        return 1.0 if self.tau == 0 else 1 - math.exp(-(k + 0.5) / self.tau)

    def S(self, k):
        if self.survival is None:
            return (1 - self.h) ** k
        s = [1.0] + [float(v) for v in self.survival]
        if k < len(s):
            return s[k]
        kept = s[-1] / s[-2] if s[-2] > 0 else 0.0     # the last yearly hazard goes on
        return s[-1] * kept ** (k - len(s) + 1)

    def G(self, k):
        return (1 + self.g) ** k

    def jobs(self, arrivals, y):
        if self.one_year:
            return arrivals[y] if y < len(arrivals) else 0.0
        total = 0.0
        for c in range(0, min(y, len(arrivals) - 1) + 1):
            k = y - c
            total += arrivals[c] * self.f(k) * self.S(k) * self.G(k)
        return total

    def created(self, arrivals, y):
        if self.one_year:
            return max(0.0, arrivals[y] - (arrivals[y - 1] if y > 0 else 0.0))
        total = 0.0
        for c in range(0, y + 1):
            k = y - c
            before = self.f(k - 1) * self.G(k - 1) if k > 0 else 0.0
            total += arrivals[c] * self.S(k) * max(0.0, self.f(k) * self.G(k) - before)
        return total


class Event:
    pass


class Block:
    pass


class Pathway:
    pass


# ---------------------------------------------------------------------------------------------------------------
# The model

def evaluate(scenario, coordinate):
    return evaluate_with_internals(scenario, coordinate, "draw")[0]


def evaluate_central(scenario):
    return evaluate_with_internals(scenario, None, "central")[0]


def evaluate_as_promised(scenario):
    return evaluate_with_internals(scenario, None, "promised")[0]


def evaluate_with_internals(s, coordinate, mode):
    start, Y, price_year = s["start"], s.get("years", 10), s["price_year"]
    years = range(Y)
    zeros = lambda: [0.0] * Y
    numbers = Numbers(s, mode, coordinate)
    get = numbers.get
    sampling = mode == "draw"
    promised = mode == "promised"
    chance = (lambda name: coordinate(name)) if sampling else None
    inner = {}     # internals, for checks

    # ---- appraisal, price index (section 3)
    appraisal = s.get("appraisal", {})
    inflation = get(appraisal, "inflation", "appraisal", 0.02)
    deflator = {int(k): float(v) for k, v in appraisal.get("deflator", {}).items()}
    if deflator:
        first, last = min(deflator), max(deflator)
        if len(deflator) != last - first + 1 or price_year not in deflator:
            raise ModelError("appraisal.deflator: years without gaps, price_year among them")

    def price_index(year):
        if not deflator:
            return (1 + inflation) ** (year - price_year)
        if year < first:
            raise ModelError(f"{year} lies before the deflator begins")
        if year <= last:
            return deflator[year] / deflator[price_year]
        return deflator[last] / deflator[price_year] * (1 + inflation) ** (year - last)

    numbers.uprate = lambda year: 1.0 / price_index(year)
    P = [price_index(start + y) for y in years]
    H = appraisal.get("horizon", Y)
    if H < Y:
        raise ModelError("appraisal.horizon < years")
    welfare_share = get(appraisal, "welfare_share", "appraisal", 0)
    discount_rate = get(appraisal, "discount_rate", "appraisal", None)
    df = discount_factors(appraisal.get("discount", "green-book"), discount_rate, H)

    # ---- recession (section 8)
    recession = [False] * Y
    depth = jobs_depth = 0.0
    if "recession" in s:
        t = s["recession"]
        enter, stay_in = get(t, "enter", "recession"), get(t, "stay", "recession")
        depth, jobs_depth = get(t, "depth", "recession"), get(t, "jobs_depth", "recession", 0)
        if sampling:
            state = False
            for y in years:
                u = chance(f"chance.recession.{start + y}")
                state = u < (stay_in if state else enter)
                recession[y] = state
    cycle = [1 - depth if recession[y] else 1.0 for y in years]

    # ---- events (section 8), in file order
    events = []
    for i, t in s.get("event", {}).items():
        e = Event()
        where = f"event.{i}"
        e.id, e.on = i, t["on"]
        if not any(k in t for k in ("factor", "delay", "cost")):
            raise ModelError(f"{where}: at least one of factor, delay, cost")
        if "delay" in t and not (e.on.startswith("fund.") or (e.on.startswith("activity.") and e.on.count(".") == 1)):
            raise ModelError(f"{where}: delay works on a fund or an activity")
        probability = get(t, "probability", where)
        e.lasts = get(t, "years", where, math.inf)
        e.factor = get(t, "factor", where, 1)
        e.delay = get(t, "delay", where, 0)
        e.cost = get(t, "cost", where, 0)
        e.year = None     # index of y_e
        if sampling:
            u = chance(f"chance.event.{i}")
            if u < probability:
                a = t.get("from", start) - start
                b = t.get("to", start + Y - 1) - start
                if not 0 <= a <= b < Y:
                    raise ModelError(f"{where}: from/to outside the horizon")
                e.year = min(b, a + int(math.floor(u / probability * (b - a + 1))))
        events.append(e)

    def is_on(e, y):
        return e.year is not None and e.year <= y < e.year + e.lasts

    def event_factor(target, y):
        f = 1.0
        for e in events:
            if e.on == target and is_on(e, y):
                f *= e.factor
        return f

    def apply_events(target, x):
        """E of section 4 (also for funds). Returns the stream, what was withheld and what slipped."""
        withheld = slipped = 0.0
        for e in events:
            if e.on != target or e.year is None:
                continue
            after = [x[y] * e.factor if is_on(e, y) else x[y] for y in years]
            withheld += sum(x) - sum(after)
            x = after
            late = D([x[y] if y >= e.year else 0.0 for y in years], e.delay)
            after = [(x[y] if y < e.year else 0.0) + late[y] for y in years]
            slipped += sum(x) - sum(after)
            x = after
        return x, withheld, slipped

    cost_events = zeros()
    for e in events:
        if e.year is not None:
            cost_events[e.year] += e.cost

    # ---- money in (section 3)
    funds = s.get("fund", {})
    M = {}
    ledger = {}
    for i, t in funds.items():
        where = f"fund.{i}"
        if t["kind"] not in KINDS:
            raise ModelError(f"{where}: kind")
        amount = get(t, "amount", where)
        arrives = get(t, "arrives", where, 1)
        realised = get(t, "realised", where, 1)
        delay = get(t, "delay", where, 0)
        if promised:
            realised, delay = 1.0, 0.0
        comes = 1.0
        if sampling and not ("arrives" not in t or fixed_value_of(numbers, t["arrives"]) == 1):
            comes = 1.0 if chance(f"chance.fund.{i}") < arrives else 0.0
        L = ledger[i] = dict(promised=amount, not_arrived=0.0, slipped_fund=0.0, withheld_events_fund=0.0,
                             withheld_recession=0.0, price_effect=0.0, unallocated=0.0, slipped_activity=0.0,
                             withheld_activity=0.0, unspent=0.0, spent=0.0)
        arrived = comes * amount * realised
        L["not_arrived"] = amount - arrived
        N = [arrived * v for v in D(profile_shares(t["profile"], Y), delay)]
        L["slipped_fund"] = arrived - sum(N)
        N, withheld, slipped = apply_events(where, N)
        L["withheld_events_fund"] = withheld
        L["slipped_fund"] += slipped
        if t["kind"] == "private":
            after = [N[y] * cycle[y] for y in years]
            L["withheld_recession"] = sum(N) - sum(after)
            N = after
        if t["prices"] == "nominal":
            M[i] = [N[y] / P[y] for y in years]
        elif t["prices"] == "real":
            M[i] = N
        else:
            raise ModelError(f"{where}: prices")
        L["price_effect"] = sum(N) - sum(M[i])
        given = sum(a.get("funded_by", {}).get(i, 0) for a in s.get("activity", {}).values())
        L["unallocated"] = sum(M[i]) * (1 - given)

    # ---- activities: money (section 4)
    activities = s.get("activity", {})
    own, drawn, overrun = {}, {}, {}
    for a, t in activities.items():
        where = f"activity.{a}"
        slippage = get(t, "slippage", where, 0)
        overrun[a] = get(t, "overrun", where, 0)
        leverage = get(t, "leverage", where, 0)
        leverage_lag = get(t, "leverage_lag", where, 0)
        if promised:
            slippage, overrun[a] = 0.0, 0.0
        own[a] = {}
        for f, share in t.get("funded_by", {}).items():
            stream = [share * m for m in M[f]]
            late = D(stream, slippage)
            ledger[f]["slipped_activity"] += sum(stream) - sum(late)
            own[a][f], withheld, slipped = apply_events(where, late)
            ledger[f]["withheld_activity"] += withheld
            ledger[f]["slipped_activity"] += slipped
        public = [sum(x[y] for f, x in own[a].items() if funds[f]["kind"] == "public") for y in years]
        drawn[a] = D([leverage * public[y] for y in years], leverage_lag)
        drawn[a] = [drawn[a][y] * cycle[y] * event_factor("private", y) for y in years]

    def basis_money(a, basis, y):
        own_y = sum(x[y] for x in own[a].values())
        if basis == "all":
            return own_y + drawn[a][y]
        if basis == "own":
            return own_y
        if basis == "public":
            return sum(x[y] for f, x in own[a].items() if funds[f]["kind"] == "public")
        raise ModelError(f"activity.{a}: basis {basis}")

    def block_x(a, t, y):
        return t.get("share", 1) * basis_money(a, t.get("basis", "all"), y) / (1 + overrun[a])

    # ---- reputation (section 4)
    region = s.get("region", {})
    drag = get(region, "shortage_drag", "region", 0)
    gva_knock_on = get(region, "gva_per_knock_on_job", "region", 0)
    r = zeros()
    if "reputation" in region:
        t = region["reputation"]
        uplift, half = get(t, "uplift", "region.reputation"), get(t, "half", "region.reputation")
        depreciation = get(t, "depreciation", "region.reputation")
        R = 0.0
        for y in years:
            R = R * (1 - depreciation) + sum(
                (sum(x[y] for x in own[a].values()) + drawn[a][y]) / (1 + overrun[a])
                for a, t_a in activities.items() if t_a.get("reputation", False))
            r[y] = uplift * R / (half + R) if half + R > 0 else 0.0

    # ---- training (section 5)
    pathways = []
    for a, t_a in activities.items():
        for t in pathways_of(t_a):
            p = Pathway()
            pathways.append(p)
            p.id, p.activity, p.group, p.t = t["pathway"], a, t.get("group"), t
            where = f"activity.{a}.training.{p.id}"
            if p.group is None or p.group not in s.get("skill", {}):
                raise ModelError(f"{where}: group")
            cost_per_start = get(t, "cost_per_start", where)
            capacity = get(t, "capacity", where, math.inf)
            capacity_growth = get(t, "capacity_growth", where, 0)
            take_up = get(t, "take_up", where, 1)
            duration = get(t, "duration", where, 1)
            completion = get(t, "completion", where)
            outcome = get(t, "outcome", where, 0)
            p.incumbent_share = get(t, "incumbent_share", where, 0)
            p.retained = get(t, "retained", where, 1)
            p.deadweight = get(t, "deadweight", where, 0)
            p.earnings_gain = get(t, "earnings_gain", where, 0)
            p.gain_fade = get(t, "gain_fade", where, 0)
            p.forgone = get(t, "forgone", where, 0)
            p.level_up = get(t, "level_up", where, 1)
            p.x = [block_x(a, t, y) * event_factor(f"activity.{a}.training", y) for y in years]
            places = [min(p.x[y] * 1e6 / cost_per_start, capacity * (1 + capacity_growth) ** y) for y in years]
            p.starts = [places[y] * take_up for y in years]
            p.unspent = [(p.x[y] - p.starts[y] * cost_per_start / 1e6) * (1 + overrun[a]) for y in years]
            p.due = D(p.starts, duration)
            p.completions = zeros()
            for y in years:
                n = round(p.due[y])     # Python rounds half to even
                if sampling:
                    u = chance(f"chance.{a}.training.{p.id}.completions.{start + y}")
                    p.completions[y] = binomial_quantile(u, n, completion)
                else:
                    p.completions[y] = n * completion
            p.net = [c * (1 - p.deadweight) for c in p.completions]
            p.outcomes = [c * outcome for c in p.completions]
            p.upskilled = [c * p.incumbent_share for c in p.completions]
            p.money = [x * (1 + overrun[a]) for x in p.x]

    # unspent training money: off each source of the activity in proportion
    own_net, drawn_net = {}, {}
    for a in activities:
        own_net[a] = {f: zeros() for f in own[a]}
        drawn_net[a] = zeros()
        for y in years:
            unspent = sum(p.unspent[y] for p in pathways if p.activity == a)
            total = sum(x[y] for x in own[a].values()) + drawn[a][y]
            cut = unspent / total if total > 0 else 0.0
            for f in own[a]:
                own_net[a][f][y] = own[a][f][y] * (1 - cut)
                ledger[f]["unspent"] += own[a][f][y] * cut
                ledger[f]["spent"] += own_net[a][f][y]
            drawn_net[a][y] = drawn[a][y] * (1 - cut)

    # ---- additionality and sectors (section 7)
    additionality = {}
    for i, t in s.get("additionality", {}).items():
        where = f"additionality.{i}"
        works = get(t, "works", where, 1)
        d = {k: get(t, k, where) for k in ("deadweight", "leakage", "displacement")}
        d["substitution"] = get(t, "substitution", where, 0)
        d["works"] = 1.0
        if sampling and not ("works" not in t or fixed_value_of(numbers, t["works"]) == 1):
            d["works"] = 0.0 if chance(f"chance.additionality.{i}") >= works else 1.0
        additionality[i] = d
    nothing = dict(works=1.0, deadweight=0.0, leakage=0.0, displacement=0.0, substitution=0.0)
    sectors = {}
    for i, t in s.get("sector", {}).items():
        where = f"sector.{i}"
        sectors[i] = dict(multiplier=get(t, "multiplier", where, 1), lag=get(t, "multiplier_lag", where, 0),
                          gva=get(t, "gva_per_job", where, 0), growth=get(t, "productivity_growth", where, 0),
                          premium=get(t, "wage_premium", where, 0))
    no_sector = dict(multiplier=1.0, lag=0.0, gva=0.0, growth=0.0, premium=0.0)

    # ---- output blocks (section 4): arrivals that do not depend on the labour market
    construction = {a: zeros() for a in activities}
    firms, m2_total, formed, landings = zeros(), zeros(), zeros(), zeros()
    blocks = []
    for a, t_a in activities.items():
        for kind in t_a:
            if kind not in BLOCKS:
                continue
            t = t_a[kind]
            where = f"activity.{a}.{kind}"
            x = [block_x(a, t, y) * (1.0 if kind == "inward" else event_factor(where, y)) for y in years]
            if kind == "construction":
                per_m = get(t, "job_years_per_m", where)
                construction[a] = [x[y] * per_m for y in years]
                continue
            b = Block()
            blocks.append(b)
            b.activity, b.kind, b.name, b.t = a, kind, f"{a}.{kind}", t
            b.mix = {g: float(v) for g, v in t.get("skills", t_a.get("skills", {})).items()}
            b.sector = t.get("sector", t_a.get("sector"))
            b.add = additionality[t["additionality"]] if "additionality" in t else (
                additionality[t_a["additionality"]] if "additionality" in t_a else nothing)
            b.sec = sectors[b.sector] if b.sector is not None else no_sector
            b.kappa = b.add["works"] * (1 - b.add["deadweight"]) * (1 - b.add["leakage"]) * (
                1 - b.add["displacement"]) * (1 - b.add["substitution"])
            b.safeguarded = kind == "jobs" and t.get("safeguarded", False)
            if sum(b.mix.values()) > 1 + 1e-9 or any(g not in s.get("skill", {}) for g in b.mix):
                raise ModelError(f"{where}: skills")
            b.houses = t.get("houses", [])
            b.n = zeros()     # arrivals times luck
            b.J, b.created = [0.0] * H, zeros()
            fill = get(t, "fill_years", where, 0) if kind not in ("posts", "ventures") else 0.0
            leave = get(t, "annual_exit", where, 0) if kind not in ("posts", "ventures") else 0.0
            b.cohort = Cohort(fill, leave, 0.0, one_year=kind == "posts")
            if kind == "posts":
                cost, local = get(t, "cost_per_post", where), get(t, "local_share", where, 1)
                b.n = [x[y] * 1e6 / cost * local for y in years]
            elif kind == "jobs":
                cost = get(t, "cost_per_job", where)
                b.n = [x[y] * 1e6 / cost for y in years]
            elif kind == "support":
                cost, per_firm = get(t, "cost_per_firm", where), get(t, "jobs_per_firm", where)
                for y in years:
                    f = x[y] * 1e6 / cost
                    firms[y] += f
                    b.n[y] = f * per_firm
            elif kind == "premises":
                cost, ntg = get(t, "cost_per_m2", where), get(t, "net_to_gross", where, 0.85)
                occupancy, per_job = get(t, "occupancy", where), get(t, "m2_per_job", where)
                m2 = D([x[y] * 1e6 / cost for y in years], get(t, "build_years", where, 0))
                for y in years:
                    m2_total[y] += m2[y]
                    b.n[y] = m2[y] * ntg * occupancy / per_job
            elif kind == "ventures":
                growth = get(t, "annual_growth", where, 0)
                if "survival" in t:
                    b.cohort = Cohort(0.0, 0.0, growth, survival=t["survival"])
                else:
                    b.cohort = Cohort(0.0, get(t, "annual_failure", where), growth)
                cost = get(t, "cost_per_venture", where)
                b.rate = [x[y] * 1e6 / cost for y in years]
                b.size, b.cv = get(t, "initial_jobs", where), get(t, "size_cv", where)
            elif kind == "inward":
                if ("cost_per_landing" in t) == ("landings_per_year" in t):
                    raise ModelError(f"{where}: one of cost_per_landing, landings_per_year")
                if "cost_per_landing" in t:
                    cost = get(t, "cost_per_landing", where)
                    b.base = [x[y] * 1e6 / cost for y in years]
                else:
                    per_year = get(t, "landings_per_year", where)
                    b.base = [per_year * cycle[y] * event_factor(f"activity.{a}", y) for y in years]
                b.baseline = get(t, "baseline_landings", where, 0)
                b.size, b.cv = get(t, "jobs_per_landing", where), get(t, "size_cv", where)
    by_name = {b.name: b for b in blocks}
    jobs_blocks = [b for b in blocks if not b.safeguarded]
    safeguarded_blocks = [b for b in blocks if b.safeguarded]

    # ---- skills (section 6)
    groups = list(s.get("skill", {}))
    sk = {}
    for g, t in s.get("skill", {}).items():
        where = f"skill.{g}"
        sk[g] = dict(candidates=get(t, "candidates", where), supply=get(t, "supply", where),
                     supply_growth=get(t, "supply_growth", where, 0), carry_over=get(t, "carry_over", where, 0),
                     turnover=get(t, "turnover", where, 0), returners=get(t, "returners", where, 0),
                     other_vacancies=get(t, "other_vacancies", where, 0), matching=get(t, "matching", where, 3),
                     poached=get(t, "poached", where, 0), backfill=get(t, "backfill", where, 1))
    demand = {g: zeros() for g in groups}
    F = {g: zeros() for g in groups}
    TF = {g: zeros() for g in groups}
    phi = {g: zeros() for g in groups}
    into_skilled = zeros()
    left_over = {g: 0.0 for g in groups}          # a_{y-1}
    trained_left = {g: 0.0 for g in groups}       # T'_{y-1}
    s_last = 0.0

    def counted(b, y):
        """N_y and its luck, for ventures and inward: arrivals times luck."""
        if sampling:
            N = poisson_quantile(chance(f"chance.{b.activity}.{b.kind}.number.{start + y}"), b.rate[y])
            u = chance(f"chance.{b.activity}.{b.kind}.luck.{start + y}")
            xi = 1.0
            if N > 0:
                cv = b.cv / math.sqrt(N)
                sigma2 = math.log(1 + cv * cv)
                xi = math.exp(math.sqrt(sigma2) * float(ndtri(u)) - sigma2 / 2)
        else:
            N, xi = b.rate[y], 1.0
        return N, xi

    def house(y):
        """Premises' own jobs: less those that sit in the building and are counted where they arise."""
        gross = {b.name: b.J[y] for b in blocks}
        for b in blocks:
            if b.houses:
                net = max(0.0, gross[b.name] - sum(gross[h] for h in b.houses))
                b.J[y] = net
                if y < Y:
                    b.created[y] *= net / gross[b.name] if gross[b.name] > 0 else 0.0

    for y in years:
        for b in blocks:
            if b.kind == "ventures":
                N, xi = counted(b, y)
                formed[y] += N
                b.n[y] = N * b.size * xi
            elif b.kind == "inward":
                if not hasattr(b, "rate"):
                    b.rate = zeros()
                b.rate[y] = ((b.base[y] * (1 + r[y]) + b.baseline * cycle[y] * r[y])
                             * max(0.0, 1 - drag * s_last) * event_factor(f"activity.{b.activity}.inward", y))
                N, xi = counted(b, y)
                landings[y] += N
                b.n[y] = N * b.size * xi
            shrink = 1 - jobs_depth if recession[y] else 1.0
            b.J[y] = b.cohort.jobs(b.n, y) * shrink
            b.created[y] = b.cohort.created(b.n, y) * shrink
        house(y)
        for g in groups:
            k = sk[g]
            Dg = sum(b.J[y] * b.mix.get(g, 0.0) for b in jobs_blocks)
            F_last = F[g][y - 1] if y > 0 else 0.0
            TF_last = TF[g][y - 1] if y > 0 else 0.0
            C = sum(p.net[y] * (1 - p.incumbent_share) * p.retained for p in pathways if p.group == g)
            stay = min(F_last * (1 - k["turnover"]), Dg)
            V = Dg - stay
            O = k["other_vacancies"]
            A = ((left_over[g] * k["carry_over"] if y > 0 else k["candidates"])
                 + k["supply"] * (1 + k["supply_growth"]) ** y + k["returners"] * (F_last - stay) + C)
            V1 = V + O
            rho = k["matching"]
            H1 = 0.0 if V1 <= 0 or A <= 0 else V1 * A / (V1 ** rho + A ** rho) ** (1 / rho)
            ours = H1 * V / V1 if V1 > 0 else 0.0
            T = trained_left[g] * k["carry_over"] + C
            trained_share = T / A if A > 0 else 0.0
            demand[g][y] = Dg
            F[g][y] = stay + ours
            TF[g][y] = (TF_last * stay / F_last if F_last > 0 else 0.0) + ours * trained_share
            into_skilled[y] += ours * trained_share
            left_over[g] = A - H1
            trained_left[g] = T - H1 * trained_share
            phi[g][y] = F[g][y] / Dg if Dg > 0 else 1.0
        all_demand = sum(demand[g][y] for g in groups)
        s_last = sum(demand[g][y] - F[g][y] for g in groups) / all_demand if all_demand > 0 else 0.0

    for y in range(Y, H):     # cohorts run on: no arrivals, no recession
        for b in blocks:
            b.J[y] = b.cohort.jobs(b.n, y)
        house(y)

    # ---- per block: filled, net, knock-on (sections 6 and 7), to H-1 with the fill shares of year Y-1
    for b in jobs_blocks:
        other = 1 - sum(b.mix.values())
        for name in ("demanded", "skilled", "filled", "net_skilled", "net_direct", "poaching", "created_filled",
                     "trained_share"):
            setattr(b, name, [0.0] * H)
        for y in range(H):
            i = min(y, Y - 1)
            b.demanded[y] = b.J[y]
            b.skilled[y] = sum(b.J[y] * m * phi[g][i] for g, m in b.mix.items())
            b.filled[y] = b.skilled[y] + b.J[y] * other
            b.poaching[y] = b.kappa * sum(b.J[y] * m * phi[g][i] * sk[g]["poached"] * (1 - sk[g]["backfill"])
                                          for g, m in b.mix.items())
            b.net_skilled[y] = b.kappa * b.skilled[y] - b.poaching[y]
            b.net_direct[y] = b.net_skilled[y] + b.kappa * b.J[y] * other
            if y < Y:
                b.created_filled[y] = b.created[y] * (sum(m * phi[g][i] for g, m in b.mix.items()) + other)
            weight = sum(m * phi[g][i] for g, m in b.mix.items())
            if weight > 0:
                b.trained_share[y] = sum(m * phi[g][i] * (TF[g][i] / F[g][i] if F[g][i] > 0 else 0.0)
                                         for g, m in b.mix.items()) / weight
        b.knock_on = D([v * (b.sec["multiplier"] - 1) for v in b.net_direct], b.sec["lag"])
        b.net = [b.net_direct[y] + b.knock_on[y] for y in range(H)]

        def job_years(x, posts=b.kind == "posts"):
            return [x[y] if posts else 0.5 * (x[y] + (x[y - 1] if y > 0 else 0.0)) for y in range(H)]
        b.net_job_years = job_years(b.net)
        direct_years, knock_on_years = job_years(b.net_direct), job_years(b.knock_on)
        b.gva = [(direct_years[y] * b.sec["gva"] * (1 + b.sec["growth"]) ** y + knock_on_years[y] * gva_knock_on) / 1e6
                 for y in range(H)]
        b.premium = [welfare_share * b.net_skilled[y] * (1 - b.trained_share[y]) * b.sec["premium"] / 1e6
                     for y in range(H)]
        if b.sec["multiplier"] != 1 and "gva_per_knock_on_job" not in region and any(
                v["gva"] > 0 for v in sectors.values()):
            raise ModelError("region.gva_per_knock_on_job is required where a multiplier is not 1")

    # ---- relief (section 4)
    cost_relief = zeros()
    for a, t_a in activities.items():
        if "relief" not in t_a:
            continue
        t = t_a["relief"]
        per_job, cap = get(t, "per_job", f"activity.{a}.relief"), get(t, "cap", f"activity.{a}.relief")
        left = cap
        for y in years:
            jobs = sum(b.created_filled[y - k] for b in jobs_blocks if b.activity == a
                       for k in range(y + 1) if k < t["years"])
            relief = min(left, per_job / 1e6 * jobs)
            left -= relief
            cost_relief[y] += relief

    # ---- workforces (section 6)
    workforce_metrics = {}
    for i, t in s.get("workforce", {}).items():
        levels = t["levels"]
        n = len(levels)
        if "headcount" in t:
            people = [float(v) for v in t["headcount"]]
        else:
            people = [0.0] * n
            with open(Path(s["_dir"]) / t["survey"]) as file:
                for row in csv.reader(file):
                    if row and row[0].strip() in levels:
                        people[levels.index(row[0].strip())] += float(row[1])
        drift = t.get("drift", [[1.0 if j == k else 0.0 for k in range(n)] for j in range(n)])
        turnover = get(t, "turnover", f"workforce.{i}", 0)
        joiners = t.get("joiners", [1.0] + [0.0] * (n - 1))
        for k in range(2, n + 1):
            workforce_metrics[f"workforce.{i}.at_least.{k}"] = zeros()
        for y in years:
            total = sum(people)
            people = [(1 - turnover) * sum(people[j] * drift[j][k] for j in range(n)) + turnover * total * joiners[k]
                      for k in range(n)]
            for p in pathways:
                if p.t.get("workforce") != i:
                    continue
                level = p.t["from_level"]
                level = levels.index(level) if isinstance(level, str) else level - 1
                if level >= n - 1:
                    raise ModelError(f"{p.id}: from_level is the top level")
                moved = min(people[level], p.upskilled[y] * p.level_up)
                people[level] -= moved
                people[level + 1] += moved
            for k in range(2, n + 1):
                workforce_metrics[f"workforce.{i}.at_least.{k}"][y] = sum(people[k - 1:]) / sum(people)
        inner.setdefault("workforce", {})[i] = people

    # ---- metrics (section 10)
    out = {}

    def flow(name, x):
        out[name] = [float(v) for v in x[:Y]]
        out[name + ".total"] = float(sum(x[:Y]))

    def stock(name, x):
        out[name] = [float(v) for v in x[:Y]]

    def add_up(lists):
        lists = list(lists)
        return [sum(x[y] for x in lists) for y in years]

    def money(name, x):
        flow(name, x)
        flow(name + ".nominal", [x[y] * P[y] for y in years])

    by_kind = {}
    for kind in KINDS:
        by_kind[kind] = add_up(x for a in activities for f, x in own_net[a].items() if funds[f]["kind"] == kind)
    by_kind["private"] = add_up([by_kind["private"]] + [drawn_net[a] for a in activities])
    for kind in KINDS:
        money(f"investment.{kind}", by_kind[kind])
    total = add_up(by_kind.values())
    money("investment.total", total)
    money("investment.total_with_relief", [total[y] + cost_relief[y] for y in years])
    for budget in ("capital", "revenue"):
        if any(t.get("budget") == budget for t in funds.values()):
            money(f"investment.{budget}", add_up(
                x for a in activities for f, x in own_net[a].items() if funds[f].get("budget") == budget))
    for f in funds:
        money(f"investment.fund.{f}", add_up(own_net[a][f] for a in activities if f in own_net[a]))
    for a in activities:
        money(f"investment.activity.{a}", add_up(list(own_net[a].values()) + [drawn_net[a]]))
    out["investment.slipped"] = float(sum(L["slipped_fund"] + L["slipped_activity"] for L in ledger.values()))
    out["investment.withheld"] = float(sum(L["withheld_events_fund"] + L["withheld_recession"] + L["withheld_activity"]
                                           for L in ledger.values()))
    out["investment.unallocated"] = float(sum(L["unallocated"] for L in ledger.values()))
    flow("cost.relief", cost_relief)
    flow("cost.events", cost_events)

    flow("construction.job_years", add_up(construction.values()))
    for a in activities:
        flow(f"construction.job_years.activity.{a}", construction[a])

    def breakdown(name, write, value, among):
        write(name, add_up(value(b) for b in among))
        for a in activities:
            write(f"{name}.activity.{a}", add_up(value(b) for b in among if b.activity == a))
        for i in sectors:
            write(f"{name}.sector.{i}", add_up(value(b) for b in among if b.sector == i))

    breakdown("jobs.demanded", stock, lambda b: b.demanded, jobs_blocks)
    breakdown("jobs.filled", stock, lambda b: b.filled, jobs_blocks)
    breakdown("jobs.skilled", stock, lambda b: b.skilled, jobs_blocks)
    breakdown("jobs.unfilled", stock, lambda b: [b.demanded[y] - b.filled[y] for y in years], jobs_blocks)
    breakdown("jobs.created", flow, lambda b: b.created_filled, jobs_blocks)
    breakdown("jobs.net_direct", stock, lambda b: b.net_direct, jobs_blocks)
    breakdown("jobs.knock_on", stock, lambda b: b.knock_on, jobs_blocks)
    breakdown("jobs.net", stock, lambda b: b.net, jobs_blocks)
    breakdown("jobs.net_skilled", stock, lambda b: b.net_skilled, jobs_blocks)
    breakdown("jobs.net_job_years", flow, lambda b: b.net_job_years, jobs_blocks)
    breakdown("jobs.safeguarded", stock, lambda b: b.J, safeguarded_blocks)
    breakdown("jobs.net_safeguarded", stock, lambda b: [b.kappa * v for v in b.J], safeguarded_blocks)
    for g in groups:
        stock(f"jobs.demanded.skill.{g}", demand[g])
        stock(f"jobs.skilled.skill.{g}", F[g])
        stock(f"jobs.unfilled.skill.{g}", [demand[g][y] - F[g][y] for y in years])

    walk = {k: zeros() for k in ("demanded", "unfilled", "no_effect", "deadweight", "leakage", "displacement",
                                 "substitution", "poaching", "net_direct", "knock_on", "net")}
    for b in jobs_blocks:
        for y in years:
            walk["demanded"][y] += b.demanded[y]
            walk["unfilled"][y] += b.demanded[y] - b.filled[y]
            left = b.filled[y]
            walk["no_effect"][y] += left * (1 - b.add["works"])
            left *= b.add["works"]
            for step in ("deadweight", "leakage", "displacement", "substitution"):
                walk[step][y] += left * b.add[step]
                left *= 1 - b.add[step]
            walk["poaching"][y] += b.poaching[y]
            walk["net_direct"][y] += b.net_direct[y]
            walk["knock_on"][y] += b.knock_on[y]
            walk["net"][y] += b.net[y]
    for k, x in walk.items():
        stock(f"jobs.walk.{k}", x)

    flow("premises.m2", m2_total)
    flow("firms.supported", firms)
    flow("ventures.formed", formed)
    flow("inward.landings", landings)
    training = dict(starts=lambda p: p.starts, completions=lambda p: p.completions, net_completions=lambda p: p.net,
                    outcomes=lambda p: p.outcomes, upskilled=lambda p: p.upskilled, unspent=lambda p: p.unspent)
    for name, value in training.items():
        flow(f"training.{name}", add_up(value(p) for p in pathways))
        for i in dict.fromkeys(p.id for p in pathways):
            flow(f"training.{name}.pathway.{i}", add_up(value(p) for p in pathways if p.id == i))
    flow("training.into_skilled_jobs", into_skilled)
    for name, x in workforce_metrics.items():
        stock(name, x)

    # value: streams to H-1
    to_H = range(H)
    gva = [sum(b.gva[y] for b in jobs_blocks) for y in to_H]
    premium = [sum(b.premium[y] for b in jobs_blocks) for y in to_H]
    gain = [0.0] * H
    for p in pathways:
        for y in to_H:
            gain[y] += sum(p.net[c] * p.earnings_gain * (1 - p.gain_fade) ** (y - c)
                           for c in range(min(y, Y - 1) + 1)) / 1e6
            if y < Y:
                gain[y] -= p.starts[y] * (1 - p.deadweight) * p.forgone / 1e6
    flow("gva.net", gva)
    flow("earnings.gain", gain)
    flow("wages.premium", premium)
    public_cost = [by_kind["public"][y] + cost_relief[y] + cost_events[y] for y in years]
    pv = lambda x: float(sum(v * df[y] for y, v in enumerate(x)))
    ratio = lambda a, b: None if b == 0 else float(a / b)
    out["value.pv_gva"] = pv(gva)
    out["value.pv_public_cost"] = pv(public_cost)
    out["value.gva_per_public_pound"] = ratio(out["value.pv_gva"], out["value.pv_public_cost"])
    out["value.public_cost_per_net_job"] = ratio(sum(public_cost) * 1e6, out["jobs.net"][Y - 1])
    out["value.public_cost_per_net_job_year"] = ratio(sum(public_cost) * 1e6, out["jobs.net_job_years.total"])
    training_cost = sum(sum(p.money) - sum(p.unspent) for p in pathways)
    out["value.cost_per_completion"] = ratio(training_cost * 1e6, out["training.completions.total"])
    out["value.pv_welfare"] = pv([gain[y] + premium[y] for y in to_H])
    out["value.pv_social_cost"] = pv([public_cost[y] + by_kind["university"][y] + by_kind["other"][y] for y in years])
    out["value.npsv"] = out["value.pv_welfare"] - out["value.pv_social_cost"]
    out["value.bcr"] = ratio(out["value.pv_welfare"], out["value.pv_public_cost"])

    inner.update(ledger=ledger, own=own, drawn=drawn, own_net=own_net, drawn_net=drawn_net, blocks=blocks,
                 pathways=pathways, phi=phi, F=F, TF=TF, demand=demand, r=r, cycle=cycle, events=events, P=P, df=df,
                 M=M, cost_events=cost_events, gain=gain, gva=gva, premium=premium)
    return out, inner


def fixed_value_of(numbers, spec):
    """The value if the key is fixed (also through evidence), else None."""
    if isinstance(spec, dict) and "evidence" in spec and not any(k in spec for k in SPELLINGS if k != "evidence"):
        spec = numbers.evidence[spec["evidence"]]
    return fixed_value(spec)

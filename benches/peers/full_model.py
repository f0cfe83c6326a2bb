"""The equations of the whole model in NumPy, for any scenario: arrays over draws, one row a year.

The order and the names follow tests/independent/reference_model.py, whose loader, profiles and discount factors it uses.
`evaluate(scenario, numbers, emit)` calls `emit(name, rows, flow)` for every metric; a metric that is nothing in every draw is
not computed and is emitted as the number 0.
"""
import math
from types import SimpleNamespace

import numpy as np
from full_draws import reference

NEVER = 10**6


def rows_of(x, Y):
    return x[:Y] if isinstance(x, np.ndarray) else x


def delay(x, years, axis=0):
    """The delay operator along the years: a hat around the delay says how much comes j years later."""
    if isinstance(years, float):
        if years == 0:
            return x
        first, longest = math.floor(years), math.ceil(years)
    else:
        first, longest = math.floor(years.min()), math.ceil(years.max())
    x = np.moveaxis(x, axis, 0)
    out = np.zeros((*x.shape[:-1], np.broadcast_shapes(x.shape[-1:], np.shape(years))[0]))
    for j in range(first, min(longest, len(x) - 1) + 1):
        hat = np.maximum(0.0, 1.0 - np.abs(years - j)) if isinstance(years, np.ndarray) else max(0.0, 1 - abs(years - j))
        out[j:] += x[: len(x) - j] * hat
    return np.moveaxis(out, 0, axis)


def fixed_zero(x):
    return isinstance(x, float) and x == 0.0


def share_of(part, whole, otherwise):
    """part / whole, or `otherwise` where there is no whole."""
    return np.divide(part, whole, out=np.full(np.shape(part), otherwise), where=whole > 0)


class Cohort:
    """Posts that open, fade and grow, as sums that are carried from year to year instead of sums over all cohorts."""

    def __init__(self, fill, leave, growth):
        self.tau0 = isinstance(fill, float) and fill == 0.0
        self.keep = (1 - leave) * (1 + growth)
        self.growth = growth
        if not self.tau0:
            self.half, self.step = np.exp(-0.5 / fill), np.exp(-1 / fill)
        self.all = self.slow = 0.0

    def year(self, n):
        """This year's posts and posts created; n is 0 once arrivals have stopped."""
        self.all = self.all * self.keep + n
        if self.tau0:
            created = n if fixed_zero(self.growth) else n + np.maximum(0.0, self.growth) / (1 + self.growth) * (self.all - n)
            return self.all, created
        self.slow = self.slow * (self.keep * self.step) + n
        created = n * (1 - self.half) + (1 - self.step) / self.half * (self.slow - n)
        return self.all - self.half * self.slow, created


def whole_cohort(cohort, n, H):
    Y = len(n)
    posts, created = np.empty((H, *n.shape[1:])), np.empty_like(n)
    for y in range(H):
        if y < Y:
            posts[y], created[y] = cohort.year(n[y])
        else:
            posts[y], _ = cohort.year(0.0)
    return posts, created


def listed_cohort(survival, growth, n, H):
    """Survival given as a list: one matrix product where growth is fixed."""
    Y = len(n)
    c = reference.Cohort(0.0, 0.0, growth, survival=survival)
    S = np.array([c.S(k) for k in range(H)])
    kernel = lambda k: S[k] * (1 + growth) ** k
    new = lambda k: S[k] * np.maximum(0.0, (1 + growth) ** k - ((1 + growth) ** (k - 1) if k > 0 else 0.0))
    if isinstance(growth, float):
        matrix = np.array([[kernel(y - c) if y >= c else 0.0 for c in range(Y)] for y in range(H)])
        opened = np.array([[new(y - c) if y >= c else 0.0 for c in range(Y)] for y in range(Y)])
        return matrix @ n, opened @ n
    posts = np.array([sum(n[c] * kernel(y - c) for c in range(min(y, Y - 1) + 1)) for y in range(H)])
    return posts, np.array([sum(n[c] * new(y - c) for c in range(y + 1)) for y in range(Y)])


def luck(number, normal, cv):
    s2 = np.log1p(cv * cv / np.maximum(number, 1.0))
    return np.where(number > 0, np.exp(np.sqrt(s2) * normal - 0.5 * s2), 1.0)


class Events:
    def __init__(self, s, numbers, Y, n):
        self.list, self.Y, self.years = [], Y, np.arange(Y)[:, None]
        start = s["start"]
        for i, t in s.get("event", {}).items():
            where = f"event.{i}"
            e = SimpleNamespace(id=i, on=t["on"], delay=numbers.get(t, "delay", where, 0))
            probability, lasts = numbers.get(t, "probability", where), numbers.get(t, "years", where, math.inf)
            factor, e.cost = numbers.get(t, "factor", where, 1), numbers.get(t, "cost", where, 0)
            u = numbers.chance(f"chance.event.{i}")
            a, b = t.get("from", start) - start, t.get("to", start + Y - 1) - start
            happens = u < probability
            e.happens = happens
            year = np.minimum(b, a + np.floor(u / probability * (b - a + 1)))
            e.year = np.where(happens, year, NEVER)
            e.factor = None if fixed_zero(factor - 1.0) else np.where(
                (self.years >= e.year) & (self.years < e.year + lasts), factor, 1.0)
            self.list.append(e)

    def factor(self, target):
        """The product of what is left, (Y, n), or None."""
        out = None
        for e in self.list:
            if e.on == target and e.factor is not None:
                out = e.factor if out is None else out * e.factor
        return out

    def apply(self, target, x):
        """E of the model on (…, Y, n): the stream, what was withheld, what slipped (n)."""
        withheld = slipped = 0.0
        over = tuple(range(x.ndim - 1))
        for e in self.list:
            if e.on != target:
                continue
            if e.factor is not None:
                after = x * e.factor
                withheld = withheld + (x - after).sum(axis=over)
                x = after
            if not fixed_zero(e.delay):
                late = np.where(self.years >= e.year, x, 0.0)
                after = x - late + delay(late, e.delay, axis=-2)
                slipped = slipped + (x - after).sum(axis=over)
                x = after
        return x, withheld, slipped


def evaluate(s, numbers, emit):
    start, Y, n = s["start"], s.get("years", 10), numbers.n
    get, calendar, years = numbers.get, range(start, start + s.get("years", 10)), np.arange(s.get("years", 10))[:, None]
    zeros = lambda *shape: np.zeros((*shape, n))

    # ---- appraisal and prices
    appraisal = s.get("appraisal", {})
    inflation = get(appraisal, "inflation", "appraisal", 0.02)
    deflator = {int(k): float(v) for k, v in appraisal.get("deflator", {}).items()}

    def price_index(year):
        if not deflator:
            return (1 + inflation) ** (year - s["price_year"])
        last = max(deflator)
        if year <= last:
            return deflator[year] / deflator[s["price_year"]]
        return deflator[last] / deflator[s["price_year"]] * (1 + inflation) ** (year - last)

    numbers.uprate = lambda year: 1.0 / price_index(year)
    P = np.stack([np.broadcast_to(price_index(y), (n,)) for y in calendar])
    H = appraisal.get("horizon", Y)
    welfare_share = get(appraisal, "welfare_share", "appraisal", 0)
    rate = get(appraisal, "discount_rate", "appraisal", None)
    if rate is None:
        df = np.array(reference.discount_factors(appraisal.get("discount", "green-book"), None, H))[:, None]
    else:
        df = (1 / (1 + rate)) ** np.arange(H)[:, None]

    # ---- recession and events
    recession, depth, jobs_depth = None, 0.0, 0.0
    if "recession" in s:
        t = s["recession"]
        enter, stay = get(t, "enter", "recession"), get(t, "stay", "recession")
        depth, jobs_depth = get(t, "depth", "recession"), get(t, "jobs_depth", "recession", 0)
        u = numbers.chance("chance.recession", calendar)
        recession, state = np.empty((Y, n), dtype=bool), np.zeros(n, dtype=bool)
        for y in range(Y):
            state = recession[y] = u[y] < np.where(state, stay, enter)
    cycle = np.ones((Y, n)) if recession is None else np.where(recession, 1 - depth, 1.0)
    shrink = None if recession is None else np.where(recession, 1 - jobs_depth, 1.0)
    events = Events(s, numbers, Y, n)
    cost_events = zeros(Y)
    for e in events.list:
        if not fixed_zero(e.cost):
            cost_events += np.where(years == e.year, e.cost, 0.0)

    # ---- funds
    funds, activities = s.get("fund", {}), s.get("activity", {})
    M, comes_of = {}, {}
    promised = not_arrived = slipped = withheld = price_effect = unallocated = 0.0
    for i, t in funds.items():
        where = f"fund.{i}"
        amount, arrives = get(t, "amount", where), get(t, "arrives", where, 1)
        realised, late = get(t, "realised", where, 1), get(t, "delay", where, 0)
        comes = 1.0 if numbers.is_one(t, "arrives") else (numbers.chance(f"chance.fund.{i}") < arrives) * 1.0
        comes_of[i] = comes
        arrived = comes * amount * realised
        promised, not_arrived = promised + amount, not_arrived + (amount - arrived)
        profile = np.array(reference.profile_shares(t["profile"], Y))[:, None]
        N = delay(profile, late) * np.broadcast_to(arrived, (n,))
        slipped = slipped + (arrived - N.sum(0))
        N, lost, later = events.apply(where, N)
        withheld, slipped = withheld + lost, slipped + later
        if t["kind"] == "private":
            before, N = N, N * cycle
            withheld = withheld + (before - N).sum(0)
        M[i] = N / P if t["prices"] == "nominal" else N
        if t["prices"] == "nominal":
            price_effect = price_effect + (N - M[i]).sum(0)
        given = sum(a.get("funded_by", {}).get(i, 0) for a in activities.values())
        unallocated = unallocated + M[i].sum(0) * (1 - given)

    # ---- activities: money
    private_factor = events.factor("private")
    money = {}
    for a, t in activities.items():
        where = f"activity.{a}"
        m = money[a] = SimpleNamespace()
        slippage, m.overrun = get(t, "slippage", where, 0), get(t, "overrun", where, 0)
        leverage, lag = get(t, "leverage", where, 0), get(t, "leverage_lag", where, 0)
        m.funds = list(t.get("funded_by", {}))
        streams = np.stack([share * M[f] for f, share in t.get("funded_by", {}).items()])
        moved = delay(streams, slippage, axis=1)
        if moved is not streams:
            slipped = slipped + (streams - moved).sum(axis=(0, 1))
        m.own, lost, later = events.apply(where, moved)
        withheld, slipped = withheld + lost, slipped + later
        public = [k for k, f in enumerate(m.funds) if funds[f]["kind"] == "public"]
        m.all_own = m.own.sum(0)
        m.public = m.own[public].sum(0) if public else None
        m.drawn = None
        if not fixed_zero(leverage) and public:
            m.drawn = delay(leverage * m.public, lag) * cycle
            if private_factor is not None:
                m.drawn *= private_factor
        m.total = m.all_own if m.drawn is None else m.all_own + m.drawn

    def block_x(a, t):
        m, basis = money[a], t.get("basis", "all")
        x = m.total if basis == "all" else m.all_own if basis == "own" else m.public
        if x is None:
            return zeros(Y)
        scale = t.get("share", 1) / (1 + m.overrun)
        return x if isinstance(scale, float) and scale == 1.0 else x * scale

    # ---- reputation
    region = s.get("region", {})
    drag = get(region, "shortage_drag", "region", 0)
    gva_knock_on = get(region, "gva_per_knock_on_job", "region", 0)
    uplifts = None
    if "reputation" in region:
        t = region["reputation"]
        uplift, half = get(t, "uplift", "region.reputation"), get(t, "half", "region.reputation")
        fade = 1 - get(t, "depreciation", "region.reputation")
        known = sum(money[a].total / (1 + money[a].overrun) for a, t_a in activities.items() if t_a.get("reputation", False))
        R, uplifts = 0.0, zeros(Y)
        for y in range(Y):
            R = R * fade + known[y]
            uplifts[y] = uplift * R / (half + R)

    # ---- training
    pathways = []
    for a, t_a in activities.items():
        for t in reference.pathways_of(t_a):
            p = SimpleNamespace(id=t["pathway"], activity=a, group=t["group"], t=t)
            pathways.append(p)
            where = f"activity.{a}.training.{p.id}"
            cost = get(t, "cost_per_start", where)
            capacity = get(t, "capacity", where, math.inf)
            growth, take_up = get(t, "capacity_growth", where, 0), get(t, "take_up", where, 1)
            duration, completion = get(t, "duration", where, 1), get(t, "completion", where)
            outcome, p.incumbent = get(t, "outcome", where, 0), get(t, "incumbent_share", where, 0)
            p.retained, p.deadweight = get(t, "retained", where, 1), get(t, "deadweight", where, 0)
            p.gain, p.fade = get(t, "earnings_gain", where, 0), get(t, "gain_fade", where, 0)
            p.forgone, p.level_up = get(t, "forgone", where, 0), get(t, "level_up", where, 1)
            overrun, factor = money[a].overrun, events.factor(f"activity.{a}.training")
            x = block_x(a, t)
            x = x if factor is None else x * factor
            places = x * (1e6 / cost)
            if "capacity" in t:
                places = np.minimum(places, capacity * (1 + growth) ** years)
            p.starts = places * take_up
            p.unspent = (x - p.starts * (cost / 1e6)) * (1 + overrun)
            due = np.rint(delay(p.starts, duration))
            p.completions = numbers.binomial(f"chance.{a}.training.{p.id}.completions", calendar, due, completion) * 1.0
            p.net = p.completions * (1 - p.deadweight)
            p.outcomes, p.upskilled = p.completions * outcome, p.completions * p.incumbent
            p.cost = (x * (1 + overrun) - p.unspent).sum(0)
    for a, m in money.items():
        unspent = [p.unspent for p in pathways if p.activity == a]
        m.own_net, m.drawn_net, m.total_net = m.own, m.drawn, m.total
        if unspent:
            kept = 1 - share_of(sum(unspent), m.total, 0.0)
            m.own_net, m.total_net = m.own * kept, m.total * kept
            m.drawn_net = None if m.drawn is None else m.drawn * kept

    # ---- additionality and sectors
    additionality, sectors = {}, {}
    for i, t in s.get("additionality", {}).items():
        where = f"additionality.{i}"
        works = get(t, "works", where, 1)
        d = {k: get(t, k, where) for k in ("deadweight", "leakage", "displacement")}
        d["substitution"] = get(t, "substitution", where, 0)
        d["works"] = 1.0 if numbers.is_one(t, "works") else (numbers.chance(f"chance.additionality.{i}") < works) * 1.0
        d["kappa"] = d["works"] * (1 - d["deadweight"]) * (1 - d["leakage"]) * (1 - d["displacement"]) * (1 - d["substitution"])
        additionality[i] = d
    nothing = dict(works=1.0, deadweight=0.0, leakage=0.0, displacement=0.0, substitution=0.0, kappa=1.0)
    for i, t in s.get("sector", {}).items():
        where = f"sector.{i}"
        sectors[i] = dict(multiplier=get(t, "multiplier", where, 1), lag=get(t, "multiplier_lag", where, 0),
                          gva=get(t, "gva_per_job", where, 0), growth=get(t, "productivity_growth", where, 0),
                          premium=get(t, "wage_premium", where, 0))
    no_sector = dict(multiplier=1.0, lag=0.0, gva=0.0, growth=0.0, premium=0.0)

    # ---- output blocks
    construction, counts = {}, {k: {} for k in ("firms.supported", "premises.m2", "ventures.formed", "inward.landings")}
    blocks = []
    for a, t_a in activities.items():
        for kind, t in t_a.items():
            if kind not in reference.BLOCKS:
                continue
            where = f"activity.{a}.{kind}"
            x = block_x(a, t)
            factor = events.factor(where)
            if kind != "inward" and factor is not None:
                x = x * factor
            if kind == "construction":
                construction[a] = x * get(t, "job_years_per_m", where)
                continue
            b = SimpleNamespace(activity=a, kind=kind, name=f"{a}.{kind}", houses=t.get("houses", []))
            blocks.append(b)
            b.mix = tuple((g, float(v)) for g, v in t.get("skills", t_a.get("skills", {})).items())
            b.sector = t.get("sector", t_a.get("sector"))
            b.add = additionality.get(t.get("additionality", t_a.get("additionality")), nothing)
            b.sec = sectors[b.sector] if b.sector is not None else no_sector
            b.safeguarded = kind == "jobs" and t.get("safeguarded", False)
            fill = leave = 0.0
            if kind not in ("posts", "ventures"):
                fill, leave = get(t, "fill_years", where, 0), get(t, "annual_exit", where, 0)
            if kind == "posts":
                arrivals = x * (1e6 / get(t, "cost_per_post", where) * get(t, "local_share", where, 1))
                b.J = np.concatenate([arrivals, zeros(H - Y)])
                b.created = np.maximum(0.0, np.diff(arrivals, axis=0, prepend=0.0))
            elif kind in ("jobs", "support", "premises"):
                if kind == "jobs":
                    arrivals = x * (1e6 / get(t, "cost_per_job", where))
                elif kind == "support":
                    firms = x * (1e6 / get(t, "cost_per_firm", where))
                    counts["firms.supported"][a] = firms
                    arrivals = firms * get(t, "jobs_per_firm", where)
                else:
                    m2 = delay(x * (1e6 / get(t, "cost_per_m2", where)), get(t, "build_years", where, 0))
                    counts["premises.m2"][a] = m2
                    arrivals = m2 * (get(t, "net_to_gross", where, 0.85) * get(t, "occupancy", where)
                                     / get(t, "m2_per_job", where))
                b.J, b.created = whole_cohort(Cohort(fill, leave, 0.0), arrivals, H)
            elif kind == "ventures":
                growth = get(t, "annual_growth", where, 0)
                rate = x * (1e6 / get(t, "cost_per_venture", where))
                size, cv = get(t, "initial_jobs", where), get(t, "size_cv", where)
                number = np.stack([numbers.poisson(f"chance.{b.name}.number", y, rate[i]) for i, y in enumerate(calendar)])
                counts["ventures.formed"][a] = number * 1.0
                arrivals = number * luck(number, numbers.normal(f"chance.{b.name}.luck", calendar), cv) * size
                if "survival" in t:
                    b.J, b.created = listed_cohort(t["survival"], growth, arrivals, H)
                else:
                    b.J, b.created = whole_cohort(Cohort(0.0, get(t, "annual_failure", where), growth), arrivals, H)
            else:
                if "cost_per_landing" in t:
                    base = x * (1e6 / get(t, "cost_per_landing", where))
                else:
                    base = get(t, "landings_per_year", where) * cycle
                    on_activity = events.factor(f"activity.{a}")
                    base = base if on_activity is None else base * on_activity
                baseline = get(t, "baseline_landings", where, 0)
                b.rate = base
                if uplifts is not None:
                    b.rate = base * (1 + uplifts) + baseline * cycle * uplifts
                if factor is not None:
                    b.rate = b.rate * factor
                b.size, b.cv = get(t, "jobs_per_landing", where), get(t, "size_cv", where)
                b.normal = numbers.normal(f"chance.{b.name}.luck", calendar)
                b.landings, b.J, b.created = zeros(Y), zeros(H), zeros(Y)
                b.cohort = Cohort(fill, leave, 0.0)
                counts["inward.landings"][a] = b.landings
            if shrink is not None and kind != "inward":
                b.J[:Y] *= shrink
                b.created *= shrink
    by_name = {b.name: b for b in blocks}
    inward = [b for b in blocks if b.kind == "inward"]
    jobs_blocks = [b for b in blocks if not b.safeguarded]

    def house(part):
        """Premises' own jobs: less those that sit in the building and are counted where they arise."""
        gross = {b.name: b.J[part].copy() for b in blocks if b.houses}
        for b in blocks:
            if b.houses:
                sitting = sum(gross[h] if h in gross else by_name[h].J[part] for h in b.houses)
                b.J[part] = np.maximum(0.0, gross[b.name] - sitting)
                if part.start < Y:
                    inside = slice(part.start, min(part.stop, Y))
                    rows = inside.stop - inside.start
                    b.created[inside] *= share_of(b.J[part][:rows], gross[b.name][:rows], 0.0)

    housed = {h for b in blocks for h in b.houses}
    wait = any(b.kind == "inward" and (b.name in housed or b.houses) for b in blocks)
    if not wait:
        house(slice(0, H))

    # ---- the labour market, year by year
    groups = list(s.get("skill", {}))
    market = {}
    for g, t in s.get("skill", {}).items():
        where = f"skill.{g}"
        k = market[g] = SimpleNamespace(
            candidates=get(t, "candidates", where), supply=get(t, "supply", where), growth=get(t, "supply_growth", where, 0),
            carry=get(t, "carry_over", where, 0), turnover=get(t, "turnover", where, 0),
            returners=get(t, "returners", where, 0), others=get(t, "other_vacancies", where, 0),
            rho=get(t, "matching", where, 3), poached=get(t, "poached", where, 0), backfill=get(t, "backfill", where, 1))
        k.joining = sum((p.net * ((1 - p.incumbent) * p.retained) for p in pathways if p.group == g), zeros(Y))
        k.D, k.F, k.TF, k.phi, k.left, k.trained_left = zeros(Y), zeros(Y), zeros(Y), zeros(Y), 0.0, 0.0
        k.known = sum((v * b.J[:Y] for b in jobs_blocks if b.kind != "inward" or wait for h, v in b.mix if h == g), zeros(Y)) \
            if not wait else None
    into_skilled, short = zeros(Y), 0.0
    for y in range(Y):
        for b in inward:
            rate = b.rate[y] * np.maximum(0.0, 1 - drag * short)
            number = numbers.poisson(f"chance.{b.name}.number", start + y, rate)
            b.landings[y] = number
            b.J[y], b.created[y] = b.cohort.year(number * luck(number, b.normal[y], b.cv) * b.size)
            if shrink is not None:
                b.J[y] *= shrink[y]
                b.created[y] *= shrink[y]
        if wait:
            house(slice(y, y + 1))
        among = jobs_blocks if wait else inward
        for g in groups:
            k = market[g]
            D = sum((v * b.J[y] for b in among for h, v in b.mix if h == g), 0.0 if wait else k.known[y])
            F_last = k.F[y - 1] if y else np.zeros(n)
            stay = np.minimum(F_last * (1 - k.turnover), D)
            V = D - stay
            C = k.joining[y]
            A = (k.left * k.carry if y else k.candidates) + k.supply * (1 + k.growth) ** y + k.returners * (F_last - stay) + C
            V1 = V + k.others
            least, most = np.minimum(V1, A), np.maximum(V1, A)
            H1 = least * (1 + share_of(least, most, 0.0) ** k.rho) ** (-1 / k.rho)
            ours = H1 * share_of(V, V1, 0.0)
            T = k.trained_left * k.carry + C
            trained = share_of(T, A, 0.0) if np.ndim(T) else np.zeros(n)
            k.D[y] = D
            k.F[y] = stay + ours
            k.TF[y] = ours * trained
            if y:
                k.TF[y] += share_of(k.TF[y - 1] * stay, F_last, 0.0)
            into_skilled[y] += ours * trained
            k.left, k.trained_left = A - H1, T - H1 * trained
        all_demand = sum(market[g].D[y] for g in groups)
        short = share_of(sum(market[g].D[y] - market[g].F[y] for g in groups), all_demand, 0.0)
    for k in market.values():
        k.phi = share_of(k.F, k.D, 1.0)
        k.trained_share = share_of(k.TF, k.F, 0.0)
        k.loss = k.poached * (1 - k.backfill)
    for b in inward:
        for y in range(Y, H):
            b.J[y], _ = b.cohort.year(0.0)
    if wait and H > Y:
        house(slice(Y, H))

    # ---- filled, net, knock-on; beyond Y the fill shares of the last year
    mixes = {}

    def mix_of(mix):
        if mix not in mixes:
            m = mixes[mix] = SimpleNamespace(other=1 - sum(v for _, v in mix))
            m.skilled = sum((v * market[g].phi for g, v in mix), zeros(Y))
            m.poached = sum((v * market[g].phi * market[g].loss for g, v in mix), zeros(Y))
            trained = sum((v * market[g].phi * market[g].trained_share for g, v in mix), zeros(Y))
            m.untrained = 1 - share_of(trained, m.skilled, 0.0)
            m.net_skilled = m.skilled - m.poached
            m.net = m.net_skilled + m.other
            m.filled = m.skilled + m.other
        return mixes[mix]

    def to_end(J, share):
        """Posts times a share of years 0..Y-1, whose last year goes on."""
        out = np.empty_like(J)
        np.multiply(J[:Y], share, out=out[:Y])
        np.multiply(J[Y:], share[Y - 1], out=out[Y:])
        return out

    def averaged(x, posts):
        if posts:
            return x
        out = np.empty_like(x)
        out[0] = 0.5 * x[0]
        np.add(x[1:], x[:-1], out=out[1:])
        out[1:] *= 0.5
        return out

    gva, premium = zeros(H), zeros(H)
    for b in jobs_blocks:
        m, J, posts = mix_of(b.mix), b.J[:Y], b.kind == "posts"
        kappa, sec = b.add["kappa"], b.sec
        b.demanded = J
        b.filled = J * m.filled
        b.skilled = J * m.skilled
        b.unfilled = b.demanded - b.filled
        b.created_filled = b.created * m.filled
        scaled = b.J * kappa
        net_skilled, direct = to_end(scaled, m.net_skilled), to_end(scaled, m.net)
        b.poaching = scaled[:Y] * m.poached
        b.net_skilled, b.net_direct = net_skilled[:Y], direct[:Y]
        years_direct = averaged(direct, posts)
        if sec["multiplier"] is not no_sector["multiplier"] and not fixed_zero(sec["multiplier"] - 1.0):
            knock_on = delay(direct * (sec["multiplier"] - 1), sec["lag"])
            b.knock_on = knock_on[:Y]
            b.net = b.net_direct + b.knock_on
            years_knock_on = averaged(knock_on, posts)
            b.net_job_years = years_direct[:Y] + years_knock_on[:Y]
            gva += years_knock_on * (gva_knock_on / 1e6)
        else:
            b.knock_on, b.net, b.net_job_years = None, b.net_direct, years_direct[:Y]
        if not fixed_zero(sec["gva"]):
            gva += years_direct * (sec["gva"] / 1e6 * (1 + sec["growth"]) ** np.arange(H)[:, None])
        if not fixed_zero(sec["premium"]) and not fixed_zero(welfare_share):
            premium += to_end(net_skilled, m.untrained) * (welfare_share * sec["premium"] / 1e6)

    # ---- relief
    cost_relief = zeros(Y)
    for a, t_a in activities.items():
        if "relief" in t_a:
            t, where = t_a["relief"], f"activity.{a}.relief"
            per_job, left = get(t, "per_job", where), get(t, "cap", where)
            created = sum((b.created_filled for b in jobs_blocks if b.activity == a), zeros(Y))
            window = np.cumsum(created, axis=0)
            span = math.ceil(t["years"])
            window[span:] -= window[:-span].copy()
            for y in range(Y):
                relief = np.minimum(left, per_job / 1e6 * window[y])
                left = left - relief
                cost_relief[y] += relief

    # ---- workforces
    for i, t in s.get("workforce", {}).items():
        levels, size = t["levels"], len(t["levels"])
        drift = np.array(t.get("drift", np.eye(size)), dtype=float)
        turnover = get(t, "turnover", f"workforce.{i}", 0)
        joiners = np.array(t.get("joiners", [1.0] + [0.0] * (size - 1)), dtype=float)[:, None]
        people = np.repeat(np.array(t["headcount"], dtype=float)[:, None], n, axis=1)
        shares = zeros(size - 1, Y)
        for y in range(Y):
            people = (1 - turnover) * (drift.T @ people) + turnover * people.sum(0) * joiners
            for p in pathways:
                if p.t.get("workforce") == i:
                    level = p.t["from_level"]
                    level = levels.index(level) if isinstance(level, str) else level - 1
                    moved = np.minimum(people[level], p.upskilled[y] * p.level_up)
                    people[level] -= moved
                    people[level + 1] += moved
            above = np.cumsum(people[::-1], axis=0)
            shares[:, y] = (above[:-1] / above[-1])[::-1]
        for k in range(size - 1):
            emit(f"workforce.{i}.at_least.{k + 2}", shares[k], False)

    # ---- metrics
    total_of = lambda parts: None if not parts else parts[0] if len(parts) == 1 else sum(parts[1:], parts[0])

    def write(name, x, flow):
        emit(name, 0.0 if x is None else x, flow)

    def write_money(name, x):
        write(name, x, True)
        write(name + ".nominal", None if x is None else x * P, True)

    own_of = lambda wanted: [m.own_net[k] for m in money.values() for k, f in enumerate(m.funds) if wanted(f)]
    by_kind = {}
    for kind in reference.KINDS:
        parts = own_of(lambda f: funds[f]["kind"] == kind)
        if kind == "private":
            parts += [m.drawn_net for m in money.values() if m.drawn_net is not None]
        by_kind[kind] = total_of(parts)
        write_money(f"investment.{kind}", by_kind[kind])
    invested = total_of([v for v in by_kind.values() if v is not None])
    write_money("investment.total", invested)
    write_money("investment.total_with_relief", invested + cost_relief)
    for budget in ("capital", "revenue"):
        if any(t.get("budget") == budget for t in funds.values()):
            write_money(f"investment.{budget}", total_of(own_of(lambda f: funds[f].get("budget") == budget)))
    for i in funds:
        write_money(f"investment.fund.{i}", total_of(own_of(lambda f: f == i)))
        emit(f"fund.{i}.comes", comes_of[i], None)
    for a, m in money.items():
        write_money(f"investment.activity.{a}", m.total_net)
    for name, x in dict(promised=promised, not_arrived=not_arrived, slipped=slipped, withheld=withheld,
                        price_effect=price_effect, unallocated=unallocated).items():
        emit(f"investment.{name}", x, None)
    for e in events.list:
        emit(f"event.{e.id}.happens", e.happens, None)
    if recession is not None:
        emit("recession", recession, False)
    write("cost.relief", cost_relief, True)
    write("cost.events", cost_events, True)
    write("construction.job_years", total_of(list(construction.values())), True)
    for a in activities:
        write(f"construction.job_years.activity.{a}", construction.get(a), True)

    def breakdown(name, flow, value, among):
        parts = [(b, value(b)) for b in among]
        parts = [(b, v) for b, v in parts if v is not None]
        write(name, total_of([v for _, v in parts]), flow)
        for a in activities:
            write(f"{name}.activity.{a}", total_of([v for b, v in parts if b.activity == a]), flow)
        for i in sectors:
            write(f"{name}.sector.{i}", total_of([v for b, v in parts if b.sector == i]), flow)
        return total_of([v for _, v in parts])

    net = job_years = None
    for name, attribute, flow in (("demanded",) * 2 + (False,), ("filled",) * 2 + (False,), ("skilled",) * 2 + (False,),
                                  ("unfilled",) * 2 + (False,), ("created", "created_filled", True),
                                  ("net_direct",) * 2 + (False,), ("knock_on",) * 2 + (False,), ("net",) * 2 + (False,),
                                  ("net_skilled",) * 2 + (False,), ("net_job_years",) * 2 + (True,)):
        whole = breakdown(f"jobs.{name}", flow, lambda b: getattr(b, attribute), jobs_blocks)
        net = whole if name == "net" else net
        job_years = whole if name == "net_job_years" else job_years
    safeguarded = [b for b in blocks if b.safeguarded]
    breakdown("jobs.safeguarded", False, lambda b: b.J[:Y], safeguarded)
    breakdown("jobs.net_safeguarded", False, lambda b: b.J[:Y] * b.add["kappa"], safeguarded)
    for g, k in market.items():
        emit(f"jobs.demanded.skill.{g}", k.D, False)
        emit(f"jobs.skilled.skill.{g}", k.F, False)
        emit(f"jobs.unfilled.skill.{g}", k.D - k.F, False)

    walk = {k: zeros(Y) for k in ("demanded", "unfilled", "no_effect", "deadweight", "leakage", "displacement",
                                  "substitution", "poaching", "net_direct", "knock_on", "net")}
    for b in jobs_blocks:
        for key in ("demanded", "unfilled", "poaching", "net_direct", "net"):
            walk[key] += getattr(b, key)
        if b.knock_on is not None:
            walk["knock_on"] += b.knock_on
        left = 1.0
        for step, share in (("no_effect", 1 - b.add["works"]), *((k, b.add[k]) for k in (
                "deadweight", "leakage", "displacement", "substitution"))):
            if not fixed_zero(share):
                walk[step] += b.filled * (left * share)
                left = left * (1 - share)
    for key, x in walk.items():
        emit(f"jobs.walk.{key}", x, False)

    for name, parts in counts.items():
        write(name, total_of(list(parts.values())), True)
        for a, x in parts.items():
            emit(f"{name}.activity.{a}", x, True)
    for name, attribute in dict(starts="starts", completions="completions", net_completions="net", outcomes="outcomes",
                                upskilled="upskilled", unspent="unspent").items():
        pick = lambda wanted: total_of([getattr(p, attribute) for p in pathways if wanted(p)])
        write(f"training.{name}", pick(lambda p: True), True)
        for i in dict.fromkeys(p.id for p in pathways):
            write(f"training.{name}.pathway.{i}", pick(lambda p: p.id == i), True)
        for a in dict.fromkeys(p.activity for p in pathways):
            write(f"training.{name}.activity.{a}", pick(lambda p: p.activity == a), True)
        if name == "completions":
            completions = pick(lambda p: True)
    emit("training.into_skilled_jobs", into_skilled, True)

    # ---- value
    gain = zeros(H)
    for p in pathways:
        if not fixed_zero(p.gain):
            stock = 0.0
            for y in range(H):
                stock = stock * (1 - p.fade) + (p.net[y] if y < Y else 0.0)
                gain[y] += stock * (p.gain / 1e6)
        if not fixed_zero(p.forgone):
            gain[:Y] -= p.starts * ((1 - p.deadweight) * p.forgone / 1e6)
    emit("gva.net", gva[:Y], True)
    emit("earnings.gain", gain[:Y], True)
    emit("wages.premium", premium[:Y], True)
    public_cost = cost_relief + cost_events
    if by_kind["public"] is not None:
        public_cost += by_kind["public"]
    social_cost = sum((by_kind[k] for k in ("university", "other") if by_kind[k] is not None), public_cost)
    pv = lambda x: (x * df[: len(x)]).sum(0)
    ratio = lambda a, b: np.divide(a, b, out=np.full(n, np.nan), where=b != 0)
    whole_cost = public_cost.sum(0)
    training_cost = sum((p.cost for p in pathways), zeros())
    pv_gva, pv_public, pv_welfare, pv_social = pv(gva), pv(public_cost), pv(gain + premium), pv(social_cost)
    none = zeros(Y)
    net, job_years = none if net is None else net, none if job_years is None else job_years
    completions = none if completions is None else completions
    for name, x in dict(
            pv_gva=pv_gva, pv_public_cost=pv_public, public_cost=whole_cost, training_cost=training_cost,
            gva_per_public_pound=ratio(pv_gva, pv_public), public_cost_per_net_job=ratio(whole_cost * 1e6, net[-1]),
            public_cost_per_net_job_year=ratio(whole_cost * 1e6, job_years.sum(0)),
            cost_per_completion=ratio(training_cost * 1e6, completions.sum(0)), pv_welfare=pv_welfare,
            pv_social_cost=pv_social, npsv=pv_welfare - pv_social, bcr=ratio(pv_welfare, pv_public)).items():
        emit(f"value.{name}", x, None)

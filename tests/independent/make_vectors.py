"""make_vectors.py scenario.toml n [seed] [out_dir]: n recorded points, the central case and the case as promised."""
import json
import math
import sys
import warnings
import zlib
from pathlib import Path

import numpy as np

from reference_model import evaluate_as_promised, evaluate_central, evaluate_with_internals, load

KINDS = ("plain", "low", "high", "mixed", "storm", "famine")


def draw(rng, kind, name):
    u = rng.uniform()
    if kind == "low":
        u = 0.05 * u
    elif kind == "high":
        u = 0.95 + 0.05 * u
    elif kind == "mixed":
        pick = rng.integers(3)
        u = [0.05 * u, 0.95 + 0.05 * u, u][pick]
    elif kind == "storm" and name.startswith(("chance.event", "chance.recession")):
        u = 0.3 * u             # most events happen, most years are recessions, the rest is plain
    elif kind == "famine" and name.startswith(("chance.fund", "chance.additionality")):
        u = 0.9 + 0.1 * u       # funds stay away, interventions fail
    return min(max(u, 1e-9), 1 - 1e-9)


def plain(metrics):
    return {k: (None if v is None else [float(x) for x in v] if isinstance(v, list) else float(v))
            for k, v in metrics.items()}


def main(path, n, seed=20240401, out="vectors"):
    path = Path(path)
    scenario = load(path)
    points = []
    for i in range(n):
        kind = KINDS[i % len(KINDS)]
        rng = np.random.default_rng([seed, zlib.crc32(path.name.encode()), i])
        seen = {}

        def coordinate(name):
            if name not in seen:
                seen[name] = float(draw(rng, kind, name))
            return seen[name]
        metrics, inner = evaluate_with_internals(scenario, coordinate, "draw")
        for p in inner["pathways"]:
            for d in p.due:
                if d > 0 and abs(abs(d - math.floor(d)) - 0.5) < 1e-6:
                    warnings.warn(f"{path.name} point {i}: due {d!r} is near a half, rounding may differ")
        points.append(dict(kind=kind, coordinates=seen, metrics=plain(metrics)))
    result = dict(scenario=path.name, points=points, central=plain(evaluate_central(scenario)),
                  as_promised=plain(evaluate_as_promised(scenario)))
    target = Path(out) / (path.stem + ".json")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(result, indent=1, allow_nan=False, ensure_ascii=False))
    print(target, n, "points,", len(points[0]["coordinates"]), "coordinates,", len(points[0]["metrics"]), "metrics")


if __name__ == "__main__":
    a = sys.argv[1:]
    main(a[0], int(a[1]), *(([int(a[2])] if len(a) > 2 else [])), **(dict(out=a[3]) if len(a) > 3 else {}))

"""sort_probe.py FEATURE…: prints those of the processor features without which NumPy sorts much faster here, or nothing."""
import os
import subprocess
import sys

PROBE = """
import time
import numpy as np
rows = np.random.default_rng(1).standard_normal((50, 20000))
best = 1e9
for _ in range(5):
    start = time.perf_counter()
    for row in rows:
        np.sort(row)
    best = min(best, time.perf_counter() - start)
print(best)
"""


def seconds(disabled):
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", PROBE], env=os.environ | {"NPY_DISABLE_CPU_FEATURES": disabled},
                         capture_output=True, text=True)
    return float(run.stdout) if run.returncode == 0 else float("inf")


features = " ".join(sys.argv[1:])
if seconds(features) < 0.7 * seconds(""):
    print(features)

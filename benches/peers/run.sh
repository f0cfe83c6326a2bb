#!/usr/bin/env bash
# regiocast against what analysts use today, on this machine, in one go. README.md says what each peer is.
#
#   benches/peers/run.sh [--quick]
#
#   REGIOCAST=path   use this binary instead of building one
#   REPEATS=5        how often each is timed; the table gives medians
#   CORES=2          cores for the runs on several cores
#   SMALL=, LARGE=, FULL_SMALL=, FULL_LARGE=
#                    draws of regiocast's two sizes; what lies between them gives its draws a second
#   METRICS=a,b      what regiocast is limited to, if it has --metrics, to give no more than the peers do
#   KEEP=folder      keep the JSON of every run there
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"

quick=no
[[ "${1:-}" == "--quick" ]] && quick=yes
k=4.5
if [[ $quick == yes ]]; then
  repeats="${REPEATS:-1}" small="${SMALL:-20000}" large="${LARGE:-100000}"
  array_draws=100000 squiggle_draws=5000 driver_draws=1000 reference_draws=200000
  full_draws=8000 full_small="${FULL_SMALL:-20000}" full_large="${FULL_LARGE:-60000}"
else
  repeats="${REPEATS:-5}" small="${SMALL:-200000}" large="${LARGE:-1000000}"
  array_draws=1000000 squiggle_draws=20000 driver_draws=5000 reference_draws=1000000
  full_draws=20000 full_small="${FULL_SMALL:-20000}" full_large="${FULL_LARGE:-100000}"
fi
all_cores="$(nproc)"
cores="${CORES:-$all_cores}"
metrics="${METRICS:-jobs.filled,jobs.skilled,jobs.net,training.completions,investment.total}"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
results="${KEEP:-$work/results}"
mkdir -p "$results"
rm -f "$results"/{run,full,exact,compile}-*.json
export NUMBA_CACHE_DIR="$work/numba" PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

say() { printf '%s\n' "$*" >&2; }
skipped=()
skip() { skipped+=("$1: $2"); say "SKIPPED: $1: $2"; }

# ---------------------------------------------------------------------------------------------- regiocast
if [[ -n "${REGIOCAST:-}" ]]; then
  regiocast="$(cd "$(dirname "$REGIOCAST")" && pwd)/$(basename "$REGIOCAST")"
else
  say "building regiocast"
  (cd "$root" && cargo build --release --locked --quiet)
  regiocast="${CARGO_TARGET_DIR:-$root/target}/release/regiocast"
fi
[[ -x "$regiocast" ]] || { say "no regiocast at $regiocast"; exit 1; }
limited=no
if "$regiocast" run --help | grep -q -- --metrics; then
  limited=yes
else
  skip "regiocast, headlines only" "this regiocast has no --metrics"
fi

# ---------------------------------------------------------------------------------------------- the tools
say "making a throw-away environment"
python3 -m venv "$work/venv"
python="$work/venv/bin/python"
pip() { "$python" -m pip install --quiet --disable-pip-version-check "$@"; }
pip numpy==2.4.6 scipy==1.17.1
have_numba=no have_ema=no have_monaco=no have_squiggle=no
if pip numba==0.68.1; then have_numba=yes; else skip numba "it would not install"; fi
if [[ $have_numba == yes ]]; then
  if pip ema_workbench==2.5.3; then have_ema=yes; else skip ema_workbench "it would not install"; fi
  if pip monaco==0.23.0; then have_monaco=yes; else skip monaco "it would not install"; fi
else
  skip "ema_workbench, monaco" "their peers drive the Numba model"
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  skip squiggle "no node and npm on this machine"
elif (mkdir -p "$work/squiggle" && cd "$work/squiggle" && npm init --yes >/dev/null &&
      npm install --silent --no-audit --no-fund @quri/squiggle-lang@0.10.0 >/dev/null); then
  have_squiggle=yes
  cp "$here/peer_squiggle.mjs" "$work/squiggle/"
else
  skip squiggle "it would not install"
fi

# ---------------------------------------------------------------------------------------------- runs
serial=0
keep() { # keep KIND COMMAND…: one run, its JSON in a file of its own
  local kind="$1"
  shift
  serial=$((serial + 1))
  local file
  file="$results/$kind-$(printf '%04d' "$serial").json"
  if ! "$@" >"$file" 2>"$work/errors"; then
    say "FAILED: $*"
    cat "$work/errors" >&2
    exit 1
  fi
}
ours() { # ours SCENARIO KIND THREADS DRAWS [--metrics …]
  keep "$2" "$python" "$here/run_regiocast.py" --binary "$regiocast" --scenario "$1" --out "$work/out" \
    --threads "$3" --draws "$4" "${@:5}"
}
peer() { keep run "$python" "$here/peer_$1.py" "${@:2}"; }
squiggle() { keep run node "$work/squiggle/peer_squiggle.mjs" "$here/peer.squiggle" "$@"; }

full="$root/tests/independent/scenarios/everything.toml"
some_cores=(1)
[[ $cores -gt 1 ]] && some_cores+=("$cores")

say "the reference quantiles"
"$python" "$here/peer_numpy.py" --reference --draws "$reference_draws" >"$results/reference.json"
say "the whole model in NumPy against the recorded points"
"$python" "$here/full_numpy.py" check >"$work/points.txt"
# To compare with, not to time: up to 16,384 draws regiocast keeps them all, and its percentiles are exact. Both sizes that are
# timed are larger, so that they do the same work.
ours "$full" exact 1 16000
cp "$work/out/tables/summary.csv" "$work/exact.csv"
# On some processors NumPy sorts several times faster without AVX-512. Its best user would have noticed.
slow_sort="$("$python" "$here/sort_probe.py" X86_V4 AVX512_ICL AVX512_SPR AVX512_SKX)"
if [[ $have_numba == yes ]]; then # fills the cache: compiling is reported once, not with every run
  say "compiling the Numba peer"
  for t in "${some_cores[@]}"; do
    "$python" "$here/peer_numba.py" --draws 10 --threads "$t" >"$results/compile-$t.json"
  done
fi

for ((repeat = 1; repeat <= repeats; repeat++)); do
  say "round $repeat of $repeats"
  for t in "${some_cores[@]}"; do
    for n in "$small" "$large"; do
      ours "$here/peer.toml" run "$t" "$n"
      if [[ $limited == yes ]]; then ours "$here/peer.toml" run "$t" "$n" --metrics "$metrics"; fi
    done
    peer numpy --threads "$t" --draws "$array_draws" --seed "$repeat"
    if [[ $have_numba == yes ]]; then peer numba --threads "$t" --draws "$array_draws" --seed "$repeat"; fi
  done
  if [[ $have_ema == yes ]]; then peer ema --draws "$driver_draws" --seed "$repeat"; fi
  if [[ $have_monaco == yes ]]; then peer monaco --draws "$driver_draws" --seed "$repeat"; fi
  if [[ $have_squiggle == yes ]]; then
    squiggle --draws "$squiggle_draws" --seed "$repeat"
    squiggle --draws "$squiggle_draws" --seed "$repeat" --normal-completions
  fi
  for t in "${some_cores[@]}"; do
    ours "$full" full "$t" "$full_small"
    ours "$full" full "$t" "$full_large"
    NPY_DISABLE_CPU_FEATURES="$slow_sort" keep full "$python" "$here/full_numpy.py" run --draws "$full_draws" \
      --threads "$t" --seed "$repeat" --summary "$work/exact.csv" --counted "$work/out/tables/summary.csv"
  done
done

# ---------------------------------------------------------------------------------------------- what was found
processor="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1 || true)"
printf '%s, %s cores, %s. Medians of %s.\n\n' "${processor:-unknown processor}" "$all_cores" \
  "$("$regiocast" --version)" "$repeats"
"$python" "$here/compare.py" "$results" "$k"
printf '\nThe whole model at recorded points:\n'
cat "$work/points.txt"
if [[ ${#skipped[@]} -gt 0 ]]; then
  printf '\nSkipped:\n'
  printf -- '- %s\n' "${skipped[@]}"
fi

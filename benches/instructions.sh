#!/usr/bin/env bash
# Instructions a draw takes, counted by valgrind: the same number whatever else the machine is doing.
#
#   benches/instructions.sh                 every shipped scenario
#   benches/instructions.sh my.toml         one of your own
#
# A run of few draws is taken off a run of more, so that start-up, pilot and tables do not count.
# Valgrind knows vectors of 256 bits at most, so these are the instructions of that code.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "valgrind is missing (apt-get install valgrind)" >&2; exit 1; }
cargo build --release --quiet
program=target/release/regiocast
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

instructions() { # scenario draws
  valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" \
    "$program" -q run "$1" --draws "$2" --threads 1 --charts none --out "$work/out" 2>"$work/said" ||
    { cat "$work/said" >&2; exit 1; }
  sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$work/said"
}

few=18432 more=26624
[ $# -gt 0 ] || set -- chi-zone lsiz tests/independent/scenarios/everything.toml
printf '| scenario | instructions a draw |\n|---|---:|\n'
for scenario in "$@"; do
  a="$(instructions "$scenario" "$few")"
  b="$(instructions "$scenario" "$more")"
  printf '| %s | %d |\n' "$(basename "$scenario" .toml)" "$(((b - a) / (more - few)))"
done

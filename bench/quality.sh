#!/usr/bin/env bash
# Runs the protocol of detection quality and writes bench/results/quality.md; the results as JSON stay in the temporary folder that is named at the end.
# [--estates N] [--quiet N] [--days N] [--set report|tuning] [--first-seed N] [--scale X] [--at-once N] [--out FILE] [--only PART,PART]
# Parts: simulated, baselines, calibration, real, analyst, response, ablation, poisoning; labelled (a piece of real) and ranking, which writes every incident in order with what it really was. With --only the tables go to the standard output alone, unless --out says where.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Windhover.Benchmarks -c Release -v q --nologo -p:RunAnalyzers=false 1>&2
program=bench/Windhover.Benchmarks/bin/Release/net10.0/Windhover.Benchmarks
if [[ " $* " == *" --only "* || " $* " == *" --out "* ]]; then
    exec "$program" quality "$@"
fi
mkdir -p bench/results
exec "$program" quality --out bench/results/quality.md "$@"

#!/usr/bin/env bash
# Measures the spine end to end and writes bench/results/spine.md; --warm: what a warm engine allocates;
# --scale: cost, state and two threads as entities grow; --sources: reading and mapping by source; --fuzz [COUNT]: broken inputs of every source;
# --investigations [--rollups N] [--days N]: what investigations cost and whether they slow ingestion; --short only shows that everything runs.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build bench/Windhover.Benchmarks -c Release -v q --nologo -p:RunAnalyzers=false 1>&2
program=bench/Windhover.Benchmarks/bin/Release/net10.0/Windhover.Benchmarks
if [[ "${1:-}" == --short ]]; then
    exec "$program" spine --short
fi
mkdir -p bench/results
if [[ "${1:-}" == --warm ]]; then
    exec "$program" warm --out bench/results/spine-warm.md
fi
if [[ "${1:-}" == --scale && "${2:-}" == --short ]]; then
    exec "$program" scale --short
fi
if [[ "${1:-}" == --scale ]]; then
    exec "$program" scale --out bench/results/scale.md "${@:2}"
fi
if [[ "${1:-}" == --sources ]]; then
    exec "$program" sources --out bench/results/sources.md "${@:2}"
fi
if [[ "${1:-}" == --investigations && "${2:-}" == --short ]]; then
    exec "$program" investigations --short
fi
if [[ "${1:-}" == --investigations ]]; then
    exec "$program" investigations --out bench/results/investigations.md "${@:2}"
fi
if [[ "${1:-}" == --fuzz ]]; then
    exec "$program" fuzz all "${@:2}" --out bench/results/fuzz.md
fi
exec "$program" spine --out bench/results/spine.md "$@"

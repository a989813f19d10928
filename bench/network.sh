#!/usr/bin/env bash
# Runs the hybrid network again and again (needs root, iproute2, nftables, conntrack and softflowd) and writes bench/results/network.md: seconds from the first malicious packet to the block.
# [RUNS]  20 unless told; about two minutes each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs="${1:-20}"
figures="$(mktemp --suffix .jsonl)"
dotnet build tests/Windhover.FunctionalTests -c Release -v q --nologo -p:RunAnalyzers=false 1>&2
failed=0
for ((run = 1; run <= runs; run++)); do
  WINDHOVER_HYBRID_FIGURES="$figures" dotnet run --project tests/Windhover.FunctionalTests -c Release --no-build -- -class "*HybridNetworkTests" 1>&2 || failed=$((failed + 1))
done
mkdir -p bench/results
node bench/network.mjs "$figures" "$runs" "$failed" "$(git rev-parse --short HEAD)" | tee bench/results/network.md

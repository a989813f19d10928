#!/usr/bin/env bash
# Many small objects: in the spool alone, from a peer that answers at once, and from moto. With --objects nothing else.
# The long form of the exactly-once test: 100,000 records are pushed while the server is killed 12 times at random moments, for each seed given (default: 1 2 3).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Windhover.FunctionalTests --configuration Release -v:quiet
if [[ "${1:-}" == --objects ]]; then
  dotnet build bench/Windhover.Benchmarks --configuration Release -v:quiet
  bench/Windhover.Benchmarks/bin/Release/net10.0/Windhover.Benchmarks spool 20000
  bench/Windhover.Benchmarks/bin/Release/net10.0/Windhover.Benchmarks collect 20000
  WINDHOVER_OBJECTS=20000 WINDHOVER_ANNOUNCED=2000 dotnet tests/Windhover.FunctionalTests/bin/Release/net10.0/Windhover.FunctionalTests.dll -noLogo -noColor -class '*SmallObjectsTests'
  exit
fi
for seed in "${@:-1 2 3}"; do
  for one in $seed; do
    echo "seed $one"
    WINDHOVER_RECORDS=100000 WINDHOVER_KILLS=12 WINDHOVER_SEED="$one" \
      dotnet tests/Windhover.FunctionalTests/bin/Release/net10.0/Windhover.FunctionalTests.dll -noLogo -noColor -class '*ExactlyOnceTests'
  done
done

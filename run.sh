#!/usr/bin/env bash
# Builds what has changed, the console included, and starts `windhover demo`: a server on 127.0.0.1 fed by the estate simulator.
# Arguments go to the command: ./run.sh --help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/steps.sh
source .ci/steps.sh

missing="$(missing_tools)"
if [[ -n "$missing" ]]; then
  echo "$missing" >&2
  exit 1
fi
step "build Windhover" dotnet build src/Windhover.Cli --configuration Release -p:RestoreLockedMode=true -tl:off -v:minimal || {
  errors "build Windhover" >&2
  exit 1
}
exec dotnet src/Windhover.Cli/bin/Release/net10.0/windhover.dll demo "$@"

# What test.sh and run.sh share; sourced by them, from the root of the repository.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
readonly LOGS=artifacts/logs
mkdir -p "$LOGS"

# missing_tools: one line that says what is not on this machine; nothing when all is there.
missing_tools() {
  local missing=() node
  if ! [[ "$(dotnet --version 2>/dev/null)" =~ ^10\. ]]; then missing+=("the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)"); fi
  node="$(node --version 2>/dev/null || true)"
  node="${node#v}"
  if ! [[ "${node%%.*}" =~ ^[0-9]+$ ]] || ((${node%%.*} < 20)); then
    missing+=("Node 20 or newer with npm (https://nodejs.org)")
  elif ! command -v npm >/dev/null; then
    missing+=("npm, which comes with Node (https://nodejs.org)")
  fi
  if ((${#missing[@]} > 0)); then
    local line="${missing[0]}" item
    for item in "${missing[@]:1}"; do line+=" and $item"; done
    echo "Windhover needs $line: install that and run this again."
  fi
}

# step NAME COMMAND…: runs a command, its output in a log, a sign of life every fifteen seconds, and the time it took.
# The log also keeps build servers that outlive the command from holding this script's own output open.
step() {
  local name="$1" log begin=$SECONDS code=0 pid
  shift
  log="$LOGS/${name//[^A-Za-z0-9.]/-}.log"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  # A command in the background does not hear Ctrl-C.
  trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
  printf '%s …\n' "$name"
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - begin >= ${next_sign:-15})); then
      printf '  %d s %.120s\n' $((SECONDS - begin)) "$(grep -v '^[[:space:]]*$' "$log" | tail -n 1 | sed 's/^[[:space:]]*/· /' || true)"
      next_sign=$((SECONDS - begin + 15))
    fi
  done
  next_sign=
  wait "$pid" || code=$?
  trap - INT TERM
  if ((code == 0)); then printf '%s: done in %d s\n' "$name" $((SECONDS - begin)); else printf '%s: failed after %d s\n' "$name" $((SECONDS - begin)); fi
  return "$code"
}

# errors NAME: what the log of a failed step says, errors first.
errors() {
  local log="$LOGS/${1//[^A-Za-z0-9.]/-}.log"
  local told='(error|warning) [A-Z]+[0-9]*:|error *:'
  if grep -q NU1004 "$log"; then echo "the lock files do not fit the projects: run dotnet restore --force-evaluate and commit them"; fi
  if grep -qE "$told" "$log"; then
    grep -E "$told" "$log" | sed 's/^[[:space:]]*//' | sort -u | head -n 40
  else
    tail -n 40 "$log"
  fi
}

#!/usr/bin/env bash
# Unpacks moto, a server that speaks S3, SQS, STS and IAM, into a folder of its own: Debian sid's packages (all of them plain Python) over this Debian's own
# Flask. The system's package lists stay as they are. Prints the folder to name as PYTHONPATH.
#   install-moto.sh FOLDER
set -euo pipefail
root="${1:?usage: install-moto.sh FOLDER}"
readonly SID=(python3-moto python3-antlr4 python3-boto3 python3-botocore python3-s3transfer python3-responses python3-joserfc python3-jsonpath-ng
  python3-openapi-spec-validator python3-aws-xray-sdk python3-flask-cors)
readonly STABLE=(python3-flask python3-werkzeug python3-jinja2 python3-cryptography python3-xmltodict python3-docker python3-yaml python3-graphql-core
  python3-pyparsing python3-requests python3-dateutil python3-jmespath)

modules="$root/usr/lib/python3/dist-packages"
if [[ -f "$root/complete" ]]; then
  echo "$modules"
  exit 0
fi
if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
  echo "moto needs apt-get and root to install" >&2
  exit 1
fi

missing=()
for package in "${STABLE[@]}"; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then missing+=("$package"); fi
done
if ((${#missing[@]} > 0)); then
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 || { apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2; }
fi

mirror="$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -v -i security | head -n 1)"
lists="$root/apt"
mkdir -p "$lists/lists/partial" "$lists/cache/archives/partial" "$lists/packages"
root="$(cd "$root" && pwd)"
lists="$root/apt"
modules="$root/usr/lib/python3/dist-packages"
echo "deb ${mirror:-http://deb.debian.org/debian} sid main" >"$lists/sources.list"
sid=(apt-get -qq -o "Dir::Etc::sourcelist=$lists/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$lists/lists" -o "Dir::Cache=$lists/cache"
  -o APT::Sandbox::User=root)
"${sid[@]}" update >&2
(cd "$lists/packages" && "${sid[@]}" download "${SID[@]}" >&2)
for package in "$lists"/packages/*.deb; do dpkg -x "$package" "$root"; done
rm -rf "$lists"
touch "$root/complete"
echo "$modules"

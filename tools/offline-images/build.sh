#!/usr/bin/env bash
# Builds the base images of the docker runtime on a host without a registry: from Debian's packages (debootstrap) and the .NET runtime
# that is installed here. Needs root, a Docker engine, debootstrap. About three minutes, about 1 GB of disk while it works.
#
#   tools/offline-images/build.sh [--again] [node] [python] [java]
#
# Leaves capacitylab-offline/dotnet:1, /nginx:1 and /postgres:1, which take the settings that the official images take. With names it
# makes those instead: base images for services in other languages, one to three minutes each (docs/foreign-services.md).
set -euo pipefail
cd "$(dirname "$0")"

fail() { echo "$1" >&2; exit 6; }
mistake() { echo "$1" >&2; exit 2; }

declare -A packages=([node]=nodejs [python]=python3-flask,gunicorn [java]=default-jdk-headless)
again= wanted=()
for argument in "$@"; do
  case $argument in
    --again) again=yes ;;
    node | python | java) wanted+=("$argument") ;;
    *) mistake "'$argument' is none of: --again, node, python, java." ;;
  esac
done
images=(capacitylab-offline/dotnet:1 capacitylab-offline/nginx:1 capacitylab-offline/postgres:1)
[ ${#wanted[@]} = 0 ] || images=("${wanted[@]/%/:1}")
[ ${#wanted[@]} = 0 ] || images=("${images[@]/#/capacitylab-offline/}")

[ "$(id -u)" = 0 ] || fail "Run this as root: debootstrap makes a file system of its own."
tools=(debootstrap docker)
[ ${#wanted[@]} != 0 ] || tools+=(dotnet)
for needed in "${tools[@]}"; do
  command -v "$needed" >/dev/null || fail "$needed is missing. On Debian: apt-get install debootstrap docker.io; .NET by its own installer."
done
docker version >/dev/null 2>&1 || fail "No Docker engine answers. Start one, such as by: dockerd &"

if [ -z "$again" ] && docker image inspect "${images[@]}" >/dev/null 2>&1; then
  echo "The images are there already; --again builds them anew."
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
suite=$(. /etc/os-release; echo "${VERSION_CODENAME:-bookworm}")

# A Debian with these packages and what they need, as an image; $3: what no node needs of it.
system() {
  echo "== Debian $suite with $2"
  debootstrap --variant=minbase --include="$2,ca-certificates" "$suite" "$work/system" >"$work/log" 2>&1 ||
    { tail -20 "$work/log" >&2; fail "debootstrap did not end well."; }
  (cd "$work/system" && rm -rf var/cache/apt var/lib/apt/lists usr/share/doc usr/share/man usr/share/locale var/log/* $3)
  mkdir -p "$work/system/var/log/nginx"
  tar -C "$work/system" -c . | docker import - "$1" >/dev/null
  rm -rf "$work/system"
}

build() {
  echo "== $1"
  # The builder without BuildKit, which is not everywhere, says at length that it is old.
  DOCKER_BUILDKIT=0 docker build --quiet --tag "$1" --file "$2" "$3" >/dev/null 2>"$work/log" ||
    { cat "$work/log" >&2; fail "$1 was not built."; }
}

if [ ${#wanted[@]} != 0 ]; then
  for name in "${wanted[@]}"; do
    [ -n "$again" ] || ! docker image inspect "capacitylab-offline/$name:1" >/dev/null 2>&1 || continue
    system "capacitylab-offline/$name-system:1" "${packages[$name]}" ''
    build "capacitylab-offline/$name:1" "$name.Dockerfile" .
  done
  docker image ls --filter 'reference=capacitylab-offline/*'
  exit 0
fi

icu=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -1)
# The compiler behind PostgreSQL's JIT is a third of it all; jit is off.
system capacitylab-offline/base:1 "nginx-light,postgresql,$icu" 'var/lib/postgresql/* usr/lib/*/libLLVM*'

root=$(dirname "$(readlink -f "$(command -v dotnet)")")
newest() { ls "$root/shared/$1" | sort -V | tail -1; }
mkdir -p "$work/dotnet/shared"
cp -a "$root/dotnet" "$root/host" "$work/dotnet/"
for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
  mkdir -p "$work/dotnet/shared/$framework"
  cp -a "$root/shared/$framework/$(newest $framework)" "$work/dotnet/shared/$framework/"
done

build "${images[0]}" dotnet.Dockerfile "$work"
build "${images[1]}" nginx.Dockerfile .
build "${images[2]}" postgres.Dockerfile .
docker image ls --filter 'reference=capacitylab-offline/*'

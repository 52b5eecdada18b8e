# Store: what is done in a target's folder, by its own shell, for as long as the connection lasts.
# Needs sh, GNU coreutils and findutils, flock, gzip, rsync: on Debian only rsync is not there from the start.
# $1 the folder  $2 who asks, "" for who only looks  $3 "break" to end whoever deploys
# Standard input: a line "verb arguments bytes", a line for each argument, then so many bytes.
# Standard output: "ready", then for each request a line "status bytes" and what the verb printed.
set -eu
umask 022
export LC_ALL=C
root=$1 owner=$2 token=$$-$(date +%s%N)
busy=75

# Whoever lost the lock changes nothing.
guard() {
  [ "$(cut -d ' ' -f 1 lock)" = "$token" ] || exit $busy
}

hold() {
  for program in flock find gzip rsync sha256sum; do
    command -v "$program" >/dev/null || { echo "$program is missing on the target" >&2; exit 1; }
  done
  mkdir -p -- "$root/releases"
  cd -- "$root"
  # The kernel gives the lock back when this shell and all that it started have ended, however they ended.
  exec 9>>lock
  if ! flock -n 9; then
    [ "$1" = break ] || { cut -d ' ' -f 3- lock; exit $busy; }
    holder=$(cut -d ' ' -f 2 lock)
    # Only what still is what we left there is ended.
    [ "$(cat "/proc/$holder/comm" 2>/dev/null)" != sh ] || kill -s KILL "$holder"
    flock -w 10 9 || { cut -d ' ' -f 3- lock; exit $busy; }
  fi
  printf '%s %s %s, since %s\n' "$token" "$$" "$owner" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >lock
}

# Seconds since 1970.
tell_time() {
  date -u +%s
}

# Where the link leads, then all names below releases/.
look() {
  [ ! -e current ] || [ -L current ] || { echo "$root/current is no link; move it away" >&2; exit 1; }
  if [ -L current ]; then readlink current; else echo; fi
  [ ! -d releases ] || find releases -mindepth 1 -maxdepth 1 -type d -printf '%f\n'
}

# $1 a file; nothing where it is missing.
read_file() {
  [ ! -f "$1" ] || gzip -c -- "$1"
}

# $1 a folder, or a link to one: every file, then with "/" after it what else is no folder, each ended by NUL.
list() {
  [ ! -d "$1" ] || find "$1/" -mindepth 1 \( -type f -printf '%P\0' -o ! -type d -printf '%P/\0' \)
}

# $1 a folder; standard input as sha256sum writes it. Prints what is not so, or "all right".
check() {
  cd -- "$1"
  status=0
  sha256sum --check --quiet --strict - 2>/dev/null || status=$?
  case $status in 0) echo "all right" ;; 1) ;; *) exit "$status" ;; esac
}

# $1 a folder.
make() {
  guard
  mkdir -p -- "$1"
}

# $1 a file; its content on standard input.
write() {
  guard
  mkdir -p -- "$(dirname -- "$1")"
  cat >"$1.new"
  mv -fT -- "$1.new" "$1"
}

# $1 from, $2 into; paths on standard input, each ended by NUL. One inode serves both.
carry() {
  guard
  into=$PWD/$2
  cd -- "$1"
  xargs -0 -r cp -l -n --parents -t "$into" --
}

# $1 a folder; paths on standard input, each ended by NUL.
forget() {
  guard
  cd -- "$1"
  xargs -0 -r rm -f --
}

# $1 what came in, $2 its name from now on: from here on the release is whole, after a power cut too.
finish() {
  guard
  find "$1" -print0 | xargs -0 sync --
  mv -T -- "$1" "releases/$2"
  sync -- releases
}

# $1 the release, $2 who and why. rename(2) leaves no moment without a site.
switch() {
  guard
  [ -d "releases/$1" ] || { echo "releases/$1 is not there" >&2; exit 1; }
  rm -f .current-new
  ln -s -- "releases/$1" .current-new
  mv -fT -- .current-new current
  printf '%s %s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" >>history
  sync -- . history
}

# $1… releases to keep. What is to go has another name before its first file goes.
prune() {
  guard
  cd releases
  for name in .incoming-* .gone-*; do
    [ ! -d "$name" ] || rm -rf -- "$name"
  done
  for name in *; do
    [ -d "$name" ] || continue
    keep=
    for kept in "$@"; do [ "$name" != "$kept" ] || keep=yes; done
    [ "$keep" ] || { mv -T -- "$name" ".gone-$name"; rm -rf -- ".gone-$name"; }
  done
  for told in ../before/*; do
    [ -d "${told##*/}" ] || rm -f -- "$told"
  done
}

# Before the first deployment there is nothing to look at.
if [ "$owner" ]; then hold "$3"; elif [ -d "$root" ]; then cd -- "$root"; fi
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
echo ready
while read -r verb count bytes; do
  case $verb in
    tell_time | look | read_file | list | check | make | write | carry | forget | finish | switch | prune) ;;
    *) exit 1 ;;
  esac
  set --
  while [ "$count" -gt 0 ]; do
    IFS= read -r argument
    set -- "$@" "$argument"
    count=$((count - 1))
  done
  head -c "$bytes" >"$work/in"
  # In a shell of its own, which alone ends at the first fault.
  set +e
  (set -e; "$verb" "$@") <"$work/in" >"$work/out" 2>"$work/err"
  status=$?
  set -e
  [ $status -eq 0 ] || mv -f -- "$work/err" "$work/out"
  printf '%s %s\n' "$status" "$(wc -c <"$work/out")"
  cat -- "$work/out"
done

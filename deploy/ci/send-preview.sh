#!/usr/bin/env bash
# Puts var/pratinjau on a machine of ours under the branch's name, and prints its address.
#   PREVIEW_SSH       user@host:/folder, below which each branch has a folder
#   PREVIEW_HOST_KEY  that machine's line of known_hosts
#   PREVIEW_KEY       the secret ssh key
#   PREVIEW_URL       address of the folder, https://pratinjau.example.go.id
#   BRANCH            the branch's name
# What nobody has sent anew for 30 days goes.
set -euo pipefail
: "${PREVIEW_SSH:?}" "${PREVIEW_HOST_KEY:?}" "${PREVIEW_KEY:?}" "${PREVIEW_URL:?}" "${BRANCH:?}"
name=$(printf '%s' "$BRANCH" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9' '-' | cut -c1-60)
name="${name%-}-$(printf '%s' "$BRANCH" | sha256sum | cut -c1-6)"
host=${PREVIEW_SSH%%:*} root=${PREVIEW_SSH#*:}
case $root in /?*) ;; *) echo "PREVIEW_SSH: write user@host:/folder" >&2; exit 1 ;; esac
case $root$host in *[!a-zA-Z0-9./_@-]*) echo "PREVIEW_SSH: only letters, digits and ./_@-" >&2; exit 1 ;; esac

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$PREVIEW_KEY" | tr -d '\r' >"$work/key"
printf '%s\n' "$PREVIEW_HOST_KEY" >"$work/known"
tar -C var/pratinjau -czf "$work/site.tgz" .
ssh -i "$work/key" -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes \
  -o UserKnownHostsFile="$work/known" -- "$host" "
    set -eu; umask 022; mkdir -p '$root'; cd '$root'
    find . -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +
    rm -rf '.$name.new' '.$name.old'; mkdir '.$name.new'; tar -xzf - -C '.$name.new' --no-same-owner; touch '.$name.new'
    if [ -e '$name' ]; then mv '$name' '.$name.old'; fi
    mv '.$name.new' '$name'; rm -rf '.$name.old'" <"$work/site.tgz" >&2
echo "${PREVIEW_URL%/}/$name/"

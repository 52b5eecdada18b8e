#!/usr/bin/env bash
# Brings output/ to Netlify, whole, by its own interface; nothing of anybody else's runs. Netlify switches by itself.
#   NETLIFY_SITE   the site's id, or its name.netlify.app
#   NETLIFY_TOKEN  a personal access token
set -euo pipefail
: "${NETLIFY_SITE:?}" "${NETLIFY_TOKEN:?}"
api=${NETLIFY_API:-https://api.netlify.com/api/v1}
case $NETLIFY_SITE in *[!a-zA-Z0-9.-]*) echo "NETLIFY_SITE: only letters, digits, . and -" >&2; exit 1 ;; esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd output && python3 -m zipfile -c "$work/site.zip" .)
# On the command line everybody on the machine would read the token.
printf 'header = "Authorization: Bearer %s"\n' "$NETLIFY_TOKEN" |
  curl --config - --silent --show-error --fail --max-time 900 --output "$work/answer" \
    --header "Content-Type: application/zip" --data-binary "@$work/site.zip" "$api/sites/$NETLIFY_SITE/deploys"
echo "Netlify has $(wc -c <"$work/site.zip") bytes, and shows them once it has unpacked them"

"""What differs on the public server."""

import os

from pelicanconf import *  # noqa: F403

# CI of another host sets SITEURL; the address is part of feeds, canonical links and maps.
SITEURL = (os.environ.get("SITEURL", "").strip() or "https://kabar-kinerja.example").rstrip("/")

# From here on a missing or unencrypted address is a fault; elsewhere it makes a preview.
PUBLIC = True

# The search page's index takes seconds for thousands of texts, so a preview does without.
SEARCH = True

# A card for each article without a picture of its own; drawn once, 10,000 take two minutes on two cores.
SOCIAL_CARDS = True

# Public keys of releases (`inv release-key FILE` makes one), as ("RW…",): two while a new one takes an old
# one's place. CI of another host may set them, parted by spaces or commas. The secret key is
# RELEASE_SIGNING_KEY of the environment, and nowhere else.
RELEASE_KEYS = tuple(os.environ.get("RELEASE_KEYS", "").replace(",", " ").split())

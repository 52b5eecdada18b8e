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

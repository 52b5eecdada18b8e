"""The house's own packages; `plugins/README.md` tells both journeys and the rooms."""

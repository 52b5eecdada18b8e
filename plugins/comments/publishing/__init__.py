"""Edge: what was approved becomes the export, and the export a build; `publisher.py` begins it."""

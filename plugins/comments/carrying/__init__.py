"""Edge: the inbox carried away and back: backups, and all comments as JSON lines; `run.py` has the tasks."""

"""Edge: the moderators' desk; `routes.py` gives its doors to the service, `commands.py` to the tasks."""

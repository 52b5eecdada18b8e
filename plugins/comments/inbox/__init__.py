"""Edge: the inbox is opened by `database.open_database`; nothing happens at import."""

"""What happened to one source, told in Indonesian from git's record."""

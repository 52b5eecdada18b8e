"""The interface's words in more than one language; see README.md."""

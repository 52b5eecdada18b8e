"""Pictures: what their files are, what is published of them, and the cards that stand for a link."""

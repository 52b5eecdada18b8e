"""Words: the text of an article, from Markdown to HTML that may be trusted, and every rule about it."""

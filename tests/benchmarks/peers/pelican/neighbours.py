"""Edge: gives every article the one before and the one after it, which stock Pelican does not."""

from itertools import pairwise

from pelican import signals


def join(generator):
    """Pairs the articles, newest first."""
    for article in generator.articles:
        article.newer = article.older = None
    for newer, older in pairwise(generator.articles):
        newer.older, older.newer = older, newer


def register():
    """Pelican calls this once."""
    signals.article_generator_finalized.connect(join)

"""Edge: letters to offices whose comments wait, and to commenters who asked twice to be told of replies."""

"""Edge: what UU 27/2022 gives those whose comments these are: to see, to erase, to be forgotten."""

"""Words: how far the times that a disk tells of its files may be trusted."""

from __future__ import annotations

# A file changed within this time of being read may look the same afterwards: the coarsest clock in
# use, FAT's, counts two seconds.
COARSEST_CLOCK_NS = 2_000_000_000

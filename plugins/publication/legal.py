"""Store: every name that the registers of a content folder make legal."""

from __future__ import annotations

from pathlib import Path

from plugins.categories.register import read_registers
from plugins.publication.compile import LegalNames
from plugins.scanning.hosts import read_hosts


def read_names(content: Path) -> LegalNames:
    """The legal names of a content folder, and every fault of the registers that hold them."""
    registers, problems = read_registers(content)
    hosts, faults = read_hosts(content)
    return LegalNames(registers=registers, hosts=hosts, problems=(*problems, *faults))

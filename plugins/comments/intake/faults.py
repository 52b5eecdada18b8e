"""Words: why the service's settings cannot be meant."""

from __future__ import annotations


class IntakeSettingsError(ValueError):
    """Settings of the service that cannot be meant; `faults` has one English sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults

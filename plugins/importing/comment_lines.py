"""Store: readers' words of all texts as one file of lines for the inbox, each counted or told why not."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from plugins.comments.carrying.transfer_line import read_transfer, write_transfer
from plugins.importing.voices import Voices


class CommentLines:
    """Writes the file while texts are made.

    Attributes:
        moved: state → number; skipped: reasons → number.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.moved: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()

    def add(self, voices: Voices) -> int:
        """Write the comments of one text.

        Returns:
            How many of them move; a long one that is parted counts once.
        """
        before = self.moved.total()
        for transfer in voices.transfers:
            line = write_transfer(transfer, with_addresses=True)
            faults = read_transfer(line, "komentar", 1)[1]
            if faults:
                self.skipped[f"{faults[0].field}: {faults[0].fault}"] += 1
                continue
            self._file.write(line)
            if transfer.id not in voices.continued:
                self.moved[str(transfer.state)] += 1
        self.skipped.update(voices.skipped)
        return self.moved.total() - before

    def leave_out(self, voices: Voices, reason: str) -> None:
        """Count the comments of a text that has no place for them."""
        self.skipped.update([reason] * (len(voices.transfers) - len(voices.continued)))
        self.skipped.update(voices.skipped)

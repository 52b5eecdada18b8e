"""Edge: an optional proof of work (ALTCHA): who did it looks a little less like a program, no more."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from plugins.comments.inbox.sealing import Seal

# A cheap phone works this out in about a second.
MAX_NUMBER = 50_000
VALID_FOR = timedelta(minutes=20)
MAX_USED = 20_000
MAX_PROOF_CHARS = 2_000


@dataclass(slots=True)
class Prover:
    """Makes challenges, and believes each answer once.

    Attributes:
        seal: whose key signs them.
        max_used: answers that are remembered; the oldest are forgotten first, which by then have run out.
    """

    seal: Seal
    max_used: int = MAX_USED
    _used: dict[str, None] = field(default_factory=dict)

    def make_challenge(self, now: datetime) -> bytes:
        """A new challenge as the browser's part takes it, JSON."""
        from altcha.v1 import ChallengeOptions, create_challenge

        options = ChallengeOptions(
            hmac_key=self._key(), max_number=MAX_NUMBER, expires=now + VALID_FOR, algorithm="SHA-256"
        )
        return json.dumps(create_challenge(options).to_dict()).encode()

    def accepts(self, proof: str, now: datetime) -> bool:
        """True where the answer is right, in time and new."""
        from altcha.v1 import extract_params, verify_solution

        if not proof or len(proof) > MAX_PROOF_CHARS:
            return False
        try:
            given = json.loads(base64.b64decode(proof, validate=True))
            sign, until = str(given["signature"]), float(extract_params(given)["expires"][0])
            is_right, _ = verify_solution(proof, self._key(), check_expires=False)
        except (binascii.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return False
        if not is_right or until < now.timestamp() or sign in self._used:
            return False
        self._used[sign] = None
        if len(self._used) > self.max_used:
            del self._used[next(iter(self._used))]
        return True

    def _key(self) -> str:
        return self.seal.digest("altcha").hex()

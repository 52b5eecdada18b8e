"""Edge: the service's log, one JSON object a line: ids, names of guards, durations; nothing personal."""

from __future__ import annotations

import json
import logging
import sys

LOGGER = logging.getLogger("komentar")


def tell(event: str, **facts: str | float | int) -> None:
    """Log that something happened.

    Args:
        event: what, in one English word or two ("held", "refused").
        facts: ids, codes and numbers; never a text, a name or an address.
    """
    if LOGGER.isEnabledFor(logging.INFO):
        LOGGER.info(event, extra={"facts": facts})


class JsonLines(logging.Formatter):
    """A record as one line; of an exception its kind and place, for its words may quote a value."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its line feed."""
        told = {
            "time": round(record.created, 3),
            "level": record.levelname.lower(),
            "event": record.getMessage() if record.name == LOGGER.name else record.name,
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            told["fault"] = record.exc_info[0].__name__
            told["place"] = _place(record)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def set_up_logging() -> None:
    """Have all that this process logs written so, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOGGER.setLevel(logging.INFO)


def _place(record: logging.LogRecord) -> str:
    step = record.exc_info[2] if record.exc_info else None
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step is not None else ""

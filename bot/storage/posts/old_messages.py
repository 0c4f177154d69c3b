"""Messages as versions before 0.2 wrote them, which may still wait in an outbox.

They named what to render and left the rest to the row's kind: an edit of a summary was called as its post is, and so
was that of a dispute's card. What was told was any text. All other forms are those of today, or have a field more.
"""

import json

from bot.domain.posts import DeliveryKind, DisputeEdit, Message, SummaryEdit, Told, Unknown


def decode(kind: DeliveryKind, payload: str) -> Message | Unknown:
    found = json.loads(payload)
    match kind, found:
        case DeliveryKind.EDIT, {"render": "digest", "digest": int(digest)}:
            return SummaryEdit(digest)
        case DeliveryKind.EDIT, {"render": "dispute", "dispute": int(dispute)}:
            return DisputeEdit(dispute)
        case DeliveryKind.TELL, {"text": str(text)}:
            return Told(text)
        case _:
            return Unknown(str(found.get("render")) if isinstance(found, dict) else "")

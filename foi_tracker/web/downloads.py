"""A file made on the spot, sent to be kept."""

import re

from flask import Response


def as_download(content: bytes, media_type: str, name: str) -> Response:
    """Under a name that every system can store, and in no cache."""
    safe = re.sub(r"[^A-Za-z0-9.-]+", "-", name)
    headers = {"Content-Disposition": f'attachment; filename="{safe}"', "Cache-Control": "no-store"}
    return Response(content, content_type=media_type, headers=headers)

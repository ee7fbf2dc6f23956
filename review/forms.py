"""Forms as browsers send them, with and without files."""

from __future__ import annotations

from email.message import Message
from email.parser import BytesParser
from urllib.parse import parse_qs

Fields = dict[str, list[str]]
_MOST_FIELDS = 2_000


def form_of(content_type: str, body: bytes) -> tuple[Fields, dict[str, bytes]]:
    """The fields and the files of a form; both empty when it is none."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        try:
            text = body.decode("utf-8")
            return parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS), {}
        except ValueError:
            return {}, {}
    return _multipart(content_type, body) if kind == "multipart/form-data" else ({}, {})


def _multipart(content_type: str, body: bytes) -> tuple[Fields, dict[str, bytes]]:
    head = b"Content-Type: " + content_type.encode("ascii", "replace") + b"\r\n\r\n"
    message = BytesParser().parsebytes(head + body)
    fields: Fields = {}
    files: dict[str, bytes] = {}
    for part in message.get_payload() if message.is_multipart() else ():
        if not isinstance(part, Message):
            continue
        name = str(part.get_param("name", "", header="content-disposition"))
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        if part.get_filename() is not None:
            files[name] = data
        else:
            fields.setdefault(name, []).append(data.decode("utf-8", "replace"))
    return fields, files

"""What browsers send, made fit for either database before anybody reads it."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict, iter_multi_items
from werkzeug.routing import BaseConverter, UnicodeConverter

REPLACEMENT = "\ufffd"  # PostgreSQL stores every character but NUL


class Fields(ImmutableMultiDict[str, Any]):
    """Fields of a form or of an address, without NUL characters; files as they come."""

    def __init__(self, given: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        pairs = iter_multi_items(given) if given is not None else ()
        super().__init__([(_cleaned(name), _cleaned(value)) for name, value in pairs])


class FormRequest(Request):
    """A request whose fields are clean."""

    parameter_storage_class = Fields


class Word(UnicodeConverter):
    """A part of an address; there is nothing at an address with a NUL in it."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 as the routing passes them
        super().__init__(*args, **options)
        self.regex = self.regex.replace("[^/]", "[^/\\x00]")


class RowNumber(BaseConverter):
    """A row's number: nothing that would not fit its column."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)


def init_app(app: Flask) -> None:
    """Before any route is registered, since routes keep the converters they were made with."""
    app.request_class = FormRequest
    app.url_map.converters.update(default=Word, string=Word, int=RowNumber)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 text or a file
    return value.replace("\0", REPLACEMENT) if isinstance(value, str) else value

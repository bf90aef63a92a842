"""What a request's body may be: JSON of modest size and depth, in UTF-8, that a database can hold."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body. Raises ValueError for what is not JSON, or holds half a character."""
        text = request.body.decode("utf-8")
        body = json.loads(text, parse_constant=refuse_constant)
        if "\\u" in text:
            json.dumps(body, ensure_ascii=False).encode("utf-8")
        return body


def refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")

"""A program that uses the API with a key."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from touchline.web.workspace.models import Member, Scope
from touchline.web.workspace.operations.api_keys import make_api_key


class Program:
    """Asks with the key of a member's workspace."""

    def __init__(self, member: Member, scope: Scope = Scope.WRITE) -> None:
        self.key, self.text = make_api_key(member.workspace, name="Till", scope=scope, person=member.person)
        self.client = Client(headers={"Authorization": f"Bearer {self.text}"})

    def ask(self, method: str, path: str, body: Any = None) -> HttpResponse:
        content = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(self.client, method)(f"/api/v1/{path}", **content)

    def get(self, path: str) -> Any:
        reply = self.ask("get", path)
        assert reply.status_code == 200, reply.content
        return reply.json()

    def send(self, method: str, path: str, body: Any, status: int) -> Any:
        reply = self.ask(method, path, body)
        assert reply.status_code == status, reply.content
        return reply.json() if reply.content else None

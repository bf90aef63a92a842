"""What must hold before anything is started."""

import ipaddress
import socket

from touchline.engine.errors import UnusableInputError


def refuse_strange_hosts(host: str, allowed_hosts: str) -> None:
    """Raise UnusableInputError if serve would listen beyond this machine without knowing its own names."""
    if not is_loopback(host) and not allowed_hosts.strip():
        raise UnusableInputError(
            "allowed-hosts-not-set",
            f"--host {host} opens Touchline to other machines, and TOUCHLINE_ALLOWED_HOSTS is not set",
            expected="the names by which people will reach it",
            fix="Set them, as in TOUCHLINE_ALLOWED_HOSTS=touchline.example.com, or leave --host out.",
            host=host,
        )


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_taken_port(host: str, port: int) -> None:
    """Raise UnusableInputError if the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except (OSError, OverflowError) as error:
            raise UnusableInputError(
                "port-taken",
                f"{host} port {port} cannot be listened on: {error.args[-1]}",
                expected="a free port of this machine",
                fix=f"Stop what uses it, or choose another: touchline serve --port {port + 1}",
                host=host,
                port=port,
            ) from error

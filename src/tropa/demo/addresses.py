"""By which address the demo is reached."""

from __future__ import annotations

from ipaddress import ip_address

from tropa.server.environment import own_addresses


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host.

    Examples
    --------
    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def reached_at(host: str, port: int) -> str:
    """Write the address at which a browser finds the server.

    Examples
    --------
    >>> reached_at("127.0.0.1", 8000), reached_at("::1", 80)
    ('http://127.0.0.1:8000', 'http://[::1]:80')
    """
    shown = host
    if _is_address(host) and ip_address(host).is_unspecified:
        shown = next(filter(_is_in_network, own_addresses()), "localhost")
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _is_in_network(host: str) -> bool:
    return _is_address(host) and not ip_address(host).is_loopback and ip_address(host).version == 4


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True

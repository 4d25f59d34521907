"""Which addresses a gateway may have: https and public, unless ``STATUSPLANOS_GATEWAY_ALLOW`` says more."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from flask import current_app
from flask_babel import gettext as _

_NAT64 = IPv6Network("64:ff9b::/96")


def allowed() -> list[str]:
    """The configuration's hosts (with or without port) and networks."""
    return list(current_app.config["GATEWAY_ALLOW"])


def split(url: str) -> SplitResult:
    """The parts of ``url``. Raises ``ValueError`` with a sentence for what is no web address."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise ValueError(_("Give the address as https://host/path."))
    if "{{" in parts.netloc or parts.username or parts.password:
        raise ValueError(_("The server's name may hold neither placeholders nor a user name."))
    return parts


def port_of(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def complaint(url: str, allow: Sequence[str]) -> str | None:
    """Why ``url`` may not be called, as far as can be told without asking the DNS."""
    try:
        parts = split(url)
    except ValueError as error:
        return str(error)
    literal = _literal(parts.hostname or "")
    if parts.scheme == "http" and not (_named(parts, allow) or _within(literal, allow)):
        return _("Use https. Plain http is possible only for hosts in STATUSPLANOS_GATEWAY_ALLOW.")
    if literal is not None and not acceptable(str(literal), parts, allow):
        return _("Private addresses are refused, unless STATUSPLANOS_GATEWAY_ALLOW names them.")
    return None


def acceptable(address: str, parts: SplitResult, allow: Sequence[str]) -> bool:
    """Whether ``address``, to which ``parts``' host resolved, may be connected to."""
    literal = _literal(address)
    return literal is not None and (_public(literal) or _named(parts, allow) or _within(literal, allow))


def _named(parts: SplitResult, allow: Sequence[str]) -> bool:
    host = (parts.hostname or "").lower()
    shown = f"[{host}]" if ":" in host else host
    return bool({host, shown, f"{shown}:{port_of(parts)}"} & set(allow))


def _within(address: IPv4Address | IPv6Address | None, allow: Sequence[str]) -> bool:
    networks = [ip_network(entry) for entry in allow if "/" in entry]
    return address is not None and any(_holds(network, address) for network in networks)


def _holds(network: IPv4Network | IPv6Network, address: IPv4Address | IPv6Address) -> bool:
    return network.version == address.version and address in network


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    """``host`` as an address, seen through the ways of writing an IPv4 address in an IPv6 one."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        return inner or address
    return address


def _public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved

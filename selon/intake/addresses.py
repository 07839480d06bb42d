"""Which addresses stand on the public web: what a desk may connect to because somebody asked it to.

The networks are those of the IANA registries of special-purpose addresses, with the 6to4 relays, multicast and the one
public address at which a cloud (Azure) answers its own machines.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NOT_PUBLIC = [
    ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    )
]  # fmt: skip
_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given out for the public; the rest is loopback, local, multicast, reserved."""

_HOLDS_IPV4 = [ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96")]
"""IPv6 addresses that stand for an IPv4 address, their last four bytes: mapped, and NAT64."""


def is_public(address: str) -> bool:
    """Whether an IP address, as the system writes it, is one of the public web; False for what is no address."""
    try:
        known = _meant(ip_address(address))
    except ValueError:
        return False
    if isinstance(known, IPv6Address) and known not in _UNICAST:
        return False
    return not any(known in network for network in _NOT_PUBLIC)


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if any(address in network for network in _HOLDS_IPV4):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address

"""What stands for an account or an address where its name must not be kept."""

import hashlib
import hmac
from ipaddress import ip_address, ip_network

ACCOUNT = "sign-in account"
NETWORK = "sign-in network"
DEVICE = "sign-in device"
READER = "reader of replies"
READER_LENGTH = 12
NETWORK_BITS = {4: 24, 6: 64}  # security.md 6.1: a household or an office counts as one


def account_hash(key: str, email: str) -> str:
    """The same for every way to capitalise the address."""
    return _keyed(key, ACCOUNT, email.strip().casefold())


def network_hash(key: str, address: str) -> str:
    """The same for every address of the network that it lies in."""
    return _keyed(key, NETWORK, network_of(address))


def device_hash(key: str, cookie: str) -> str:
    """A browser that somebody has signed in on."""
    return _keyed(key, DEVICE, cookie)


def reader_name(key: str, person_id: int) -> str:
    """What an export calls somebody who reads replies: the same everywhere, and told by nobody without the key."""
    return f"reader-{_keyed(key, READER, str(person_id))[:READER_LENGTH]}"


def network_of(address: str) -> str:
    """203.0.113.7 lies in 203.0.113.0/24; an address that is none is its own network."""
    try:
        bits = NETWORK_BITS[ip_address(address).version]
    except ValueError:
        return address
    return str(ip_network(f"{address}/{bits}", strict=False))


def _keyed(key: str, purpose: str, value: str) -> str:
    return hmac.new(f"{purpose} {key}".encode(), value.encode(), hashlib.sha256).hexdigest()

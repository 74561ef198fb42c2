"""One hash for everything: sources, contexts, files."""

from hashlib import blake2b

__all__ = ["hash_of"]


def hash_of(content: bytes | memoryview) -> str:
    """Return 128 bits of BLAKE2b (RFC 7693) over some bytes, in hexadecimal."""
    return blake2b(content, digest_size=16).hexdigest()

# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""hashlib; the engine computes the digests."""

import _signalbox

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128),
          "sha512": (64, 128), "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104),
          "sha3_512": (64, 72), "blake2b": (64, 128), "blake2s": (32, 64)}
algorithms_guaranteed = set(_SIZES) | {"shake_128", "shake_256"}
algorithms_available = set(_SIZES)


class _Hash:
    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, bytes):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return _signalbox.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def new(name, data=b"", *, usedforsecurity=True):
    if name.lower() not in _SIZES:
        raise ValueError("unsupported hash type " + name)
    return _Hash(name.lower(), data)


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return _Hash(name, string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


md5, sha1, sha224, sha256 = _maker("md5"), _maker("sha1"), _maker("sha224"), _maker("sha256")
sha384, sha512, sha3_224, sha3_256 = _maker("sha384"), _maker("sha512"), _maker("sha3_224"), _maker("sha3_256")
sha3_384, sha3_512 = _maker("sha3_384"), _maker("sha3_512")


def blake2b(data=b"", /, *, digest_size=64):
    if digest_size != 64:
        raise NotImplementedError("a digest_size of blake2b is not run here")
    return _Hash("blake2b", data)


def blake2s(data=b"", /, *, digest_size=32):
    if digest_size != 32:
        raise NotImplementedError("a digest_size of blake2s is not run here")
    return _Hash("blake2s", data)

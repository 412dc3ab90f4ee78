import base64
import binascii
import hashlib
import os
import posixpath
import struct
import uuid
import zlib

print(hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest(), hashlib.new("sha1", b"x").digest_size)
h = hashlib.sha512()
h.update(b"a")
h.update(b"b")
print(h.hexdigest()[:20], h.name, h.block_size, h.copy().digest()[:4])
print(base64.b64encode(b"hello world"), base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"hi"), base64.b16encode(b"hi"))
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"))
print(struct.pack(">IHb", 1, 2, -3), struct.unpack("<hf", b"\x01\x00\x00\x00\x80?"), struct.calcsize("bi"), struct.pack("3s?d", b"ab", True, 0.5))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.UUID("12345678123456781234567812345678"), repr(uuid.UUID(int=5)), len(str(uuid.uuid4())), uuid.uuid4().version)
print(os.path.join("a", "b", "../c"), os.path.basename("/x/y.txt"), os.path.splitext("y.tar.gz"), os.path.dirname("/x/y"), posixpath.normpath("a/./b/../c"))
print(os.environ.get("SURELY_NOT_SET", "default"), os.getenv("SURELY_NOT_SET"), os.sep, os.linesep.encode(), len(os.urandom(8)), type(os.getpid()).__name__)
os.environ["MODE"] = "test"
print(os.environ["MODE"], "MODE" in os.environ)
for act in (lambda: hashlib.sha256("a"), lambda: base64.b64decode("abc"), lambda: struct.pack("i", "x"), lambda: uuid.UUID("x"), lambda: os.environ["NO_SUCH"]):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)

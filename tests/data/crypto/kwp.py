#!/usr/bin/env python3
"""AES Key Wrap with Padding (RFC 5649), one block at a time by the openssl program.

kwp.py KEK_HEX < plain > wrapped        kwp.py --check: the examples of RFC 5649 section 6
"""
import struct
import subprocess
import sys


def encrypt_block(kek: bytes, block: bytes) -> bytes:
    cipher = f"-aes-{len(kek) * 8}-ecb"
    return subprocess.run(["openssl", "enc", cipher, "-K", kek.hex(), "-nopad"],
                          input=block, stdout=subprocess.PIPE, check=True).stdout


def wrap(kek: bytes, plain: bytes) -> bytes:
    a = bytes.fromhex("a65959a6") + struct.pack(">I", len(plain))
    padded = plain + bytes(-len(plain) % 8)
    r = [padded[i:i + 8] for i in range(0, len(padded), 8)]
    if len(r) == 1:
        return encrypt_block(kek, a + r[0])
    for j in range(6):
        for i in range(len(r)):
            block = encrypt_block(kek, a + r[i])
            t = len(r) * j + i + 1
            a = (int.from_bytes(block[:8], "big") ^ t).to_bytes(8, "big")
            r[i] = block[8:]
    return a + b"".join(r)


if sys.argv[1] == "--check":
    kek = bytes.fromhex("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8")
    assert wrap(kek, bytes.fromhex("c37b7e6492584340bed12207808941155068f738")).hex() == (
        "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a")
    assert wrap(kek, bytes.fromhex("466f7250617369")).hex() == "afbeb0f07dfbf5419200f2ccb50bb24f"
else:
    sys.stdout.buffer.write(wrap(bytes.fromhex(sys.argv[1]), sys.stdin.buffer.read()))

#!/usr/bin/env python3
"""Makes the golden files of an unlock's seal with python's cryptography, without any of CertDesk's own code.

The format is the one that app/crypto/unlock_seal.h writes down. Keys are new on every run; they are for tests alone."""
import hashlib
import hmac
import os
import pathlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

HERE = pathlib.Path(__file__).parent
APPLICATION, SERIAL = "20261123000541121943", "4F2A90317"
ASKED, NONCE = bytes(range(16)), bytes(range(100, 132))
INFO = b"CertDesk unlock v1"

host = ec.generate_private_key(ec.SECP256R1())
spki = host.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def seal(plain, serial=SERIAL, nonce=NONCE):
    portal = ec.generate_private_key(ec.SECP256R1())
    point = portal.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = portal.exchange(ec.ECDH(), host.public_key())
    keys = HKDF(algorithm=hashes.SHA256(), length=44, salt=spki + point, info=INFO).derive(shared)
    aad = f"CertDesk unlock v1\napplication: {APPLICATION}\nukey: {serial}\nasked: {ASKED.hex()}\nnonce: {nonce.hex()}\n"
    return point + AESGCM(keys[:32]).encrypt(keys[32:], plain, aad.encode())


def text(current, next_, may_be_next=0, version=1):
    return bytes([version, may_be_next, len(current)]) + current + bytes([len(next_)]) + next_


def put(name, octets):
    (HERE / name).write_bytes(octets)


FIRST, SECOND = b"Qm4vT9xZr2Lp7Ws1Yc8Kd3Hn", b"Zx7Bq5Nf0Gt2Vj9Ru4Me6Pa1"
put("unlock-host.p8", host.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
put("unlock-host.spki", spki)
put("unlock.seal", seal(text(FIRST, SECOND)))
put("unlock-again.seal", seal(text(FIRST, SECOND, may_be_next=1)))
put("unlock-broken-serial.seal", seal(text(FIRST, SECOND), serial="4F2A90318"))
put("unlock-broken-nonce.seal", seal(text(FIRST, SECOND), nonce=bytes(32)))
put("unlock-broken-version.seal", seal(text(FIRST, SECOND, version=2)))
put("unlock-broken-flag.seal", seal(text(FIRST, SECOND, may_be_next=2)))
put("unlock-broken-empty.seal", seal(text(b"", SECOND)))
put("unlock-broken-one.seal", seal(text(FIRST, SECOND)[:3 + len(FIRST)]))
put("unlock-broken-long.seal", seal(text(b"1" * 65, SECOND)))
put("unlock-broken-more.seal", seal(text(FIRST, SECOND) + b"\0"))
put("unlock-broken-short.seal", seal(b"\1"))
put("unlock-broken-point.seal", bytes([4]) + os.urandom(64) + seal(text(FIRST, SECOND))[65:])
code = b"Ab3Cd4Ef5Gh6Ij7Kl8Mn"
put("unlock.mac", hmac.new(code, spki + SERIAL.encode() + ASKED, hashlib.sha256).digest())

"""Judges an unlock from outside: the UKEY by pkcs11-tool, its files and openssl; what the portal keeps by sqlite3 and
the key in its folder, opened with python's cryptography."""
import base64
import hashlib
import os
import re
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from judge import check, run

FORGOTTEN = "86420975"  # what a practice world's locked UKEY had before


class Escrow:
    """The portal's safe for security officers' PINs: AES-256-GCM, nonce ‖ text and tag, the UKEY authenticated with it."""

    def __init__(self, directory, serial):
        self.directory, self.serial = Path(directory), serial

    def row(self):
        with sqlite3.connect(f"file:{self.directory / 'portal.db'}?mode=ro", uri=True) as database:
            return database.execute("SELECT sealed_current, sealed_next, exposed FROM escrow WHERE ukey_serial = ?",
                                    (self.serial,)).fetchone()

    def opened(self, sealed):
        if sealed is None:
            return None
        key = (self.directory / "keys" / "portal.key").read_bytes()
        try:
            return AESGCM(key).decrypt(sealed[:12], sealed[12:], f"officer-pin {self.serial}".encode()).decode()
        except InvalidTag:
            check(False, "the escrow opens with the portal's key")

    def current(self):
        return self.opened(self.row()[0])

    def pins(self):
        """All that it holds of this UKEY."""
        return [pin for pin in map(self.opened, self.row()[:2]) if pin]


class LockedUkey:
    """One practice UKEY, by its serial."""

    def __init__(self, directory, module, softhsm_conf, serial):
        self.directory, self.module, self.serial = Path(directory), module, serial
        self.env = {**os.environ, "SOFTHSM2_CONF": softhsm_conf}
        self.slot = self.find_slot()

    def tool(self, *arguments, **secrets):
        """What pkcs11-tool prints, and whether it went well. Secrets go by its environment."""
        done = subprocess.run(["pkcs11-tool", "--module", self.module, *arguments], capture_output=True,
                              env={**self.env, **secrets}, timeout=60)
        return done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")

    def find_slot(self):
        _, text = self.tool("--list-slots")
        for block in re.split(r"\nSlot ", text):
            number = re.search(r"\(0x([0-9a-f]+)\)", block)
            if number and self.serial in block:
                return "0x" + number.group(1)
        check(False, f"no UKEY {self.serial} in:\n{text}")

    def is_locked(self):
        for block in re.split(r"\nSlot ", self.tool("--list-slots")[1]):
            if self.serial in block:
                return "final user PIN try" not in block and "user PIN locked" in block
        return False

    def log_in(self, pin):
        return self.tool("--slot", self.slot, "--login", "--pin", "env:PIN", "--list-objects", "--type", "privkey", PIN=pin)

    def opens_with(self, pin):
        good, text = self.log_in(pin)
        return good and text.count("Private Key Object") == 2

    def officer_is(self, pin):
        """Whether the officer logs in with it, and may set it to what it is; costs a try where not."""
        good, text = self.tool("--slot", self.slot, "--login", "--login-type", "so", "--so-pin", "env:SOPIN",
                               "--change-pin", "--new-pin", "env:SOPIN", SOPIN=pin)
        check(good or "CKR_PIN_INCORRECT" in text, f"the officer's login is answered: {text}")
        return good

    def lock(self, ctl):
        """By wrong PINs, as a person does it, from the last two tries on."""
        ctl("--tries", "2")
        for _ in range(2):
            good, text = self.log_in("00000000")
            check(not good and ("CKR_PIN_INCORRECT" in text or "CKR_PIN_LOCKED" in text), f"a wrong PIN is told: {text}")
        good, text = self.log_in(FORGOTTEN)
        check(not good and "CKR_PIN_LOCKED" in text, f"locked, also for the right PIN: {text}")

    def certificates(self):
        """DER by label."""
        listed = self.tool("--slot", self.slot, "--list-objects", "--type", "cert")[1]
        found = {}
        for label in re.findall(r"label:\s+(\S+)", listed):
            with tempfile.NamedTemporaryFile() as file:
                self.tool("--slot", self.slot, "--read-object", "--type", "cert", "--label", label, "--output-file", file.name)
                found[label] = Path(file.name).read_bytes()
        return found

    def object_files(self):
        """SHA-256 of each object as SoftHSM keeps it, private keys among them; a PIN lies in none of these files."""
        homes = [path.parent for path in (self.directory / "ukeys" / "tokens").glob("*/token.object")
                 if self.serial.encode() in path.read_bytes()]
        check(len(homes) == 1, f"its files: {homes}")
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in homes[0].glob("*.object") if path.name != "token.object"}

    def signs(self, pin):
        """Its signing key makes a signature that its certificate, as openssl reads it, verifies."""
        with tempfile.TemporaryDirectory() as folder:
            path = lambda name: str(Path(folder, name))
            Path(path("text")).write_bytes(b"still mine")
            Path(path("hash")).write_bytes(hashlib.sha256(b"still mine").digest())
            Path(path("cert")).write_bytes(self.certificates()["signing"])
            key = run("openssl", "x509", "-inform", "DER", "-in", path("cert"), "-pubkey", "-noout")
            Path(path("key")).write_bytes(key)
            listed = self.tool("--slot", self.slot, "--list-objects", "--type", "cert")[1]
            identifier = re.search(r"label:\s+signing\s.*?ID:\s+([0-9a-f]+)", listed, re.S).group(1)
            good, text = self.tool("--slot", self.slot, "--login", "--pin", "env:PIN", "--sign", "-m", "ECDSA",
                                   "--signature-format", "openssl", "--id", identifier, "-i", path("hash"),
                                   "-o", path("signature"), PIN=pin)
            check(good, f"it signs: {text}")
            run("openssl", "dgst", "-sha256", "-verify", path("key"), "-signature", path("signature"), path("text"))


def shapes(secret):
    """A secret as it may be written: plain, in hexadecimal, and in base64 wherever it begins."""
    octets = secret.encode()
    yield octets
    yield octets.hex().encode()
    for skipped in range(3):
        inner = base64.b64encode(b"\0" * skipped + octets)
        yield inner[4 if skipped else 0:len(inner) // 4 * 4 - 4]


def holds(content, secret):
    return any(shape in content for shape in shapes(secret))


def files_with(directories, secrets):
    """The files below these directories in which one of the secrets can be read, in any shape."""
    found = []
    for directory in directories:
        for path in Path(directory).rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                found += [f"{path}: {name}" for name, secret in secrets.items() if holds(content, secret)]
    return found


def judge_unlocked(ukey, escrow, before, new_pin, former_officer_pin):
    """The UKEY opens with the new PIN alone, all on it is as it was, and the portal alone knows its officer's other PIN."""
    check(ukey.opens_with(new_pin), "the new PIN opens it")
    check(ukey.certificates() == before["certificates"], "its certificates are the same to the octet")
    check(ukey.object_files() == before["files"], "its objects, keys among them, are the same to the octet")
    ukey.signs(new_pin)
    current = escrow.current()
    check(escrow.row()[1:] == (None, 0), "the portal waits for nothing more")
    check(current != former_officer_pin, "the officer's PIN is another one")
    check(ukey.officer_is(current), "and the one that the portal holds")
    check(not ukey.officer_is(former_officer_pin), "while the former one is refused")

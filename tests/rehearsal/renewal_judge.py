"""Judges a renewal from outside, with pkcs11-tool and openssl alone: what was on the UKEY before, and what is after."""
import datetime
import hashlib
import os
import re
import sys
import tempfile
import time
from pathlib import Path

from judge import Ukey, check, der_of, open_sample, run, text_of


class Sight:
    """Everything on a UKEY, seen with its PIN."""

    def __init__(self, facts):
        self.ukey = Ukey(facts)
        for _ in range(10):  # the host of a client that was killed finishes its call, and may be writing between two looks
            if self._looked():
                return
            time.sleep(0.5)
        check(False, f"every certificate was read: {len(self.certificates)}")

    def _looked(self):
        objects = self.ukey.objects()
        self.keys = {o["ID"]: o for o in objects if o["what"].startswith("Private Key Object")}
        self.labels = [o.get("label", "") for o in objects]
        self.certificates = self._certificates()
        count = sum(o["what"].startswith("Certificate Object") for o in objects)
        return len(self.certificates) == count

    def _certificates(self):
        """CKA_ID by DER."""
        reader = Path(__file__).parent / "read_certificates.py"
        env = dict(self.ukey.env)
        if runtime := os.environ.get("CERTDESK_SANITIZER"):  # tests/run: the module wants it beneath it
            env.update(LD_PRELOAD=runtime, ASAN_OPTIONS="detect_leaks=0")  # what Python keeps is its own
        text = run(sys.executable, "-B", str(reader), self.ukey.facts["module"], self.ukey.slot, env=env).decode()
        return {bytes.fromhex(der): identifier for identifier, der in map(str.split, text.splitlines())}

    def key_of(self, certificate):
        """The CKA_ID of the private key that stands beside a certificate; nothing where either is missing."""
        identifier = self.certificates.get(certificate)
        return identifier if identifier in self.keys else None


def public_key(certificate):
    pem = run("openssl", "x509", "-inform", "DER", "-noout", "-pubkey", secret_input=certificate)
    return run("openssl", "pkey", "-pubin", "-outform", "DER", secret_input=pem)


def serial_of(certificate):
    return text_of(certificate, "-serial").partition("=")[2].upper()


def end_of(certificate):
    text = text_of(certificate, "-enddate").partition("=")[2]
    return datetime.datetime.strptime(text, "%b %d %H:%M:%S %Y GMT")


def revocation(facts, certificate):
    """The reason on the CA's list; nothing where the certificate is not on it."""
    text = run("openssl", "crl", "-in", facts["crl"], "-noout", "-text").decode()
    for entry in text.split("Serial Number: ")[1:]:
        if entry.split()[0].upper() == serial_of(certificate):
            reason = re.search(r"CRL Reason Code:\s*\n?\s*(\S[^\n]*)", entry)
            return reason.group(1) if reason else "none given"
    return None


def signs(facts, sight, identifier, certificate):
    """A fresh text is signed on the UKEY, and openssl verifies it with the certificate."""
    with tempfile.TemporaryDirectory() as folder:
        text, digest, signature, key = (Path(folder, name) for name in ("text", "digest", "signature", "key.pem"))
        text.write_bytes(os.urandom(100))
        digest.write_bytes(hashlib.sha256(text.read_bytes()).digest())
        key.write_bytes(run("openssl", "x509", "-inform", "DER", "-noout", "-pubkey", secret_input=certificate))
        rsa = b"rsaEncryption" in run("openssl", "x509", "-inform", "DER", "-noout", "-text", secret_input=certificate)
        mechanism, source, form = ("SHA256-RSA-PKCS", text, "rs") if rsa else ("ECDSA", digest, "openssl")
        sight.ukey.tool("--slot", sight.ukey.slot, "--sign", "--mechanism", mechanism, "--id", identifier, "--input-file",
                        str(source), "--output-file", str(signature), "--signature-format", form, login=True)
        run("openssl", "dgst", "-sha256", "-verify", str(key), "-signature", str(signature), str(text))


def opens(facts, sight, certificate):
    """A text encrypted to the certificate just now opens with the key on the UKEY."""
    identifier = sight.key_of(certificate)
    rsa = b"rsaEncryption" in run("openssl", "x509", "-inform", "DER", "-noout", "-text", secret_input=certificate)
    if not rsa:
        return agrees(sight, identifier, certificate)
    with tempfile.TemporaryDirectory() as folder:
        recipient, plain, sealed = (Path(folder, name) for name in ("to.pem", "plain", "sealed"))
        recipient.write_bytes(run("openssl", "x509", "-inform", "DER", secret_input=certificate))
        plain.write_bytes(os.urandom(200))
        run("openssl", "cms", "-encrypt", "-binary", "-aes256", "-outform", "DER", "-in", str(plain), "-out", str(sealed),
            str(recipient))
        check(open_sample(facts, sight.ukey, identifier, recipient, sealed) == plain.read_bytes(), "a fresh text opens")


def agrees(sight, identifier, certificate):
    """The same of an elliptic key: the UKEY and a stranger come to the same secret."""
    with tempfile.TemporaryDirectory() as folder:
        mine, mine_public, theirs, secret = (Path(folder, name) for name in ("mine", "mine.der", "theirs", "secret"))
        theirs.write_bytes(run("openssl", "x509", "-inform", "DER", "-noout", "-pubkey", secret_input=certificate))
        run("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(mine))
        run("openssl", "pkey", "-in", str(mine), "-pubout", "-outform", "DER", "-out", str(mine_public))
        sight.ukey.tool("--slot", sight.ukey.slot, "--derive", "--mechanism", "ECDH1-DERIVE", "--id", identifier,
                        "--input-file", str(mine_public), "--output-file", str(secret), login=True)
        shared = run("openssl", "pkeyutl", "-derive", "-inkey", str(mine), "-peerkey", str(theirs))
        check(secret.read_bytes() == shared, "the encryption key agrees with a stranger's")


def judge_proof(facts, new_signing, old_signing):
    """The request that the portal keeps is the new key's, and the old key has signed for it."""
    request, statement = Path(facts["request"]).read_bytes(), Path(facts["statement"]).read_text()
    run("openssl", "req", "-inform", "DER", "-noout", "-verify", secret_input=request)
    asked = run("openssl", "req", "-inform", "DER", "-noout", "-pubkey", secret_input=request)
    check(run("openssl", "pkey", "-pubin", "-outform", "DER", secret_input=asked) == public_key(new_signing),
          "the request is for the new key")
    wanted = {"purpose": "renew", "ukey": facts["token_serial"], "application": facts["application"],
              "request": hashlib.sha256(request).hexdigest(), "certificate": hashlib.sha256(old_signing).hexdigest()}
    said = dict(line.split(": ", 1) for line in statement.splitlines()[1:])
    check({name: said.get(name) for name in wanted} == wanted, f"the statement is about it: {statement}")
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder, "old.pem")
        key.write_bytes(run("openssl", "x509", "-inform", "DER", "-noout", "-pubkey", secret_input=old_signing))
        run("openssl", "dgst", "-sha256", "-verify", str(key), "-signature", facts["signature"], facts["statement"])


def judge_renewal(facts, before, kept, removed=True):
    """before: the Sight of the UKEY when nothing had been done. kept: the encryption key stays. removed: the old signing
    set is gone; where it is not known, its certificate went before its key."""
    after = Sight(facts)
    old_signing, old_encryption = der_of(facts["old_certificate"]), der_of(facts["old_encryption_certificate"])
    new = [der for der in after.certificates if der not in before.certificates]
    check(len(new) == 2, f"two new certificates: {len(new)}")
    signing = [der for der in new if serial_of(der) == facts["after"]["serial"].upper()]
    check(len(signing) == 1, f"one of them is the one that is told: {facts['after']}")
    new_signing, new_encryption = signing[0], next(der for der in new if der != signing[0])

    ended = end_of(old_signing)
    for der in new:
        check(end_of(der) == ended.replace(year=ended.year + facts["years"]), f"years are added to the old end: {end_of(der)}")
    check(facts["before"]["serial"].upper() == serial_of(old_signing), "what was before is told")

    key = after.keys[after.key_of(new_signing)]
    check(key["Usage"].split(", ")[0] == "sign" and "decrypt" not in key["Usage"], f"a signing key: {key}")
    for word in ("sensitive", "always sensitive", "never extractable", "local"):
        check(word in key["Access"], f"the new signing key is {word}: {key['Access']}")
    check(public_key(new_signing) != public_key(old_signing), "a new signing key")
    signs(facts, after, after.key_of(new_signing), new_signing)

    check(after.key_of(old_encryption), "the old encryption certificate is there, with its key")
    opens(facts, after, old_encryption)
    opens(facts, after, new_encryption)
    check((public_key(new_encryption) == public_key(old_encryption)) == kept, f"the encryption key was kept: {kept}")
    if not kept:
        with tempfile.TemporaryDirectory() as folder:
            recipient = Path(folder, "old.pem")
            recipient.write_bytes(run("openssl", "x509", "-inform", "DER", secret_input=old_encryption))
            opened = open_sample(facts, after.ukey, after.key_of(old_encryption), recipient, facts["sample_cms"])
            check(opened == Path(facts["sample_plain"]).read_bytes(), "the file of before opens")

    left = (old_signing in after.certificates, before.key_of(old_signing) in after.keys)
    check(left == (False, False) if removed else left != (True, False), f"certificate and key of the old signing set: {left}")
    for der, identifier in before.certificates.items():
        check(der in after.certificates or der == old_signing, "every other certificate is there")
        if der != old_signing and identifier in before.keys:
            check(after.key_of(der), f"with its key: {text_of(der, '-subject')}")
    check(not any("~pending" in label for label in after.labels), f"nothing is left pending: {after.labels}")

    check(revocation(facts, old_signing) == "Superseded", "the old signing certificate is on the CA's list")
    for der in (old_encryption, *new):
        check(revocation(facts, der) is None, "and no other is")
    with tempfile.TemporaryDirectory() as folder:
        for der in new:
            pem = Path(folder, "one.pem")
            pem.write_bytes(run("openssl", "x509", "-inform", "DER", secret_input=der))
            run("openssl", "verify", "-CAfile", facts["ca"], "-crl_check", "-CRLfile", facts["crl"], str(pem))
    judge_proof(facts, new_signing, old_signing)


def never_less(facts, before, old_signing):
    """At any moment: the old signing key is on the UKEY and good, or the renewal is confirmed. Answers which."""
    now = Sight(facts)
    superseded = revocation(facts, old_signing)
    if superseded is None:
        check(now.key_of(old_signing), "nothing is confirmed, and the old signing key is there")
        signs(facts, now, now.key_of(old_signing), old_signing)
    for der, identifier in before.certificates.items():
        if der != old_signing and identifier in before.keys:
            check(now.key_of(der), f"nothing else goes at any time: {text_of(der, '-subject')}")
    return superseded is not None

"""Judges a finished recovery from outside: with pkcs11-tool and openssl alone, from what the rehearsal's last line tells."""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path


class Verdict(AssertionError):
    pass


def run_test(tests):
    """The one that the command line names second; its verdict is the exit code."""
    try:
        tests["test_" + sys.argv[2]]()
    except Verdict as verdict:
        print(verdict, file=sys.stderr)
        sys.exit(1)


def check(truth, sentence):
    if not truth:
        raise Verdict(sentence)


def run(*command, env=None, secret_input=None, ok=True):
    done = subprocess.run(command, capture_output=True, env={**os.environ, **(env or {})}, input=secret_input, timeout=120)
    if ok and done.returncode != 0:
        raise Verdict(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-800:]}")
    return done.stdout


class Ukey:
    """One UKEY, as OpenSC's pkcs11-tool shows it."""

    def __init__(self, facts):
        self.facts = facts
        self.env = {"SOFTHSM2_CONF": facts["softhsm_conf"], "PIN": facts["pin"]}
        self.slot = self._slot()

    def tool(self, *arguments, login=False):
        pin = ["--login", "--pin", "env:PIN"] if login else []
        return run("pkcs11-tool", "--module", self.facts["module"], *arguments, *pin, env=self.env)

    def _slot(self):
        text = self.tool("--list-slots").decode()
        for block in re.split(r"\nSlot ", text):
            serial = re.search(r"serial num\s*:\s*(\S+)", block)
            number = re.search(r"\(0x([0-9a-f]+)\)", block)
            if serial and number and serial.group(1) == self.facts["token_serial"]:
                return "0x" + number.group(1)
        raise Verdict(f"no UKEY {self.facts['token_serial']} in:\n{text}")

    def objects(self):
        text = self.tool("--slot", self.slot, "--list-objects", login=True).decode()
        found = []
        for line in text.splitlines():
            if line and not line[0].isspace() and not line.startswith("Using"):
                found.append({"what": line.split(";")[0].strip()})
            elif ":" in line and found:
                name, _, value = line.strip().partition(":")
                found[-1][name.strip()] = value.strip()
        return found

    def certificate(self, identifier):
        return self.tool("--slot", self.slot, "--read-object", "--type", "cert", "--id", identifier)


def der_of(pem_path):
    return run("openssl", "x509", "-in", pem_path, "-outform", "DER")


def text_of(der, *what):
    return run("openssl", "x509", "-inform", "DER", "-noout", *what, secret_input=der).decode().strip()


def judge(facts):
    ukey = Ukey(facts)
    objects = ukey.objects()
    private = [o for o in objects if o["what"].startswith("Private Key Object")]
    certificates = [o for o in objects if o["what"].startswith("Certificate Object")]
    check(len(private) == 3, f"three private keys expected: {private}")
    check(len(certificates) == 3, f"three certificates expected: {certificates}")
    signing = [k for k in private if k["Usage"].split(", ")[0] == "sign"]
    opening = [k for k in private if "decrypt" in k["Usage"] or "derive" in k["Usage"]]
    check(len(signing) == 1 and len(opening) == 2, f"one key signs, the current one and an archived one open: {private}")
    signing = signing[0]
    check("decrypt" not in signing["Usage"] and "unwrap" not in signing["Usage"], f"the signing key only signs: {signing}")
    for word in ("sensitive", "always sensitive", "never extractable", "local"):
        check(word in signing["Access"], f"the signing key is {word}: {signing['Access']}")
    for key in opening:
        check("sign" not in key["Usage"], f"an encryption key does not sign: {key}")
        check("sensitive" in key["Access"] and "local" not in key["Access"], f"an encryption key came from the KMC: {key}")
    ids = sorted(c["ID"] for c in certificates)
    check(len(set(ids)) == 3 and ids == sorted(k["ID"] for k in private), f"each certificate has its key's CKA_ID: {objects}")
    check(not any("~pending" in o.get("label", "") for o in objects), f"nothing is left pending: {objects}")

    new_signing = ukey.certificate(signing["ID"])
    encryption = {key["ID"]: ukey.certificate(key["ID"]) for key in opening}
    old_signing = der_of(facts["old_certificate"])
    old_encryption = der_of(facts["old_encryption_certificate"])
    check(old_encryption in encryption.values(), "an encryption certificate is the old one itself")
    check(text_of(new_signing, "-enddate") == text_of(old_signing, "-enddate"), "the expiry is the old one")
    check(text_of(new_signing, "-pubkey") != text_of(old_signing, "-pubkey"), "the signing key is a new one")

    with tempfile.TemporaryDirectory() as folder:
        pems = {name: Path(folder, name + ".pem") for name in (signing["ID"], *encryption)}
        for name, pem in pems.items():
            pem.write_bytes(run("openssl", "x509", "-inform", "DER", secret_input=encryption.get(name, new_signing)))
            run("openssl", "verify", "-CAfile", facts["ca"], "-crl_check", "-CRLfile", facts["crl"], str(pem))
        revoked = run("openssl", "crl", "-in", facts["crl"], "-noout", "-text").decode()
        serial = text_of(old_signing, "-serial").partition("=")[2].upper()
        check(serial in revoked.upper(), "the old signing certificate is on the CRL")
        plain = Path(facts["sample_plain"]).read_bytes()
        for name, certificate in encryption.items():
            sample = facts["sample_cms" if certificate == old_encryption else "sample_archived_cms"]
            check(open_sample(facts, ukey, name, pems[name], sample) == plain, f"{sample} opens with its recovered key")


def open_sample(facts, ukey, identifier, recipient, sample):
    """openssl cms -decrypt with the key that stays on the UKEY, through the PKCS#11 engine."""
    key = "pkcs11:serial={};id={};type=private?pin-value={}".format(
        facts["token_serial"], "".join("%" + identifier[i:i + 2] for i in range(0, len(identifier), 2)), facts["pin"])
    return run("openssl", "cms", "-decrypt", "-inform", cms_form(sample), "-in", sample,
               "-engine", "pkcs11", "-keyform", "engine", "-inkey", key, "-recip", str(recipient), "-binary",
               env={**ukey.env, "PKCS11_MODULE_PATH": facts["module"]})


def judge_form(facts):
    """The acceptance form, read as anybody's programs read it: its text, and the code on it."""
    # Some fonts draw two characters with one picture (a radical and its word): compared as Unicode folds them.
    text = plain(run("pdftotext", "-layout", facts["form_pdf"], "-").decode())
    check(re.fullmatch(r"\d{20}", facts["application"]), f"a reference number: {facts['application']}")
    check(len(facts["form_values"]) > 2, f"fields were filled in: {facts['form_values']}")
    for word in (facts["application"], facts["subject"], *facts["form_values"]):
        check(plain(word) in text, f"{word} is on the form:\n{text}")
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", facts["form_pdf"], f"{folder}/sheet")
        codes = run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *map(str, Path(folder).glob("*.png")))
    check(codes.decode().split() == [facts["application"]], f"the code is the reference number: {codes}")


def plain(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def cms_form(path):
    return "PEM" if Path(path).read_bytes().startswith(b"-----") else "DER"


def secrets_below(directory, secrets, allowed=()):
    """The files below a directory in which one of the secrets can be read."""
    found = []
    for path in Path(directory).rglob("*"):
        if path.is_file() and path.name not in allowed:
            content = path.read_bytes()
            found += [f"{path}: {name}" for name, value in secrets.items() if value.encode() in content]
    return found

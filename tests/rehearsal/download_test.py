"""A first certificate, from the web page to the UKEY, with the programs as they are. Run by ctest: download_test.py BIN TEST."""
import os
import random
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from judge import check, run, run_test, secrets_below, text_of
from rehearsal_test import PIN, Practice, folder, kill_after, rehearse
from renewal_judge import Sight, opens, public_key, revocation, signs

SUBJECT = "孙样例（演练）"


def judge_download(facts):
    """Two pairs on a UKEY that was blank, good for what they are for, and certified by the CA."""
    sight = Sight(facts)
    check(len(sight.keys) == 2 and len(sight.certificates) == 2, f"two pairs: {sight.keys} {sight.certificates.values()}")
    check(sorted(sight.keys) == sorted(sight.certificates.values()), "each certificate has its key's CKA_ID")
    check(not any("~pending" in label for label in sight.labels), f"nothing is left pending: {sight.labels}")
    is_signing = {der: "Digital Signature" in text_of(der, "-ext", "keyUsage") for der in sight.certificates}
    check(sorted(is_signing.values()) == [False, True], "one is for signing, one for encryption")
    signing, encryption = (next(der for der, it in is_signing.items() if it == wanted) for wanted in (True, False))
    check(public_key(signing) != public_key(encryption), "two keys")
    check(text_of(signing, "-enddate") == text_of(encryption, "-enddate"), "they end together")
    key, other = (sight.keys[sight.key_of(der)] for der in (signing, encryption))
    check(key["Usage"].split(", ")[0] == "sign" and "derive" not in key["Usage"], f"a signing key: {key}")
    for word in ("sensitive", "always sensitive", "never extractable", "local"):
        check(word in key["Access"], f"the signing key is {word}: {key['Access']}")
    check("sensitive" in other["Access"] and "local" not in other["Access"], f"the encryption key came from the KMC: {other}")
    signs(facts, sight, sight.key_of(signing), signing)
    opens(facts, sight, encryption)
    with tempfile.TemporaryDirectory() as place:
        for der in (signing, encryption):
            check(SUBJECT in text_of(der, "-subject", "-nameopt", "utf8,sep_multiline"), "the name that was applied for")
            check(revocation(facts, der) is None, "it is in force")
            pem = Path(place, "one.pem")
            pem.write_bytes(run("openssl", "x509", "-inform", "DER", secret_input=der))
            run("openssl", "verify", "-CAfile", facts["ca"], "-crl_check", "-CRLfile", facts["crl"], str(pem))


def test_download_judged():
    """What waits in a world made with it is downloaded; a second start tells the same."""
    directory = folder()
    told = rehearse(directory, service="download")
    steps = [line["code"] for line in told if "step" in line]
    check(steps == sorted(steps) and steps[-1] == "Z-25", f"the steps in order: {steps}")
    facts = told[-1]
    judge_download(facts)
    again = rehearse(directory, service="download")[-1]
    check({**again, "seconds": 0} == {**facts, "seconds": 0}, "a second start tells the same")
    found = secrets_below(directory, {"PIN": facts["pin"], "factory PIN": "12345678", "password": "Yanlian-2024"})
    check(not found, f"no secret lies below the folder: {found}")
    shutil.rmtree(directory)


def test_download_killed():
    """kill -9 of everything after each step, also in the middle of the next: it goes on, and ends the same."""
    seed = int(os.environ.get("CERTDESK_SEED", random.randrange(1 << 30)))
    print(f"seed {seed}")
    chance = random.Random(seed)
    directory, seen, kills = folder(), set(), 0
    while kill_after(directory, seen, chance.choice([0, 0.02, 0.1, 0.3]), service="download"):
        kills += 1
        check(kills < 40, "it ends")
    judge_download(rehearse(directory, service="download")[-1])
    check(kills >= 5, f"enough kills to mean something: {kills}")
    shutil.rmtree(directory)


class Applicant(Practice):
    def apply(self, **changes):
        """The web page, filled in by curl; answers the status and the application's number where there is one."""
        form = {"kind": "person", "subject": "孙样例", "user": self.facts["user"], "password": self.facts["password"], **changes}
        fields = [part for name, value in form.items() for part in ("--data-urlencode", f"{name}={value}")]
        text = subprocess.run(["curl", "-sS", "-i", "--cacert", self.facts["ca"], self.facts["portal"] + "/practice/apply", *fields],
                              capture_output=True, text=True).stdout
        number = re.search(r"^location: .*done=(\d{20})", text, re.I | re.M)
        return int(text.split()[1]), number.group(1) if number else None

    def code_of(self, application):
        """The code that was mailed for that application."""
        page = run("curl", "-sS", "--cacert", self.facts["ca"], self.facts["console"].replace("/practice/?", "/practice/mail?")).decode()
        return re.search(application + r".*?授权码：([A-Za-z0-9]{20})", page, re.S).group(1)

    def download(self, *options, **answers):
        path = Path(self.home, "answers.json")
        path.write_text('{"ukey_serial": "%s"%s}' % (self.facts["ukey"], "".join(f', "{k}": "{v}"' for k, v in answers.items())))
        path.chmod(0o600)
        return self.command("download", "--answers", str(path), "--patience", "8", *options, secrets=self.secrets())


def test_download_applied():
    """Applied for on the web page, and downloaded by certdeskctl; without one, and with two, it is said which."""
    practice = Applicant()
    told, error = practice.download()
    check(told[-1]["code"] == "K-09", f"none waits: {told} {error}")
    check(practice.apply(password="wrong")[0] == 403, "the password is asked for")
    status, number = practice.apply()
    check(status == 303 and number, "applied for")
    _, other = practice.apply(subject="另一个")
    check(practice.download()[0][-1]["code"] == "K-09", "two wait")
    practice.download("--application", number)
    told, error = practice.download("--application", number, authorisation_code=practice.code_of(number))
    check(told and told[-1].get("result") == "done" and told[-1]["application"] == number, f"downloaded: {told} {error}")
    judge_download({**practice.facts, "token_serial": practice.facts["ukey"], "pin": PIN,
                    "crl": str(Path(practice.directory, "crl.pem"))})
    records, _ = practice.command("certificates", secrets=practice.secrets()[:1])
    check([r["subject"] for r in records].count(SUBJECT) == 1, "it is listed")
    check("另一个（演练）" not in [r["subject"] for r in records], "and what is not downloaded is not")
    told, error = practice.download("--application", other, authorisation_code="A" * 20)
    check(told[-1]["code"] != "K-09", f"the other one goes on by itself: {told} {error}")
    practice.end()


def test_download_named():
    """Without an answers file, and another UKEY in than the one that is named: no PIN is spent on it."""
    practice = Applicant()
    wanted, other = practice.facts["ukey"], practice.facts["lost_ukey"]
    calls = Path(practice.directory, "ukeys", "drawer", other + ".calls")
    _, number = practice.apply()
    start = ("download", "--application", number, "--patience", "3", "--token")
    practice.command(*start, wanted, secrets=practice.secrets()[:1])  # until it asks for the code
    secrets = (*practice.secrets(), ("--code-fd", practice.code_of(number)))
    practice.ukey("--pull", serial=wanted)
    practice.ukey("--insert", serial=other)
    calls.unlink(missing_ok=True)
    told, error = practice.command(*start, wanted, secrets=secrets)
    check(told[-1]["code"] == "K-08", f"it waits for the one that is named: {told} {error}")
    check(calls.exists() and "C_Login" not in calls.read_text().split(), "the other one was seen, and no PIN was tried on it")
    practice.ukey("--insert", serial=wanted)
    told, error = practice.command(*start, wanted, secrets=secrets)
    check(told[-1].get("result") == "done" and told[-1]["ukey"] == wanted, f"with the right one it goes on: {told} {error}")
    check("C_Login" not in calls.read_text().split(), "and none is tried on the other one")
    practice.end()


if __name__ == "__main__":
    run_test(globals())

"""Unlock by a code with the programs as they are, judged from outside. Run by ctest: unlock_code_test.py BIN TEST."""
import hashlib
import hmac
import json
import os
import re
import sqlite3
import subprocess
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from judge import check, run_test
from rehearsal_test import BIN, code_of, lines
from unlock_judge import files_with
from unlock_test import PIN, Locked, interrupted, kill

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def with_check(payload):
    """The twelfth character, by Luhn's rule for 32 characters."""
    total = 0
    for place, letter in enumerate(reversed(payload)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return payload + ALPHABET[-total % 32]


class ByCode(Locked):
    """A practice world whose UKEY opens by a code that answers its own."""

    role = "code"

    def key(self):
        with sqlite3.connect(f"file:{self.directory}/portal.db?mode=ro", uri=True) as database:
            sealed, = database.execute("SELECT sealed_key FROM unblock_key WHERE ukey_serial = ?", (self.serial,)).fetchone()
        portal = Path(self.directory, "keys", "portal.key").read_bytes()
        return AESGCM(portal).decrypt(sealed[:12], sealed[12:], f"unblock-key {self.serial}".encode())

    def answer_to(self, challenge):
        """As whoever has the unblock key works it out."""
        said = b"CertDesk unblock 1\0" + self.serial.encode() + b"\0" + challenge.encode()
        number = int.from_bytes(hmac.new(self.key(), said, hashlib.sha256).digest()[:8], "big") >> 9
        return with_check("".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(11))))

    def console(self, application, challenge):
        """What staff read on the page for a code that they type."""
        page = self.staff(application, "unlock-code", challenge=challenge)
        told = re.search(r'class="amount code"[^>]*>([0-9A-Z-]+)<', page)
        check(told, f"the console answers: {page}")
        return told.group(1)

    def judge(self, pin, officer):
        check(self.locked.opens_with(pin), "the new PIN opens it")
        check(self.locked.certificates() == self.before["certificates"], "its certificates are the same to the octet")
        check(self.locked.object_files() == self.before["files"], "its objects, keys among them, are the same to the octet")
        self.locked.signs(pin)
        check(self.escrow.row()[1:] == (None, 0) and self.escrow.current() == officer, "the officer's PIN went nowhere")
        check(self.locked.officer_is(officer), "and is the one on the UKEY")


class Caller:
    """`certdeskctl unlock` on the telephone: reads out its code, and types what it is told."""

    def __init__(self, practice, code, pin=PIN):
        hear, self.told = os.pipe()
        os.set_inheritable(hear, True)
        self.process = practice.unlock(code, pin, "--unlock-code-fd", str(hear), start=True, keep=(hear,))
        os.close(hear)

    def until(self, what):
        """The first line with that member."""
        for line in self.process.stdout:
            said = json.loads(line)
            if what in said:
                return said
        check(False, f"{what} is said: {self.process.stderr.read()}")

    def type(self, code):
        os.write(self.told, code.encode() + b"\n")

    def end(self):
        os.close(self.told)
        out = self.process.stdout.read()
        return self.process.wait(timeout=60), lines(out)


def test_unlock_code_judged():
    """Rehearsed by the portal's answer and by telephone, the same UKEY one after the other; one letter is misheard."""
    practice = ByCode()
    practice.process.stdin.close()
    practice.process.wait(timeout=30)
    officer = practice.escrow.current()
    for way in ("code", "telephone"):
        done = subprocess.run([BIN / "certdeskctl", "rehearse", "unlock", "--by", way, "--practice-dir", practice.directory,
                               "--json"], capture_output=True, text=True, timeout=120)
        check(done.returncode == 0, f"by {way} it ends well: {done.stdout}{done.stderr}")
        told = lines(done.stdout)
        steps = [line["code"] for line in told if "step" in line]
        check(steps == sorted(steps) and steps[0] == "J-04" and steps[-1] == "J-20", f"the steps in order: {steps}")
        check(("J-18" in steps) == (way == "telephone"), f"a code is typed by telephone alone: {steps}")
        mishaps = [line["code"] for line in told if "warning" in line]
        check(mishaps == (["U-08"] if way == "telephone" else []), f"what was misheard is told: {told}")
        check(told[-1]["result"] == "done" and told[-1]["token_serial"] == practice.serial, f"that UKEY: {told[-1]}")
        practice.judge(told[-1]["pin"], officer)
    secrets = {"new PIN": told[-1]["pin"], "officer's PIN": officer, "unblock key": practice.key().hex()}
    found = [each for each in files_with([practice.directory], secrets)
             if not re.fullmatch(r".*/ukeys/drawer/\w+\.unblock: unblock key", each)]  # the UKEY's own memory
    check(not found, f"no secret lies below the folder: {found}")
    practice.start()
    practice.end()


def test_unlock_code_thrice():
    """Typed wrong three times the UKEY's code is void; with another one, which staff are told, it opens. The answer is the
    one that anybody with the key works out."""
    practice = ByCode("--unlock-by-telephone")
    officer = practice.escrow.current()
    code = practice.apply()
    caller = Caller(practice, code)
    asked = caller.until("request_code")
    wrong = with_check("2" * 11)
    for number in range(3):
        caller.type(wrong)
        if number < 2:
            check(caller.until("warning")["code"] == "U-04", "it does not fit")
            again = caller.until("request_code")
            check(again["request_code"] == asked["request_code"], "it is the same code that is answered")
    status, told = caller.end()
    check(status != 0 and told[-1]["code"] == "U-05", f"the third ends it: {told}")
    check(not practice.locked.opens_with(PIN), "and the UKEY is as locked as before")
    void = asked["request_code"]
    caller = Caller(practice, code)
    asked = caller.until("request_code")
    check(asked["request_code"] != void, "another code is asked")
    answer = practice.console(asked["application"], asked["request_code"].lower())
    check(answer.replace("-", "") == practice.answer_to(asked["request_code"]), f"staff's answer is the right one: {answer}")
    caller.type(answer.lower())
    status, told = caller.end()
    check(status == 0 and told[-1]["result"] == "done", f"it opens: {told}")
    practice.judge(PIN, officer)
    practice.end()


def test_unlock_code_typed():
    """At a terminal the unlock code is seen while it is typed, and the new PIN is not."""
    practice = ByCode("--unlock-by-telephone")
    code = practice.apply()
    wrong = with_check("2" * 11)
    secrets = (("--password-fd", practice.facts["password"]), ("--answer-fd", practice.facts["answer"]), ("--code-fd", code))
    told, shown = practice.typed([wrong, PIN, PIN, wrong, wrong], "unlock", "--token", practice.serial, secrets=secrets)
    check(told[-1]["code"] == "U-05", f"the third wrong one ends it: {told} {shown}")
    check(shown.count(wrong) == 3 and PIN not in shown, f"what is typed shows, but for the PIN: {shown}")
    practice.end()


def test_unlock_code_killed():
    """kill -9 of client and host around the one call that opens it: a second start, with nothing of the first on the PC,
    ends well."""
    practice = ByCode()
    officer = practice.escrow.current()
    for number, (call, count) in enumerate([("unblock_challenge", 1), ("unblock_respond", 1), ("C_Login", 1), ("C_Sign", 1)]):
        code = practice.apply()
        status, told = interrupted(practice, code, call, count, lambda process: kill(process, ("client", "host")))
        check(status != 0, f"{call}: it was interrupted: {told}")
        practice.forget_profile()
        told, error = practice.unlock(code, f"{PIN}{number}")
        check(told and told[-1].get("result") == "done", f"killed at {call}: it goes on: {told} {error}")
        practice.judge(f"{PIN}{number}", officer)
    practice.end()


if __name__ == "__main__":
    run_test(globals())

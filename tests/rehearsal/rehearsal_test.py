"""The whole recovery with the programs as they are, judged from outside. Run by ctest: rehearsal_test.py BIN TEST."""
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import scans
from relay import Relay
from judge import check, judge, judge_form, run_test, secrets_below

BIN = Path(sys.argv[1]).resolve()
PIN = "Yanlian-Pin-7391"


def folder():
    return tempfile.mkdtemp(prefix="certdesk-rehearsal.", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)


def lines(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def rehearse(directory, *options, timeout=180, service="recovery"):
    done = subprocess.run([BIN / "certdeskctl", "rehearse", service, "--practice-dir", directory, "--json", *options],
                          capture_output=True, text=True, timeout=timeout)
    check(done.returncode == 0, f"the rehearsal ends well: {done.stdout}{done.stderr}")
    return lines(done.stdout)


def test_judged():
    """A rehearsed recovery is what it says, to other makers' tools; a second start tells the same."""
    directory = folder()
    told = rehearse(directory)
    steps = [line["code"] for line in told if "step" in line]
    check(steps == sorted(steps) and steps[0] == "R-01" and steps[-1] == "R-25", f"the steps in order: {steps}")
    facts = told[-1]
    check(facts["result"] == "done", "the last line is the result")
    judge(facts)
    again = rehearse(directory)[-1]
    check({**again, "seconds": 0} == {**facts, "seconds": 0}, "a second start tells the same")
    judge(again)
    found = secrets_below(directory, {"PIN": facts["pin"], "factory PIN": "12345678", "answer": "xiongmao",
                                      "password": "Yanlian-2024"})
    check(not found, f"no secret lies below the folder: {found}")
    shutil.rmtree(directory)


def test_papers():
    """The same with contents, papers and payment, in the tutorial's order; what comes back is done again, and only that."""
    directory = folder()
    told = rehearse(directory, "--with", "papers")
    steps = [line["code"] for line in told if "step" in line]
    check(steps == sorted(steps), f"the steps in order: {steps}")
    papers = [code for code in steps if code in ("R-05", "R-06", "R-09", "R-10", "R-11", "R-12")]
    check(papers == ["R-05", "R-06", "R-09", "R-10", "R-11", "R-12"], f"contents, papers and payment among them: {steps}")
    facts = told[-1]
    check(facts["result"] == "done", "the last line is the result")
    judge(facts)
    judge_form(facts)
    judge_uploads(told)
    orders = {line["payment"]["order"] for line in told if "payment" in line}
    check(orders == {facts["payment_order"]}, f"one order, and that one: {orders}")
    check(facts["trade_number"], "a trade number")
    again = rehearse(directory, "--with", "papers")
    check({**again[-1], "seconds": 0} == {**facts, "seconds": 0}, "a second start tells the same")
    check(not any("payment" in line or "upload" in line for line in again), "and pays and sends nothing")
    shutil.rmtree(directory)


def judge_uploads(told):
    """Whole files alone; of those only what was sent back once more."""
    whole = [(line["upload"], line["file"]) for line in told if line.get("percent") == 100]
    check(whole, "files were sent")
    again = [each for each in set(whole) if whole.count(each) > 1]
    check(len(again) == 1 and len(whole) == len(set(whole)) + 1, f"one was sent back and sent again: {whole}")


def kill_after(directory, seen, delay, *options, service="recovery"):
    """Starts the rehearsal and kills it -9 once it has said a step that was not seen before; false where it ended."""
    process = subprocess.Popen([BIN / "certdeskctl", "rehearse", service, "--practice-dir", directory, "--json",
                                *options], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        code = json.loads(line).get("code") if '"step"' in line else None
        if code and code not in seen:
            seen.add(code)
            time.sleep(delay)
            process.kill()
            process.wait()
            return True
    return process.wait() != 0


def test_killed(*options):
    """kill -9 of everything after each step, also in the middle of the next: it goes on, and ends the same."""
    seed = int(os.environ.get("CERTDESK_SEED", random.randrange(1 << 30)))
    print(f"seed {seed}")
    chance = random.Random(seed)
    directory = folder()
    seen = set()
    kills = 0
    while kill_after(directory, seen, chance.choice([0, 0.02, 0.1, 0.3]), *options):
        kills += 1
        check(kills < 40, "it ends")
    facts = rehearse(directory, *options)[-1]
    judge(facts)
    if options:
        judge_form(facts)
        check(facts["trade_number"], "a trade number")
    print(f"{kills} kills")
    check(kills >= 8, f"enough kills to mean something: {kills}")
    shutil.rmtree(directory)


def test_papers_killed():
    """The same with contents, papers and payment: nothing is lost, and it is paid."""
    test_killed("--with", "papers")


FORMS = {"extension_items": {"medium": "own"},
         "extension_information": {"qualification_level": "a", "qualification_number": "A123456789", "survey_level": "none",
                                   "architecture_level": "a", "municipal_level": "b", "provincial": "no"}}


# Where a profile would be instead of below its home.
PLACES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


class Practice:
    """certdesk-practice in a process of its own, and the client against it."""

    def __init__(self, *options):
        self.directory = folder()
        self.home = tempfile.mkdtemp(prefix="certdesk-home.")
        self.start(*options)
        self.certificate = self.lost_certificate()

    def start(self, *options):
        self.process = subprocess.Popen([BIN / "certdesk-practice", "--dir", self.directory, "--end-with-input",
                                         "--review-delay", "0.2", *options], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.process.stdout.readline())

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        shutil.rmtree(self.directory)
        shutil.rmtree(self.home, ignore_errors=True)

    def ukey(self, *options, serial=None):
        done = subprocess.run([BIN / "certdesk-practice", "--dir", self.directory, "ukey", "--serial",
                               serial or self.facts["ukey"], *options], capture_output=True, text=True)
        check(done.returncode == 0, done.stderr)

    def ukeys(self):
        text = subprocess.run([BIN / "certdesk-practice", "--dir", self.directory, "ukey"], capture_output=True, text=True)
        return lines(text.stdout)

    def forget_profile(self):
        shutil.rmtree(self.home, ignore_errors=True)
        os.mkdir(self.home)

    def command(self, command, *arguments, secrets=(), portal=None, ca=None, module=None, user=None, start=False,
                keyboard=None, keep=()):
        """Starts certdeskctl with secrets handed over by descriptors: (option, value). user=False: as whose login is kept,
        and that is the only use of a keychain; keyboard: a terminal to ask on; keep: descriptors that it gets as they are."""
        descriptors = []
        options = []
        for option, value in secrets:
            read, write = os.pipe()
            os.write(write, value.encode() + b"\n")
            os.close(write)
            descriptors.append(read)
            options += [option, str(read)]
        process = subprocess.Popen(
            [BIN / "certdeskctl", "--json", "--portal", portal or self.facts["portal"], "--ca", ca or self.facts["ca"],
             "--module", module or self.facts["module"], command,
             *([] if command == "tokens" or user is False else ["--user", user or self.facts["user"]]), *arguments, *options],
            stdin=keyboard, stdout=subprocess.PIPE, stderr=keyboard or subprocess.PIPE, text=True, pass_fds=[*descriptors, *keep],
            env={**{name: value for name, value in os.environ.items()
                    if name not in PLACES and (user is False or name != "DBUS_SESSION_BUS_ADDRESS")},
                 "SOFTHSM2_CONF": self.facts["softhsm_conf"], "HOME": self.home})
        for descriptor in descriptors:
            os.close(descriptor)
        if start:
            return process
        out, error = process.communicate(timeout=120)
        return lines(out), error

    def typed(self, words, command, *arguments, **more):
        """On a terminal: what is typed at one prompt after another; answers what was told, and all that it showed."""
        master, terminal = os.openpty()
        process = self.command(command, *arguments, start=True, keyboard=terminal, **more)
        os.close(terminal)
        shown, left = b"", list(words)
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:
                break  # the program has gone
            shown += piece
            if left and piece.rstrip().endswith((b":", "：".encode())):
                time.sleep(0.1)  # the echo may be switched off behind the prompt
                os.write(master, left.pop(0).encode() + b"\n")
        told = lines(process.stdout.read())
        process.wait(timeout=60)
        os.close(master)
        return told, shown.decode()

    def answers(self, **changes):
        answers = {"reason": "lost", "freeze": True, "accept_agreement": True, "quote_fen": 5000,
                   "answer": self.facts["answer"], "ukey_at_hand": True, "ukey_serial": self.facts["ukey"], **changes}
        path = Path(self.home, "answers.json")
        path.write_text(json.dumps(answers))
        path.chmod(0o600)
        return str(path)

    def papers(self, licence):
        """What an answers file says of contents, papers and money; the printed form goes back as it is."""
        form, handler = Path(self.directory, "form.pdf"), Path(self.directory, "handler.png")  # the person's, not the profile's
        if not handler.exists():
            scans.png(handler, 640, 400)
        return {"forms": FORMS, "form_pdf": str(form), "payment": "online",
                "materials": {"acceptance_form": [str(form)], "handler_id": [str(handler)], "business_licence": [str(licence)]}}

    def code(self):
        """The newest authorisation code in the mail box page."""
        page = subprocess.run(["curl", "-sS", "--cacert", self.facts["ca"], self.facts["console"].replace("/practice/?", "/practice/mail?")],
                              capture_output=True, text=True).stdout
        codes = re.findall(r"授权码：([A-Za-z0-9]{20})\b", page)
        return codes[0] if codes else None

    def secrets(self, password=None, pin="12345678", new_pin=PIN):
        return (("--password-fd", password or self.facts["password"]), ("--pin-fd", pin), ("--new-pin-fd", new_pin))

    def lost_certificate(self):
        records, _ = self.command("certificates", secrets=self.secrets()[:1])
        return next(r["certificate"] for r in records if r["ukey"] == self.facts["lost_ukey"])

    def recover(self, secrets=None, start=False, portal=None, **changes):
        return self.command("recover", "--certificate", self.certificate, "--answers", self.answers(**changes),
                            "--patience", "8", "--pin-changed", secrets=secrets or self.secrets(), start=start, portal=portal)


def code_of(answer):
    told, error = answer
    failed = [line for line in told if line.get("result") == "failed"]
    check(failed, f"it failed: {told} {error}")
    for member in ("happened", "next"):
        check(failed[-1][member], f"a sentence for {failed[-1]['code']}: {member}")
    return failed[-1]["code"]


def test_bad_input():
    """Each wrong thing has its code, loses nothing, and the right thing afterwards goes on."""
    practice = Practice()
    facts = practice.facts
    check(code_of(practice.command("certificates", secrets=(("--password-fd", "wrong"),))) == "A-01", "wrong password")
    check(code_of(practice.command("certificates", secrets=practice.secrets()[:1], portal="https://127.0.0.1:1")) == "N-01",
          "portal not there")
    check(code_of(practice.command("login", secrets=practice.secrets()[:1])) == "K-01", "a login that is not kept is no login")
    other = Path(practice.home, "other.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=other",
                    "-out", other], check=True, capture_output=True)
    check(code_of(practice.command("certificates", secrets=practice.secrets()[:1], ca=str(other))) == "N-03", "untrusted")
    without = subprocess.run([BIN / "certdeskctl", "--portal", facts["portal"], "certificates", "--user", facts["user"]],
                             capture_output=True, text=True)
    check(without.returncode != 0 and "--ca" in without.stderr, f"it is said that the CA is missing: {without.stderr}")
    check(code_of(practice.recover(answer="wrong")) == "A-04", "wrong answer")
    check(code_of(practice.recover(secrets=(*practice.secrets(), ("--answer-fd", "worse")))) == "A-04", "by a descriptor")
    shown = practice.answers()
    os.chmod(shown, 0o644)
    check(code_of(practice.command("recover", "--certificate", practice.certificate, "--answers", shown,
                                   secrets=practice.secrets())) == "K-03", "a secret that others may read")
    practice.ukey("--insert", serial=facts["lost_ukey"])
    check(code_of(practice.recover(ukey_serial=facts["lost_ukey"])) == "T-03", "the lost UKEY in place of a new one")
    check(code_of(practice.recover(secrets=practice.secrets(pin="87654321"))) == "P-01", "wrong PIN")
    practice.ukey("--tries", "1")
    check(code_of(practice.recover()) == "P-07", "the last try needs a yes")
    practice.ukey("--tries", "0")
    check(code_of(practice.recover()) == "P-03", "locked")
    practice.ukey("--tries", "10", "--quirk", "unwrap-refused")
    check(code_of(practice.recover()) == "T-06", "cannot unwrap: said before anything costs")
    practice.end()

    practice = Practice("--mail-cool-down", "1")
    told, _ = practice.recover(authorisation_code="A" * 20)
    check(code_of((told, "")) == "Q-01", "wrong authorisation code")
    missing = str(Path(practice.home, "no-such-module.so"))
    told, _ = practice.command("tokens", module=missing)
    check(any(line.get("code") == "D-01" for line in told), f"module not there: {told}")
    former = practice.code()
    check(code_of(practice.recover(authorisation_code=former)) == "Q-04", "a terminal shows no captcha")
    time.sleep(1)
    told, _ = practice.command("resend-mail", secrets=practice.secrets()[:1])
    check(told[-1]["result"] == "sent" and "*" in told[-1]["mailed_to"], f"another mail instead: {told}")
    check(practice.code() != former, "with another code")
    told, _ = practice.recover(secrets=(*practice.secrets(), ("--code-fd", practice.code())))
    check(told[-1]["result"] == "done", f"and that goes on to the end: {told}")
    again, _ = practice.command("recover", "--answers", practice.answers(), "--pin-changed", secrets=practice.secrets())
    check(again[-1] == told[-1], f"a second run tells the same: {again}")
    told, _ = practice.command("certificates", secrets=practice.secrets()[:1])
    check([row["state"] for row in told if row["ukey"] == practice.facts["ukey"]] == ["valid"], f"and freezes nothing: {told}")
    practice.end()


def test_killed_anew():
    """kill -9 of the client alone after each step, its profile deleted, and once of the portal: it goes on."""
    practice = Practice()
    seen = set()
    kills = 0
    while True:
        code = practice.code()
        extra = {"authorisation_code": code} if code else {}
        process = practice.recover(start=True, **extra)
        killed = False
        told = []
        for line in process.stdout:
            told.append(line)
            step = json.loads(line).get("code") if '"step"' in line else None
            if step and step not in seen:
                seen.add(step)
                process.kill()
                killed = True
                break
        error = process.stderr.read()
        ended = process.wait()
        practice.forget_profile()
        if killed:
            kills += 1
            if kills == 8:
                practice.kill()
                practice.start()
            continue
        if ended == 0:
            break
        check(not code, f"it stops only for the code: {told} {error}")
        check('"K-06"' in "".join(told), f"it asks for the code: {told} {error}")
        check(len(told) < 100 and kills < 40, "it ends")
    print(f"{kills} kills")
    check(kills >= 8, f"enough kills: {kills}")
    rehearsed = rehearse_result(practice)
    judge(rehearsed)
    practice.end()


def rehearse_result(practice):
    """The facts of the finished world, told by a rehearsal that finds nothing left to do."""
    practice.process.stdin.close()
    practice.process.wait(timeout=30)
    facts = rehearse(practice.directory)[-1]
    practice.start()
    return facts


def test_pulled():
    """The UKEY is pulled in the middle of the writing: the client says so, waits, and goes on when it is back."""
    practice = Practice()
    practice.ukey("--latency", "30")
    told, _ = practice.recover()
    check(code_of((told, "")) == "K-06", "asks for the code")
    process = practice.recover(start=True, authorisation_code=practice.code())
    for line in process.stdout:
        if '"R-20"' in line:
            practice.ukey("--pull")
            break
    told = lines(process.stdout.read())
    check(process.wait(timeout=120) != 0, "it stops")
    check(told and told[-1]["code"] in ("T-01", "T-02", "P-06", "K-08"), f"it says what happened: {told}")
    practice.ukey("--insert", "--latency", "0")
    told, error = practice.recover(authorisation_code=practice.code())
    check(told[-1].get("result") == "done", f"it goes on: {told} {error}")
    judge(rehearse_result(practice))
    practice.end()


def percents(told):
    """How far the licence came, as the client said, for each time it was begun."""
    return [line["percent"] for line in told if line.get("upload") == "business_licence"]


def test_upload_cut():
    """A scan of 50 MB: the line is cut at 30 %, the client killed, its profile deleted: the rest alone is sent."""
    practice = Practice("--papers", "--auto-pay", "--name", Relay.ADDRESS)
    relay = Relay(practice.facts["portal"])
    through = f"https://{Relay.ADDRESS}:{relay.port}"
    size = 50_000_000
    licence = Path(practice.directory, "licence.pdf")
    scans.pdf(licence, size)
    check(licence.stat().st_size == size, "the file is as large as it should be")

    process = practice.recover(start=True, portal=through, **practice.papers(licence))
    before = []
    for line in process.stdout:
        before.append(json.loads(line))
        if percents(before):
            break
    check(percents(before) == [0], f"it begins: {before[-3:]}")
    relay.cut_after(size * 3 // 10)
    check(relay.waits_for_cut(60), "the line is cut in the middle")
    process.kill()
    before += lines(process.stdout.read())
    process.wait()
    practice.forget_profile()
    kept = percents(before)[-1]
    check(0 < kept <= 30, f"some of it is there, and not all: {kept} %")

    relay.mend()
    told, error = practice.recover(portal=through, **practice.papers(licence))
    reached = percents(told)
    check(reached and reached[0] >= kept and reached[-1] == 100, f"it goes on where it stood: {kept} % {reached} {error}")
    # By whole percents, with what else is said on the wire.
    rest = size * (100 - reached[0]) // 100
    check(rest - size // 50 < relay.sent < rest + size // 50, f"the rest alone is sent: {relay.sent} for {rest}")
    page = next(page for material in Api(practice).application()["materials"] if material["kind"] == "business_licence"
                for page in material["pages"])
    check(page["sha256"] == hashlib.sha256(licence.read_bytes()).hexdigest() and page["octets"] == size,
          f"the portal's checksum is the file's: {page}")
    relay.end()
    practice.end()


class Api:
    """The contract as somebody logged in speaks it, with curl."""

    def __init__(self, practice):
        self.practice = practice
        self.address = practice.facts["portal"].rstrip("/") + "/api/v1"
        self.header = Path(practice.directory, "header")
        self.header.touch(mode=0o600)
        body = {"user_name": practice.facts["user"], "password": practice.facts["password"]}
        session = self.ask("/session", body)
        self.header.write_text(f"Authorization: Bearer {session['access_token']}\n")

    def ask(self, path, body=None):
        options = []
        if body is not None:
            options = ["-H", "Content-Type: application/json", "-H", f"Idempotency-Key: {os.urandom(16).hex()}",
                       "--data-binary", "@-"]
        done = subprocess.run(["curl", "-sS", "--fail-with-body", "--cacert", self.practice.facts["ca"], "-H", f"@{self.header}",
                               *options, self.address + path], input=json.dumps(body), capture_output=True, text=True)
        check(done.returncode == 0, f"{path}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def application(self):
        """The only one."""
        return self.ask("/applications/" + self.ask("/applications")["items"][0]["id"])

    def start_upload(self, kind, media, octets):
        return self.ask(f"/applications/{self.application()['id']}/uploads",
                        {"kind": kind, "type": media, "octets": len(octets), "sha256": hashlib.sha256(octets).hexdigest()})["id"]


if __name__ == "__main__":
    run_test(globals())

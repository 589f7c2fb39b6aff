"""Unlock with the programs as they are, judged from outside. Run by ctest: unlock_test.py BIN TEST."""
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from judge import check, run, run_test
from relay import Listener, Relay
from rehearsal_test import BIN, Practice, code_of, folder, lines
from unlock_judge import FORGOTTEN, Escrow, LockedUkey, files_with, holds, judge_unlocked

PIN = "Zhege-Pin-4096"


class Locked(Practice):
    """A practice world with a UKEY that is locked by wrong PINs, and what was on it before."""

    role = "locked"

    def __init__(self, *options):
        super().__init__("--with", "unlock", *options)
        self.serial = self.facts["ukeys"][self.role]
        self.escrow = Escrow(self.directory, self.serial)
        self.locked = LockedUkey(self.directory, self.facts["module"], self.facts["softhsm_conf"], self.serial)
        self.ukey("--tries", "10", serial=self.serial)
        check(self.locked.opens_with(FORGOTTEN), "before it was locked it opened")
        self.before = {"certificates": self.locked.certificates(), "files": self.locked.object_files()}
        check(set(self.before["certificates"]) == {"signing", "encryption"}, "both certificates are there")
        check(len(self.before["files"]) >= 4, f"and objects: {self.before['files']}")
        self.locked.lock(lambda *options: self.ukey(*options, serial=self.serial))

    def unlock(self, code=None, pin=PIN, *more, **how):
        secrets = (("--password-fd", self.facts["password"]), ("--answer-fd", self.facts["answer"]), ("--new-pin-fd", pin),
                   *([("--code-fd", code)] if code else []))
        return self.command("unlock", "--token", self.serial, "--patience", "8", *more, secrets=secrets, **how)

    def ask(self, sql):
        with sqlite3.connect(Path(self.directory, "portal.db"), timeout=10) as database:
            return database.execute(sql).fetchall()

    def staff(self, application, act, **typed):
        """Staff press a button on the page of an application; answers what they see then."""
        with tempfile.TemporaryDirectory() as folder:
            curl = ["curl", "-sS", "--cacert", self.facts["ca"], "-b", f"{folder}/cookies", "-c", f"{folder}/cookies", "-L"]
            base = self.facts["portal"].rstrip("/")
            subprocess.run([*curl, self.facts["console"], "-o", "/dev/null"], check=True)
            page = subprocess.run([*curl, f"{base}/practice/desk/applications/{application}"], check=True,
                                  capture_output=True, text=True).stdout
            found = re.search(rf'action="([^"]*/{act})".*?name="form" value="([^"]*)"', page, re.S)
            check(found, f"the page has a place for it: {page}")
            fields = {"form": found.group(2), **typed}
            return subprocess.run([*curl, base + found.group(1),
                                   *(part for name, value in fields.items() for part in ("--data-urlencode", f"{name}={value}"))],
                                  check=True, capture_output=True, text=True).stdout

    def apply(self):
        """Until the code is mailed, which is answered."""
        former = self.code()
        check(code_of(self.unlock()) == "K-06", "it asks for the code")
        code = self.code()
        check(code and code != former, "a code was mailed")
        return code


class Watch:
    """Keeps the arguments and environments of our own programs as long as it is on."""

    def __init__(self):
        self.seen = set()
        self.on = True
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self):
        while self.on:
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    program = os.readlink(process / "exe")
                    if Path(program).parent == BIN:
                        self.seen.add((Path(program).name, (process / "cmdline").read_bytes(), (process / "environ").read_bytes()))
                except OSError:
                    pass  # it has ended, or is not ours
            time.sleep(0.005)

    def end(self):
        self.on = False
        self.thread.join()
        return self.seen


def test_unlock_judged():
    """A rehearsed unlock is what it says, to other makers' tools; a second start unlocks once more."""
    practice = Locked()
    practice.process.stdin.close()
    practice.process.wait(timeout=30)
    officer = [practice.escrow.current()]
    watch = Watch()
    for _ in range(2):
        done = subprocess.run([BIN / "certdeskctl", "rehearse", "unlock", "--practice-dir", practice.directory, "--json"],
                              capture_output=True, text=True, timeout=120)
        check(done.returncode == 0, f"the rehearsal ends well: {done.stdout}{done.stderr}")
        told = lines(done.stdout)
        steps = [line["code"] for line in told if "step" in line]
        check(steps == sorted(steps) and steps[0] == "J-04" and steps[-1] == "J-20", f"the steps in order: {steps}")
        facts = told[-1]
        check(facts["result"] == "done" and facts["token_serial"] == practice.serial, f"that UKEY: {facts}")
        judge_unlocked(practice.locked, practice.escrow, practice.before, facts["pin"], officer[-1])
        check(not practice.locked.opens_with(FORGOTTEN), "the former PIN is one no more")
        officer.append(practice.escrow.current())
    check(len(set(officer)) == 3, "another officer's PIN each time")
    secrets = {"new PIN": facts["pin"], **{f"officer's PIN {i}": pin for i, pin in enumerate(officer)}}
    found = files_with([practice.directory], secrets)
    check(not found, f"no secret lies below the folder: {found}")
    told_by_processes = watch.end()
    check({name for name, _, _ in told_by_processes} >= {"certdeskctl", "certdesk-token-host"}, "they were watched")
    for name, arguments, environment in told_by_processes:
        for what, secret in secrets.items():
            check(not holds(arguments + environment, secret), f"no {what} among {name}'s arguments and environment")
    practice.start()
    practice.end()


class Overheard(Locked):
    """The same with somebody inside TLS."""

    def __init__(self):
        self.ca_folder = Path(folder())
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=wire", "-addext",
            "subjectAltName=IP:127.0.0.1,IP:" + Relay.ADDRESS, "-keyout", str(self.ca_folder / "key.pem"),
            "-out", str(self.ca_folder / "cert.pem"))
        super().__init__("--name", Relay.ADDRESS, "--name", "127.0.0.1", "--tls-cert", str(self.ca_folder / "cert.pem"),
                         "--tls-key", str(self.ca_folder / "key.pem"))
        self.listener = Listener(self.facts["portal"], self.ca_folder / "cert.pem", self.ca_folder / "key.pem",
                                 self.facts["ca"])
        self.through = f"https://{Relay.ADDRESS}:{self.listener.server.server_port}"

    def start(self, *options):
        super().start(*options)
        both = self.ca_folder / "ca.pem"
        both.write_bytes(Path(self.facts["ca"]).read_bytes() + (self.ca_folder / "cert.pem").read_bytes())
        self.facts["ca"] = str(both)
        self.facts["portal"] = self.facts["portal"].replace(Relay.ADDRESS, "127.0.0.1")
        self.facts["console"] = self.facts["console"].replace(Relay.ADDRESS, "127.0.0.1")

    def end(self):
        self.listener.end()
        super().end()
        shutil.rmtree(self.ca_folder)


def test_unlock_sealed():
    """Inside TLS the officer's PINs are sealed for one host, the new PIN is never sent, and the code is no part of a release."""
    practice = Overheard()
    former = practice.escrow.current()
    code_of(practice.unlock(portal=practice.through))
    code = practice.code()
    told, error = practice.unlock(code, portal=practice.through)
    check(told[-1].get("result") == "done", f"it goes to the end: {told} {error}")
    judge_unlocked(practice.locked, practice.escrow, practice.before, PIN, former)
    secrets = {"former officer's PIN": former, "officer's PIN": practice.escrow.current(), "new PIN": PIN}
    exchanges = practice.listener.exchanges
    paths = [path.rpartition("/")[2] for _, path, _, _ in exchanges]
    check(paths.count("unlock-release") == 1 and paths.count("unlock-completion") == 1, f"all of it was heard: {paths}")
    for method, path, request, answer in exchanges:
        for what, secret in secrets.items():
            check(not holds(request + answer, secret), f"{method} {path} holds no {what}")
        check("unlock" not in path or not holds(request, code), f"{path} does not hold the code")
    release = next(each for each in exchanges if each[1].endswith("/unlock-release"))
    check(b'"sealed"' in release[3] and b'"mac"' in release[2], f"a seal for a MAC: {release}")
    found = files_with([practice.directory, practice.home], secrets) + files_with([practice.home], {"code": code})
    check(not found, f"no secret lies in a file: {found}")
    practice.end()


def children(process):
    return [int(pid) for path in Path(f"/proc/{process.pid}/task").glob("*/children") for pid in path.read_text().split()]


def kill(process, victims):
    """The client, its token hosts, or both, with -9."""
    hosts = children(process)
    check(hosts, "a token host is at work")
    if "client" in victims:
        process.kill()
    for host in hosts if "host" in victims else []:
        os.kill(host, signal.SIGKILL)


def at_call(practice, function, number, act, process):
    """Acts when that call of the UKEY has been begun so many times; false where the client ends before."""
    calls = Path(practice.directory, "ukeys", "drawer", practice.serial + ".calls")
    while process.poll() is None:
        if calls.exists() and calls.read_text().split().count(function) >= number:
            act()
            return True
        time.sleep(0.002)
    return False


POINTS = [("C_Login", 1), ("C_InitPIN", 1), ("C_SetPIN", 1), ("C_Logout", 1), ("C_Login", 2), ("C_Sign", 1)]


def interrupted(practice, code, function, number, act):
    calls = Path(practice.directory, "ukeys", "drawer", practice.serial + ".calls")
    practice.ukey("--latency", "40", serial=practice.serial)
    calls.unlink(missing_ok=True)
    process = practice.unlock(code, start=True)
    check(at_call(practice, function, number, lambda: act(process), process), f"{function} {number} was reached")
    out, _ = process.communicate(timeout=60)
    practice.ukey("--latency", "0", serial=practice.serial)
    return process.returncode, lines(out)


def go_on(practice, code, former, pin, what):
    """With a fresh profile, to the end."""
    practice.forget_profile()
    told, error = practice.unlock(code, pin)
    check(told and told[-1].get("result") == "done", f"{what}: it goes on: {told} {error}")
    judge_unlocked(practice.locked, practice.escrow, practice.before, pin, former)


def killed(*victims):
    """kill -9 at each point of the writing: a second start, with nothing of the first on the PC, ends well."""
    practice = Locked()
    for number, (function, count) in enumerate(POINTS):
        former = practice.escrow.current()
        code = practice.apply()
        status, told = interrupted(practice, code, function, count, lambda process: kill(process, victims))
        check(status != 0, f"{function} {count}: it was interrupted: {told}")
        exposed = practice.escrow.pins()
        check(len(exposed) == 2 and exposed[0] == former, f"{function} {count}: the portal knows both PINs it may have")
        go_on(practice, code, former, f"{PIN}{number}", f"{' and '.join(victims)} killed at {function} {count}")
        check(practice.escrow.current() == exposed[1], f"{function} {count}: and it has the one that was next")
    practice.end()


def test_unlock_host_killed():
    """The token host alone is killed: the client lives, and says so."""
    killed("host")


def test_unlock_both_killed():
    """The client and its token host at once, as when the PC loses power."""
    killed("client", "host")


def test_unlock_client_killed():
    """The client alone: its token host finishes the call and ends by itself."""
    killed("client")


def test_unlock_answer_lost():
    """The portal has released, or has taken the completion, and the client dies before it hears of it; the portal dies once."""
    practice = Overheard()
    for end in ("/unlock-release", "/unlock-completion"):
        former = practice.escrow.current()
        code = practice.apply()
        process = practice.unlock(code, start=True, portal=practice.through)
        practice.listener.after[end] = process.kill
        process.communicate(timeout=60)
        check(process.returncode != 0 and end not in practice.listener.after, f"{end}: killed before it heard")
        if end == "/unlock-completion":
            judge_unlocked(practice.locked, practice.escrow, practice.before, PIN, former)
            continue
        go_on(practice, code, former, PIN, end)
    former = practice.escrow.current()
    code = practice.apply()
    status, told = interrupted(practice, code, "C_InitPIN", 1, lambda process: practice.kill())
    check(status != 0 and told[-1]["code"] == "N-01", f"without a portal it says so: {told}")
    practice.start()
    go_on(practice, code, former, PIN, "the portal was killed")
    practice.end()


if __name__ == "__main__":
    run_test(globals())

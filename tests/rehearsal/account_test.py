"""What certdeskctl does with an account and with a certificate's state, judged from outside: by the CA's list, the mail
box, and what works afterwards. Run by ctest: account_test.py BIN TEST."""
import json
import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

from judge import check, run_test, secrets_below
from rehearsal_test import BIN, Practice, code_of, lines

NEW = "right horse 1907"


class Desk(Practice):
    def __init__(self, cool_down=0):
        super().__init__("--mail-cool-down", str(cool_down))

    def environment(self):
        return {**{name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"},
                "SOFTHSM2_CONF": self.facts["softhsm_conf"], "HOME": self.home}

    def line(self, *words, portal=None, options=("--json",)):
        return [str(BIN / "certdeskctl"), *options, "--language", "en", "--portal", portal or self.facts["portal"], "--ca",
                self.facts["ca"], *words]

    def ctl(self, *words, portal=None, secrets=()):
        """With secrets handed over by descriptors: (option, value)."""
        descriptors, options = [], []
        for option, value in secrets:
            read, write = os.pipe()
            os.write(write, value.encode() + b"\n")
            os.close(write)
            descriptors.append(read)
            options += [option, str(read)]
        done = subprocess.run(self.line(*words, *options, portal=portal), capture_output=True, text=True, timeout=120,
                              stdin=subprocess.DEVNULL, pass_fds=descriptors, env=self.environment(), check=False)
        for descriptor in descriptors:
            os.close(descriptor)
        told = lines(done.stdout)
        check((done.returncode == 0) == (not told or told[-1].get("result") != "failed"),
              f"the exit code is the result's: {done}")
        return told, done.stderr

    def mine(self, *words, password=None, secrets=()):
        return self.ctl(*words, "--user", self.facts["user"],
                        secrets=(("--password-fd", password or self.facts["password"]), *secrets))

    def mailed_code(self):
        page = subprocess.run(["curl", "-sS", "--cacert", self.facts["ca"],
                               self.facts["console"].replace("/practice/?", "/practice/mail?")],
                              capture_output=True, text=True, check=True).stdout
        return re.findall(r"验证码：([A-Z0-9-]+)", page)[0]

    def certificates(self):
        return self.mine("certificates")[0]

    def listed(self, wanted, reason, patience=60):
        """Whether the CA's list, as anybody gets it, comes to hold as many certificates of that reason."""
        end = time.monotonic() + patience
        while True:
            text = revocations(self)
            if text.count(reason) == wanted:
                return True
            if time.monotonic() > end:
                print(text)
                return False
            time.sleep(0.5)


def revocations(practice):
    der = Path(practice.home, "issuing.crl")
    subprocess.run(["curl", "-sS", "--cacert", practice.facts["ca"], "-o", der,
                    practice.facts["portal"] + "/crl/issuing.crl"], check=True)
    return subprocess.run(["openssl", "crl", "-inform", "DER", "-in", der, "-noout", "-text"], capture_output=True,
                          text=True, check=True).stdout


def done(answer):
    told, error = answer
    check(told and told[-1].get("result") == "done", f"it is done: {told} {error}")
    return told


def test_login_first():
    """Without a user and a kept login it is said that one has to log in, and nothing goes to any portal."""
    practice = Desk()
    for words in (("certificates",), ("account", "show"), ("freeze", "--certificate", "x", "--reason", "pause"), ("login",)):
        check(code_of(practice.ctl(*words, portal="https://127.0.0.1:1")) == "A-15", f"{words}: log in first")
    people = subprocess.run(practice.line("certificates", options=()), capture_output=True, text=True,
                            env=practice.environment(), check=False)
    check(people.returncode == 1 and people.stderr.startswith("A-15  Nobody is logged in"), f"in words: {people.stderr}")
    check("certdeskctl login --user" in people.stderr, f"with the remedy: {people.stderr}")
    practice.end()


def test_status():
    """Frozen, unfrozen and ended: the CA's list says so within a minute, and nothing ends without the word."""
    practice = Desk()
    record = next(r for r in practice.certificates() if r["certificate"] == practice.certificate)
    subject, by_id = record["subject"], ("--certificate", practice.certificate)
    freeze = ("freeze", "--reason", "ukey_missing")
    before = revocations(practice).count("Certificate Hold")
    told, error = practice.mine(*freeze, "--certificate", "示例建设")
    check(code_of((told, error)) == "K-09" and len([line for line in told if "certificate" in line]) >= 2,
          f"several of that name are listed, and none is frozen: {told}")
    told = done(practice.mine(*freeze, "--certificate", subject))
    check(told[0]["state"] == "frozen" and told[0]["certificate"] == practice.certificate, f"by its name: {told}")
    check(practice.listed(before + 1, "Certificate Hold"), "the signing certificate is on hold in the CA's list")
    done(practice.mine(*freeze, *by_id))  # as it is already
    check(code_of(practice.mine(*freeze, "--certificate", "nobody")) == "S-04", "one that the account does not have")
    done(practice.mine("unfreeze", "--reason", "ukey_found", *by_id))
    check(practice.listed(before, "Certificate Hold"), "and not any more")

    revoke = ("revoke", "--reason", "key_compromise", *by_id)
    check(code_of(practice.mine(*revoke)) == "K-06", "nothing ends without the word")
    check(code_of(practice.mine(*revoke, "--confirm", "yes")) == "K-04", "nor by another one")
    check(next(r for r in practice.certificates() if r["certificate"] == practice.certificate)["state"] == "valid",
          "it is as it was")
    compromised = revocations(practice).count("Key Compromise")
    told = done(practice.mine(*revoke, "--confirm", "REVOKE"))
    check(told[0]["state"] == "revoked", f"ended: {told}")
    check(practice.listed(compromised + 2, "Key Compromise"), "the pair is revoked in the CA's list, with the reason")
    check(code_of(practice.mine("unfreeze", "--reason", "other", *by_id)) == "S-06", "and nothing brings it back")
    wrong = subprocess.run(practice.line("freeze", "--certificate", "x", "--reason", "bored"), capture_output=True,
                           text=True, env=practice.environment(), check=False)
    check(wrong.returncode != 0 and "--reason" in wrong.stderr, f"a reason that is none: {wrong.stderr}")
    practice.end()


def test_forgotten():
    """A password, an answer and a new account, each by the code from the mail; wrong ones change nothing."""
    practice = Desk()
    user = ("--user", practice.facts["user"])
    done(practice.mine("account", "change-password", secrets=(("--new-password-fd", NEW),)))
    check(code_of(practice.mine("account", "show")) == "A-01", "the old one is none any more")
    forgot = ("account", "forgot-password", *user)
    told, _ = practice.ctl(*forgot, "--send-code")
    check(told[-1]["result"] == "sent" and told[-1]["expires"], f"it is on its way: {told}")
    fresh = ("--new-password-fd", "another horse 77")
    check(code_of(practice.ctl(*forgot, secrets=(("--code-fd", "ABCDE-FGHJK"), fresh))) == "A-10", "another code")
    code = ("--code-fd", practice.mailed_code())
    check(code_of(practice.ctl(*forgot, secrets=(code, ("--new-password-fd", "12345678")))) == "A-12", "a weak one")
    done(practice.ctl(*forgot, secrets=(code, fresh)))
    check(code_of(practice.ctl(*forgot, secrets=(code, fresh))) == "A-11", "a code is good once")
    password = fresh[1]
    told, _ = practice.mine("account", "show", password=password)
    check(told[0]["user"] == practice.facts["user"] and "***" in told[0]["email"] and "answer_reset_at" not in told[0],
          f"masked, and the answer was never reset: {told}")

    answer = ("account", "forgot-answer")
    told, _ = practice.mine(*answer, "--send-code", password=password)
    check(told[-1]["result"] == "sent", f"it is on its way: {told}")
    done(practice.mine(*answer, "--question", "?", password=password,
                       secrets=(("--code-fd", practice.mailed_code().lower()), ("--answer-fd", "bamboo"))))
    told, _ = practice.mine("account", "show", password=password)
    check(told[0].get("answer_reset_at"), f"when it was is told: {told}")
    registered(practice)
    found = secrets_below(practice.directory, {"password": NEW, "second password": password, "answer": "bamboo"})
    check(not found, f"no secret lies below the folder: {found}")
    practice.end()


def registered(practice):
    email = "new@example.test"
    words = ("account", "register", "--email", email, "--user", "newcomer", "--name", "N", "--organisation", "O",
             "--question", "Q?")
    told, _ = practice.ctl("account", "register", "--email", email, "--send-code")
    check(told[-1]["result"] == "sent", f"it is on its way: {told}")
    secrets = (("--code-fd", practice.mailed_code()), ("--password-fd", NEW), ("--answer-fd", "bamboo"))
    taken = tuple(practice.facts["user"] if word == "newcomer" else word for word in words)
    check(code_of(practice.ctl(*taken, secrets=secrets)) == "A-13", "a name that somebody has")
    done(practice.ctl(*words, secrets=secrets))
    told, _ = practice.ctl("account", "show", "--user", "newcomer", secrets=(("--password-fd", NEW),))
    check(told[0]["user"] == "newcomer" and told[0]["email"] != email, f"logged in, and masked: {told}")


def test_cool_down():
    """A code is sent again only after a while, and how long is said."""
    practice = Desk(cool_down=60)
    forgot = ("account", "forgot-password", "--user", practice.facts["user"], "--send-code")
    check(practice.ctl(*forgot)[0][-1]["result"] == "sent", "once")
    again = practice.ctl(*forgot)
    check(code_of(again) == "Q-06" and 0 < again[0][-1]["retry_after_seconds"] <= 60, f"not at once again: {again}")
    practice.end()


def typed(practice, words, answers):
    """The command on a terminal; each prompt, by a part of it, is answered. What was shown, and the exit code."""
    me, other = pty.openpty()
    process = subprocess.Popen(practice.line(*words, options=()), stdin=other, stdout=other, stderr=other,
                               env=practice.environment(), close_fds=True)
    os.close(other)
    shown = ""
    for prompt, answer in answers:
        at = len(shown)
        end = time.monotonic() + 60
        while prompt not in shown[at:]:
            check(time.monotonic() < end, f"“{prompt}” is asked: {shown}")
            if select.select([me], [], [], 0.5)[0]:
                shown += os.read(me, 4096).decode()
        time.sleep(0.2)  # the echo is turned off by now
        os.write(me, answer.encode() + b"\n")
    while True:
        try:
            part = os.read(me, 4096)
        except OSError:  # the terminal went with the program
            break
        if not part:
            break
        shown += part.decode()
    os.close(me)
    return shown, process.wait(timeout=60)


def test_prompts():
    """What is not handed over is asked on the terminal: a new password twice, the code, the last word; unseen but the word."""
    practice = Desk()
    password = practice.facts["password"]
    user = ("--user", practice.facts["user"])
    shown, code = typed(practice, ("account", "change-password", *user),
                        [("password: ", password), ("new password: ", NEW), ("once more: ", NEW + "x"),
                         ("new password: ", NEW), ("once more: ", NEW)])
    check(code == 0 and "The password is changed" in shown, f"changed after a slip: {shown}")
    check(NEW not in shown and password not in shown, "and no password was shown")
    revoke = ("revoke", *user, "--certificate", practice.certificate, "--reason", "unspecified")
    shown, code = typed(practice, revoke, [("password: ", NEW), ("Type REVOKE", "no")])
    check(code == 1 and "K-04" in shown, f"another word ends nothing: {shown}")
    shown, code = typed(practice, revoke, [("password: ", NEW), ("Type REVOKE", "REVOKE")])
    check(code == 0 and "Revoked for good" in shown and "REVOKE\r\n" in shown, f"the word does, and is seen: {shown}")
    practice.end()


if __name__ == "__main__":
    run_test(globals())

"""The whole renewal with the programs as they are, judged from outside. Run by ctest: renewal_test.py BIN TEST."""
import datetime
import hashlib
import json
import os
import random
import re
import shutil
from pathlib import Path

from judge import check, run_test, secrets_below
from rehearsal_test import Api, Practice, code_of, kill_after, lines, rehearse
from renewal_judge import Sight, judge_renewal, never_less, revocation, text_of

PIN = "97531864"
ORGANISATION, PERSON = "示例建设有限公司项目部（演练）", "周样例（演练）"


class Renewing(Practice):
    """certdesk-practice with a UKEY on which something can be renewed, and the client against it."""

    def __init__(self, *options):
        super().__init__("--with", "renewal", *options)
        self.serial = self.facts["ukeys"]["renewable"]
        self.ukey("--insert", serial=self.serial)
        self.looks = {**self.facts, "token_serial": self.serial, "pin": PIN}
        self.before = Sight(self.looks)

    def start(self, *options):
        super().start(*(options or ("--with", "renewal")))

    def record(self, subject, state="valid"):
        records, _ = self.command("certificates", secrets=self.secrets()[:1])
        return next(r for r in records if r["subject"] == subject and r["state"] == state and r["ukey"] == self.serial)

    def old_signing(self, subject):
        """The valid signing certificate of that name, as it is on the UKEY."""
        def is_it(der):
            return subject in text_of(der, "-subject", "-nameopt", "utf8,sep_multiline") and \
                "Digital Signature" in text_of(der, "-text")
        return next(der for der in self.before.certificates if is_it(der))

    def secrets(self, password=None, pin=PIN, **ignored):
        return (("--password-fd", password or self.facts["password"]), ("--pin-fd", pin))

    def answers(self, **changes):
        answers = {"open_files_acknowledged": True, "accept_agreement": True, "years": 2, "quote_fen": 40000,
                   "ukey_at_hand": True, "ukey_serial": self.serial, **changes}
        path = Path(self.home, "answers.json")
        path.write_text(json.dumps({name: value for name, value in answers.items() if value is not None}))
        path.chmod(0o600)
        return str(path)

    def renew(self, certificate, secrets=None, start=False, **changes):
        return self.command("renew", "--certificate", certificate, "--answers", self.answers(**changes), "--patience", "8",
                            secrets=secrets or self.secrets(), start=start)

    def leave(self):
        """Ends the portal, and leaves the folder for a rehearsal to be told from."""
        self.process.stdin.close()
        self.process.wait(timeout=30)

    def told(self, *options):
        """The facts of the finished world, by a rehearsal that finds nothing left to do."""
        self.leave()
        facts = rehearse(self.directory, *options, service="renewal")[-1]
        self.start()
        return facts


def world(*options):
    """A practice world with nothing done in it: its folder, and the UKEY as it is."""
    practice = Renewing(*options)
    practice.leave()
    shutil.rmtree(practice.home, ignore_errors=True)
    return practice


def judged(*options, kept):
    practice = world()
    told = rehearse(practice.directory, *options, service="renewal")
    steps = [line["code"] for line in told if "step" in line]
    check(steps == sorted(steps) and steps[0] == "X-01" and steps[-1] == "X-26", f"the steps in order: {steps}")
    facts = told[-1]
    check(facts["result"] == "done" and facts["old_signing_removed"] is True, f"the last line is the result: {facts}")
    check(facts["encryption"] == ("kept" if kept else "new"), "what became of the encryption key is told")
    judge_renewal(facts, practice.before, kept)
    again = rehearse(practice.directory, *options, service="renewal")[-1]
    unseen = {"seconds": 0, "old_signing_removed": 0}
    check({**again, **unseen} == {**facts, **unseen}, "a second start tells the same")
    judge_renewal(again, practice.before, kept)
    found = secrets_below(practice.directory, {"PIN": PIN, "answer": "xiongmao", "password": "Yanlian-2024"})
    check(not found, f"no secret lies below the folder: {found}")
    shutil.rmtree(practice.directory)


def test_renewal_judged():
    """A rehearsed renewal is what it says, to other makers' tools; a second start tells the same."""
    judged(kept=False)


def test_renewal_person():
    """The same where the encryption key is kept, on an elliptic curve."""
    judged("--person", kept=True)


def test_renewal_papers():
    """The same with contents, papers and payment, in order."""
    practice = world("--papers")
    told = rehearse(practice.directory, "--with", "papers", service="renewal")
    steps = [line["code"] for line in told if "step" in line]
    papers = [code for code in steps if code in ("X-05", "X-06", "X-09", "X-10", "X-11", "X-12")]
    check(papers == ["X-05", "X-06", "X-09", "X-10", "X-11", "X-12"], f"contents, papers and payment among them: {steps}")
    facts = told[-1]
    check(facts["trade_number"], "a trade number")
    judge_renewal(facts, practice.before, kept=False)
    shutil.rmtree(practice.directory)


def test_renewal_killed(*options, kept=False):
    """kill -9 of everything after each step, also in the middle of the next. At any moment the old key is good, or the
    renewal is confirmed; it goes on, and ends the same."""
    seed = int(os.environ.get("CERTDESK_SEED", random.randrange(1 << 30)))
    print(f"seed {seed}")
    chance = random.Random(seed)
    practice = world()
    old = practice.old_signing(PERSON if kept else ORGANISATION)
    seen, kills, confirmed = set(), 0, False
    while kill_after(practice.directory, seen, chance.choice([0, 0.02, 0.1, 0.3]), *options, service="renewal"):
        kills += 1
        check(kills < 40, "it ends")
        confirmed = never_less(practice.looks, practice.before, old)
        check("X-25" not in seen or confirmed, "what is told to be confirmed is")
    facts = rehearse(practice.directory, *options, service="renewal")[-1]
    judge_renewal(facts, practice.before, kept, removed=False)
    print(f"{kills} kills, old signing certificate removed: {old not in Sight(facts).certificates}")
    check(kills >= 8, f"enough kills to mean something: {kills}")
    shutil.rmtree(practice.directory)


def test_renewal_person_killed():
    """The same where the encryption key is kept."""
    test_renewal_killed("--person", kept=True)


def test_renewal_killed_anew():
    """kill -9 of the client alone after each step, its profile deleted, and once of the portal: it goes on. Killed between
    confirmation and removal, the old signing key stays for My UKEY."""
    practice = Renewing()
    old = practice.old_signing(ORGANISATION)
    certificate = practice.record(ORGANISATION)["certificate"]
    seen, kills = set(), 0
    while True:
        code = practice.code()
        process = practice.renew(certificate, start=True, **({"authorisation_code": code} if code else {}))
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
            if step == "X-24":  # slow enough to be killed before the old set is gone
                practice.ukey("--latency", "15", serial=practice.serial)
        error = process.stderr.read()
        ended = process.wait()
        practice.forget_profile()
        if killed:
            kills += 1
            practice.ukey("--latency", "0", serial=practice.serial)
            never_less(practice.looks, practice.before, old)
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
    check(lines("".join(told))[-1].get("result") == "done", f"it tells the end again: {told}")
    facts = practice.told()
    judge_renewal(facts, practice.before, kept=False, removed=False)
    check(old in Sight(facts).certificates, "killed before the removal, the old signing set stays for My UKEY")
    practice.end()


def failure_of(answer):
    code_of(answer)
    return [line for line in answer[0] if line.get("result") == "failed"][-1]


def test_renewal_bad_input():
    """Each wrong thing has its code, loses nothing, and the right thing afterwards goes on."""
    practice = Renewing()
    facts = practice.facts
    old = practice.old_signing(ORGANISATION)
    certificate = practice.record(ORGANISATION)["certificate"]

    early = failure_of(practice.renew(practice.certificate, ukey_serial=None))
    check(early["code"] == "S-06" and re.search(r"20\d\d", early["names"][0]), f"too early says from when on: {early}")
    long_expired = practice.record("示例建设有限公司档案室（演练）", "expired")["certificate"]
    late = failure_of(practice.renew(long_expired, ukey_serial=None))
    check(late["code"] == "S-06" and late["names"], f"500 days after the end says until when it was: {late}")
    unclear = failure_of(practice.command("renew", "--answers", practice.answers(), secrets=practice.secrets()))
    check(unclear["code"] == "K-09" and len(unclear["names"]) == 3, f"several could be meant, and are named: {unclear}")
    other = practice.command("renew", "--certificate", certificate, "--answers", practice.answers(),
                             secrets=practice.secrets(), user="shili_zixun")
    check(code_of(other) == "S-04", "another account's certificate")

    check(code_of(practice.renew(certificate, open_files_acknowledged=None)) == "K-06", "open files not acknowledged")
    check(not application(practice)["open_files_acknowledged"], "and nothing was said in the person's name")
    first = application(practice)["id"]
    years = failure_of(practice.renew(certificate, years=4))
    check(years["about"] == "years" and len(years["names"]) == 3, f"years that are not offered, and which are: {years}")
    price = failure_of(practice.renew(certificate, quote_fen=20000))
    check(price["about"] == "quote_fen" and "40000" in price["names"][0], f"another price than the portal's: {price}")
    check(application(practice)["id"] == first, "asked for again it is the same renewal")

    check(code_of(practice.renew(certificate, ukey_serial=facts["ukey"])) == "T-16", "a UKEY without that certificate")
    check(code_of(practice.renew(certificate, secrets=practice.secrets(pin="87654321"))) == "P-01", "wrong PIN")
    practice.ukey("--tries", "1", serial=practice.serial)
    check(code_of(practice.renew(certificate)) == "P-07", "the last try needs a yes")
    practice.ukey("--tries", "0", serial=practice.serial)
    check(code_of(practice.renew(certificate)) == "P-03", "locked")
    practice.ukey("--tries", "10", "--capacity", "20000", serial=practice.serial)
    full = failure_of(practice.renew(certificate))
    check(full["code"] == "T-05" and not full["names"], f"too full: nothing on it may go, and nothing is named: {full}")
    check(application(practice)["stage"] == "draft", "said before anything costs")
    practice.ukey("--capacity", "65536", serial=practice.serial)
    never_less(practice.looks, practice.before, old)

    practice.ukey("--insert", serial=facts["lost_ukey"])
    same_label(practice, facts["lost_ukey"])
    code = practice.code
    check(code_of(practice.renew(certificate)) == "K-06", "the code is asked for")
    told, error = practice.renew(certificate, authorisation_code=code())
    check(told[-1].get("result") == "done" and told[-1]["ukey"] == practice.serial, f"it goes on to the end: {told} {error}")
    again, _ = practice.renew(certificate)
    check({**again[-1], "old_signing_removed": 0} == {**told[-1], "old_signing_removed": 0}, f"a second run tells it: {again}")
    unnamed, _ = practice.command("renew", "--token", practice.serial, "--answers", practice.answers(), secrets=practice.secrets())
    check(unnamed[-1].get("code") == "K-09", f"and buys nothing more for whoever is not named: {unnamed}")
    judge_renewal(practice.told(), practice.before, kept=False)
    practice.end()


def test_renewal_by_ukey():
    """Logged in with a certificate that has ended, on its UKEY, and kept: that is good for its renewal and for nothing
    else. What has ended counts from today on. Needs a keychain (tests/support/desktop --keyring)."""
    practice = Renewing()
    old = practice.old_signing("吴样例（演练）")
    certificate = practice.record("吴样例（演练）", "expired")["certificate"]

    def kept(command, *arguments, secrets=()):
        """As whoever is logged in: no user name, no password."""
        return practice.command(command, *arguments, secrets=secrets, user=False)

    in_by_ukey, error = kept("login", "--ukey", practice.serial, "--certificate", hashlib.sha256(old).hexdigest(),
                             secrets=practice.secrets()[1:])
    check(in_by_ukey and in_by_ukey[-1]["renewal_only"] is True, f"logged in for a renewal alone: {in_by_ukey} {error}")
    other = practice.record(PERSON)["certificate"]
    refused = kept("renew", "--certificate", other, "--answers", practice.answers(), secrets=practice.secrets()[1:])
    check(code_of(refused) == "A-09", "another certificate is not its business")

    def renew(**changes):
        return kept("renew", "--certificate", certificate, "--answers", practice.answers(years=1, quote_fen=10000, **changes),
                    "--patience", "8", secrets=practice.secrets()[1:])
    check(code_of(renew()) == "K-06", "the code is asked for")
    today = datetime.date.today()
    told, error = renew(authorisation_code=practice.code())
    check(told[-1].get("result") == "done" and told[-1]["encryption"] == "kept", f"renewed: {told} {error}")
    ends = datetime.date.fromisoformat(told[-1]["after"]["not_after"][:10])
    check(abs((ends - today).days - 365) <= 2, f"a year from today: {ends}")
    check(revocation(practice.looks, old) == "Superseded", "the old one is superseded")
    after = Sight(practice.looks)
    check(old not in after.certificates, "and gone from the UKEY")
    kept("logout")
    practice.end()


def test_renewal_clock():
    """This PC's clock is a day ahead, or behind: that is said, and every date is the portal's all the same. Where no
    certificate of the portal can be good by it, nothing is begun and nothing is lost."""
    practice = Renewing()
    old = practice.old_signing(ORGANISATION)
    certificate = practice.record(ORGANISATION)["certificate"]
    end = practice.record(ORGANISATION)["not_after"]

    def renew_at(offset, **changes):
        os.environ.update(LD_PRELOAD=faketime(), FAKETIME=offset, FAKETIME_DONT_FAKE_MONOTONIC="1")
        try:
            return practice.renew(certificate, **changes)
        finally:
            for name in ("LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC"):
                del os.environ[name]

    for offset in ("-9000d", "+9000d"):
        wrong = failure_of(renew_at(offset))
        check(wrong["code"] == "K-11" and "shown: " in wrong["detail"], f"a clock by which the portal is not good: {wrong}")
    check(not Api(practice).ask("/applications")["items"], "nothing was begun")
    never_less(practice.looks, practice.before, old)
    for offset in ("+1d", "-1d"):
        told, _ = renew_at(offset)
        check("K-11" in [line.get("warning") for line in told], f"{offset} is said: {told}")
        check(code_of((told, "")) == "K-06", "and it goes on, to the code")
    told, error = renew_at("-1d", authorisation_code=practice.code())
    check(told[-1].get("result") == "done", f"to the end: {told} {error}")
    check(told[-1]["after"]["not_after"] == f"{int(end[:4]) + 2}{end[4:]}", f"the portal's date: {told[-1]['after']} {end}")
    practice.end()


def faketime():
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    check(found, "libfaketime is installed (installer/packages.sh)")
    return str(found[0])


def application(practice):
    """The renewal as the portal has it, newest first."""
    api = Api(practice)
    listed = api.ask("/applications")["items"]
    return api.ask("/applications/" + next(one["id"] for one in listed if one["service"] == "renewal"))


def same_label(practice, serial):
    """Another UKEY shows the label of the one that is renewed on: a serial number is the only name there is."""
    labels = {line["serial"]: line["label"].ljust(32).encode() for line in practice.command("tokens")[0]}
    for path in Path(practice.directory, "ukeys", "tokens").glob("*/token.object"):
        content = path.read_bytes()
        path.write_bytes(content.replace(labels[serial], labels[practice.serial]))
    labels = [line["label"] for line in practice.command("tokens")[0] if line["serial"] in (serial, practice.serial)]
    check(len(labels) == 2 and labels[0] == labels[1], f"two UKEYs of one label are inserted: {labels}")


def test_renewal_full():
    """Too full for both sets, with a replaced set on it: said before anything costs, and what may safely go is named."""
    practice = Renewing()
    old = practice.old_signing(ORGANISATION)
    certificate = practice.record(ORGANISATION)["certificate"]
    check(code_of(practice.renew(certificate)) == "K-06", "the code is asked for")
    process = practice.renew(certificate, start=True, authorisation_code=practice.code())
    for line in process.stdout:
        if '"X-22"' in line:  # slow long before, so that on a busy PC too it is killed before the old set is gone
            practice.ukey("--latency", "15", serial=practice.serial)
        if '"X-25"' in line:
            process.kill()
    process.wait()
    practice.ukey("--latency", "0", serial=practice.serial)
    check(old in Sight(practice.looks).certificates, "killed before the removal: the old signing set is there")

    person = practice.record(PERSON)["certificate"]
    practice.ukey("--capacity", "20000", serial=practice.serial)
    full = failure_of(practice.renew(person, quote_fen=20000))
    check(full["code"] == "T-05", f"too full: {full}")
    check(len(full["names"]) == 1 and ORGANISATION in full["names"][0], f"what may safely go is named, and that alone: {full}")
    check(old in Sight(practice.looks).certificates, "and nothing went by itself")
    check(application(practice)["stage"] == "draft", "said before anything costs")
    tidied(practice, old, full["names"])
    practice.end()


def tidied(practice, old, names):
    """What T-05 has named goes from the UKEY, after a yes, and nothing else."""
    line = ("ukey", "tidy", "--user", practice.facts["user"], "--token", practice.serial)

    def tidy(*options, pin=PIN):
        return practice.command(*line, *options, secrets=practice.secrets(pin=pin), user=False)
    before = Sight(practice.looks)
    check(code_of(practice.typed(["no"], *line, secrets=practice.secrets(), user=False)) == "K-04", "a no is none")
    check(code_of(tidy("--yes", pin="11223344")) == "P-01", "nor with a wrong PIN")
    check(Sight(practice.looks).certificates == before.certificates, "it is all there")
    told, error = tidy("--yes")
    check([line["may_go"] for line in told[:-1]] == names, f"what T-05 has named: {told} {error}")
    check(told[-1]["result"] == "done" and told[-1]["removed"] == 1, f"and it is gone: {told} {error}")
    after = Sight(practice.looks)
    check(set(before.certificates) - set(after.certificates) == {old}, "the replaced signing certificate")
    check(set(before.keys) - set(after.keys) == {before.key_of(old)}, "its key, and no other")
    told, _ = tidy("--yes")
    check(told[-1]["removed"] == 0, f"then nothing more may go: {told}")


if __name__ == "__main__":
    run_test(globals())

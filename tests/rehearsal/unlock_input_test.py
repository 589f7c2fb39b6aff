"""Unlock by a person at a terminal, and with whatever can be typed wrong. Run by ctest: unlock_input_test.py BIN TEST."""
from judge import check, run_test
from rehearsal_test import code_of
from unlock_judge import judge_unlocked
from unlock_test import PIN, Locked, go_on


def typed(practice, code, words):
    """The new PIN on a terminal."""
    secrets = (("--password-fd", practice.facts["password"]), ("--answer-fd", practice.facts["answer"]), ("--code-fd", code))
    return practice.typed(words, "unlock", "--token", practice.serial, secrets=secrets)


def test_unlock_typed():
    """At a prompt the new PIN is asked for twice, until both are the same, and is never shown."""
    practice = Locked()
    former = practice.escrow.current()
    code = practice.apply()
    told, shown = typed(practice, code, [PIN, PIN + "x", PIN, PIN])
    check(told and told[-1].get("result") == "done", f"it goes to the end: {told} {shown}")
    check(shown.count("once more") == 2, f"both were asked for again: {shown}")
    check(PIN not in shown, "and not shown")
    judge_unlocked(practice.locked, practice.escrow, practice.before, PIN, former)
    code = practice.apply()
    told, shown = typed(practice, code, [PIN, "a", PIN, "b", PIN, "c"])
    check(code_of((told, shown)) == "K-06" and practice.escrow.row()[2] == 0, "never the same: nothing was released")
    practice.end()


def test_unlock_bad_input():
    """Each wrong thing has its code and changes nothing, and the right thing afterwards goes on."""
    practice = Locked()
    officer = practice.escrow.current()
    password, right = ("--password-fd", practice.facts["password"]), ("--answer-fd", practice.facts["answer"])

    def unlock(*secrets):
        return practice.command("unlock", "--token", practice.serial, "--patience", "8", secrets=(password, *secrets))

    check(code_of(practice.command("unlock", "--token", "no such UKEY", secrets=(password,))) == "K-09", "no such UKEY")
    records, _ = practice.command("certificates", secrets=(password,))
    other = next(r["certificate"] for r in records if r["ukey"] != practice.serial)
    before = practice.ask("SELECT COUNT(*) FROM application")
    told = practice.command("unlock", "--certificate", other, "--token", practice.serial, secrets=(password,))
    check(code_of(told) == "T-16", f"a certificate that is on another UKEY: {told}")
    check(practice.ask("SELECT COUNT(*) FROM application") == before, "and nothing was begun")
    check(code_of(unlock(("--answer-fd", "worse"), ("--new-pin-fd", PIN))) == "A-04", "wrong answer")
    code = practice.apply()
    check(code_of(unlock(right, ("--new-pin-fd", PIN), ("--code-fd", "A" * 20))) == "Q-01", "wrong code")
    check(code_of(practice.unlock(code)) == "Q-04", "a terminal shows no captcha")
    practice.ask("UPDATE application SET captcha_required = 0")
    for pin, failure in (("123", "P-04"), ("12345678", "P-08"), ("11111111", "P-08"), ("x" * 300, "P-04")):
        told = practice.unlock(code, pin)
        check(code_of(told) == failure, f"{len(pin)} characters: {failure}: {told}")
    practice.ukey("--pull", serial=practice.serial)
    check(code_of(practice.unlock(code)) == "K-08", "the UKEY is not there")
    practice.ukey("--insert", serial=practice.serial)
    check(practice.escrow.current() == officer and len(practice.escrow.pins()) == 1, "and nothing was released for all that")
    practice.ukey("--officer-tries", "0", serial=practice.serial)
    told, error = practice.unlock(code)
    check(code_of((told, error)) == "U-06", "the officer's PIN is locked")
    instead = [line["instead"] for line in told if "instead" in line]
    check(instead and instead[0].startswith("certdeskctl recover --certificate "), f"and which command helps: {told}")
    check(practice.ask("SELECT COUNT(*) FROM unlock_release") == [(0,)], "seen before anything was released for it")
    practice.ukey("--officer-tries", "10", serial=practice.serial)
    check(practice.locked.object_files() == practice.before["files"], "nothing on it was touched")
    go_on(practice, code, officer, PIN, "after all that")
    practice.end()


NO_LETTER = "97531864"


def releases(practice):
    return practice.ask("SELECT COUNT(*) FROM unlock_release")[0][0]


def test_unlock_pin_rule():
    """A UKEY with a rule of its own for PINs: whoever is asked for another one uses the same release."""
    practice = Locked()
    former = practice.escrow.current()
    practice.ukey("--quirk", "pin-needs-letter", serial=practice.serial)
    code = practice.apply()
    told, shown = typed(practice, code, [NO_LETTER, NO_LETTER, NO_LETTER[::-1], NO_LETTER[::-1], "1234", "1234", PIN, PIN])
    check([line["code"] for line in told if "warning" in line] == ["P-04", "P-04", "P-08"], f"each is told: {told} {shown}")
    check(told[-1].get("result") == "done", f"and it goes to the end: {told}")
    check(releases(practice) == 1, "with one release")
    judge_unlocked(practice.locked, practice.escrow, practice.before, PIN, former)
    practice.end()


def test_unlock_used_up():
    """Where all releases are spent, the application is withdrawn, with its code; another one unlocks."""
    practice = Locked()
    former = practice.escrow.current()
    practice.ukey("--quirk", "pin-needs-letter", serial=practice.serial)
    code = practice.apply()
    application, = practice.ask("SELECT id FROM application WHERE service = 'unlock' AND stage = 'approved'")[0]
    for expected in ("P-04", "P-04", "U-03"):
        check(code_of(practice.unlock(code, NO_LETTER)) == expected, expected)  # each a host of its own
    practice.staff(application, "release-once-more")
    for expected in ("P-04", "U-11"):
        told, error = practice.unlock(code, NO_LETTER)
        check(code_of((told, error)) == expected, f"{expected}: {told}")
    instead = [line["instead"] for line in told if "instead" in line]
    check(instead == [f"certdeskctl withdraw --application {application}"], f"which command helps: {told}")
    password = (("--password-fd", practice.facts["password"]),)
    withdraw = ("withdraw", "--application", application)
    check(code_of(practice.command(*withdraw, secrets=password)) == "K-06", "nobody is there to say yes")
    check(code_of(practice.typed(["no"], *withdraw, secrets=password)) == "K-04", "a no is none")
    check(practice.ask("SELECT COUNT(*) FROM unlock_order") == [(1,)], "and it is still there")
    told, shown = practice.typed(["yes"], *withdraw, secrets=password)
    check(told[-1] == {"result": "withdrawn", "application": application}, f"a yes is one: {told} {shown}")
    check(application in shown, "which one it is was said")
    check(practice.ask("SELECT COUNT(*) FROM unlock_order") == [(0,)], "the mailed code went with it")
    check(code_of(practice.command(*withdraw, "--yes", secrets=password)) == "S-06", "it is no more")
    check(code_of(practice.command("withdraw", "--application", "20260101000000000000", "--yes", secrets=password)) == "S-04",
          "nor was that")
    go_on(practice, practice.apply(), former, PIN, "another application")
    practice.end()


if __name__ == "__main__":
    run_test(globals())

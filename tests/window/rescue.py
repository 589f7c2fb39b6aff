"""My UKEY in the real window as the help desk needs it: UKEYs that were left half written.

A renewal is killed between its confirmation and the removal of the old signing key; My UKEY offers that again. On a
muddled UKEY each thing has its plain verdict, one may go, and one is gone on with. What was on them before and after is
looked at from outside.

rescue.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import json
import subprocess
import sys
from pathlib import Path

from person import BIN, furnished, perform

sys.path.insert(0, str(Path(__file__).parent.parent / "rehearsal"))
from judge import check
from renewal import PROJECT, pair_of
from renewal_judge import Sight, revocation

RENEWAL_PIN, RESCUE_PIN = "97531864", "31415926"
VERDICTS = ("In use", "Expired", "Stays", "Not finished", "Left behind", "Not in your account", "Not ours")


def facts_of(ready, directory, role, pin):
    return {"module": ready["module"], "softhsm_conf": ready["softhsm_conf"], "pin": pin,
            "token_serial": ready["ukeys"][role], "crl": str(Path(directory, "crl.pem"))}


def interrupted(person):
    """A renewal in the terminal, killed when it is confirmed and the old signing key is still there."""
    process = subprocess.Popen([BIN / "certdeskctl", "rehearse", "renewal", "--practice-dir", person.directory, "--json"],
                               stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        step = json.loads(line).get("code") if '"step"' in line else None
        if step == "X-23":  # early enough to count when it is confirmed, slow enough to be killed in between
            person.ukey("Renewal UKEY", "--latency", "30")
        if step == "X-25":
            break
    process.kill()
    process.wait()
    person.ukey("Renewal UKEY", "--latency", "0")


def look_inside(person, which, pin):
    screen = person.screen
    screen.press(person.say(which), roles=("radio button",), exact=False)
    person.press("Look inside")
    person.type("PIN", pin)
    screen.keys("Return")
    person.see("Everything on it")


def remove(person, pin):
    """What has the button, after its question and the PIN."""
    screen, say = person.screen, person.say
    screen.press(say("Remove: %1").split("%1")[0], exact=False)
    person.type("PIN", pin)
    person.picture("remove")
    screen.keys("Return")
    person.see("Removed")


def removable(person):
    prefix = person.say("Remove: %1").split("%1")[0]
    return sum((node.name or "").startswith(prefix) for node in person.screen.nodes())


def play(person):
    ready = furnished(person.directory, "renewal", "rescue")
    renewed = facts_of(ready, person.directory, "renewable", RENEWAL_PIN)
    muddled = facts_of(ready, person.directory, "muddled", RESCUE_PIN)
    person.ukey("Renewal UKEY", "--insert")
    before = Sight(renewed)
    old_signing, _ = pair_of(before, PROJECT)
    interrupted(person)
    check(revocation(renewed, old_signing) == "Superseded", "it was confirmed")
    left = Sight(renewed)
    check(left.key_of(old_signing), "the old signing set was left")
    person.ukey("Muddled UKEY", "--insert")
    mess = Sight(muddled)

    person.open()
    person.log_in()
    person.press("My UKEY")
    person.see("Renewal UKEY", exact=False)
    look_inside(person, "Renewal UKEY", RENEWAL_PIN)
    person.see("Replaced")
    check(removable(person) == 1, f"the old signing set, and nothing else, may go:\n{person.screen.text()}")
    person.picture("interrupted")
    remove(person, RENEWAL_PIN)
    person.screen.wait_gone(person.say("Replaced"))
    person.picture("removed")

    look_inside(person, "Muddled UKEY", RESCUE_PIN)
    for verdict in VERDICTS:
        person.see(verdict)
    check(removable(person) == 1, f"one thing may go:\n{person.screen.text()}")
    person.picture("muddled")
    remove(person, RESCUE_PIN)
    person.screen.wait_gone(person.say("Left behind"))
    person.screen.press(person.say("Continue application %1").split("%1")[0], exact=False)
    person.see("Enter the authorisation code")
    person.picture("continued")
    person.kill()

    now = Sight(renewed)
    check(old_signing not in now.certificates and left.key_of(old_signing) not in now.keys, "the old set is gone")
    check(set(left.certificates) - set(now.certificates) == {old_signing}, "and nothing else")
    check(set(left.keys) - set(now.keys) == {left.key_of(old_signing)}, "no other key either")
    rest = Sight(muddled)
    check(rest.certificates == mess.certificates, "every certificate stays")
    gone = [mess.keys[key] for key in set(mess.keys) - set(rest.keys)]
    check(len(gone) == 1 and gone[0]["label"].startswith("~pending:"), f"one begun key is gone: {gone}")


perform(play)

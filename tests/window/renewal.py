"""A whole renewal in the real window, as a person would: by the names of what is on the screen, in one language.

It is begun after a login by password and gone on with after one by UKEY; the program is killed, the UKEY is pulled while
it is written to; and what is on it before and after is judged from outside. At last somebody whose certificate has
expired logs in by it, and may renew it and nothing else.

renewal.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import subprocess
import sys
import time
from pathlib import Path

import screen as screens
from person import agreement, furnished, perform

sys.path.insert(0, str(Path(__file__).parent.parent / "rehearsal"))
from judge import check
from renewal_judge import Sight, end_of, opens, public_key, revocation, signs

PIN = "97531864"
UKEY = "Renewal UKEY"
PROJECT, EXPIRED = "示例建设有限公司项目部", "吴样例"
YEARS = 2


def facts_of(directory):
    """Where the practice world keeps what is judged; the window must not have it open."""
    ready = furnished(directory)
    return {"module": ready["module"], "softhsm_conf": ready["softhsm_conf"], "pin": PIN,
            "token_serial": ready["ukeys"]["renewable"], "ca": ready["ca"], "crl": str(Path(directory, "crl.pem"))}


def subject_is(certificate, name):
    text = subprocess.run(["openssl", "x509", "-inform", "DER", "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus"],
                          input=certificate, capture_output=True, check=True).stdout.decode()
    return name in text


def is_for_signing(certificate):
    text = subprocess.run(["openssl", "x509", "-inform", "DER", "-noout", "-ext", "keyUsage"], input=certificate,
                          capture_output=True, check=True).stdout.decode()
    return "Digital Signature" in text


def pair_of(sight, name):
    """Signing and encryption certificate of that name."""
    own = [der for der in sight.certificates if subject_is(der, name)]
    signing = [der for der in own if is_for_signing(der)]
    check(len(own) == 2 and len(signing) == 1, f"one pair of {name}: {len(own)}")
    return signing[0], next(der for der in own if der != signing[0])


def begin(person):
    """By password: what is about to expire is said on the home page, and its renewal begins there or at its row."""
    screen, say = person.screen, person.say
    person.log_in()
    screen.wait_for(PROJECT, exact=False)
    person.picture("home")
    person.press("My certificates")
    screen.press(person.begins("Actions for %1") + PROJECT, exact=False)
    person.picture("actions")
    screen.press(say("%1: %2").replace("%1", say("Renew")).replace("%2", PROJECT), exact=False)
    person.see("Is a bid still waiting to be opened?")
    check(not screen.find(say("Next")).getState().contains(screens.pyatspi.STATE_ENABLED), "an answer is wanted first")
    person.press("Yes, or I am not sure")
    person.picture("open-files-not-sure")
    person.press("No, no bid is waiting")
    person.picture("open-files")
    person.press("Next")
    agreement(person)
    person.see("Choose the years first")
    screen.press(say("%1 years, %2").replace("%1", str(YEARS)).split("%2")[0], exact=False)
    person.picture("quote")
    person.press("Agree to the price")
    person.press("Yes, try it now")
    person.picture("no-ukey")
    person.ukey("New UKEY", "--insert")
    person.see("Cannot be used")
    person.ukey("New UKEY", "--pull")
    person.ukey(UKEY, "--insert")
    person.type("PIN", PIN)
    person.press("Try the UKEY", before="check")
    screen.wait_for(person.begins("The UKEY ending in %1 is the right one: the old key is on it, it makes keys, and has "
                                  "room."), exact=False)
    person.picture("checked")
    person.press("Next")
    person.press("Submit the application", before="submit")
    person.see("Enter the authorisation code")


def log_in_by_ukey(person, name):
    person.press("Log in with UKEY")
    person.screen.wait_for(person.say("With which certificate?"))
    person.screen.press(name, exact=False)
    person.picture("login-by-ukey")
    person.type("PIN", PIN)
    person.press("Log in with UKEY")
    person.see("My applications")


def write(person):
    """By UKEY, on the way to writing; the UKEY is pulled in the middle, and the same one put in again."""
    screen = person.screen
    log_in_by_ukey(person, PROJECT)
    person.picture("home-again")
    person.press("Continue")
    person.type("Authorisation code", person.code_from_mail())
    person.press("Check the code")
    person.type("PIN", PIN)
    person.ukey(UKEY, "--latency", "20")
    person.press("Go on", before="pin")
    person.see("Writing the UKEY")
    time.sleep(2)
    person.picture("writing")
    person.ukey(UKEY, "--pull")
    screen.wait_for(person.begins("Put the UKEY ending in %1 in"), exact=False)
    person.see("Put the same UKEY back. You go on from where it stopped.")
    check(screen.find(person.say("Use another UKEY")) is None, "no other UKEY will do")
    person.picture("pulled")
    person.ukey(UKEY, "--insert", "--latency", "0")
    person.type("PIN", PIN)
    person.press("Go on", before="pin-again")
    person.see("The certificate is renewed", patience=120)
    time.sleep(0.5)
    person.picture("done")
    said = screen.text()
    person.press("Back to my applications")
    person.see("My applications")
    return said


def only_a_renewal(person):
    """Whose certificate has expired logs in by it, may begin its renewal, and sees why nothing else."""
    screen, say = person.screen, person.say
    log_in_by_ukey(person, EXPIRED)
    screen.wait_for(say("You logged in with a certificate that has expired: until it is renewed, its renewal is all that "
                        "can be done. For everything else log in with your password."))
    person.press("My certificates")
    screen.press(person.begins("Actions for %1") + PROJECT, exact=False)
    person.see("Log in with your password for this")
    person.picture("renewal-only")
    person.press("My applications")
    screen.press(say("Renew: %1").replace("%1", EXPIRED), exact=False)
    person.see("The certificate has ended")
    person.picture("ended")


def judge(facts, before):
    after = Sight(facts)
    old_signing, old_encryption = pair_of(before, PROJECT)
    new = [der for der in after.certificates if der not in before.certificates]
    signing = [der for der in new if is_for_signing(der)]
    check(len(new) == 2 and len(signing) == 1, f"a new pair: {len(new)}")
    for der in new:
        check(end_of(der) == end_of(old_signing).replace(year=end_of(old_signing).year + YEARS), f"{YEARS} years more")
    check(public_key(signing[0]) != public_key(old_signing), "a new signing key")
    signs(facts, after, after.key_of(signing[0]), signing[0])
    for der in (old_encryption, *(one for one in new if one != signing[0])):
        opens(facts, after, der)
    check(old_signing not in after.certificates and before.key_of(old_signing) not in after.keys, "the old set is gone")
    for der in before.certificates:
        check(der == old_signing or after.key_of(der), "everything else is there, with its key")
    check(revocation(facts, old_signing) == "Superseded", "the old one is superseded")


def play(person):
    person.open() # makes the practice world, as a new user's first start does
    person.see("User name")
    person.kill()
    facts = facts_of(person.directory)
    person.ukey(UKEY, "--insert")
    before = Sight(facts)
    person.ukey(UKEY, "--pull")
    person.open()
    begin(person)
    person.kill()
    person.open()
    said = write(person)
    for word in ("新 UKEY", "恢复", "new UKEY", "recover", "Recover"):
        check(word not in said, f"a renewal speaks of no “{word}”:\n{said}")
    person.kill()
    person.ukey(UKEY, "--latency", "0")
    facts = facts_of(person.directory)
    judge(facts, before)
    person.open()
    only_a_renewal(person)


if __name__ == "__main__": # rescue.py imports from here
    perform(play)

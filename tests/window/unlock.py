"""An unlock in the real window, as a person would: by the names of what is on the screen, in one language.

unlock.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import os
import re
import subprocess
import time

from person import PIN, furnished, perform


def pkcs11(ready, *arguments):
    return subprocess.run(["pkcs11-tool", "--module", ready["module"], *arguments], capture_output=True, text=True,
                          env={**os.environ, "SOFTHSM2_CONF": ready["softhsm_conf"]})


def begin(person, former=None, subject="财务专用", ask="Choose a new PIN for the UKEY"):
    """From the certificates to where the new PIN is chosen; answers the code that was mailed."""
    person.press("My certificates")
    person.screen.press(subject, exact=False)
    person.picture("actions")
    its_own = person.say("%1: %2").replace("%1", person.say("Unlock")).replace("%2", f"示例建设有限公司{subject}（演练）")
    person.screen.press(its_own)  # another row may be open still
    person.type("Security answer", "xiongmao")
    person.press("Check answer", before="answer")
    person.press("Next")
    person.press("Submit the application", before="submit")
    person.see("Enter the authorisation code")
    code = next(code for code in iter(person.code_from_mail, None) if code != former)
    person.type("Authorisation code", code)
    person.press("Check the code")
    person.see(ask)
    return code


CODE = re.compile("(?m): ([0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4})$")


def by_telephone(person):
    """The UKEY shows a code, the help desk answers it; first a letter is misheard."""
    begin(person, subject="合同专用", ask="Have it unlocked by telephone")
    asked, = person.screen.wait(lambda: set(CODE.findall(person.screen.text())), "the request code")
    former = asked
    person.ukey("Code UKEY", "--pull")
    person.see("Waiting for the UKEY to be put in.")
    person.ukey("Code UKEY", "--insert")
    person.screen.wait_for(person.say("The request code has changed, because the UKEY was taken out."), exact=False)
    asked, = person.screen.wait(lambda: set(CODE.findall(person.screen.text())) - {former}, "another request code")
    person.picture("request-code")
    person.press("Practice desk")
    person.see("The help desk, on the telephone")
    person.see("opened, with the PIN that you chose", exact=False)  # in the drawer, of the one before
    heard = "8" if asked[0] == "7" else "7"
    person.type("Request code you read out", heard + asked[1:])
    person.press("Ask for the unlock code")
    person.see("The help desk says: this is no request code. Read it out again.", exact=False)
    person.type("Request code you read out", asked)
    person.press("Ask for the unlock code")
    told, = person.screen.wait(lambda: set(CODE.findall(person.screen.text())) - {asked}, "the unlock code")
    person.picture("help-desk")
    person.press("Practice desk")
    wrong = ("8" if told[0] == "7" else "7") + told[1:]
    for code in (wrong, told.lower()):
        person.type("Unlock code", code)
        person.press("Go on with this code")
        if code == wrong: # told while one is still on the telephone
            person.screen.wait_for("(U-08)", exact=False)
            person.picture("mistyped")
    person.type("New PIN", PIN)
    person.type("New PIN once more", PIN)
    person.press("Unlock the UKEY with it")
    person.see("The UKEY is unlocked", patience=60)
    time.sleep(0.5)
    person.picture("done-by-telephone")
    person.press("Back to my applications")
    person.see("My applications")


def hopeless(person, former):
    """The officer's PIN is locked too: it is said, and one press leads to the recovery."""
    begin(person, former)
    person.ukey("Locked UKEY", "--officer-tries", "0")
    person.type("New PIN", PIN)
    person.type("New PIN once more", PIN)
    person.press("Unlock the UKEY with it")
    person.see("This UKEY cannot be unlocked any more.", exact=False, patience=30)
    time.sleep(0.5)
    person.picture("hopeless")
    assert person.say("Try again") not in person.screen.text(), "nobody is asked to try what cannot help"
    person.press("Apply for a key recovery")
    person.see("What happened to the UKEY?")
    time.sleep(0.5)
    person.picture("recovery-instead")


def play(person):
    ready = furnished(person.directory, "unlock") # with a UKEY whose PIN is locked
    person.open()
    # "New UKEY" lies beside it in its reader: the program knows which one is meant.
    locked = ["--slot", slot_of(ready, ready["ukeys"]["locked"])]
    assert pkcs11(ready, *locked, "--login", "--pin", PIN, "--list-objects").returncode != 0
    before = pkcs11(ready, *locked, "--list-objects", "--type", "cert").stdout
    assert before
    person.log_in()
    former = begin(person)
    person.type("New PIN", "12345678")
    person.type("New PIN once more", "12345678")
    person.press("Unlock the UKEY with it")
    person.see("Anybody would try this one first. Choose one that is no row and no repeated digit.", exact=False)
    person.picture("weak")
    person.type("New PIN", PIN)
    person.type("New PIN once more", PIN[:-1] + "2")
    person.press("Unlock the UKEY with it")
    person.see("The two are not the same. Enter it once more.", exact=False)
    person.picture("differ")
    person.type("New PIN", PIN)
    person.type("New PIN once more", PIN)
    person.picture("new-pin")
    # That the two differ is said while they are typed: on a busy PC the press before may come as late as this.
    unlocked = person.say("The UKEY is unlocked")
    button = person.screen.wait(lambda: person.screen.find(unlocked) or person.screen.find(person.say("Unlock the UKEY with it")),
                                "the button, or what it does")
    if button.name != unlocked:
        person.press("Unlock the UKEY with it")
    person.see("The UKEY is unlocked", patience=60)
    time.sleep(0.5)
    person.picture("done")
    person.press("Back to my applications")
    person.see("My applications")
    by_telephone(person)
    hopeless(person, former)
    person.kill()
    assert pkcs11(ready, *locked, "--list-objects", "--type", "cert").stdout == before
    opened = pkcs11(ready, *locked, "--login", "--pin", PIN, "--list-objects", "--type", "privkey")
    assert opened.returncode == 0 and opened.stdout.count("Private Key Object") == 2, opened.stdout + opened.stderr
    told = pkcs11(ready, "--slot", slot_of(ready, ready["ukeys"]["code"]), "--login", "--pin", PIN, "--list-objects", "--type", "privkey")
    assert told.returncode == 0 and told.stdout.count("Private Key Object") == 2, told.stdout + told.stderr


def slot_of(ready, serial):
    for slot in pkcs11(ready, "--list-token-slots").stdout.split("Slot ")[1:]:
        if serial in slot:
            return re.search(r"\((0x[0-9a-f]+)\)", slot).group(1)


perform(play)

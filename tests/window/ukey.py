"""My UKEY in the real window: a weak PIN is refused and a good one set, then out, and in again by UKEY.

ukey.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import time

from person import perform

OLD, NEW = "13572468", "Rose-2468-Hill"


def change(person, old, new):
    person.type("Present PIN", old)
    person.type("New PIN", new)
    person.type("New PIN once more", new)


def pin_changed(person):
    person.press("My UKEY")
    person.see("Old UKEY (lost)")
    # The other one has gone: a form goes with the UKEY that it is about.
    person.screen.wait_for(person.say("Inserted: %1. What is put in or pulled out shows here by itself.").replace("%1", "3"))
    person.see("PIN normal")
    person.picture("my-ukey")
    person.press("Change PIN")
    change(person, OLD, "88888888")
    person.press("Change the PIN")
    person.see("Anybody would try this one first. Choose one that is no row and no repeated digit.")
    person.picture("weak")
    change(person, OLD, NEW)
    person.press("Change the PIN")
    person.see("The PIN is changed. Only the new one opens this UKEY now.")
    person.picture("changed")


def play(person):
    person.open()
    person.see("User name")
    person.ukey("Old UKEY (lost)", "--insert")
    person.ukey("New UKEY", "--pull")
    person.log_in()
    pin_changed(person)
    person.press("Account and settings")
    time.sleep(0.5) # the menu is a window of its own, which is not in the tree: by keyboard
    person.screen.keys("Up", "Return") # its last line: Log out
    person.press("Log in with UKEY")
    person.screen.wait_for(person.say("With which certificate?"))
    person.screen.press("李样例", exact=False)
    person.type("PIN", OLD)
    person.press("Log in with UKEY")
    person.screen.wait_for(person.say("That PIN is not right."), exact=False)
    person.picture("old-pin")
    person.type("PIN", NEW)
    person.press("Log in with UKEY")
    person.see("My applications")
    person.screen.wait_for("shili_jianshe", exact=False)
    person.picture("in")


perform(play)

"""One's account in the real window: a forgotten password, the account's page, a forgotten answer in the middle of an
application, and a new user. Codes come from the mail box; what works afterwards is tried from outside.

account.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import json
import os
import re
import subprocess
import time

from person import BIN, Person, agreement, perform

OLD, NEW, ANSWER = "Yanlian-2024", "right horse 1907", "bamboo"


class Holder(Person):
    last = None

    def mailed_code(self):
        """The newest code, once its mail is there."""
        self.press("Practice desk")
        found = self.screen.wait(lambda: [code for code in re.findall(r"验证码：([A-Z0-9-]+)", self.screen.text())
                                          if code != self.last], "a mail with a new code")[0]
        self.last = found
        self.press("Practice desk")
        return found

    def choose(self, what, value):
        self.type(f"New {what}", value)
        self.type(f"New {what} once more", value)

    def menu(self, *keys):
        """The menu is a window of its own, which is not in the tree: by keyboard."""
        self.press("Account and settings")
        time.sleep(0.5)
        self.screen.keys(*keys)

    def log_in_with(self, user, password):
        self.type("User name", user)
        self.type("Password", password)
        self.press("Log in")
        self.see("My applications")


def forgotten_password(person):
    person.see("User name")
    person.picture("login")
    person.press("Forgot the password?")
    person.see("Send the code")
    person.type("User name", "shili_jianshe")
    person.press("Send the code")
    person.see("Send it again")
    person.type("Code from the e-mail", "AAAAA-AAAAA")
    person.choose("password", "12345678")
    person.picture("forgotten-password")
    person.press("Set the new password")
    person.see("That password is too easy to guess.", exact=False)
    person.choose("password", NEW)
    person.press("Set the new password")
    person.see("That code is not the one in the e-mail.", exact=False)
    person.picture("wrong-code")
    person.type("Code from the e-mail", person.mailed_code().lower())
    person.press("Set the new password")
    person.see("The password is changed, and every login of the account has ended. Log in with the new one.")
    person.picture("password-set")
    person.log_in_with("shili_jianshe", NEW)


def own_account(person):
    person.menu("Up", "Up", "Return") # the line before the last: My account
    person.see("My account")
    person.see("It was never reset. It is asked for when you apply for a key recovery.")
    person.picture("account")
    person.press("Change password")
    person.type("Present password", "wrong")
    person.choose("password", OLD)
    person.press("Change the password")
    person.see("That password is not right.", exact=False)
    person.picture("change-password")
    person.type("Present password", NEW)
    person.press("Change the password")
    person.see("It was changed just now. Logins on other PCs have ended.")
    person.picture("password-changed")


def forgotten_answer(person):
    """In the middle of an application, which a person looks at from then on."""
    person.press("My certificates")
    person.screen.press("示例建设有限公司", exact=False)
    person.screen.press(person.say("Recover"), exact=False)
    person.press("It is lost")
    person.press("Next")
    agreement(person)
    person.press("Agree to the price")
    person.press("Forgot the answer?")
    person.screen.wait_for(person.begins("It goes to %1."), exact=False)
    person.press("Send the code")
    person.see("Send it again")
    person.type("Code from the e-mail", person.mailed_code())
    person.type("New security question", "?!")
    person.choose("security answer", ANSWER)
    person.picture("forgotten-answer")
    person.press("Set the new answer")
    person.see("The new answer is set. Enter it above. A person looks at this application.")
    person.screen.wait_for("?!")
    person.picture("answer-set")
    person.type("Security answer", ANSWER.upper())
    person.press("Check answer")
    person.see("The answer is right")
    person.press("Next")
    person.press("Not yet, later")
    person.press("Next")
    person.press("Submit the application")
    person.see("The CA is reviewing it")
    person.picture("reviewed-by-a-person")
    person.press("My applications")


def new_user(person):
    person.menu("Up", "Return") # the last line: Log out
    person.press("Register")
    person.see("Create the account")
    person.type("User name", "newcomer")
    person.type("Name", "新样例")
    person.type("Organisation", "示例建设有限公司")
    person.type("E-mail address", "new@example.test")
    person.press("Send the code")
    person.see("Send it again")
    person.type("Code from the e-mail", person.mailed_code())
    person.choose("password", NEW)
    person.type("Security question", "?")
    person.choose("security answer", ANSWER)
    person.picture("register")
    person.press("Create the account")
    person.see("The account is ready. Log in with its password.")
    person.log_in_with("newcomer", NEW)
    person.picture("newcomer")


def play(person):
    person.open()
    forgotten_password(person)
    own_account(person)
    forgotten_answer(person)
    new_user(person)
    person.kill()
    judge(person)


def judge(person):
    """By the terminal, with the passwords that were chosen: what the portal knows now."""
    practice = subprocess.Popen([BIN / "certdesk-practice", "--dir", person.directory, "--end-with-input"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    facts = json.loads(practice.stdout.readline())
    shown = {}
    for user, password in (("shili_jianshe", OLD), ("newcomer", NEW)):
        read, write = os.pipe()
        os.write(write, password.encode() + b"\n")
        os.close(write)
        done = subprocess.run([BIN / "certdeskctl", "--json", "--portal", facts["portal"], "--ca", facts["ca"], "account",
                               "show", "--user", user, "--password-fd", str(read)], capture_output=True, text=True,
                              pass_fds=[read])
        os.close(read)
        assert done.returncode == 0, done.stdout + done.stderr
        shown[user] = json.loads(done.stdout)
    practice.stdin.close()
    practice.wait(30)
    assert shown["shili_jianshe"]["answer_reset_at"], shown
    assert shown["newcomer"]["name"] == "新样例" and "answer_reset_at" not in shown["newcomer"], shown


perform(play, Holder)

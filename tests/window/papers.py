"""Papers and money in the real window, with the CA's side of it in a real browser beside it: forms, the printed form,
materials, the payment at the cashier, a review that sends one page back, and the approval.

papers.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop --keyring).
"""
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import screen as screens
from notifications import Notifications
from person import BIN, LANGUAGE, PIN, Person, agreement, choose_pin, perform

for folder in ("rehearsal", "support"):
    sys.path.insert(0, str(Path(__file__).parent.parent / folder))
import scans
from browser import Browser
from judge import check, judge, judge_form


class Holder(Person):
    """A person at a practice portal that runs elsewhere, with somebody in its review console."""

    def __init__(self, directory):
        super().__init__(directory)
        self.practice = subprocess.Popen([BIN / "certdesk-practice", "--dir", directory, "--papers", "--review-by-hand",
                                          "--end-with-input"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.practice.stdout.readline())
        self.papers = Path(directory, "papers")
        self.papers.mkdir()

    def open(self):
        self.process = subprocess.Popen(
            [BIN / "certdesk", "--portal", self.facts["portal"], "--ca", self.facts["ca"], "--module", self.facts["module"],
             "--language", LANGUAGE], env={**os.environ, "SOFTHSM2_CONF": self.facts["softhsm_conf"]})
        self.screen = screens.Screen("certdesk", self.process)

    def end(self):
        super().end()
        self.practice.stdin.close()
        self.practice.wait(30)

    def chooses(self, question, answer):
        """A radio button, named by its question and its answer."""
        def there():
            return next((node.name for node in self.screen.nodes() if node.getRoleName() == "radio button" and
                         node.name.startswith(question) and node.name.endswith(answer)), None)
        self.screen.press(self.screen.wait(there, f"{question}: {answer}"))

    def fills(self, question, text):
        def there():
            return next((node.name for node in self.screen.nodes() if node.getRoleName() == "text" and
                         node.name.startswith(question)), None)
        self.screen.type_into(self.screen.wait(there, question), text)

    def adds(self, kind, path):
        """kind: its title, in the portal's words."""
        title = self.say("Choose files: %1").replace("%1", kind)
        self.screen.press(title)
        self.names_file(title, path)

    def code_from_mail(self):
        page = subprocess.run(["curl", "-sS", "--cacert", self.facts["ca"],
                               self.facts["console"].replace("/practice/?", "/practice/mail?")], capture_output=True, text=True).stdout
        return re.findall(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{20}(?![A-Za-z0-9])", page)[0]


def play(person):
    desktop = Notifications()
    person.open()
    with Browser(person.facts["ca"], "zh-CN") as browser:
        through_it(person, browser, desktop)
    judge_all(person)


def through_it(person, browser, desktop):
    person.log_in()
    apply(person)
    print_form(person)
    bring_materials(person)
    pay(person, browser)
    send_back(person, browser, desktop)
    mend(person)
    approve(person, browser, desktop)
    person.type("Authorisation code", person.code_from_mail())
    person.press("Check the code")
    person.type("PIN", PIN)
    person.press("Go on")
    person.see("The certificate is recovered and ready", patience=120)
    person.picture("done")
    person.press("Back to my applications")
    person.see("My applications")


def apply(person):
    screen, say = person.screen, person.say
    person.press("My certificates")
    screen.press("示例建设有限公司（演练）", exact=False)
    screen.press(say("Recover"), exact=False)
    person.press("It is lost")
    person.press("Next")
    agreement(person)
    person.press("Agree to the price")
    person.type("Security answer", "xiongmao")
    person.press("Check answer")
    person.press("Next")
    person.chooses("证书介质", "自备空白 UKEY")
    person.press("Next", before="items")
    person.fills("资质证书号", "a1")
    person.press("Next")
    screen.wait_for("一个大写字母和九位数字", exact=False) # beside its field, in the portal's words
    person.picture("information-wrong")
    person.fills("资质证书号", "A123456789")
    time.sleep(2) # a draft is kept a moment after the last key
    person.kill()
    person.open()
    person.log_in()
    person.press("Continue")
    screen = person.screen
    screen.wait_for(say("What you had filled in here and not sent is there again."), exact=False)
    for question in ("资质等级", "勘察资质级别", "建筑资质级别", "市政资质级别"):
        person.chooses(question, "甲级")
    person.chooses("是否省直机构", say("No"))
    person.press("Next", before="information")
    person.press("Yes, try it now")
    choose_pin(person)
    person.press("Try the UKEY")
    person.press("Next")
    person.press("Submit the application")


def print_form(person):
    person.see("Print the acceptance form")
    person.press("Save as PDF…", before="form")
    form = person.papers / "form.pdf"
    person.names_file(person.say("Save the acceptance form"), form)
    person.screen.wait(form.exists, "the form as a PDF")
    person.press("Next", before="form-saved")


def bring_materials(person):
    scans.png(person.papers / "front.png", 640, 400)
    scans.png(person.papers / "back.png", 400, 640)
    scans.pdf(person.papers / "licence.pdf", 3_000_000)
    person.adds("盖章的受理表", person.papers / "form.pdf")
    person.adds("经办人身份证", person.papers / "front.png")
    person.adds("营业执照", person.papers / "licence.pdf")
    person.press("Next", before="materials")


def pay(person, browser):
    """What the code says is opened in the browser, and paid; the window sees it by itself."""
    person.see("Waiting for the payment")
    person.picture("pay")
    said = person.screen.wait_for(person.say("Code to pay with"), exact=False)
    browser.open(said.description)
    browser.wait_for("等待付款")
    browser.press_twice("付款 50.00 元")
    browser.wait_for("已付款")
    person.screen.wait_for(person.say("Trade number"), patience=20)
    check("YANLIAN-" in person.screen.text(), "the trade number is on the screen")
    person.picture("paid")
    person.press("Next")
    person.see("The CA is reviewing it")
    person.picture("review")


def application_page(person, browser):
    browser.open(person.facts["console"])
    browser.wait_for("等待您审核 (1)")
    number = re.search(r"\d{4} \d{4} \d{4} \d{4} \d{4}", browser.text()).group(0)
    browser.press(number)
    browser.wait_for("A123456789")


def send_back(person, browser, desktop):
    """While another window is in front: the desktop says it, and pressing that brings the window back."""
    subprocess.run("xdotool search --onlyvisible --name . windowminimize %@", shell=True, check=False, capture_output=True)
    application_page(person, browser)
    browser.write("textarea[name=remark]", "请补正身份证。")
    browser.write('input[name^="page/handler_id/"]', "看不清")
    browser.press("退回补正")
    browser.wait_for("已退回补正")
    person.screen.wait(lambda: desktop.said, "a notification of the desktop", look=False)
    check("请补正身份证。" in desktop.said[-1][1], f"it says what the reviewer said: {desktop.said}")
    desktop.press(len(desktop.said))


def mend(person):
    person.screen.wait_for("看不清", exact=False)
    person.picture("sent-back")
    title = person.say("Choose files: %1").replace("%1", "经办人身份证")
    person.screen.press(person.say("Replace page %1").replace("%1", "1"))
    person.names_file(title, person.papers / "back.png")
    person.press("Next", before="mended")
    person.see("The CA is reviewing it")


def approve(person, browser, desktop):
    application_page(person, browser)
    browser.press("通过，发授权码")
    person.see("Enter the authorisation code")


def judge_all(person):
    directory = person.directory
    person.end()
    told = subprocess.run([BIN / "certdeskctl", "rehearse", "recovery", "--with", "papers", "--practice-dir", directory,
                           "--json"], capture_output=True, text=True)
    check(told.returncode == 0, f"the portal says that it is done: {told.stdout}{told.stderr}")
    facts = json.loads(told.stdout.splitlines()[-1])
    judge(facts)
    form = person.papers / "form.pdf"
    judge_form({**facts, "form_pdf": str(form)})
    paid = subprocess.run(["sqlite3", Path(directory, "portal.db"), "SELECT state, COUNT(*) FROM payment_order GROUP BY state"],
                          capture_output=True, text=True, check=True).stdout
    check(paid == "paid|1\n", f"one order, paid: {paid}")


perform(play, Holder)

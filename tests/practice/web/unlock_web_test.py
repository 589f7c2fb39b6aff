"""Staff's part of an unlock in a real browser: approved, looked into after two releases that led to nothing, released
once more, and then no more; a UKEY's code that is read out on the telephone, answered; in both languages.

unlock_web_test.py CERTDESK-PRACTICE [PICTURES]: with a folder, a picture of each page is put there.
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "support"))
from browser import Browser
from holder import Holder
from practice_site import Practice, check, picture, same


def open_application(practice, browser, holder):
    browser.open(practice.facts["console"])
    browser.wait_for(" ".join(holder.id[i:i + 4] for i in range(0, 20, 4)))
    browser.press(" ".join(holder.id[i:i + 4] for i in range(0, 20, 4)))


def code_of(practice):
    return practice.ask("SELECT code FROM mail ORDER BY number DESC LIMIT 1")[0]


def approve(practice, browser, holder):
    open_application(practice, browser, holder)
    check("解锁 UKEY" in browser.wait_for("审核决定"), "it says which service")
    browser.press("通过，发授权码")
    page = browser.wait_for("还没有放行过")
    check("再放行一次" not in page, "nothing to release more of")
    same(holder.look()["stage"], "approved", "for the holder too")


def enter_code(practice, holder):
    holder.write("POST", "/download-check", {"code": code_of(practice)})


def release_more(practice, browser, holder):
    code = code_of(practice)
    same([holder.release(code) for _ in range(3)], [None, None, "unlock_to_staff"], "two releases, then staff")
    browser.open(practice.facts["console"])
    browser.wait_for("等待您审核 (1)")
    open_application(practice, browser, holder)
    page = browser.wait_for("第 2 次放行")
    for words in ("用户又申请了一次", "请先与用户通电话", "现在可用 0 次", "另外 1 次要用户再申请"):
        check(words in page, f"staff read: {words}")
    picture(browser, "zh-unlock-asked")
    browser.press_twice("再放行一次")
    page = browser.wait_for("现在可用 1 次")
    check("用户又申请了一次" not in page and "另外 1 次" not in page, "it waits no more, and no more are left")
    picture(browser, "zh-unlock-released")
    same(practice.ask("SELECT allowed FROM unlock_order"), ["3"], "one more, however often it was pressed")


def no_more(practice, browser, holder):
    same([holder.release(code_of(practice)) for _ in range(2)], [None, "unlock_no_more"], "the last one")
    open_application(practice, browser, holder)
    page = browser.wait_for("All three are used")
    check("Release once more" not in page, "and no button")
    check("Unlock of a UKEY" in page, "in English")
    picture(browser, "en-unlock-no-more")


CODE = re.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
CHALLENGES = ["7KQ2-M4XP-9D3B", "H3ZB-41WT-8NCQ", "4402-1187-90EA"]


def type_challenge(browser, heard, button="显示解锁码"):
    browser.write_anew("input[name=challenge]", heard)
    browser.press(button)


def answered(browser, heard):
    """The unlock code that the page shows, in groups."""
    type_challenge(browser, heard)
    browser.wait_for("解锁码，请分组念给对方")
    return CODE.fullmatch(browser.property(browser.find(".told .code"), "textContent"))[0]


def on_the_telephone(practice, browser, holder):
    open_application(practice, browser, holder)
    browser.wait_for("先确认来电的就是经办人本人")
    type_challenge(browser, CHALLENGES[0])
    browser.wait_for("对方还没有在 CertDesk 里输入授权码")
    enter_code(practice, holder)
    same(holder.ask_code(CHALLENGES[0].replace("-", "")), (409, "not_allowed_now"), "the portal itself says nothing")
    type_challenge(browser, "7KQ2-M4XP-9D38")
    page = browser.wait_for("请求码有误")
    check("还没有放行过" in page, "nothing was counted")
    same(browser.property(browser.find("input[name=challenge]"), "value"), "7KQ2-M4XP-9D38", "what was typed is there")
    picture(browser, "zh-unlock-code-mistyped")
    code = answered(browser, CHALLENGES[0])
    picture(browser, "zh-unlock-code")
    same(answered(browser, CHALLENGES[0].lower().replace("-", " ")), code, "the same again")
    check("电话告知，请求码 7KQ2-M4XP-9D3B" in browser.text(), "what was told, and when")
    check(answered(browser, CHALLENGES[1]) != code, "another has another answer")
    type_challenge(browser, CHALLENGES[2])
    page = browser.wait_for("现在可用的次数已经用完")
    check(not browser.find_all(".told"), "and no code")
    browser.press("再放行一次")
    browser.wait_for("现在可用 1 次")
    same(practice.ask("SELECT act FROM unlock_audit ORDER BY number"),
         ["told", "on", "the", "telephone"] * 2 + ["to", "staff", "once", "more"], "and it is all noted")


def in_english(practice, browser, holder):
    open_application(practice, browser, holder)
    browser.wait_for("Make sure first that the caller is the person in charge")
    type_challenge(browser, CHALLENGES[2], "Show the unlock code")
    page = browser.wait_for("The unlock code, to be read out group by group")
    check("told on the telephone, request code 4402-1187-90EA" in page, "listed")
    picture(browser, "en-unlock-code")


def main():
    with Practice("--with", "unlock") as practice:
        holder = Holder(practice.facts)
        holder.start_unlock(practice.facts["ukeys"]["locked"])
        with Browser(practice.facts["ca"], "zh-CN") as browser:
            approve(practice, browser, holder)
            enter_code(practice, holder)
            release_more(practice, browser, holder)
        with Browser(practice.facts["ca"], "en") as browser:
            no_more(practice, browser, holder)
    with Practice("--with", "unlock", "--unlock-by-telephone") as practice:
        holder = Holder(practice.facts)
        holder.start_unlock(practice.facts["ukeys"]["code"])
        with Browser(practice.facts["ca"], "zh-CN") as browser:
            approve(practice, browser, holder)
            on_the_telephone(practice, browser, holder)
        with Browser(practice.facts["ca"], "en") as browser:
            in_english(practice, browser, holder)
    print("approved, released once more, and no more; answered on the telephone")


main()

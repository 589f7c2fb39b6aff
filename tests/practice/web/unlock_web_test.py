"""Staff's part of an unlock in a real browser: approved, looked into after two releases that led to nothing, released
once more, and then no more; in both languages.

unlock_web_test.py CERTDESK-PRACTICE [PICTURES]: with a folder, a picture of each page is put there.
"""
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
    holder.write("POST", "/download-check", {"code": code_of(practice)})


def release_more(practice, browser, holder):
    code = code_of(practice)
    same([holder.release(code) for _ in range(3)], [None, None, "unlock_to_staff"], "two releases, then staff")
    browser.open(practice.facts["console"])
    browser.wait_for("等待您审核 (1)")
    open_application(practice, browser, holder)
    page = browser.wait_for("第 2 次放行")
    for words in ("用户又申请了一次", "请先与用户通电话", "现在可用 0 次"):
        check(words in page, f"staff read: {words}")
    picture(browser, "zh-unlock-asked")
    browser.press_twice("再放行一次")
    page = browser.wait_for("现在可用 1 次")
    check("用户又申请了一次" not in page, "it waits no more")
    picture(browser, "zh-unlock-released")
    same(practice.ask("SELECT allowed FROM unlock_order"), ["3"], "one more, however often it was pressed")


def no_more(practice, browser, holder):
    same([holder.release(code_of(practice)) for _ in range(2)], [None, "unlock_to_staff"], "the last one")
    open_application(practice, browser, holder)
    page = browser.wait_for("All three are used")
    check("Release once more" not in page, "and no button")
    check("Unlock of a UKEY" in page, "in English")
    picture(browser, "en-unlock-no-more")


def main():
    with Practice("--with", "unlock") as practice:
        holder = Holder(practice.facts)
        holder.start_unlock(practice.facts["ukeys"]["locked"])
        with Browser(practice.facts["ca"], "zh-CN") as browser:
            approve(practice, browser, holder)
            release_more(practice, browser, holder)
        with Browser(practice.facts["ca"], "en") as browser:
            no_more(practice, browser, holder)
    print("approved, released once more, and no more")


main()

"""The practice portal's web sites in a real browser: money at the cashier, a review in the console, in both languages.

web_test.py CERTDESK-PRACTICE [PICTURES]: with a folder, a picture of each page is put there.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "support"))
from browser import Browser
from holder import JPEG, Holder, pdf, png
from practice_site import Practice, check, picture, same

HOSTILE = '<script>document.title = "taken"</script><img src=x onerror=alert(1)> 郑州市'


def bring_papers(practice):
    holder = Holder(practice.facts)
    holder.start("ZJT单位证书")
    holder.submit(medium="posted", address=HOSTILE)
    holder.upload("acceptance_form", "application/pdf", pdf("Acceptance form"))
    front = holder.upload("handler_id", "image/png", png())
    back = holder.upload("handler_id", "image/jpeg", JPEG)
    holder.arrange("handler_id", [(front, 90), (back, 0)])
    holder.upload("business_licence", "image/png", png(400, 300))
    holder.complete()
    same(holder.seen["stage"], "papers", "the money is still owed")
    return holder, front


def pay(practice, browser, holder):
    def state():
        return holder.look()["payment"]["state"]

    first = holder.order()
    browser.open(first)
    page = browser.wait_for("等待付款")
    for text in ("演练收银台", "50.00 元", "单位证书恢复价格", "不具法律效力", "no legal effect"):
        check(text in page, f"the cashier says {text}")
    # The pages' own style is let in by their policy: without it a button has no corners.
    same(browser.script("return getComputedStyle(document.querySelector('button')).borderTopLeftRadius"), "8px", "styled")
    picture(browser, "zh-cashier")
    browser.press("付款失败")
    browser.wait_for("没有扣款")
    same(state(), "failed", "after a payment that failed")
    picture(browser, "zh-cashier-failed")
    browser.open(holder.order())
    browser.press("付错金额")
    browser.wait_for("已原路退回")
    same(state(), "wrong_amount", "after a wrong amount")
    browser.open(first)
    browser.wait_for("已经换成新的")
    picture(browser, "zh-cashier-unknown")
    browser.open(holder.order())
    browser.wait_for("等待付款")
    browser.press_twice("付款 50.00 元")
    browser.wait_for("已付款")
    browser.wait_for("YANLIAN-")
    browser.reload()
    browser.wait_for("已付款")
    same(state(), "paid", "after both presses")
    same(practice.ask("SELECT outcome FROM payment_attempt ORDER BY number"), ["wrong_amount", "paid"], "paid once")
    same(holder.seen["stage"], "under_review", "nothing is owed any more")
    picture(browser, "zh-cashier-paid")


def see_application(browser, holder):
    """From the list, in whatever language, to the application's page, and what is on it."""
    number = " ".join(holder.id[i:i + 4] for i in range(0, 20, 4))
    browser.press(number)
    page = browser.wait_for("A123456789")
    check(HOSTILE in page, f"what was typed is read as it was typed: {page}")
    check(browser.title().endswith(("演练", "Practice")), f"no script of theirs ran: {browser.title()}")
    pictures = browser.find_all(".sheet img")
    same(len(pictures), 3, "pictures of three pages")
    for each in pictures:
        browser.script("arguments[0].scrollIntoView()", each)
        browser.until(lambda one=each: browser.property(one, "naturalWidth") > 0, "the picture is there")
    turned = browser.script("return getComputedStyle(document.querySelector('.turned90 img')).transform")
    same([round(float(part)) for part in turned[7:-1].split(",")][:4], [0, 1, -1, 0], "a quarter turned clockwise")


def review(practice, browser, holder, front):
    browser.open(practice.facts["portal"] + "/practice/desk/")
    browser.wait_for("console")
    browser.open(practice.facts["console"])
    browser.wait_for("等待您审核 (1)")
    check("token" not in browser.address(), f"the token is not left in the address: {browser.address()}")
    cookie = browser.cookies()[0]
    check(cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Strict", f"the cookie: {cookie}")
    picture(browser, "zh-list")
    see_application(browser, holder)
    picture(browser, "zh-application")
    see_pdf(browser)
    browser.write("textarea[name=remark]", "请按意见补正。")
    browser.write(f'input[name="page/handler_id/{front}"]', "看不清")
    browser.write('input[name="field/extension_items/address"]', "请写明门牌号\n")  # Enter alone decides nothing
    same(holder.look()["stage"], "under_review", "after Enter")
    browser.press("退回补正")
    browser.wait_for("已退回补正")
    same(holder.look()["stage"], "sent_back", "for the holder too")
    same(holder.seen["review_remark"], "请按意见补正。", "the remark on the whole")
    same(holder.remarks(), [("address", "请写明门牌号"), ("handler_id", "看不清")], "what was marked")
    picture(browser, "zh-sent-back")


def see_pdf(browser):
    here = browser.windows()
    browser.press("在新页面打开 PDF")
    browser.until(lambda: len(browser.windows()) == 2, "a page of its own")
    browser.switch_to(next(each for each in browser.windows() if each not in here))
    browser.until(lambda: browser.script("return document.contentType") == "application/pdf", "it is the PDF")
    browser.switch_to(here[0])


def mend(holder):
    better = holder.upload("handler_id", "image/png", png(shade=90))
    back = next(page["id"] for material in holder.seen["materials"] if material["kind"] == "handler_id"
                for page in material["pages"] if page["type"] == "image/jpeg")
    holder.arrange("handler_id", [(better, 90), (back, 0)])
    holder.fill(next(form for form in holder.seen["forms"] if form["id"] == "extension_items"), {"address": HOSTILE + " 1 号"})
    holder.complete()
    same(holder.seen["stage"], "under_review", "mended")


def approve(practice, browser, holder):
    """The second review, by somebody who reads English."""
    browser.open(practice.facts["console"])
    browser.wait_for("Waiting for your review (1)")
    picture(browser, "en-list")
    see_application(browser, holder)
    picture(browser, "en-application")
    browser.press("Approve and mail the code")
    page = browser.wait_for("Approved, to be downloaded")
    code = practice.ask("SELECT code FROM mail ORDER BY number DESC LIMIT 1")[0]
    check(code in page, "the mail with the code is on the application's page")
    same(holder.look()["stage"], "approved", "for the holder too")
    browser.press("Mail box")
    check(code in browser.wait_for("Authorisation code"), "and in the mail box")
    picture(browser, "en-mail")
    holder.write("POST", "/download-check", {"code": code})
    check("download_open_until" in holder.seen, "and it opens the download")
    browser.open(holder.seen["payment"]["order"]["address"])
    browser.wait_for("CNY 50.00")
    picture(browser, "en-cashier-paid")
    browser.open(practice.facts["console"])
    browser.press("Leave")
    browser.wait_for("You have left")
    browser.open(practice.facts["portal"] + "/practice/desk/")
    browser.wait_for("That did not work")
    same(browser.cookies(), [], "nothing is kept")


def check_complaints(browser):
    """No page has anything that its own policy forbids."""
    blocked = [line for line in browser.complaints() if "Security Policy" in line]
    same(blocked, [], "nothing on our pages is forbidden by their own policy")


def main():
    with Practice("--papers") as practice:
        holder, front = bring_papers(practice)
        with Browser(practice.facts["ca"], "zh-CN") as browser:
            pay(practice, browser, holder)
            review(practice, browser, holder, front)
            check_complaints(browser)
        mend(holder)
        with Browser(practice.facts["ca"], "en") as browser:
            approve(practice, browser, holder)
            check_complaints(browser)
    print("paid once, sent back, approved")


main()

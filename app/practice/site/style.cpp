#include "app/practice/site/page.h"

namespace certdesk::practice {

namespace {

// The colours of the program's window, in light and in dark.
constexpr const char* style = R"(:root {
  color-scheme: light dark;
  --page: #F4F6F8; --card: #FFFFFF; --line: #DBE1E8; --edge: #7F8A97; --text: #18212B; --quiet: #475362;
  --accent: #0E5E8F; --accent-down: #0B4D76; --on-accent: #FFFFFF; --good: #17693D; --warning: #855000; --bad: #AC241C;
  --accent-soft: #E3EFF7; --good-soft: #E5F3EA; --warning-soft: #FCF0DA; --bad-soft: #FBEAE8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161B; --card: #191E24; --line: #323C47; --edge: #7B8896; --text: #E9EDF2; --quiet: #B6C0CC;
    --accent: #70BBE8; --accent-down: #8ECBEF; --on-accent: #05202F; --good: #70CB98; --warning: #EBB95F;
    --bad: #F7A097; --accent-soft: #173040; --good-soft: #16301F; --warning-soft: #33280F; --bad-soft: #3D1C19;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 15px/24px "Noto Sans", "Segoe UI", "Noto Sans CJK SC", "Microsoft YaHei UI", sans-serif; }
.notice { background: var(--warning-soft); color: var(--warning); padding: 8px 24px; display: flex; flex-wrap: wrap;
  gap: 0 16px; font-size: 13px; line-height: 20px; }
nav { background: var(--card); border-bottom: 1px solid var(--line); padding: 8px 24px; display: flex; gap: 8px;
  align-items: center; }
nav a, nav button { padding: 8px 16px; border-radius: 8px; text-decoration: none; }
nav a[aria-current] { background: var(--accent-soft); font-weight: 700; }
nav form { margin-left: auto; }
main { margin: 0 auto; padding: 32px 24px 64px; }
main.wide { max-width: 1080px; }
main.narrow { max-width: 560px; }
h1 { font-size: 26px; line-height: 36px; margin: 0 0 16px; }
h2 { font-size: 17px; line-height: 26px; margin: 0 0 12px; }
h3 { font-size: 15px; line-height: 24px; margin: 20px 0 8px; }
p { margin: 0 0 12px; }
a { color: var(--accent); }
.lead, .quiet, dt, th { color: var(--quiet); }
.small { font-size: 13px; line-height: 20px; }
section, .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 24px;
  margin: 0 0 24px; }
.amount { font-size: 44px; line-height: 52px; font-weight: 700; margin: 0 0 16px; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 176px 1fr; gap: 16px; padding: 8px 0;
  border-bottom: 1px solid var(--line); }
dl > div:last-child { border-bottom: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 400; font-size: 13px; }
th, td { padding: 10px 12px 10px 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; }
table.thirds { table-layout: fixed; }
.under { margin-top: 12px; }
label textarea { margin: 8px 0; display: block; }
.card > :last-child, section > :last-child, .acts:last-child { margin-bottom: 0; }
td.whole, th.whole { white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
.chip { display: inline-block; padding: 0 10px; border-radius: 12px; background: var(--page); color: var(--quiet);
  white-space: nowrap; font-size: 13px; }
.chip.good { background: var(--good-soft); color: var(--good); }
.chip.warning { background: var(--warning-soft); color: var(--warning); }
.chip.bad { background: var(--bad-soft); color: var(--bad); }
.chip.accent { background: var(--accent-soft); color: var(--accent); }
.remark { color: var(--bad); }
.wrong { background: var(--bad-soft); color: var(--bad); border-radius: 12px; padding: 16px 24px; }
button, .button { font: inherit; min-height: 40px; padding: 7px 20px; border-radius: 8px; border: 1px solid var(--edge);
  background: var(--card); color: var(--text); cursor: pointer; }
button:hover { background: var(--page); }
button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 700; }
button.first:hover { background: var(--accent-down); }
button.severe { border-color: var(--bad); color: var(--bad); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.code { font-family: "Noto Sans Mono", Consolas, monospace; letter-spacing: .04em; }
.told { background: var(--good-soft); border-radius: 8px; padding: 16px 24px; margin: 16px 0 12px; }
input.code { max-width: 360px; }
.told .amount { margin: 0 0 4px; }
.told > :last-child { margin-bottom: 0; }
.acts { display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0; align-items: center; }
input[type=text], input[type=password], textarea { font: inherit; width: 100%; min-height: 40px; padding: 7px 10px; border-radius: 8px;
  border: 1px solid var(--edge); background: var(--card); color: var(--text); }
textarea { min-height: 88px; }
label { display: block; margin: 0 0 12px; }
fieldset { border: 0; margin: 0 0 12px; padding: 0; }
fieldset label { margin: 0; }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 16px; }
.pages > div { display: flex; flex-direction: column; gap: 8px; }
.sheet { display: flex; align-items: center; justify-content: center; aspect-ratio: 1; border: 1px solid var(--line);
  border-radius: 8px; background: var(--page); overflow: hidden; }
.sheet.file { aspect-ratio: auto; min-height: 88px; }
.sheet img { width: 100%; height: 100%; object-fit: contain; }
.turned90 img { transform: rotate(90deg); }
.turned180 img { transform: rotate(180deg); }
.turned270 img { transform: rotate(270deg); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
@media (max-width: 640px) { dl > div { grid-template-columns: 1fr; gap: 0; } main { padding: 16px 12px 48px; } }
)";

} // namespace

HttpAnswer styleAnswer() { return {200, "text/css; charset=utf-8", style, {}, false}; }

} // namespace certdesk::practice

#include "ui/widgets/code_text.h"

#include <catch2/catch.hpp>

using certdesk::ui::CodeShape;
using certdesk::ui::CodeText;
using Found = CodeText::Found;

namespace {

constexpr CodeShape mailed{4, 5}, told{3, 4};
QString text(const char* words) { return QString::fromUtf8(words); }

// The code that is found; "none" and "several" where it is not one.
std::string codeIn(const char* words, CodeShape shape = mailed) {
  const CodeText read(text(words), shape);
  if (read.found() == Found::None) return "none";
  return read.found() == Found::One ? read.code().toStdString() : "several";
}

} // namespace

TEST_CASE("a code is found whole, in its groups, and with words around it") {
  CHECK(codeIn("AbCd1EfGh2IjKl3MnOp4") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("  AbCd1 EfGh2-IjKl3\tMnOp4\n") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("AbCd1EfGh2 IjKl3MnOp4") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("Authorisation code: AbCd1EfGh2IjKl3MnOp4") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("The code is AbCd1 EfGh2 IjKl3 MnOp4 and good for 30 days") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("授权码：AbCd1EfGh2IjKl3MnOp4，请勿转发") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("解锁码：7KQ2–M4XP–9D3F。", told) == "7KQ2M4XP9D3F");
  CHECK(codeIn("ＡｂＣｄ１　ＥｆＧｈ２　ＩｊＫｌ３　ＭｎＯｐ４") == "AbCd1EfGh2IjKl3MnOp4");
}

TEST_CASE("a number of the same length is no code where another run has letters too; the same code twice is one") {
  CHECK(codeIn("受理号 20260915000541121943\n授权码：AbCd1EfGh2IjKl3MnOp4\n") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("AbCd1EfGh2IjKl3MnOp4\nonce more: AbCd1 EfGh2 IjKl3 MnOp4") == "AbCd1EfGh2IjKl3MnOp4");
  CHECK(codeIn("20260915000541121943") == "20260915000541121943");
}

TEST_CASE("no code, one that is too short or too long, and several are not guessed at") {
  CHECK(codeIn("") == "none");
  CHECK(codeIn("Authorisation code:") == "none");
  CHECK(codeIn("Your application was approved. Download the certificate within 30 days.") == "none");
  CHECK(codeIn("AbCd1EfGh2IjKl3MnOp") == "none");
  CHECK(codeIn("AbCd1EfGh2IjKl3MnOp45") == "none");
  CHECK(codeIn("AbCd1EfGh2IjKl3MnOp4 or BbCd1EfGh2IjKl3MnOp4") == "several");
  CHECK(codeIn("AbCd1 EfGh2 IjKl3 MnOp4 BbCd1") == "several");
  CHECK(CodeText(QString(100000, QLatin1Char('a')), mailed).letters().size() < 100000);
}

TEST_CASE("the beginning of a code may be pasted too; a sentence is none") {
  CHECK(CodeText(text("AbCd1"), mailed).isPiece());
  CHECK(CodeText(text("AbCd1 EfG"), mailed).isPiece());
  CHECK_FALSE(CodeText(text("Code: AbCd1"), mailed).isPiece());
  CHECK_FALSE(CodeText(text("The code came"), mailed).isPiece());
}

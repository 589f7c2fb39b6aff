#pragma once
#include <QString>
#include <QTranslator>
#include <memory>
#include <string>

namespace certdesk::ui {

// English is in the source; each other language is one file in translations/.
enum class Language { English, Chinese };

// The language of the system where there is a translation for it, English otherwise.
[[nodiscard]] Language systemLanguage();
// The name that a setting or an argument uses: "en", "zh_CN". Nothing fits: the system's language.
[[nodiscard]] Language languageNamed(const QString& name);
[[nodiscard]] QString nameOf(Language language);
// RFC 5646, as the portal is asked for its texts: "en", "zh-CN".
[[nodiscard]] std::string languageTag(Language language);

// The translation in use, kept by the main program for as long as the application runs. use() may be called again at
// run time: Qt tells every widget by QEvent::LanguageChange, and every later tr() speaks the new language.
class Translation {
public:
  void use(Language language);
  [[nodiscard]] Language language() const { return m_language; }

private:
  void replace(std::unique_ptr<QTranslator>& translator, const QString& file);
  Language m_language = Language::English;
  std::unique_ptr<QTranslator> m_own, m_qt; // m_qt: the words of Qt's own dialogs, where the system has them
};

} // namespace certdesk::ui

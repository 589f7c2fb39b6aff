#include "ui/pages/material_text.h"

#include "ui/error_text.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <algorithm>

namespace certdesk::ui {

namespace {

using State = MaterialItem::State;

class Words {
  Q_DECLARE_TR_FUNCTIONS(Materials)
};

// With the code for the phone, where there is one.
QString coded(const QString& text, std::optional<ErrorCode> code) {
  return code ? joined({text, QStringLiteral("(%1)").arg(utf8(std::string(phoneCode(*code))))}) : text;
}

// What happened and what to do.
QString reasonText(std::optional<ErrorCode> code) {
  if (!code) return {};
  const auto text = errorText(*code);
  return coded(joined({text.happened, text.next}), code);
}

QString typesText(const std::vector<portal::MaterialType>& types) {
  QStringList names;
  for (const auto type : types)
    names << typeName(type);
  if (names.size() < 2) return names.join(QString());
  const auto last = names.takeLast();
  //: The last two of a list: "JPEG, PNG" or "PDF"
  return Words::tr("%1 or %2").arg(names.join(Words::tr(", ")), last);
}

QString sendingText(const MaterialItem& item) {
  return Words::tr("Sending: %1 of %2").arg(fileSize(item.received), fileSize(item.octets));
}

bool waitsForPerson(const MaterialItem& item) { return !isUnderWay(item) && takesPlace(item); }

} // namespace

QString typeName(portal::MaterialType type) {
  switch (type) {
  case portal::MaterialType::Jpeg:
    return QStringLiteral("JPEG");
  case portal::MaterialType::Png:
    return QStringLiteral("PNG");
  case portal::MaterialType::Pdf:
    return QStringLiteral("PDF");
  }
  return {};
}

QString limitsText(const portal::Material& material) {
  const auto size = fileSize(material.largest);
  if (material.mostPages == 1) return Words::tr("%1, up to %2, one file").arg(typesText(material.types), size);
  return Words::tr("%1, up to %2 each, at most %3 files").arg(typesText(material.types), size).arg(material.mostPages);
}

QString pageText(int number, const portal::MaterialPage& page) {
  return Words::tr("Page %1, %2, %3").arg(QString::number(number), typeName(page.type), fileSize(page.octets));
}

QString itemText(const MaterialItem& item, const portal::Material& material) {
  switch (item.state) {
  case State::Looking:
    return Words::tr("Checking the file");
  case State::TooLarge:
    return coded(Words::tr("The picture has %1; up to %2 are taken. CertDesk can make a smaller copy to send; the file "
                           "itself stays as it is.")
                     .arg(fileSize(item.fileOctets), fileSize(material.largest)),
                 item.failure);
  case State::Shrinking:
    return Words::tr("Making it smaller");
  case State::Waiting:
    return Words::tr("Waiting for its turn");
  case State::Sending:
    if (item.fileOctets <= item.octets) return sendingText(item);
    return joined({Words::tr("Made smaller: %1, now %2.").arg(fileSize(item.fileOctets), fileSize(item.octets)),
                   sendingText(item)});
  case State::Cut:
    return coded(Words::tr("The line is cut. What was sent is kept; it goes on by itself."), item.failure);
  case State::Whole:
    return Words::tr("Sent");
  case State::Again:
    return Words::tr("This is the very page that was sent back. Choose another one.");
  case State::Moved:
    return coded(Words::tr("This file was moved or has changed since you chose it. Choose it again."), item.failure);
  case State::Refused:
  case State::Failed:
    return reasonText(item.failure);
  }
  return {};
}

Ink itemInk(const MaterialItem& item) {
  if (item.state == State::TooLarge || item.state == State::Cut || item.state == State::Moved) return Ink::Warn;
  return isUnderWay(item) ? Ink::Text2 : Ink::Bad;
}

bool isSentBack(const portal::Material& material) {
  const auto refused = [](const auto& page) { return !page.remark.empty(); };
  return !material.remark.empty() || std::any_of(material.pages.begin(), material.pages.end(), refused);
}

QString sentBackWord() { return Words::tr("Sent back"); }

KindState kindState(const portal::Material& material, bool underWay) {
  if (underWay) return {Tone::Accent, Icon::Clock, Words::tr("On its way")};
  if (isSentBack(material)) return {Tone::Bad, Icon::Warning, sentBackWord()};
  //: Files of a paper that are there, and how many there may be.
  const auto there = material.mostPages == 1
                         ? Words::tr("There")
                         : Words::tr("There: %1 of at most %2").arg(material.pages.size()).arg(material.mostPages);
  if (!material.pages.empty()) return {Tone::Ok, Icon::Check, there};
  if (material.required) return {Tone::Warn, Icon::Asterisk, Words::tr("Required")};
  return {Tone::Neutral, {}, Words::tr("If you have it")};
}

QString missingText(const portal::Material& material, const std::vector<const MaterialItem*>& items) {
  const auto title = utf8(material.title);
  for (const auto* item : items)
    if (waitsForPerson(*item)) return Words::tr("Finish or remove: %1").arg(item->name);
  for (const auto* item : items)
    if (isUnderWay(*item)) return Words::tr("Files are still on their way");
  if (isSentBack(material)) return Words::tr("Replace what was sent back: %1").arg(title);
  if (material.required && material.pages.empty()) return Words::tr("Still missing: %1").arg(title);
  return {};
}

} // namespace certdesk::ui

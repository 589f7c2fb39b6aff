#pragma once
#include "app/core/text.h"

#include <QString>
#include <QStringList>
#include <cstdint>
#include <string>

// How numbers, times and names are written for people, in the language of the program.
namespace certdesk::ui {

[[nodiscard]] QString utf8(const std::string& text);

// Fen as yuan with two decimals: 5000 is "50.00". The unit stands beside it.
[[nodiscard]] QString yuan(std::int64_t fen);
// The same with its unit: "50.00 元", "CNY 50.00".
[[nodiscard]] QString money(std::int64_t fen);

// Of a file, in steps of 1024 as the systems count: "4.1 MB", "820 KB".
[[nodiscard]] QString fileSize(std::int64_t octets);

// In this PC's time zone: "2026-12-15", "15 Dec 2026"; with the minute: "2026-12-15 16:02", "15 Dec 2026, 16:02".
[[nodiscard]] QString date(Time time);
[[nodiscard]] QString dateTime(Time time);
[[nodiscard]] QString timeOfDay(Time time); // "16:02"

// A long number in groups of four, to be read and compared: "2026 0915 0005 4112 1943". Copied without the spaces.
[[nodiscard]] QString grouped(const std::string& digits);
// Sentences after each other; Chinese puts nothing between them.
[[nodiscard]] QString joined(const QStringList& sentences);

// What a UKEY is told apart by: the last four characters of its serial number.
[[nodiscard]] QString serialTail(const std::string& serial);

} // namespace certdesk::ui

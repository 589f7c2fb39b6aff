#include "tests/faults/kinds.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace certdesk::faults {

using practice::Fault;
using practice::HttpFault;

namespace {

// What needs room on a UKEY.
const std::set<std::string> writes = {"C_GenerateKeyPair", "C_CreateObject", "C_UnwrapKey", "C_SetAttributeValue"};

} // namespace

const std::set<std::string>& changes() {
  static const auto all = [] {
    auto functions = writes;
    functions.insert({"C_DestroyObject", "C_InitPIN", "C_SetPIN"});
    return functions;
  }();
  return all;
}

const std::vector<Kind>& kinds() {
  using Moment = Fault::Moment;
  using Along = Kind::Along;
  const auto ukey = [](Fault::Kind kind, Moment moment, unsigned long code = 0) {
    return Fault{kind, {}, 0, code, moment, false};
  };
  static const std::vector<Kind> all = {
      {"pulled before", ukey(Fault::Kind::Pull, Moment::Before), {}},
      {"pulled after", ukey(Fault::Kind::Pull, Moment::After), {}},
      {"host killed before", ukey(Fault::Kind::Crash, Moment::Before), {}},
      {"host killed after", ukey(Fault::Kind::Crash, Moment::After), {}},
      {"driver hangs", ukey(Fault::Kind::Hang, Moment::Before), {}},
      {"CKR_DEVICE_ERROR", ukey(Fault::Kind::Code, Moment::Before, 0x30), {}},
      {"CKR_GENERAL_ERROR after", ukey(Fault::Kind::Code, Moment::After, 0x05), {}},
      {"CKR_DEVICE_MEMORY", ukey(Fault::Kind::Code, Moment::Before, 0x31), {}, writes, Along::UkeyFull},
      {"write lost", ukey(Fault::Kind::Omit, Moment::Before), {}, changes()},
      {"write lost at close", ukey(Fault::Kind::Forget, Moment::After), {}, writes},
      {"public key lost at close", ukey(Fault::Kind::ForgetPublic, Moment::After), {}, {"C_GenerateKeyPair"}},
      {"client killed", ukey(Fault::Kind::Hang, Moment::Before), {}, {}, Along::ClientKilled},
      {"power lost before", ukey(Fault::Kind::Pull, Moment::Before), {}, {}, Along::AllKilled},
      {"power lost after", ukey(Fault::Kind::Pull, Moment::After), {}, {}, Along::AllKilled},
      {"connection dropped before", {}, HttpFault::Kind::DropBefore},
      {"connection dropped after", {}, HttpFault::Kind::DropAfter},
      {"500 before", {}, HttpFault::Kind::FailBefore},
      {"500 after", {}, HttpFault::Kind::FailAfter},
      {"answer broken off", {}, HttpFault::Kind::Malformed},
      {"503", {}, HttpFault::Kind::Busy},
      {"401", {}, HttpFault::Kind::LoggedOut},
      {"logged out", {}, HttpFault::Kind::LoggedOut, {}, Along::UntilStarted},
      {"answer 10 s late", {}, HttpFault::Kind::Late},
      {"answer too late", {}, HttpFault::Kind::Late, {}, Along::Impatient},
      {"portal away", {}, HttpFault::Kind::DropBefore, {}, Along::PortalAnew},
      {"portal away after", {}, HttpFault::Kind::DropAfter, {}, Along::PortalAnew},
      {"portal killed before", {}, HttpFault::Kind::DropBefore, {}, Along::AllKilled},
      {"portal killed after", {}, HttpFault::Kind::DropAfter, {}, Along::AllKilled},
  };
  return all;
}

std::string textOf(const Strikes& strikes) {
  std::string text;
  for (const auto& each : strikes) {
    if (!text.empty()) text += " + ";
    text += each.kind->name;
    if (!each.function.empty()) text += ' ' + each.function;
    text += ' ' + std::to_string(each.number);
  }
  return text;
}

Strikes strikesIn(const std::string& text) {
  constexpr std::string_view joint = " + ";
  Strikes strikes;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(joint, at), text.size());
    const auto one = text.substr(at, end - at);
    at = end + joint.size();
    const Kind* kind = nullptr; // the longest name that it begins with
    for (const auto& each : kinds())
      if (one.starts_with(std::string(each.name) + ' ') &&
          (kind == nullptr || std::string_view(kind->name).size() < std::string_view(each.name).size()))
        kind = &each;
    if (kind == nullptr) return {};
    std::istringstream rest(one.substr(std::string_view(kind->name).size()));
    Strike strike{kind, {}, 0};
    if ((rest >> std::ws).peek() == 'C') rest >> strike.function; // C_Sign
    if (!(rest >> strike.number) || !rest.eof()) return {};
    strikes.push_back(strike);
  }
  return strikes;
}

} // namespace certdesk::faults

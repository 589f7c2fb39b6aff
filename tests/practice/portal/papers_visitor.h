#pragma once
#include "tests/practice/portal/bench.h"

#include <QJsonArray>

namespace practice_test {

// A person whose application asks for contents, papers and money; a Visitor's hands with more paper in them.
class PapersVisitor : public Visitor {
public:
  // A portal that asks for papers, reviews at once.
  static certdesk::practice::Settings settings();
  static constexpr const char* organisation = "ZJT单位证书";
  static constexpr const char* person = "ZJT个人证书";

  explicit PapersVisitor(Visitor visitor) : Visitor(std::move(visitor)) {}
  // Up to the submission, each step REQUIREd.
  void submitted(const char* templateName = person);
  Answer putForm(const std::string& form, const std::vector<std::pair<std::string, std::string>>& values);
  void fillForms();

  // Files of so many octets that begin as their type does; the seed makes them differ.
  static std::string file(const std::string& type, std::size_t octets, char seed = 'a');
  static std::string sha256(const std::string& content);
  Answer announce(const std::string& kind, const std::string& type, const std::string& content);
  Answer part(const std::string& upload, std::size_t offset, const std::string& octets,
              const std::string& digestOf) const;
  Answer part(const std::string& upload, std::size_t offset, const std::string& octets) const {
    return part(upload, offset, octets, octets);
  }
  // The whole file, REQUIREd; answers its id.
  std::string upload(const std::string& kind, const std::string& type, const std::string& content);
  Answer arrange(const std::string& kind, const std::vector<std::pair<std::string, int>>& pages);
  Answer complete(const char* role = "paper");
  // Acceptance form and ID card, and said to be complete.
  void bringPapers();
  Answer order() { return write("POST", "/payment-order"); }
  Answer choose(const char* method);

  [[nodiscard]] QJsonObject form(const char* id) const;
  [[nodiscard]] QJsonObject field(const char* form, const char* id) const;
  [[nodiscard]] QJsonObject material(const char* kind) const;
  [[nodiscard]] std::vector<std::string> pages(const char* kind) const; // ids
  [[nodiscard]] QJsonObject payment() const { return application().value(QLatin1String("payment")).toObject(); }
  [[nodiscard]] std::string paymentText(const char* member) const;
  [[nodiscard]] bool flag(const char* member) const { return application().value(QLatin1String(member)).toBool(); }
  [[nodiscard]] std::vector<std::string> lines() const;
};

} // namespace practice_test

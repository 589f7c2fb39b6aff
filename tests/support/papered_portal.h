#pragma once
#include "tests/support/scripted_world.h"

// A scripted portal that asks for papers: uploads as the contract says they behave, each page told by its octets.
namespace certdesk::test {

class PaperedPortal : public ScriptedPortal {
public:
  // Takes the application to its papers: a form, two sides of an identity card, a licence, a voucher.
  void owePapers();
  void addPage(const std::string& kind, const Bytes& octets, portal::MaterialType type, const std::string& remark = {});
  [[nodiscard]] portal::Material material(const std::string& kind) const;
  [[nodiscard]] std::size_t uploads() const; // begun and whole
  // Whether a look at the application waits until a part is sent, as over one connection.
  bool oneAtATime = false;

  Result<std::optional<portal::Application>> application(const std::string&, const std::string&, const Call&) override;
  Result<portal::Upload> startUpload(const std::string&, const portal::UploadRequest&, const Call&) override;
  Result<portal::Upload> appendUpload(const portal::Upload&, const portal::UploadPart&, const Call&) override;
  Result<portal::Upload> upload(const std::string&, const Call&) override;
  Result<Bytes> uploadOctets(const portal::MaterialPage&, const Call&) override;
  Result<portal::Application> arrangeMaterial(const portal::Application&, const std::string&,
                                              const std::vector<portal::PageOrder>&, const Call&) override;
  Result<portal::Application> completeMaterials(const portal::Application&, portal::MaterialRole, const Call&) override;

private:
  struct Kept {
    portal::UploadRequest request;
    portal::Upload upload;
    Bytes octets;
  };
  void makePage(const Kept& kept);
  mutable std::mutex m_uploadsMutex;     // taken after, never around, the script's
  std::map<std::string, Kept> m_uploads; // by id
  std::mutex m_line;
};

} // namespace certdesk::test

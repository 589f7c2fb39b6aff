#pragma once
#include "app/practice/application_row.h"

// Files on their way (M12): the same file for the same kind is the same upload, and goes on where it stood.
namespace certdesk::practice {

struct StartedUpload {
  portal::Upload upload;
  bool fresh = false;
};
// S-06, M-07.
[[nodiscard]] Reply<StartedUpload> startUpload(Visit& visit, const Account& account, const ApplicationRow& row,
                                               const portal::UploadRequest& request);
// S-04 where there is none, or it is another account's.
[[nodiscard]] Reply<portal::Upload> uploadWith(Visit& visit, const Account& account, const std::string& id);

struct Part {
  std::int64_t offset = 0;
  std::string digest; // Content-Digest
  std::string_view octets;
};
// Nothing of a part is kept before its digest is right, and no file is a page before it is whole, right and what it was
// said to be. S-04, S-06; M-07, M-10, M-11.
[[nodiscard]] Reply<portal::Upload> appendUpload(Visit& visit, const Account& account, const std::string& id,
                                                 const Part& part);
// The file of a page. S-04.
[[nodiscard]] Reply<Bytes> octetsOf(Visit& visit, const Account& account, const std::string& id);

// The same for staff, who see everybody's. S-04.
struct StoredFile {
  portal::MaterialType type = portal::MaterialType::Jpeg; // as its first octets were checked to be
  Bytes content;
};
[[nodiscard]] Reply<StoredFile> fileOf(Visit& visit, const std::string& id);

// After an end at any moment: files without a row go, and an upload is no further than its file.
bool tidyUploads(Visit& visit); // true

} // namespace certdesk::practice

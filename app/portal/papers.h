#pragma once
#include "app/core/bytes.h"
#include "app/core/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The nouns of what lies between asking and approval: the contents a portal asks for beside its fixed pages, the papers
// and the money (M9 to M16). Strings as in nouns.h; octets and lengths are bounded by resources/portal-api.yaml.
namespace certdesk::portal {

// --- contents (M9, M10): drawn as the portal describes them ---

enum class FieldKind { Text, Number, Date, Choice, YesNo };
struct FieldChoice {
  std::string value, label;
  friend bool operator==(const FieldChoice&, const FieldChoice&) = default;
};
// Another field of the same form, and what has to stand in it.
struct FieldCondition {
  std::string field, value;
  friend bool operator==(const FieldCondition&, const FieldCondition&) = default;
};
struct FormField {
  std::string id, label, help;
  FieldKind kind = FieldKind::Text;
  bool required = false, readOnly = false;
  std::optional<FieldCondition> requiredWhen; // required then, too
  std::string pattern;                     // ECMA 262, of the whole value; texts only; empty: any
  std::string patternHint;                 // the same in words, where there is a pattern
  std::int64_t longest = 200;              // code points; texts only
  std::optional<std::int64_t> least, most; // numbers only
  std::vector<FieldChoice> choices;
  std::string value;  // prefilled, or as it was sent: numbers in decimal, dates yyyy-mm-dd, yes or no
  std::string remark; // what the reviewer said of it; empty where nothing
  friend bool operator==(const FormField&, const FormField&) = default;
};
struct FormSection {
  std::string title;
  std::vector<FormField> fields;
  friend bool operator==(const FormSection&, const FormSection&) = default;
};
// id is the wire name of the checklist line that asks for it.
struct Form {
  std::string id, title;
  std::vector<FormSection> sections;
  bool filled = false; // sent, and not sent back
  friend bool operator==(const Form&, const Form&) = default;
};
struct FieldValue {
  std::string id, value;
};

// --- materials (M11, M12, M16) ---

enum class MaterialType { Jpeg, Png, Pdf };
// The acceptance form carries the QR code of its application; the voucher belongs to the payment.
enum class MaterialRole { Paper, AcceptanceForm, Voucher };
// One file. A picture is one sheet; a PDF may be several.
struct MaterialPage {
  std::string id; // of its upload
  MaterialType type = MaterialType::Jpeg;
  std::int64_t octets = 0;
  std::string sha256;
  int rotation = 0;   // 0, 90, 180, 270: clockwise, to be read upright
  std::string remark; // why the reviewer refused it; empty where it was not
};
struct Material {
  std::string kind, title, help;
  MaterialRole role = MaterialRole::Paper;
  bool required = true;
  std::vector<MaterialType> types;
  std::int64_t largest = 0;        // octets of one file
  int mostPages = 1;               // files
  std::vector<MaterialPage> pages; // whole ones, in their order
  std::string remark;              // what the reviewer said of the kind; empty where nothing
};

// A file on its way. The same file for the same kind is the same upload, from any PC: it goes on where it stood.
struct UploadRequest {
  std::string kind;
  MaterialType type = MaterialType::Jpeg;
  std::int64_t octets = 0;
  std::string sha256;
};
// octets are borrowed; sha256 is theirs, 32 octets.
struct UploadPart {
  std::int64_t offset = 0;
  ByteView octets;
  Bytes sha256;
};
struct Upload {
  std::string id, kind;
  std::int64_t octets = 0, received = 0;
  bool complete = false; // all is there and its checksum is right: it is a page now
};
struct PageOrder {
  std::string id;
  int rotation = 0;
};

// --- payment (M13 to M16) ---

enum class PaymentMethod { Online, Transfer };
// Paid is the only good end. Wrong amounts and late money are told by their own words; the portal pays back or asks for
// the rest, and says which in the remark.
enum class PaymentState { Unpaid, Open, Expired, Paid, Failed, WrongAmount, TooLate, Refunded };
// One per application, however often it is asked for; a code that expired is renewed within it.
struct PaymentOrder {
  std::string id;
  std::string code;    // what the QR code says; shown, never opened by the program
  std::string address; // https, the page to pay on in a browser; empty where there is none
  Time expiresAt{};    // of the code
};
struct BankTransfer {
  std::string holder, account, bank, reference;
};
struct PaymentResult {
  std::string tradeNumber, orderName, buyer;
  std::int64_t paidFen = 0;
  Time paidAt{};
};
struct Payment {
  std::string name; // of what is paid
  std::int64_t totalFen = 0;
  PaymentState state = PaymentState::Unpaid;
  std::optional<PaymentMethod> method; // as the person chose
  std::optional<PaymentOrder> order;
  BankTransfer transfer;
  std::optional<PaymentResult> result;
  std::string remark;         // for people, of a state that is not as it should be
  std::string invoiceAddress; // https; empty where none is offered
};

} // namespace certdesk::portal

#pragma once
#include <openssl/err.h>

namespace certdesk {

// What OpenSSL complained about in this scope is forgotten at its end: others judge by the same queue of this thread,
// TLS among them. For rooms that use OpenSSL; core itself does not.
class ErrorQueueMark {
public:
  ErrorQueueMark() { ERR_set_mark(); }
  ~ErrorQueueMark() { ERR_pop_to_mark(); }
  ErrorQueueMark(const ErrorQueueMark&) = delete; // marks are a stack
  ErrorQueueMark& operator=(const ErrorQueueMark&) = delete;
};

} // namespace certdesk

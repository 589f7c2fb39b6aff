#pragma once
#include "app/practice/accounts.h"
#include "app/practice/http.h"

#include <functional>

namespace certdesk::practice {

// A write that may come again (the contract's Idempotency-Key): the same key with the same body is answered as before,
// without doing it again; with another body S-08. The work says what is answered the first time.
[[nodiscard]] Reply<HttpAnswer> once(Visit& visit, const Account& account, const HttpRequest& request,
                                     const std::function<Reply<HttpAnswer>()>& work);

} // namespace certdesk::practice

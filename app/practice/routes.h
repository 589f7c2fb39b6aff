#pragma once
#include "app/practice/application_row.h"
#include "app/practice/http.h"
#include "app/practice/router.h"

namespace certdesk::practice {

// What the practice portal answers: JSON under /api/v1, and EST.
[[nodiscard]] Reply<HttpAnswer> answerRoute(Visit& visit, const HttpRequest& request, const RouteMatch& match);

// The part under /api/v1/applications/{id}, application_routes.cpp: what is somebody else's does not exist.
[[nodiscard]] Reply<HttpAnswer> answerUnderApplication(Visit& visit, const Account& account, const HttpRequest& request,
                                                       const RouteMatch& match);
// Files on their way, upload_routes.cpp.
[[nodiscard]] Reply<HttpAnswer> answerStartUpload(Visit& visit, const Account& account, const HttpRequest& request,
                                                  const ApplicationRow& row);
[[nodiscard]] Reply<HttpAnswer> answerUpload(Visit& visit, const Account& account, const HttpRequest& request,
                                             const RouteMatch& match);
// The snapshot with its ETag.
[[nodiscard]] Reply<HttpAnswer> answerSnapshot(Visit& visit, const Account& account, const ApplicationRow& row,
                                               int status = 200);

// The desks of one's certificates and of one's account, and what is for everybody; desk_routes.cpp.
[[nodiscard]] Reply<HttpAnswer> answerDesk(Visit& visit, const Account& account, const HttpRequest& request,
                                           const RouteMatch& match, const std::string& accessToken);
[[nodiscard]] Reply<HttpAnswer> answerFrontDoor(Visit& visit, const HttpRequest& request, portal::Route route);

// The part under /.well-known/est (RFC 7030), est_routes.cpp.
[[nodiscard]] Reply<HttpAnswer> answerCaCertificates(Visit& visit);
[[nodiscard]] Reply<HttpAnswer> answerAttributes(Visit& visit, const HttpRequest& request);
[[nodiscard]] Reply<HttpAnswer> answerEnrol(Visit& visit, const HttpRequest& request);
[[nodiscard]] Reply<HttpAnswer> answerReenrol(Visit& visit, const HttpRequest& request);
[[nodiscard]] Reply<HttpAnswer> answerServerKey(Visit& visit, const HttpRequest& request, const std::string& label);

} // namespace certdesk::practice

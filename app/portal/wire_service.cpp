#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"

namespace certdesk::portal {

namespace {

JsonWriter written(const Hotline& hotline) {
  return JsonWriter().text("name", hotline.name).text("number", hotline.number).text("hours", hotline.hours);
}
JsonWriter written(const Notice& notice) {
  return JsonWriter().text("id", notice.id).text("text", notice.text).flag("important", notice.important);
}

} // namespace

std::string toJson(const Service& service) {
  return JsonWriter()
      .text("name", service.name)
      .flag("practice", service.practice)
      .objects("hotlines", service.hotlines, [](const Hotline& each) { return written(each); })
      .objects("notices", service.notices, [](const Notice& each) { return written(each); })
      .text("apply_address", service.applyAddress)
      .text("minimum_client", service.minimumClient)
      .time("server_time", service.serverTime)
      .json();
}

Result<Service> serviceFrom(std::string_view json) {
  JsonReader in(json);
  Service service;
  service.name = in.filledText("name", limit::name);
  service.practice = in.flag("practice");
  for (auto& each : in.objects("hotlines", limit::hotlines))
    service.hotlines.push_back(
        {each.text("name", limit::name), each.filledText("number", limit::name), each.text("hours", limit::name)});
  for (auto& each : in.objects("notices", limit::notices))
    service.notices.push_back(
        {each.token("id", limit::id), each.filledText("text", limit::remark), each.flag("important")});
  service.applyAddress = in.address("apply_address");
  service.minimumClient = in.version("minimum_client");
  service.serverTime = in.time("server_time");
  return in.finish(std::move(service));
}

std::string toJson(const Captcha& captcha) {
  return JsonWriter().text("id", captcha.id).octets("png", captcha.png).json();
}

Result<Captcha> captchaFrom(std::string_view json) {
  JsonReader in(json);
  Captcha captcha{in.token("id", limit::id), in.octets("png", limit::picture)};
  // Only what says it is a PNG (ISO/IEC 15948 section 5.2) gets to a picture decoder.
  const Bytes magic = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  if (captcha.png.size() < magic.size() || !std::equal(magic.begin(), magic.end(), captcha.png.begin()))
    in.wrong("png");
  return in.finish(std::move(captcha));
}

} // namespace certdesk::portal

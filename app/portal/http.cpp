#include "app/portal/http.h"

#include "app/portal/curl_handles.h"
#include "app/portal/json_reader.h"
#include "app/portal/network_failure.h"
#include "app/portal/system_proxy.h"
#include "app/portal/tls_witness.h"

#include <algorithm>
#include <utility>

namespace certdesk::portal {

namespace {

constexpr std::size_t longestField = 1000;
constexpr long uploadBuffer = 512L * 1024; // octets; fewer turns of a part of a file than with curl's 64 KiB
constexpr std::chrono::milliseconds pollInterval{100}; // a stop wakes it up; this is for a wake-up that was missed

// Where curl puts an answer's body, up to a limit.
struct Sink {
  AnswerBody body;
  std::size_t limit = 0;
  bool over = false;
};

std::size_t receive(char* data, std::size_t, std::size_t size, void* to) {
  auto& sink = *static_cast<Sink*>(to);
  sink.over = sink.body.view().size() + size > sink.limit;
  if (sink.over) return 0; // which ends the transfer
  sink.body.append({data, size});
  return size;
}

CURLcode attachWitness(CURL*, void* context, void* witness) {
  static_cast<TlsWitness*>(witness)->attach(static_cast<SSL_CTX*>(context));
  return CURLE_OK;
}

std::string pem(const std::vector<Bytes>& certificates) {
  std::string text;
  for (const auto& der : certificates)
    text.append("-----BEGIN CERTIFICATE-----\n").append(base64(der)).append("\n-----END CERTIFICATE-----\n");
  return text;
}

bool redirect(int status) { return status >= 300 && status < 400 && status != 304; }

std::string field(CURL* easy, const char* name) {
  curl_header* header = nullptr;
  if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK || header->amount != 1) return {};
  const std::string_view value(header->value);
  return value.size() > longestField ? std::string() : std::string(value);
}

template <class T>
T info(CURL* easy, CURLINFO what) {
  T value{};
  curl_easy_getinfo(easy, what, &value);
  return value;
}

} // namespace

struct Http::State {
  HttpOptions options;
  Origin origin;
  std::string anchors;              // PEM
  std::optional<std::string> proxy; // nothing: not looked up yet
  std::string message;              // curl's words for the last failure
  TlsWitness witness;               // before the handles, which hold connections that point to it
  CurlMultiHandle multi;
  CurlHandle easy;

  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(easy.get(), option, value);
  }
  void setConnection(const Call& call);
  void setTls();
  void setRequest(const HttpRequest& request, const CurlFields& fields, Sink& sink);
  CURLcode run(const Call& call);
  Error failure(CURLcode code);
  HttpAnswer answer();
};

void Http::State::setConnection(const Call& call) {
  const auto left = std::max<std::chrono::milliseconds>(call.left(), std::chrono::milliseconds(1));
  set(CURLOPT_NOSIGNAL, 1L); // threads
  set(CURLOPT_PROTOCOLS_STR, "https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(left, options.connectTimeout).count()));
  set(CURLOPT_QUICK_EXIT, 1L);        // a name that does not resolve must not hold up a stop
  set(CURLOPT_PROXY, proxy->c_str()); // an empty one keeps curl from looking into the environment itself
  set(CURLOPT_USERAGENT, options.userAgent.c_str());
}

void Http::State::setTls() {
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_SSL_CTX_FUNCTION, attachWitness); // refused where curl stands on another TLS library: no witness then
  set(CURLOPT_SSL_CTX_DATA, &witness);
  if (anchors.empty()) {
#ifdef _WIN32
    set(CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_NATIVE_CA));
#endif
    return;
  }
  curl_blob blob{anchors.data(), anchors.size(), CURL_BLOB_NOCOPY};
  set(CURLOPT_CAINFO_BLOB, &blob);
  set(CURLOPT_CAPATH, static_cast<char*>(nullptr)); // nothing of the system's store beside them
}

void Http::State::setRequest(const HttpRequest& request, const CurlFields& fields, Sink& sink) {
  sink.limit = request.limit;
  set(CURLOPT_URL, (origin.text() + request.path).c_str());
  set(CURLOPT_PATH_AS_IS, 1L);
  if (!request.contentType.empty()) {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_POSTFIELDS, request.body.empty() ? "" : request.body.data()); // not copied
    set(CURLOPT_UPLOAD_BUFFERSIZE, uploadBuffer);
  }
  if (request.once) set(CURLOPT_FRESH_CONNECT, 1L);
  set(CURLOPT_CUSTOMREQUEST, std::string(request.method).c_str());
  set(CURLOPT_HTTPHEADER, fields.list());
  set(CURLOPT_WRITEFUNCTION, receive);
  set(CURLOPT_WRITEDATA, &sink);
}

CURLcode Http::State::run(const Call& call) {
  auto code = CURLE_FAILED_INIT;
  if (curl_multi_add_handle(multi.get(), easy.get()) != CURLM_OK) return code;
  {
    const std::stop_callback wake(call.stop, [this] { curl_multi_wakeup(multi.get()); });
    int running = 1;
    while (running != 0 && !call.stop.stop_requested()) {
      if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
      if (running != 0) curl_multi_poll(multi.get(), nullptr, 0, static_cast<int>(pollInterval.count()), nullptr);
    }
  }
  int waiting = 0;
  while (const auto* done = curl_multi_info_read(multi.get(), &waiting))
    if (done->msg == CURLMSG_DONE) code = done->data.result;
  curl_multi_remove_handle(multi.get(), easy.get()); // closes the connection where the transfer is not over
  return code;
}

Error Http::State::failure(CURLcode code) {
  BrokenTransfer broken;
  broken.code = code;
  broken.message = message.c_str()[0] != '\0' ? message.c_str() : curl_easy_strerror(code);
  broken.shown = witness.shown();
  broken.heard = witness.heard();
  broken.outOfTime = witness.outOfTime();
  broken.proxied = !proxy->empty();
  broken.tunnelStatus = info<long>(easy.get(), CURLINFO_HTTP_CONNECTCODE);
  broken.reached = witness.begun() || info<curl_off_t>(easy.get(), CURLINFO_CONNECT_TIME_T) > 0;
  broken.sent = info<curl_off_t>(easy.get(), CURLINFO_PRETRANSFER_TIME_T) > 0;
  if (options.proxy.empty()) proxy.reset(); // this PC may have moved to another network
  return failureOf(broken);
}

HttpAnswer Http::State::answer() {
  HttpAnswer answer;
  answer.status = static_cast<int>(info<long>(easy.get(), CURLINFO_RESPONSE_CODE));
  answer.contentType = field(easy.get(), "Content-Type");
  answer.etag = field(easy.get(), "ETag");
  const auto wait = info<curl_off_t>(easy.get(), CURLINFO_RETRY_AFTER);
  if (wait > 0) answer.retryAfter = std::chrono::seconds(std::min<curl_off_t>(wait, 86'400));
  return answer;
}

Http::Http(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Http::~Http() = default;
Http::Http(Http&&) noexcept = default;
Http& Http::operator=(Http&&) noexcept = default;
const Origin& Http::origin() const { return m_state->origin; }

Result<Http> Http::open(HttpOptions options) {
  auto origin = originFrom(options.address);
  if (!origin) return failed(origin);
  static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto state = std::make_unique<State>();
  state->origin = std::move(*origin);
  state->anchors = pem(options.anchors);
  if (!options.proxy.empty()) state->proxy = options.proxy;
  state->options = std::move(options);
  state->message.resize(CURL_ERROR_SIZE);
  state->multi.reset(curl_multi_init());
  state->easy.reset(curl_easy_init());
  if (ready != CURLE_OK || !state->multi || !state->easy) return internalError("curl did not start");
  return Http(std::move(state));
}

Result<HttpAnswer> Http::send(const HttpRequest& request, const Call& call) {
  auto& state = *m_state;
  if (call.stop.stop_requested()) return cancelled(request.path);
  if (!state.proxy) state.proxy = systemProxy(state.origin);
  CurlFields fields;
  for (const auto& field : request.fields)
    fields.add(field);
  if (!request.authorization.empty()) fields.add("Authorization", request.authorization.text());
  if (!request.contentType.empty()) fields.add("Content-Type", request.contentType);
  fields.add("Expect:"); // no 100-continue

  Sink sink;
  curl_easy_reset(state.easy.get()); // keeps the connection
  state.message[0] = '\0';
  state.witness.forget();
  state.set(CURLOPT_ERRORBUFFER, state.message.data());
  state.setConnection(call);
  state.setTls();
  state.setRequest(request, fields, sink);
  const auto code = state.run(call);
  if (code != CURLE_OK && call.stop.stop_requested()) return cancelled(request.path);
  if (sink.over) return fail(ErrorCode::AnswerTooLarge, "over " + std::to_string(request.limit) + " octets");
  if (code != CURLE_OK) return tl::unexpected<Error>(state.failure(code));
  auto answer = state.answer();
  if (redirect(answer.status)) return fail(ErrorCode::RedirectRefused, "HTTP " + std::to_string(answer.status));
  answer.body = std::move(sink.body);
  return answer;
}

} // namespace certdesk::portal

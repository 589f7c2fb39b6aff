#include "app/papers/inflate.h"

#include <algorithm>
#include <zlib.h>

namespace certdesk::papers {

std::optional<QByteArray> inflated(const QByteArray& packed, qsizetype most) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.constData()));
  stream.avail_in = static_cast<uInt>(packed.size());
  QByteArray text;
  int state = Z_OK;
  while (state == Z_OK && text.size() < most) {
    const auto before = text.size();
    text.resize(std::min<qsizetype>(most, before + 64 * 1024));
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + before);
    stream.avail_out = static_cast<uInt>(text.size() - before);
    state = inflate(&stream, Z_NO_FLUSH);
    text.resize(text.size() - static_cast<qsizetype>(stream.avail_out));
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END) return std::nullopt;
  return text;
}

} // namespace certdesk::papers

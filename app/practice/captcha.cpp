#include "app/practice/captcha.h"

#include "app/practice/random.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <map>

namespace certdesk::practice {

namespace {

// Strokes of each letter on a grid of 4 by 6, as pairs of digits x y; a space lifts the pen.
const std::map<char, const char*> strokes = {
    {'a', "0620 2046 1434"},    {'c', "41300005163646 41"},
    {'e', "40000646 0333"},     {'f', "400006 0333"},
    {'h', "0006 4046 0343"},    {'k', "0006 400346"},
    {'m', "06002340 4046"},     {'n', "06004640"},
    {'p', "060030414233 3303"}, {'r', "06003041 41330303 2346"},
    {'t', "0040 2026"},         {'v', "002640"},
    {'w', "0016233640"},        {'x', "0046 4006"},
    {'y', "002340 2326"},       {'z', "00400646"},
};
constexpr int width = 200;
constexpr int height = 70;

int below(int limit) { return randomOctets(1).front() % limit; }

QPainterPath pathOf(char letter) {
  QPainterPath path;
  const std::string_view plan = strokes.at(letter);
  bool down = false;
  for (std::size_t i = 0; i < plan.size();) {
    if (plan[i] == ' ') {
      down = false;
      ++i;
      continue;
    }
    const QPointF point(plan[i] - '0' + below(5) * 0.08, plan[i + 1] - '0' + below(5) * 0.08);
    if (down)
      path.lineTo(point);
    else
      path.moveTo(point);
    down = true;
    i += 2;
  }
  return path;
}

void drawLetter(QPainter& painter, char letter, int place) {
  painter.save();
  painter.translate(18 + place * 36 + below(6), 14 + below(10));
  painter.rotate(below(31) - 15);
  painter.scale(5.5, 6.5);
  QPen pen(QColor(20 + below(90), 20 + below(90), 60 + below(120)), 3.2);
  pen.setCosmetic(true);
  pen.setCapStyle(Qt::RoundCap);
  pen.setJoinStyle(Qt::RoundJoin);
  painter.setPen(pen);
  painter.drawPath(pathOf(letter));
  painter.restore();
}

} // namespace

std::string newCaptchaText() {
  std::string alphabet;
  for (const auto& [letter, plan] : strokes)
    alphabet.push_back(letter);
  return randomText(alphabet, 5);
}

Bytes drawCaptcha(const std::string& text) {
  QImage image(width, height, QImage::Format_RGB32);
  image.fill(QColor(240, 243, 248));
  {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < 5; ++i) {
      painter.setPen(QPen(QColor(150 + below(80), 150 + below(80), 190), 1.5));
      painter.drawLine(below(width), below(height), below(width), below(height));
    }
    for (std::size_t i = 0; i < text.size(); ++i)
      drawLetter(painter, text[i], static_cast<int>(i));
  }
  QByteArray png;
  QBuffer buffer(&png);
  image.save(&buffer, "PNG");
  return {png.begin(), png.end()};
}

} // namespace certdesk::practice

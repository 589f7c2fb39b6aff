#pragma once
#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/papers.h"

// The papers' nouns inside an application's JSON; the bodies of their own routes are in wire.h.
namespace certdesk::portal {

[[nodiscard]] JsonWriter written(const Form& form);
[[nodiscard]] JsonWriter written(const Material& material);
[[nodiscard]] JsonWriter written(const Payment& payment);
[[nodiscard]] Form formFrom(JsonReader& in);
[[nodiscard]] Material materialFrom(JsonReader& in);
[[nodiscard]] Payment paymentFrom(JsonReader in);
// Of a page, in degrees: 0, 90, 180 or 270.
[[nodiscard]] int rotationFrom(JsonReader& in);

} // namespace certdesk::portal

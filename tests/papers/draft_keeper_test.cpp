#include "app/papers/draft_keeper.h"

#include "app/credentials/memory_store.h"
#include "tests/papers/fixture.h"

#include <catch2/catch.hpp>
#include <future>

using namespace certdesk;
using namespace certdesk::test;

TEST_CASE("what the window keeps is stored in its order, and nothing of it is lost by closing") {
  Folder folder;
  credentials::MemoryStore credentials;
  papers::DraftStore store(folder.path("drafts"), credentials);
  {
    papers::DraftKeeper keeper(store);
    std::promise<void> gate;
    keeper.load(number, "form", [opened = gate.get_future().share()](const auto& draft, bool lasting) {
      opened.wait(); // a keychain that is slow to open
      CHECK_FALSE(draft);
      CHECK_FALSE(lasting);
    });
    for (const auto* value : {"1", "2", "3"})
      keeper.keep(number, "form", {{"a", value}}, [](bool lasting) { CHECK_FALSE(lasting); });
    keeper.keep(number, "gone", {{"a", "b"}}, [](bool) {});
    keeper.keep(number, "gone", {}, [](bool) {});
    gate.set_value();
  }
  CHECK(store.load(number, "form") == papers::Draft{{"a", "3"}});
  {
    papers::DraftKeeper keeper(store);
    keeper.add(number, "form", {{"b", "4"}}, [](bool) {}); // before it was known what is there
    keeper.add(number, "form", {{"a", "5"}}, [](bool) {});
    keeper.add(number, "form", {}, [](bool) {});
  }
  CHECK(store.load(number, "form") == papers::Draft{{"a", "5"}, {"b", "4"}});
  CHECK_FALSE(store.load(number, "gone"));
  {
    papers::DraftKeeper keeper(store);
    keeper.keep(number, "other", {{"a", "b"}}, [](bool) {});
    keeper.removeAll(number);
  }
  CHECK_FALSE(store.load(number, "form"));
  CHECK_FALSE(store.load(number, "other"));
}

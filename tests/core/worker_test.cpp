#include "app/core/worker.h"

#include <catch2/catch.hpp>
#include <future>
#include <stdexcept>

using certdesk::Worker;

TEST_CASE("a worker does its jobs in order, and outlives a job that throws") {
  Worker worker;
  std::promise<std::string> done;
  std::string order;
  worker.post([&](std::stop_token) { order += "a"; });
  worker.post([](std::stop_token) { throw std::runtime_error("a library's exception"); });
  worker.post([&](std::stop_token) { done.set_value(order + "b"); });
  CHECK(done.get_future().get() == "ab");
}

TEST_CASE("a worker that goes asks its running job to stop") {
  std::promise<void> started;
  bool stopped = false;
  {
    Worker worker;
    worker.post([&](std::stop_token stop) {
      started.set_value();
      while (!stop.stop_requested())
        std::this_thread::yield();
      stopped = true;
    });
    started.get_future().wait();
  }
  CHECK(stopped);
}

TEST_CASE("a worker that finishes its job does not ask it to stop") {
  // What is let go of with the jobs that never begin tells that the worker is going.
  const auto going = std::make_shared<std::promise<void>>();
  std::promise<void> started;
  bool stopped = true;
  {
    Worker worker(Worker::AtEnd::Finished);
    worker.post([&, gone = going->get_future().share()](std::stop_token stop) {
      started.set_value();
      gone.wait();
      worker.post([](std::stop_token) {}); // dropped, and not before all that the worker does as it goes
      stopped = stop.stop_requested();
    });
    started.get_future().wait();
    worker.post([held = std::shared_ptr<void>(nullptr, [going](void*) { going->set_value(); })](std::stop_token) {});
  }
  CHECK_FALSE(stopped);
}

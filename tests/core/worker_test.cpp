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
      while (!stop.stop_requested()) std::this_thread::yield();
      stopped = true;
    });
    started.get_future().wait();
  }
  CHECK(stopped);
}

// The one file that compiles Catch's own main; it takes ten seconds, so it stays alone.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

# What nearly every file includes is compiled once for all, and not once a file: half of the build's time. Which headers a
# target gets follows from what it is linked to, so that no Qt is to be seen where none is linked. A file still includes
# what it uses: the builds with sanitizers, with Clang and for Windows have no precompiled headers.
set(headers_plain <algorithm> <array> <atomic> <chrono> <condition_variable> <filesystem> <functional> <map> <memory>
  <mutex> <optional> <set> <sstream> <string> <string_view> <thread> <utility> <variant> <vector> <tl/expected.hpp>)
set(headers_qt ${headers_plain} <QByteArray> <QCborArray> <QCborMap> <QDateTime> <QJsonArray> <QJsonDocument>
  <QJsonObject> <QString> <QStringList>)
set(headers_widgets ${headers_qt} <QEvent> <QHBoxLayout> <QPainter> <QTimer> <QWidget>)
set(headers_test ${headers_plain} <catch2/catch.hpp>)
set(headers_qt_test ${headers_qt} <catch2/catch.hpp>)

# What a target sees of others: in SEEN, its own libraries and those that they hand on.
function(certdesk_seen target)
  get_target_property(pending ${target} LINK_LIBRARIES)
  set(seen "")
  while(NOT "${pending}" STREQUAL "")
    list(POP_FRONT pending each)
    if(each IN_LIST seen)
      continue()
    endif()
    list(APPEND seen ${each})
    if(TARGET "${each}")
      get_target_property(handed_on ${each} INTERFACE_LINK_LIBRARIES)
      list(APPEND pending ${handed_on}) # or …-NOTFOUND, which is no target
    endif()
  endwhile()
  set(SEEN "${seen}" PARENT_SCOPE)
endfunction()

# A library without anything in it but the headers. Those with Qt are position independent as Qt demands it (-fPIC), in
# programs, too; GCC takes no header that was compiled for another kind of code.
function(certdesk_headers kind)
  add_library(certdesk_headers_${kind} STATIC ${CMAKE_SOURCE_DIR}/cmake/nothing.cpp)
  target_link_libraries(certdesk_headers_${kind} PRIVATE certdesk_warnings certdesk_expected ${ARGN})
  target_precompile_headers(certdesk_headers_${kind} PRIVATE ${headers_${kind}})
endfunction()

function(certdesk_use_headers directory)
  get_directory_property(inner DIRECTORY ${directory} SUBDIRECTORIES)
  foreach(each IN LISTS inner)
    certdesk_use_headers(${each})
  endforeach()
  get_directory_property(targets DIRECTORY ${directory} BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(NOT type MATCHES "^(STATIC_LIBRARY|MODULE_LIBRARY|EXECUTABLE)$" OR target MATCHES "^certdesk_headers_|_test_main$")
      continue()
    endif()
    certdesk_seen(${target})
    if("Qt6::Widgets" IN_LIST SEEN)
      set(kind widgets)
    elseif(SEEN MATCHES "(^|;)Qt6::")
      set(kind qt)
    else()
      set(kind plain)
    endif()
    if("Catch2::Catch2" IN_LIST SEEN AND kind STREQUAL "qt")
      set(kind qt_test)
    elseif("Catch2::Catch2" IN_LIST SEEN AND kind STREQUAL "plain" AND type STREQUAL "EXECUTABLE")
      set(kind test)
    elseif(kind STREQUAL "plain" AND type STREQUAL "EXECUTABLE")
      continue() # a few small ones
    endif()
    target_precompile_headers(${target} REUSE_FROM certdesk_headers_${kind})
  endforeach()
endfunction()

# Of a precompiled header GCC 12 no longer knows that it is the system's, and shows what it is wrong about in std::string
# (its bug 105651). The build with AddressSanitizer has these warnings.
target_compile_options(certdesk_warnings INTERFACE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
  -Wno-stringop-overread)
certdesk_headers(plain)
certdesk_headers(qt Qt6::Core)
certdesk_headers(widgets Qt6::Widgets)
if(CERTDESK_TESTS)
  find_package(Catch2 2.13 REQUIRED)
  certdesk_headers(test Catch2::Catch2)
  set_target_properties(certdesk_headers_test PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(certdesk_headers_test PRIVATE -fPIE) # as programs are
  certdesk_headers(qt_test Qt6::Core Catch2::Catch2)
endif()
certdesk_use_headers(${CMAKE_SOURCE_DIR})

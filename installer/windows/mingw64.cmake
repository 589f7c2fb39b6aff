# Cross-building for 64-bit Windows with Debian's MinGW-w64 (threads: posix). The dependencies (Qt, OpenSSL, curl, SQLite …
# built for Windows) lie in one prefix, named by the environment variable CERTDESK_WINDOWS_PREFIX.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_AR x86_64-w64-mingw32-gcc-ar-posix CACHE FILEPATH "")
set(CMAKE_RANLIB x86_64-w64-mingw32-gcc-ranlib-posix CACHE FILEPATH "")

if(NOT DEFINED ENV{CERTDESK_WINDOWS_PREFIX})
  message(FATAL_ERROR "CERTDESK_WINDOWS_PREFIX must name the folder with the dependencies built for Windows")
endif()
set(CMAKE_FIND_ROOT_PATH $ENV{CERTDESK_WINDOWS_PREFIX} /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER) # moc, uic, lrelease and rsvg-convert are the host's
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(QT_HOST_PATH /usr)
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake)

set(CMAKE_CXX_FLAGS_INIT "-Wno-attributes -D_WIN32_WINNT=0x0A00") # Qt 6.4's dllimport redeclarations; Windows 10

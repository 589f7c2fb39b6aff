# shellcheck shell=bash
# shellcheck disable=SC2034 # the lists are for whoever sources this
# The Debian and Ubuntu packages CertDesk is built, run and tested with, and how missing ones are installed.
# Sourced by app/run and tests/run; the only list of them.

# What compiles it.
build_packages=(
  g++ cmake ninja-build pkg-config
  qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libssl-dev libcurl4-openssl-dev libp11-kit-dev qtkeychain-qt6-dev
  libexpected-dev libcli11-dev libqrencode-dev libzbar-dev zlib1g-dev libcpp-httplib-dev
  librsvg2-bin # draws the icons at build time
)

# What it needs beside its linked libraries when it runs; SoftHSM is under the practice UKEY.
runtime_packages=(
  ca-certificates libsecret-1-0 fonts-noto-cjk libqt6sql6-sqlite qt6-translations-l10n softhsm2
)

# What only a practice portal with --database postgresql://… needs beside that.
server_packages=(libqt6sql6-psql)

# What the tests need on top: other makers' tools to check against, and a desktop that no screen shows.
test_packages=(
  catch2
  poppler-utils zbar-tools # the acceptance form, read by others
  openssl opensc libengine-pkcs11-openssl curl sqlite3
  libfaketime # a PC whose clock is wrong
  xvfb xauth openbox xdotool
  dbus dbus-x11 at-spi2-core python3-pyatspi
  python3-yaml python3-jsonschema python3-cryptography
  gnome-keyring
  postgresql "${server_packages[@]}" # a server of the tests' own; the system's is not touched
)

# What tests/run --fuzz needs on top: libFuzzer comes with Clang.
fuzz_packages=(clang libclang-rt-dev)

# A browser that is not ours, for the practice web sites. Ubuntu has Chromium as a snap only, which may not look into the
# folders of a test: there that test is shown as disabled.
if [[ $(sed -n 's/^ID=//p' /etc/os-release 2>/dev/null) != ubuntu ]]; then
  test_packages+=(chromium chromium-driver libnss3-tools)
fi

missing_packages() { # PACKAGE…: prints those that are not installed
  local package state
  for package in "$@"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
    [[ $state == installed ]] || printf '%s\n' "$package"
  done
}

install_missing() { # PACKAGE…: installs those that are not installed; touches nothing where all are
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    echo "These are missing, and this is not Debian or Ubuntu: ${missing[*]}" >&2
    return 1
  fi
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "As root, please: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

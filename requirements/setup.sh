#!/usr/bin/env bash
# 准备好本机 / make this machine ready: setup.sh run | test | build
# System packages through apt where it may, else their names; then .venv from the pins. A second run finds everything in place.
set -euo pipefail
cd "$(dirname "$0")/.."

GROUP=${1:-run}
RUN_PACKAGES="libegl1 libgl1 libxkbcommon-x11-0 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libcups2 libx11-xcb1
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0
  libxcb-xkb1 libxcb-util1 fonts-noto-cjk"
TEST_PACKAGES="xvfb xauth xdotool libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils"
BUILD_PACKAGES="binutils"

# The same things by the names other systems know them by: shared libraries, and programs.
RUN_LIBRARIES="libEGL.so.1 libGL.so.1 libxkbcommon-x11.so.0 libxkbcommon.so.0 libdbus-1.so.3 libfontconfig.so.1 libfreetype.so.6
  libglib-2.0.so.0 libX11-xcb.so.1 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0
  libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-sync.so.1 libxcb-xfixes.so.0 libxcb-xkb.so.1"
TEST_PROGRAMS="xvfb-run xauth xdotool soffice pdftoppm"
BUILD_PROGRAMS="objdump"

# On a screen pip shows its downloads (Qt alone is 100 MB); in a log it keeps quiet.
QUIET=--quiet
[ ! -t 1 ] || QUIET=--progress-bar=on

say() { printf '==> %s\n' "$*"; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

case $GROUP in
  run) PINS=base ;;
  test | build) PINS=$GROUP ;;
  *) fail "用法 / usage: requirements/setup.sh run|test|build" ;;
esac

# The first Python that fits, or nothing. A shim may be there without its Python, so each one is asked.
find_python() {
  local name
  for name in python3.11 python3.12 python3.13 python3; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
}

can_make_venv() { [ -n "$1" ] && "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Debian's Python is linked statically; PyInstaller ships the shared library, which is a package of its own.
libpython() { /usr/bin/python3 -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

has_chinese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -n 1)" ]; }

# Debian and its kin: which of the given packages are not installed (t64: Ubuntu's new names for the same libraries).
missing_packages() {
  local installed name
  installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | tr '\n' ' ')"
  for name in "$@"; do
    case $installed in
      *" $name "* | *" ${name}t64 "*) ;;
      *) [ "$name" = fonts-noto-cjk ] && has_chinese_font || printf '%s ' "$name" ;;
    esac
  done
}

# Elsewhere: which libraries and programs are not there.
missing_things() {
  local name known=""
  known=$({ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null || true)
  for name in "$@"; do
    case $name in
      *.so.*) [ -z "$known" ] || case $known in *"$name"*) ;; *) printf '%s ' "$name" ;; esac ;;
      *) command -v "$name" >/dev/null || printf '%s ' "$name" ;;
    esac
  done
}

install_packages() {
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if [ -n "$sudo" ] && ! $sudo true 2>/dev/null; then
    fail "缺少系统软件包：$*" \
      "请让管理员运行下面这一行，然后再试一次。" \
      "System packages are missing: $*" \
      "Ask an administrator to run this line, then try again:" \
      "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  fi
  say "安装系统软件包，约一两分钟 / installing system packages, a minute or two: $*"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$LOG" 2>&1 ||
    { tail -n 20 "$LOG" >&2; fail "系统软件包没有装上 / apt-get failed: $*"; }
}

system_debian() {
  local wanted=$RUN_PACKAGES missing
  [ "$GROUP" = test ] && wanted="$wanted $TEST_PACKAGES"
  [ "$GROUP" = build ] && wanted="$wanted $BUILD_PACKAGES $(libpython)"
  if [ ! -x .venv/bin/python ]; then
    [ -n "$(find_python)" ] || wanted="$wanted python3"
    can_make_venv "$(find_python)" || wanted="$wanted python3-venv"
  fi
  # shellcheck disable=SC2086
  missing=$(missing_packages $wanted)
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_packages $missing
}

system_other() {
  local wanted=$RUN_LIBRARIES missing
  [ "$GROUP" = test ] && wanted="$wanted $TEST_PROGRAMS"
  [ "$GROUP" = build ] && wanted="$wanted $BUILD_PROGRAMS"
  # shellcheck disable=SC2086
  missing=$(missing_things $wanted)
  [ -z "$missing" ] || fail "缺少系统组件，请用本系统的软件管理器安装：$missing" "Missing on this system, install them with its package manager: $missing"
}

# What the installed state depends on: the pins, the entry points, where the checkout stands (scripts in .venv name it), and this script.
state() { { cat "requirements/$1.txt" pyproject.toml requirements/setup.sh; pwd; } | cksum; }

in_place() { [ -x .venv/bin/nigao ] && [ "$(cat ".venv/nigao-$1" 2>/dev/null)" = "$(state "$2")" ]; }

pip_install() { .venv/bin/python -m pip install $QUIET --disable-pip-version-check "$@"; }

python_packages() {
  local python
  if ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(find_python)
    [ -n "$python" ] || fail "需要 Python 3.11 至 3.13 / Python 3.11 to 3.13 is needed"
    can_make_venv "$python" || fail "$python 缺少 venv 模块 / $python lacks the venv module"
    say "建立 .venv / making .venv ($("$python" --version))"
    "$python" -m venv --clear .venv
  fi
  say "安装 Python 软件包 / installing Python packages: requirements/$PINS.txt"
  # setuptools first: jieba comes as source, and is built with the pinned one rather than with whatever is newest that day.
  sed -n '/^setuptools==/,/[^\\]$/p' requirements/base.txt | pip_install --require-hashes -r /dev/stdin
  pip_install --require-hashes --use-pep517 --no-build-isolation -r "requirements/$PINS.txt"
  pip_install --no-deps --no-build-isolation --editable .
  state "$PINS" >".venv/nigao-$GROUP"
  [ "$GROUP" = run ] || state base >.venv/nigao-run
}

LOG=$(mktemp)
trap 'rm -f "$LOG"' EXIT
case $(uname -s) in
  Linux) if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then system_debian; else system_other; fi ;;
  *) ;;
esac
in_place "$GROUP" "$PINS" || python_packages
say "就绪 / ready ($GROUP)"

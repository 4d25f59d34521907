#!/bin/sh
# Prints the path of a Chromium for the tests. Without one it says what is missing; with CI=true that fails.
set -eu

find_browser() {
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        if [ -n "$candidate" ] && command -v "$candidate" 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

find_browser && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Instalando o Chromium para os testes…" >&2
    if apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >&2; then
        find_browser && exit 0
    fi
fi
echo "Falta o Chromium: instale o pacote chromium ou indique o programa com CHROMIUM=/caminho/chromium." >&2
[ "${CI:-}" != true ]

#!/bin/sh
# Makes .venv and installs a locked requirements file into it, once: exact versions, each file's hash checked.
# Two at the same moment wait for each other.
set -eu
cd "$(dirname "$0")/.."
wanted=$1

if command -v flock >/dev/null 2>&1 && [ -z "${INSTALL_LOCKED:-}" ]; then
    INSTALL_LOCKED=1 exec flock deploy/install.sh sh deploy/install.sh "$wanted"
fi

fail() {
    echo "$1" >&2
    exit 2
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "O StatusPlanos precisa do Python 3.11 ou mais novo; instale-o ou indique-o com PYTHON=/caminho/python."
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        fail "Falta o módulo venv do Python: instale o pacote python3-venv e repita."
    "$python" -m venv --clear .venv
}

install() {
    echo "Instalando as dependências de $wanted (só na primeira vez)…" >&2
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input \
        --require-hashes -r "$wanted" >&2 ||
        fail "A instalação das dependências falhou; veja a mensagem acima, confira a rede e repita."
}

new_enough .venv/bin/python || make_venv
stamp=$(cksum <"$wanted")
if [ "$(cat ".venv/installed-$wanted" 2>/dev/null)" != "$stamp" ]; then
    install
    echo "$stamp" >".venv/installed-$wanted"
fi

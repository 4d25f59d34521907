"""How fast a customer file is checked and imported, and with how much memory: prints its figures.

    python bench/import_customers.py [--rows 100000] [--columns all]

Works in a passing folder with SQLite, or on the empty database that DATABASE_URL names. Each step runs in a
process of its own, so that its peak of memory is its own.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
STATUSES = ("Experimenta", "Serviço Habilitado", "Habilitado Provisoriamente", "Suspenso por Débito")
SHARES = (30, 55, 5, 10)
HEADER = "Código;Nome;CPF/CNPJ;E-mail;Celular;Plano;Valor Mensal;Status;Data do Status"
MORE = ";Telefone;Login;Senha Radius;Vencimento;Endereço;Número;Bairro;Cidade;UF;CEP"
STEPS = ("check", "import", "again")


def cpf(number: int) -> str:
    digits = [int(sign) for sign in f"{number:09d}"]
    for length in (10, 11):
        pairs = zip(digits, range(length, 1, -1), strict=True)
        digits.append(sum(digit * weight for digit, weight in pairs) * 10 % 11 % 10)
    return "".join(map(str, digits))


def row(number: int, chance: random.Random, *, wide: bool) -> str:
    status = chance.choices(STATUSES, SHARES)[0]
    age = chance.randint(0, 900 if status == "Serviço Habilitado" else 30)
    day = date.today() - timedelta(days=age)  # noqa: DTZ011
    cells = [
        f"C{number}",
        f"Cliente Número {number} da Silva",
        cpf(100_000_000 + number),
        f"c{number}@exemplo.com.br",
        f"(31) 9{chance.randint(10_000_000, 99_999_999)}",
        f"Fibra {chance.choice([100, 200, 400])} Mega",
        chance.choice(["69,90", "99,90", "1.089,90"]),
        status,
        f"{day:%d/%m/%Y}",
    ]
    if wide:
        phone = f"(31) 3{chance.randint(2_000_000, 7_999_999)}"
        cells += [phone, f"c{number}", f"senha{number:08d}", str(chance.choice([5, 10, 15, 20]))]
        cells += ["Rua das Flores", str(number % 900), "Centro", "Belo Horizonte", "MG", "30110-000"]
    return ";".join(cells)


def write(path: Path, rows: int, *, wide: bool) -> None:
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + (MORE if wide else "") + "\n")
        file.writelines(row(number, chance, wide=wide) + "\n" for number in range(rows))


def step(kind: str, file: str) -> None:
    """One step in this process; prints the seconds and the peak of memory in MB."""
    from app import create_app  # noqa: PLC0415 (only the child needs the application)

    application = create_app()
    words = ["import-customers", file, "--json", *(["--dry-run"] if kind == "check" else [])]
    began, worked = time.perf_counter(), time.process_time()
    answer = application.test_cli_runner().invoke(args=words)
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    if answer.exit_code:
        raise SystemExit(answer.output)
    said = json.loads(answer.stdout)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {name: said[name] for name in ("accepted", "updated", "unchanged")}
    sys.stdout.write(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak, **found}))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--columns", choices=["few", "all"], default="few")
    options.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.step:
        step(*asked.step)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "clientes.csv"
        write(file, asked.rows, wide=asked.columns == "all")
        data = {"STATUSPLANOS_DATA_DIR": str(Path(folder) / "data")}
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", "upgrade"], env={**os.environ, **data}, check=True
        )
        print(f"{asked.rows} rows, {file.stat().st_size / 1e6:.1f} MB")
        for kind in STEPS:
            command = [sys.executable, __file__, "--step", kind, str(file)]
            done = subprocess.run(
                command, env={**os.environ, **data}, check=True, capture_output=True, text=True
            )
            said = json.loads(done.stdout)
            speed = asked.rows / said["cpu"]
            counts = ", ".join(f"{said[name]} {name}" for name in ("accepted", "updated", "unchanged"))
            print(
                f"{kind:>6}: {said['seconds']:6.1f} s, {said['cpu']:6.1f} of CPU, {speed:7.0f} rows/s of CPU,"
            )
            print(f"{'':>8}{said['peak']:4.0f} MB, {counts}")


if __name__ == "__main__":
    main()

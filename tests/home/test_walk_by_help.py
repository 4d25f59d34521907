"""Somebody who has never seen it finishes the central example by Ajuda alone: the text is followed.

Each numbered step of *Experimente* is read and done: what it tells to press, fill in or choose is looked up
on the page by the very name that the text gives.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from statusplanos import clock
from statusplanos.home.manual import articles
from tests.cast import PASSWORD
from tests.launching import healthy, run, said, wait_for
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ACCOUNT = {"Nome": "Rita", "E-mail": "rita@exemplo.com.br", "Senha": PASSWORD}
SECOND = {
    "Plano Super Mais": "Plano Super Dois",
    "Marina Duarte Alves": "Rosa Maria Prado",
    "529.982.247-25": "111.444.777-35",
}
STEP = re.compile(
    r"No menu, abra \*\*(?P<menu>[^*]+)\*\*"
    r"|e depois (?:o status )?\*+(?P<then>[^*]+)\*+"
    r"|[Pp]ressione \*\*(?P<press>[^*]+)\*\*"
    r"|Marque \*\*(?P<tick>[^*]+)\*\*"
    r"|Em \*\*(?P<field>[^*]+)\*\*, escreva `(?P<text>[^`]+)`"
    r"|Em \*\*(?P<select>[^*]+)\*\*, escolha \*(?P<option>[^*]+)\*"
    r"|Em \*\*(?P<date>[^*]+)\*\*, ponha o dia de dez dias atrás"
    r"|Abra o plano(?P<plan>)"
)


def sections() -> dict[str, str]:
    """The steps of the exercise by their headings."""
    article = articles.article("experimente")
    assert article
    pieces = re.split(r"^## (.+)$", article.source, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def follow(page: Page, text: str) -> int:
    """Do what ``text`` says; how many things were done."""
    main, done = page.locator("main"), 0
    for found in STEP.finditer(text):
        told = {name: value for name, value in found.groupdict().items() if value is not None}
        done += 1
        match told:
            case {"menu": name}:
                open_menu(page, name)
            case {"then": name}:
                main.get_by_role("link", name=name, exact=True).first.click()
            case {"press": name}:
                pressable(main, name).click()
            case {"tick": label}:
                main.get_by_label(label, exact=True).check()
            case {"field": label, "text": words}:
                labelled(main, label).fill(words)
            case {"select": label, "option": option}:
                labelled(main, label).select_option(label=option)
            case {"date": label}:
                labelled(main, label).fill((clock.today() - timedelta(days=10)).isoformat())
            case _:
                main.get_by_role("link", name=re.compile("^Plano Super ")).first.click()
        page.wait_for_load_state()
    return done


def open_menu(page: Page, name: str) -> None:
    """On a narrow window the menu is opened first, as people do."""
    opener = page.locator(".side > .open")
    if opener.is_visible():
        opener.click()
    page.locator("#nav").get_by_role("link", name=re.compile(rf"^{re.escape(name)}(\s|$)")).click()


def pressable(main: Locator, name: str) -> Locator:
    """The button or link of that name, with its dots."""
    called = re.compile(rf"^\s*{re.escape(name.removesuffix('…'))}…?\s*$")
    return main.get_by_role("button", name=called).or_(main.get_by_role("link", name=called)).first


def labelled(main: Locator, label: str) -> Locator:
    """The field beside that label; a required one has an asterisk too."""
    return main.get_by_label(re.compile(rf"^{re.escape(label)}( \*)?$"))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that a new installation printed."""
    folder, port = tmp_path_factory.mktemp("fresh") / "data", free_port()
    folder.mkdir()
    with run(folder, port):
        assert wait_for(lambda: healthy(port) and "/primeiro-acesso/" in said(folder))
        yield re.findall(r"http://\S+/primeiro-acesso/\S+", said(folder))[-1]


def newcomer(browser: Browser, link: str, *, scripts: bool) -> Page:
    page = browser.new_page(
        base_url=link.partition("/primeiro-acesso")[0],
        java_script_enabled=scripts,
        reduced_motion="reduce",
        viewport={"width": 1280 if scripts else 390, "height": 800},
    )
    page.goto(link)
    return page


def enter(page: Page) -> None:
    """The first account, by what the help of this very page says."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Ajuda").click()
    expect(opened.value.locator("h2#primeiro-acesso")).to_be_visible()
    text = opened.value.locator("article").inner_html()
    opened.value.close()
    for label, typed in ACCOUNT.items():
        assert f"<strong>{label}</strong>" in text
        labelled(page.locator("main"), label).fill(typed)
    page.locator("main button.primary").click()
    expect(page.get_by_role("heading", name="Painel", exact=True)).to_be_visible()


def walk(page: Page, steps: dict[str, str], customer: str) -> None:
    assert follow(page, steps["1. Cadastrar o plano"]) == 5
    assert follow(page, steps["3. Cadastrar o cliente"]) == 5
    expect(page.get_by_role("heading", name=customer).first).to_be_visible()
    assert follow(page, steps["4. Adicionar o plano em teste"]) == 5
    expect(page.locator("main")).to_contain_text("Experimenta")
    assert follow(page, steps["5. Ver o que a rotina fará"]) in (2, 3)
    pressing, _, looking = steps["6. Deixar o teste terminar"].partition("3. ")
    assert follow(page, pressing) == 2
    assert wait_for(lambda: moved_by_the_run(page, looking) == "1")
    finding, _, reading = steps["7. Conferir"].partition("4. Em *Linha do tempo*")
    assert reading
    assert follow(page, finding) == 3
    expect(page.get_by_role("heading", name="Linha do tempo")).to_be_visible()
    main = page.locator("main")
    expect(main.locator(".facts").last).to_contain_text(f"Cobrado a partir de{clock.today():%d/%m/%Y}")
    expect(main).to_contain_text(f"{ACCOUNT['Nome']} adicionou o plano")
    told = rf"{ACCOUNT['Nome']} mudou P\d+ de {customer} para Serviço Habilitado"
    expect(main).to_contain_text(re.compile(told))


def test_the_exercise_of_ajuda_ends_as_it_says(browser: Browser, installation: str) -> None:
    """On an empty installation with scripts; then by a narrow window without, for a second customer."""
    page = newcomer(browser, installation, scripts=True)
    enter(page)
    walk(page, sections(), "Marina Duarte Alves")
    page.close()
    page = newcomer(browser, installation, scripts=False)
    page.goto("/entrar")
    labelled(page.locator("main"), "E-mail").fill(ACCOUNT["E-mail"])
    labelled(page.locator("main"), "Senha").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    walk(page, {name: another(text) for name, text in sections().items()}, "Rosa Maria Prado")
    page.close()


def another(text: str) -> str:
    """The same steps for a second plan and customer; what only the first must do is left out."""
    for old, new in SECOND.items():
        text = text.replace(old, new)
    return re.sub(r"^\d+\. Se a rotina ainda está em observação.*$", "", text, flags=re.MULTILINE)


def moved_by_the_run(page: Page, step: str) -> str:
    """Reads again, as the step says, and looks at the figure."""
    assert follow(page, step) == 1
    return page.locator("main dt", has_text="Movidos").locator("+ dd").first.inner_text().strip()


def test_every_step_of_the_exercise_is_understood() -> None:
    """A step that the walk would pass over in silence is found here."""
    for heading, text in sections().items():
        if not heading[0].isdigit() or heading.startswith("7"):
            continue
        for line in re.findall(r"^\d+\. (.+)$", text, re.MULTILINE):
            assert STEP.search(line), f"{heading}: {line}"

"""Text as it is compared and searched: without accents, case or stray blanks."""

import unicodedata


def fold(text: str) -> str:
    """``" Serviço  HABILITADO"`` becomes ``"servico habilitado"``."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())

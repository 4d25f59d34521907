"""What people try first: words that common passwords are made of, and runs of keys.

Collected by hand for this application: Portuguese and English, and the trade's own words. Written small,
without accents and blanks, as :func:`statusplanos.accounts.passwords.refused` compares them.
"""

WORDS = frozenset(
    """
    abacaxi abc123 academia acesso admin administracao administrador administrator alegria alface
    alianca amigo amigos amizade amor amormeu amorzinho ana anjinho anjo antonio apple atendimento
    atletico avatar azul baby bahia banana bandalarga batman beatriz beleza bemvindo boanoite
    bobesponja bola bolinha borboleta botafogo brasil brasileiro bruno cachorro cafe camila carlos
    carolina caroline casa cavalo ceara chelsea chocolate cidade cliente clientes coelho computador
    conecta conexao contato coracao corinthians cristo cruzeiro daniel default demo deus deusefiel
    deusmeajude dinheiro dragao dragon eduardo eletrica empresa entrar escola escritorio estrela
    eunaosei eusoueu facebook familia felicidade felipe fernanda fernando fibra fibraotica
    financeiro flamengo flavia flor floresta fluminense football forever fortaleza forteleza
    francisco freedom futebol gabriel gabriela gatinha gatinho gato google gostosa gostoso gremio
    guilherme guitarra gustavo hello herois hoje hotmail iloveyou internacional internet iphone
    isabela jessica jesus jesuscristo joao jose julia juliana junior killer larissa leandro leonardo
    letmein liberdade lindinha linux login love lucas luciana luiz mae magia mangueira marcelo
    marcos maria mariana marina master matheus matrix mengao menina mestre meuamor meudeus
    meuslindos mikrotik minhacasa minhasenha minhavida monkey mudar mudar123 mundo musica naruto
    nascimento natureza network ninja noticia nova novasenha palavra palmeiras papai paraiso parana
    passe password patricia paulo pedro pessoal pipoca pirulito planeta plano planos pokemon
    portugal princesa princess professor provedor qualquer queijo radius rafael raquel recife rede
    ricardo rio riodejaneiro roberto rodrigo romance root roteador router sabrina samsung santos
    saopaulo saudade secret secreta secreto segredo segura seguranca senha senhaforte senhasecreta
    senhasenha senhor servico servidor shadow sistema skate soeusei sofia sol status statusplanos
    sunshine superman suporte teamo tecnico telecom test teste testes thiago tiago tigre tinker
    trabalho trinta trustno trustnoone tudo ubnt universo user usuario vanessa vasco vascodagama
    velocidade verao verde vermelho vida vitor vitoria viviane welcome wifi willian windows xavier
    xuxa
    """.split()  # noqa: SIM905 (a list of words is read more easily than a list of strings)
)


def _runs(row: str) -> set[str]:
    """Every run of three to the whole row, forwards and backwards."""
    both = (row, row[::-1])
    return {way[i:j] for way in both for i in range(len(row)) for j in range(i + 3, len(row) + 1)}


_ROWS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1q2w3e4r5t6y")
SEQUENCES = frozenset(run for row in _ROWS for run in _runs(row))

"""Under which names other systems' files have our columns; the better known name stands first."""

from statusplanos.importing.columns import Column

NAMES = {
    Column.CODE: """codigo; cod; code; codigo do contrato; codigo contrato; cod contrato; contrato;
        numero do contrato; n contrato; no contrato; num contrato; nr contrato; id contrato; id do contrato;
        contract; contract id; codigo da assinatura; assinatura; id; codigo do servico; id servico;
        id cliente servico; codigo cliente; codigo do cliente; cod cliente; id cliente; matricula""",
    Column.NAME: """nome razao social; nome ou razao social; nome; name; razao social; nome do cliente;
        nome cliente; cliente; nome completo; customer; customer name; assinante; titular; nome do titular;
        cliente nome; nome fantasia""",
    Column.DOCUMENT: """cpf cnpj; cpf ou cnpj; cpf e cnpj; cnpj cpf; cnpj ou cpf; documento; document;
        cpf cnpj do cliente; cpf cnpj cliente; cliente cpf cnpj; doc; cpf; cnpj; cnpj cpf do cliente;
        numero do documento; tax id""",
    Column.EMAIL: """e mail; email; e mail do cliente; email do cliente; email cliente; e mail principal;
        email principal; correio eletronico; endereco de e mail; mail; emails; e mails; e mail 1; email 1""",
    Column.PHONE: """celular; telefone celular; tel celular; fone celular; celular do cliente; mobile;
        celular principal; celular 1; whatsapp; numero de celular; telefone; fone; phone; tel;
        telefone principal; telefone 1; fone 1; contato; telefones; telefone do cliente""",
    Column.PLAN: """plano; plan; nome do plano; plano nome; plano contratado; plano de acesso; servico;
        nome do servico; produto; plan name; plano de internet; pacote""",
    Column.PRICE: """valor mensal; mensalidade; valor; preco; price; valor do plano; valor plano;
        preco mensal; valor da mensalidade; monthly price; valor mensal r; valor r; preco r; mensalidade r;
        valor do servico; valor contrato; valor do contrato; price cents""",
    Column.STATUS: """status; situacao; status do plano; status plano; situacao do plano; estado;
        status do contrato; status contrato; situacao do contrato; situacao contrato; status do servico;
        status servico; situacao do servico; contract status""",
    Column.DATE: """data do status; data status; entrou no status em; data de entrada no status;
        data entrada status; data da situacao; data situacao; desde; status desde; data; date; status date;
        entered on; data de inicio; data inicio; inicio; data de ativacao; data ativacao; dt ativ;
        dt ativacao; dt status; data de entrada; data entrada; data do inicio; dt situacao; dt inicio""",
    Column.LANDLINE: """telefone fixo; tel fixo; fone fixo; fixo; telefone residencial; tel residencial;
        residencial; telefone comercial; tel comercial; landline; telefone; fone; phone; tel;
        telefone principal; telefone 1; fone 1; telefone 2; fone 2; tel 2; telefone do cliente""",
    Column.LOGIN: """login radius; login pppoe; login; usuario radius; usuario pppoe; pppoe; usuario;
        login do cliente; login de acesso; username; user; radius login""",
    Column.PASSWORD: """senha radius; senha pppoe; senha do login; senha do radius; senha; password;
        radius password; senha de acesso""",
    Column.DUE_DAY: """vencimento; dia de vencimento; dia do vencimento; dia vencimento; venc; dia venc;
        due day; vencimento da fatura; dia de pagamento""",
    Column.CLOSING_DAY: """fechamento; dia de fechamento; dia do fechamento; dia fechamento; closing day;
        dia de corte; corte""",
    Column.STREET: """endereco; logradouro; rua; endereco de instalacao; endereco instalacao;
        endereco residencial; street; address""",
    Column.STREET_NUMBER: """numero; n; no; num; nr; numero do endereco; numero endereco;
        endereco numero; number""",
    Column.COMPLEMENT: "complemento; compl; endereco complemento; complement",
    Column.DISTRICT: "bairro; endereco bairro; district",
    Column.CITY: "cidade; municipio; endereco cidade; city",
    Column.REGION: "uf; estado; sigla do estado; state",
    Column.POSTAL_CODE: "cep; codigo postal; endereco cep; postal code; zip",
}


def _places(names: str) -> dict[str, int]:
    return {" ".join(name.split()): place for place, name in enumerate(names.split(";"))}


RANKS = {column: _places(names) for column, names in NAMES.items()}
"""By column, how well known each of its names is: 0 is the best."""

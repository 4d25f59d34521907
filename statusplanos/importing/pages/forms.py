"""The form that sends a file, and the example that people start from."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from statusplanos.importing.file.encoding import LARGEST
from statusplanos.web.forms import Form

TEMPLATE = (
    "Código;Nome;CPF/CNPJ;E-mail;Celular;Telefone;Plano;Valor Mensal;Status;Data do Status;"
    "Vencimento;Login;Senha Radius;Endereço;Número;Complemento;Bairro;Cidade;UF;CEP\r\n"
    "1001;Marina Duarte Alves;529.982.247-25;marina@exemplo.com.br;(31) 99876-5432;(31) 3741-2210;"
    "Plano Super Mais;90,00;Experimenta;01/05/2026;10;marina.duarte;senha2026;"
    "Rua das Flores;120;ap 3;Centro;Belo Horizonte;MG;30110-000\r\n"
)


class UploadForm(Form):
    file = FileField(
        _l("CSV file, up to %(size)s MB", size=LARGEST // 1024 // 1024),
        [FileRequired(_l("Choose a file."))],
    )

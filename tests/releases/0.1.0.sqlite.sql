BEGIN TRANSACTION;
CREATE TABLE access_link (
	id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	user_id INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_access_link PRIMARY KEY (id), 
	CONSTRAINT fk_access_link_user_id_user FOREIGN KEY(user_id) REFERENCES user (id), 
	CONSTRAINT uq_access_link_token_hash UNIQUE (token_hash)
);
INSERT INTO "access_link" VALUES(1,'7330bbe6b753b88f487bf703692c31357d2cea85cfdcc6e6c5669b102224bb2d','reset',2,'2026-11-24T15:00:06.703993+00:00','2026-11-24T17:00:06.703993+00:00',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE bulk_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	state VARCHAR(24) NOT NULL, 
	undoes_id INTEGER, 
	chosen_by JSON NOT NULL, 
	to_status_id INTEGER, 
	effective_on DATE, 
	until DATE, 
	due_on DATE, 
	reason VARCHAR(500) NOT NULL, 
	notify BOOLEAN NOT NULL, 
	figures JSON, 
	revision INTEGER NOT NULL, 
	foreseen_on DATE, 
	actor VARCHAR(120) NOT NULL, 
	actor_id INTEGER, 
	created_at DATETIME NOT NULL, 
	confirmed_at DATETIME, 
	finished_at DATETIME, 
	stop_asked BOOLEAN NOT NULL, 
	operation_id INTEGER, 
	lease_until DATETIME, 
	fence INTEGER NOT NULL, 
	error TEXT, 
	CONSTRAINT fk_bulk_change_to_status_id_status FOREIGN KEY(to_status_id) REFERENCES status (id), 
	CONSTRAINT fk_bulk_change_undoes_id_bulk_change FOREIGN KEY(undoes_id) REFERENCES bulk_change (id)
);
INSERT INTO "bulk_change" VALUES(1,'chosen',NULL,'{"q": "a"}',NULL,NULL,NULL,NULL,'',1,NULL,0,NULL,'Ana Nogueira',1,'2026-11-24T15:00:05.269638+00:00',NULL,NULL,0,NULL,NULL,1,NULL);
INSERT INTO "bulk_change" VALUES(2,'foreseen',NULL,'{"q": "a"}',6,'2026-11-24',NULL,'2027-03-24','obra',1,'{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}',1,'2026-11-24','Ana Nogueira',1,'2026-11-24T15:00:05.299761+00:00',NULL,NULL,0,NULL,NULL,1,NULL);
INSERT INTO "bulk_change" VALUES(3,'waiting',NULL,'{"q": "a"}',6,'2026-11-24',NULL,'2027-03-24','obra',1,'{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}',1,'2026-11-24','Ana Nogueira',1,'2026-11-24T15:00:05.302223+00:00','2026-11-24T15:00:06.697754+00:00',NULL,0,NULL,'2026-11-25T15:00:06.697769+00:00',1,NULL);
INSERT INTO "bulk_change" VALUES(4,'done',NULL,'{"q": "a"}',6,'2026-11-24',NULL,'2027-03-24','obra',1,'{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}',1,'2026-11-24','Ana Nogueira',1,'2026-11-24T15:00:05.303365+00:00','2026-11-24T15:00:05.813705+00:00','2026-11-24T15:00:05.898792+00:00',0,9,NULL,2,NULL);
INSERT INTO "bulk_change" VALUES(5,'stopped',NULL,'{"q": "a"}',6,'2026-11-24',NULL,'2027-03-24','obra',1,'{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}',1,'2026-11-24','Ana Nogueira',1,'2026-11-24T15:00:05.313376+00:00','2026-11-24T15:00:06.697775+00:00',NULL,0,NULL,'2026-11-25T15:00:06.697779+00:00',1,NULL);
INSERT INTO "bulk_change" VALUES(6,'foreseen',4,'{}',NULL,NULL,NULL,NULL,'',1,'{"access": {"kept": 6, "given": 3}, "cancelled": 0, "gone": {}, "bill": {"before_cents": 29700, "after_cents": 35100, "first_close": "2026-11-30", "last_close": "2026-11-30"}}',1,'2026-11-24','Ana Nogueira',1,'2026-11-24T15:00:05.907151+00:00',NULL,NULL,0,NULL,NULL,1,NULL);
CREATE TABLE bulk_item (
	id INTEGER NOT NULL, 
	bulk_id INTEGER NOT NULL, 
	subscription_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	from_status_id INTEGER NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	cause TEXT, 
	CONSTRAINT pk_bulk_item PRIMARY KEY (id), 
	CONSTRAINT fk_bulk_item_bulk_id_bulk_change FOREIGN KEY(bulk_id) REFERENCES bulk_change (id), 
	CONSTRAINT fk_bulk_item_from_status_id_status FOREIGN KEY(from_status_id) REFERENCES status (id), 
	CONSTRAINT fk_bulk_item_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
INSERT INTO "bulk_item" VALUES(1,1,1,1,2,'ready',NULL);
INSERT INTO "bulk_item" VALUES(2,1,2,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(3,1,3,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(4,1,4,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(5,1,5,1,2,'ready',NULL);
INSERT INTO "bulk_item" VALUES(6,1,6,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(7,1,7,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(8,1,8,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(9,1,9,1,2,'ready',NULL);
INSERT INTO "bulk_item" VALUES(10,1,10,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(11,1,11,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(12,1,12,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(13,1,13,1,2,'ready',NULL);
INSERT INTO "bulk_item" VALUES(14,2,1,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(15,2,2,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(16,2,3,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(17,2,4,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(18,2,5,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(19,2,6,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(20,2,7,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(21,2,8,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(22,2,9,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(23,2,10,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(24,2,11,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(25,2,12,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(26,2,13,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(27,3,1,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(28,3,2,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(29,3,3,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(30,3,4,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(31,3,5,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(32,3,6,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(33,3,7,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(34,3,8,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(35,3,9,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(36,3,10,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(37,3,11,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(38,3,12,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(39,3,13,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(40,4,1,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(41,4,2,1,1,'moved',NULL);
INSERT INTO "bulk_item" VALUES(42,4,3,2,4,'moved',NULL);
INSERT INTO "bulk_item" VALUES(43,4,4,1,4,'moved',NULL);
INSERT INTO "bulk_item" VALUES(44,4,5,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(45,4,6,1,1,'moved',NULL);
INSERT INTO "bulk_item" VALUES(46,4,7,2,4,'moved',NULL);
INSERT INTO "bulk_item" VALUES(47,4,8,1,4,'moved',NULL);
INSERT INTO "bulk_item" VALUES(48,4,9,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(49,4,10,1,1,'moved',NULL);
INSERT INTO "bulk_item" VALUES(50,4,11,2,4,'moved',NULL);
INSERT INTO "bulk_item" VALUES(51,4,12,1,4,'moved',NULL);
INSERT INTO "bulk_item" VALUES(52,4,13,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(53,5,1,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(54,5,2,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(55,5,3,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(56,5,4,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(57,5,5,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(58,5,6,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(59,5,7,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(60,5,8,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(61,5,9,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(62,5,10,1,1,'ready',NULL);
INSERT INTO "bulk_item" VALUES(63,5,11,2,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(64,5,12,1,4,'ready',NULL);
INSERT INTO "bulk_item" VALUES(65,5,13,1,2,'refused','Experimenta não aceita tarefa programada');
INSERT INTO "bulk_item" VALUES(66,6,2,2,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(67,6,3,3,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(68,6,4,2,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(69,6,6,2,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(70,6,7,3,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(71,6,8,2,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(72,6,10,2,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(73,6,11,3,6,'ready',NULL);
INSERT INTO "bulk_item" VALUES(74,6,12,2,6,'ready',NULL);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	entity VARCHAR(40) NOT NULL, 
	entity_id INTEGER NOT NULL, 
	field VARCHAR(40) NOT NULL, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT fk_change_operation_id_operation FOREIGN KEY(operation_id) REFERENCES operation (id)
);
INSERT INTO "change" VALUES(1,1,'role',1,'id',NULL,'1');
INSERT INTO "change" VALUES(2,1,'role',1,'name',NULL,'Administrador');
INSERT INTO "change" VALUES(3,1,'role',1,'description',NULL,'Pode tudo');
INSERT INTO "change" VALUES(4,1,'role',1,'permission_names',NULL,'audit,billing,change_status,customers,look,messages,radius_password,settings,users');
INSERT INTO "change" VALUES(5,1,'role',1,'requires_second_factor',NULL,'false');
INSERT INTO "change" VALUES(6,1,'role',2,'id',NULL,'2');
INSERT INTO "change" VALUES(7,1,'role',2,'name',NULL,'Atendimento');
INSERT INTO "change" VALUES(8,1,'role',2,'description',NULL,'Cuida de clientes, planos e mensagens');
INSERT INTO "change" VALUES(9,1,'role',2,'permission_names',NULL,'change_status,customers,look,messages,radius_password');
INSERT INTO "change" VALUES(10,1,'role',2,'requires_second_factor',NULL,'false');
INSERT INTO "change" VALUES(11,1,'role',3,'id',NULL,'3');
INSERT INTO "change" VALUES(12,1,'role',3,'name',NULL,'Financeiro');
INSERT INTO "change" VALUES(13,1,'role',3,'description',NULL,'Acompanha cobrança, mensagens e histórico');
INSERT INTO "change" VALUES(14,1,'role',3,'permission_names',NULL,'audit,billing,look,messages');
INSERT INTO "change" VALUES(15,1,'role',3,'requires_second_factor',NULL,'false');
INSERT INTO "change" VALUES(16,1,'role',4,'id',NULL,'4');
INSERT INTO "change" VALUES(17,1,'role',4,'name',NULL,'Somente leitura');
INSERT INTO "change" VALUES(18,1,'role',4,'description',NULL,'Só consulta');
INSERT INTO "change" VALUES(19,1,'role',4,'permission_names',NULL,'look');
INSERT INTO "change" VALUES(20,1,'role',4,'requires_second_factor',NULL,'false');
INSERT INTO "change" VALUES(21,1,'company',1,'id',NULL,'1');
INSERT INTO "change" VALUES(22,1,'company',1,'name',NULL,'');
INSERT INTO "change" VALUES(23,1,'company',1,'timezone',NULL,'America/Sao_Paulo');
INSERT INTO "change" VALUES(24,1,'company',1,'daily_at',NULL,'08:00');
INSERT INTO "change" VALUES(25,1,'company',1,'logo',NULL,'');
INSERT INTO "change" VALUES(26,1,'company',1,'divisor',NULL,'thirty');
INSERT INTO "change" VALUES(27,1,'company',1,'default_due_day',NULL,'10');
INSERT INTO "change" VALUES(28,1,'company',1,'email_footer',NULL,'');
INSERT INTO "change" VALUES(29,1,'company',1,'sms_footer',NULL,'');
INSERT INTO "change" VALUES(30,1,'company',1,'routine_released',NULL,'false');
INSERT INTO "change" VALUES(31,1,'company',1,'set_up',NULL,'false');
INSERT INTO "change" VALUES(32,1,'due_day',1,'id',NULL,'1');
INSERT INTO "change" VALUES(33,1,'due_day',1,'due_day',NULL,'10');
INSERT INTO "change" VALUES(34,1,'due_day',1,'closing_day',NULL,'31');
INSERT INTO "change" VALUES(35,1,'status',1,'id',NULL,'1');
INSERT INTO "change" VALUES(36,1,'status',1,'description',NULL,'Serviço Habilitado');
INSERT INTO "change" VALUES(37,1,'status',1,'category',NULL,'active');
INSERT INTO "change" VALUES(38,1,'status',1,'tone',NULL,'green');
INSERT INTO "change" VALUES(39,1,'status',1,'generates_billing',NULL,'true');
INSERT INTO "change" VALUES(40,1,'status',1,'allows_changes',NULL,'true');
INSERT INTO "change" VALUES(41,1,'status',1,'access',NULL,'full');
INSERT INTO "change" VALUES(42,1,'status',1,'allows_radius_login',NULL,'true');
INSERT INTO "change" VALUES(43,1,'status',1,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(44,1,'status',1,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(45,1,'status',1,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(46,1,'status',1,'position',NULL,'3');
INSERT INTO "change" VALUES(47,1,'notice',1,'id',NULL,'1');
INSERT INTO "change" VALUES(48,1,'notice',1,'status_id',NULL,'1');
INSERT INTO "change" VALUES(49,1,'notice',1,'channel',NULL,'email');
INSERT INTO "change" VALUES(50,1,'notice',1,'enabled',NULL,'false');
INSERT INTO "change" VALUES(51,1,'notice',1,'subject',NULL,'Seu {{plano}} está habilitado');
INSERT INTO "change" VALUES(52,1,'notice',1,'body',NULL,'Olá, {{primeiro_nome}}!

O {{plano}} está habilitado desde {{data_inicio}}, por {{valor}} ao mês.

Qualquer dúvida, fale conosco.

{{empresa}}');
INSERT INTO "change" VALUES(53,1,'notice',2,'id',NULL,'2');
INSERT INTO "change" VALUES(54,1,'notice',2,'status_id',NULL,'1');
INSERT INTO "change" VALUES(55,1,'notice',2,'channel',NULL,'sms');
INSERT INTO "change" VALUES(56,1,'notice',2,'enabled',NULL,'false');
INSERT INTO "change" VALUES(57,1,'notice',2,'subject',NULL,'');
INSERT INTO "change" VALUES(58,1,'notice',2,'body',NULL,'{{plano}} habilitado desde {{data_inicio}}, por {{valor}} mensais. Obrigado! {{empresa}}');
INSERT INTO "change" VALUES(59,1,'status',2,'id',NULL,'2');
INSERT INTO "change" VALUES(60,1,'status',2,'description',NULL,'Experimenta');
INSERT INTO "change" VALUES(61,1,'status',2,'category',NULL,'active');
INSERT INTO "change" VALUES(62,1,'status',2,'tone',NULL,'violet');
INSERT INTO "change" VALUES(63,1,'status',2,'generates_billing',NULL,'false');
INSERT INTO "change" VALUES(64,1,'status',2,'next_status_id',NULL,'1');
INSERT INTO "change" VALUES(65,1,'status',2,'duration_days',NULL,'10');
INSERT INTO "change" VALUES(66,1,'status',2,'allows_changes',NULL,'true');
INSERT INTO "change" VALUES(67,1,'status',2,'access',NULL,'full');
INSERT INTO "change" VALUES(68,1,'status',2,'allows_radius_login',NULL,'true');
INSERT INTO "change" VALUES(69,1,'status',2,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(70,1,'status',2,'is_trial',NULL,'true');
INSERT INTO "change" VALUES(71,1,'status',2,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(72,1,'status',2,'position',NULL,'2');
INSERT INTO "change" VALUES(73,1,'notice',3,'id',NULL,'3');
INSERT INTO "change" VALUES(74,1,'notice',3,'status_id',NULL,'2');
INSERT INTO "change" VALUES(75,1,'notice',3,'channel',NULL,'email');
INSERT INTO "change" VALUES(76,1,'notice',3,'enabled',NULL,'false');
INSERT INTO "change" VALUES(77,1,'notice',3,'subject',NULL,'Experimente o {{plano}} sem custo até {{ultimo_dia}}');
INSERT INTO "change" VALUES(78,1,'notice',3,'body',NULL,'Olá, {{primeiro_nome}}!

O {{plano}} está liberado para você experimentar. Até {{ultimo_dia}} nada é cobrado.

A partir de {{data_proximo}} ele passa a {{proximo_status}}, por {{valor}} ao mês. Para desistir, fale conosco até lá.

{{empresa}}');
INSERT INTO "change" VALUES(79,1,'notice',4,'id',NULL,'4');
INSERT INTO "change" VALUES(80,1,'notice',4,'status_id',NULL,'2');
INSERT INTO "change" VALUES(81,1,'notice',4,'channel',NULL,'sms');
INSERT INTO "change" VALUES(82,1,'notice',4,'enabled',NULL,'false');
INSERT INTO "change" VALUES(83,1,'notice',4,'subject',NULL,'');
INSERT INTO "change" VALUES(84,1,'notice',4,'body',NULL,'{{plano}} liberado! Experimente sem custo até {{ultimo_dia}}. Depois, {{valor}} mensais. {{empresa}}');
INSERT INTO "change" VALUES(85,1,'status',3,'id',NULL,'3');
INSERT INTO "change" VALUES(86,1,'status',3,'description',NULL,'Aguardando Instalação');
INSERT INTO "change" VALUES(87,1,'status',3,'category',NULL,'inactive');
INSERT INTO "change" VALUES(88,1,'status',3,'tone',NULL,'blue');
INSERT INTO "change" VALUES(89,1,'status',3,'generates_billing',NULL,'false');
INSERT INTO "change" VALUES(90,1,'status',3,'next_status_id',NULL,'2');
INSERT INTO "change" VALUES(91,1,'status',3,'allows_changes',NULL,'true');
INSERT INTO "change" VALUES(92,1,'status',3,'access',NULL,'refused');
INSERT INTO "change" VALUES(93,1,'status',3,'allows_radius_login',NULL,'true');
INSERT INTO "change" VALUES(94,1,'status',3,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(95,1,'status',3,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(96,1,'status',3,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(97,1,'status',3,'position',NULL,'1');
INSERT INTO "change" VALUES(98,1,'notice',5,'id',NULL,'5');
INSERT INTO "change" VALUES(99,1,'notice',5,'status_id',NULL,'3');
INSERT INTO "change" VALUES(100,1,'notice',5,'channel',NULL,'email');
INSERT INTO "change" VALUES(101,1,'notice',5,'enabled',NULL,'false');
INSERT INTO "change" VALUES(102,1,'notice',5,'subject',NULL,'Recebemos o seu pedido do {{plano}}');
INSERT INTO "change" VALUES(103,1,'notice',5,'body',NULL,'Olá, {{primeiro_nome}}!

O seu {{plano}} aguarda a instalação. Vamos combinar com você o melhor dia.

Nada é cobrado até o serviço ser habilitado.

{{empresa}}');
INSERT INTO "change" VALUES(104,1,'notice',6,'id',NULL,'6');
INSERT INTO "change" VALUES(105,1,'notice',6,'status_id',NULL,'3');
INSERT INTO "change" VALUES(106,1,'notice',6,'channel',NULL,'sms');
INSERT INTO "change" VALUES(107,1,'notice',6,'enabled',NULL,'false');
INSERT INTO "change" VALUES(108,1,'notice',6,'subject',NULL,'');
INSERT INTO "change" VALUES(109,1,'notice',6,'body',NULL,'Recebemos o seu pedido do {{plano}}. Em breve combinamos o dia para instalar. {{empresa}}');
INSERT INTO "change" VALUES(110,1,'status',4,'id',NULL,'4');
INSERT INTO "change" VALUES(111,1,'status',4,'description',NULL,'Suspenso por Débito');
INSERT INTO "change" VALUES(112,1,'status',4,'category',NULL,'inactive');
INSERT INTO "change" VALUES(113,1,'status',4,'tone',NULL,'red');
INSERT INTO "change" VALUES(114,1,'status',4,'generates_billing',NULL,'false');
INSERT INTO "change" VALUES(115,1,'status',4,'allows_changes',NULL,'false');
INSERT INTO "change" VALUES(116,1,'status',4,'access',NULL,'notice');
INSERT INTO "change" VALUES(117,1,'status',4,'allows_radius_login',NULL,'false');
INSERT INTO "change" VALUES(118,1,'status',4,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(119,1,'status',4,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(120,1,'status',4,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(121,1,'status',4,'position',NULL,'5');
INSERT INTO "change" VALUES(122,1,'notice',7,'id',NULL,'7');
INSERT INTO "change" VALUES(123,1,'notice',7,'status_id',NULL,'4');
INSERT INTO "change" VALUES(124,1,'notice',7,'channel',NULL,'email');
INSERT INTO "change" VALUES(125,1,'notice',7,'enabled',NULL,'false');
INSERT INTO "change" VALUES(126,1,'notice',7,'subject',NULL,'Seu {{plano}} foi suspenso');
INSERT INTO "change" VALUES(127,1,'notice',7,'body',NULL,'Olá, {{primeiro_nome}}!

O {{plano}} está suspenso desde {{data_inicio}} por falta de pagamento.

Assim que o pagamento for confirmado, a conexão volta. Se você já pagou, fale conosco.

{{empresa}}');
INSERT INTO "change" VALUES(128,1,'notice',8,'id',NULL,'8');
INSERT INTO "change" VALUES(129,1,'notice',8,'status_id',NULL,'4');
INSERT INTO "change" VALUES(130,1,'notice',8,'channel',NULL,'sms');
INSERT INTO "change" VALUES(131,1,'notice',8,'enabled',NULL,'false');
INSERT INTO "change" VALUES(132,1,'notice',8,'subject',NULL,'');
INSERT INTO "change" VALUES(133,1,'notice',8,'body',NULL,'{{plano}} suspenso por falta de pagamento. Se o pagamento foi feito, fale conosco. {{empresa}}');
INSERT INTO "change" VALUES(134,1,'status',5,'id',NULL,'5');
INSERT INTO "change" VALUES(135,1,'status',5,'description',NULL,'Habilitado Provisoriamente');
INSERT INTO "change" VALUES(136,1,'status',5,'category',NULL,'active');
INSERT INTO "change" VALUES(137,1,'status',5,'tone',NULL,'amber');
INSERT INTO "change" VALUES(138,1,'status',5,'generates_billing',NULL,'true');
INSERT INTO "change" VALUES(139,1,'status',5,'next_status_id',NULL,'4');
INSERT INTO "change" VALUES(140,1,'status',5,'duration_days',NULL,'5');
INSERT INTO "change" VALUES(141,1,'status',5,'allows_changes',NULL,'false');
INSERT INTO "change" VALUES(142,1,'status',5,'access',NULL,'full');
INSERT INTO "change" VALUES(143,1,'status',5,'allows_radius_login',NULL,'false');
INSERT INTO "change" VALUES(144,1,'status',5,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(145,1,'status',5,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(146,1,'status',5,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(147,1,'status',5,'position',NULL,'4');
INSERT INTO "change" VALUES(148,1,'notice',9,'id',NULL,'9');
INSERT INTO "change" VALUES(149,1,'notice',9,'status_id',NULL,'5');
INSERT INTO "change" VALUES(150,1,'notice',9,'channel',NULL,'email');
INSERT INTO "change" VALUES(151,1,'notice',9,'enabled',NULL,'false');
INSERT INTO "change" VALUES(152,1,'notice',9,'subject',NULL,'Seu {{plano}} está liberado até {{ultimo_dia}}');
INSERT INTO "change" VALUES(153,1,'notice',9,'body',NULL,'Olá, {{primeiro_nome}}!

Liberamos o {{plano}} em confiança até {{ultimo_dia}}.

Para continuar conectado depois disso, regularize o pagamento até lá.

{{empresa}}');
INSERT INTO "change" VALUES(154,1,'notice',10,'id',NULL,'10');
INSERT INTO "change" VALUES(155,1,'notice',10,'status_id',NULL,'5');
INSERT INTO "change" VALUES(156,1,'notice',10,'channel',NULL,'sms');
INSERT INTO "change" VALUES(157,1,'notice',10,'enabled',NULL,'false');
INSERT INTO "change" VALUES(158,1,'notice',10,'subject',NULL,'');
INSERT INTO "change" VALUES(159,1,'notice',10,'body',NULL,'{{plano}} liberado até {{ultimo_dia}}. Para seguir conectado, regularize antes disso. {{empresa}}');
INSERT INTO "change" VALUES(160,1,'status',6,'id',NULL,'6');
INSERT INTO "change" VALUES(161,1,'status',6,'description',NULL,'Suspenso a Pedido');
INSERT INTO "change" VALUES(162,1,'status',6,'category',NULL,'inactive');
INSERT INTO "change" VALUES(163,1,'status',6,'tone',NULL,'orange');
INSERT INTO "change" VALUES(164,1,'status',6,'generates_billing',NULL,'false');
INSERT INTO "change" VALUES(165,1,'status',6,'next_status_id',NULL,'1');
INSERT INTO "change" VALUES(166,1,'status',6,'duration_days',NULL,'120');
INSERT INTO "change" VALUES(167,1,'status',6,'allows_changes',NULL,'true');
INSERT INTO "change" VALUES(168,1,'status',6,'access',NULL,'refused');
INSERT INTO "change" VALUES(169,1,'status',6,'allows_radius_login',NULL,'false');
INSERT INTO "change" VALUES(170,1,'status',6,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(171,1,'status',6,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(172,1,'status',6,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(173,1,'status',6,'position',NULL,'6');
INSERT INTO "change" VALUES(174,1,'notice',11,'id',NULL,'11');
INSERT INTO "change" VALUES(175,1,'notice',11,'status_id',NULL,'6');
INSERT INTO "change" VALUES(176,1,'notice',11,'channel',NULL,'email');
INSERT INTO "change" VALUES(177,1,'notice',11,'enabled',NULL,'false');
INSERT INTO "change" VALUES(178,1,'notice',11,'subject',NULL,'Seu {{plano}} está suspenso, como você pediu');
INSERT INTO "change" VALUES(179,1,'notice',11,'body',NULL,'Olá, {{primeiro_nome}}!

O {{plano}} fica suspenso até {{ultimo_dia}}. Nesse tempo nada é cobrado.

Em {{data_proximo}} ele volta a {{proximo_status}}. Para voltar antes, fale conosco.

{{empresa}}');
INSERT INTO "change" VALUES(180,1,'notice',12,'id',NULL,'12');
INSERT INTO "change" VALUES(181,1,'notice',12,'status_id',NULL,'6');
INSERT INTO "change" VALUES(182,1,'notice',12,'channel',NULL,'sms');
INSERT INTO "change" VALUES(183,1,'notice',12,'enabled',NULL,'false');
INSERT INTO "change" VALUES(184,1,'notice',12,'subject',NULL,'');
INSERT INTO "change" VALUES(185,1,'notice',12,'body',NULL,'{{plano}} suspenso, como pediu. Volta em {{data_proximo}}; para voltar antes, fale conosco. {{empresa}}');
INSERT INTO "change" VALUES(186,1,'status',7,'id',NULL,'7');
INSERT INTO "change" VALUES(187,1,'status',7,'description',NULL,'Cancelado');
INSERT INTO "change" VALUES(188,1,'status',7,'category',NULL,'cancelled');
INSERT INTO "change" VALUES(189,1,'status',7,'tone',NULL,'grey');
INSERT INTO "change" VALUES(190,1,'status',7,'generates_billing',NULL,'false');
INSERT INTO "change" VALUES(191,1,'status',7,'allows_changes',NULL,'false');
INSERT INTO "change" VALUES(192,1,'status',7,'access',NULL,'refused');
INSERT INTO "change" VALUES(193,1,'status',7,'allows_radius_login',NULL,'false');
INSERT INTO "change" VALUES(194,1,'status',7,'allows_scheduled_tasks',NULL,'false');
INSERT INTO "change" VALUES(195,1,'status',7,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(196,1,'status',7,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(197,1,'status',7,'position',NULL,'7');
INSERT INTO "change" VALUES(198,1,'notice',13,'id',NULL,'13');
INSERT INTO "change" VALUES(199,1,'notice',13,'status_id',NULL,'7');
INSERT INTO "change" VALUES(200,1,'notice',13,'channel',NULL,'email');
INSERT INTO "change" VALUES(201,1,'notice',13,'enabled',NULL,'false');
INSERT INTO "change" VALUES(202,1,'notice',13,'subject',NULL,'Seu {{plano}} foi cancelado');
INSERT INTO "change" VALUES(203,1,'notice',13,'body',NULL,'Olá, {{primeiro_nome}}!

O {{plano}} foi cancelado em {{data_inicio}}.

Obrigado pelo tempo conosco. Se quiser voltar, é só chamar.

{{empresa}}');
INSERT INTO "change" VALUES(204,1,'notice',14,'id',NULL,'14');
INSERT INTO "change" VALUES(205,1,'notice',14,'status_id',NULL,'7');
INSERT INTO "change" VALUES(206,1,'notice',14,'channel',NULL,'sms');
INSERT INTO "change" VALUES(207,1,'notice',14,'enabled',NULL,'false');
INSERT INTO "change" VALUES(208,1,'notice',14,'subject',NULL,'');
INSERT INTO "change" VALUES(209,1,'notice',14,'body',NULL,'{{plano}} cancelado em {{data_inicio}}. Se quiser voltar, fale conosco. {{empresa}}');
INSERT INTO "change" VALUES(210,2,'user',1,'id',NULL,'1');
INSERT INTO "change" VALUES(211,2,'user',1,'name',NULL,'Ana Nogueira');
INSERT INTO "change" VALUES(212,2,'user',1,'email',NULL,'ana@exemplo.com.br');
INSERT INTO "change" VALUES(213,2,'user',1,'active',NULL,'true');
INSERT INTO "change" VALUES(214,2,'user',1,'role_id',NULL,'1');
INSERT INTO "change" VALUES(215,2,'user',1,'password',NULL,'alterado');
INSERT INTO "change" VALUES(216,2,'user',1,'second_factor',NULL,'false');
INSERT INTO "change" VALUES(217,2,'user',2,'id',NULL,'2');
INSERT INTO "change" VALUES(218,2,'user',2,'name',NULL,'Beto Lima');
INSERT INTO "change" VALUES(219,2,'user',2,'email',NULL,'beto@exemplo.com.br');
INSERT INTO "change" VALUES(220,2,'user',2,'active',NULL,'true');
INSERT INTO "change" VALUES(221,2,'user',2,'role_id',NULL,'4');
INSERT INTO "change" VALUES(222,2,'user',2,'password',NULL,'alterado');
INSERT INTO "change" VALUES(223,2,'user',2,'second_factor',NULL,'false');
INSERT INTO "change" VALUES(224,3,'email_sender',1,'id',NULL,'1');
INSERT INTO "change" VALUES(225,3,'email_sender',1,'name',NULL,'Serra Fibra');
INSERT INTO "change" VALUES(226,3,'email_sender',1,'address',NULL,'aviso@serra.test');
INSERT INTO "change" VALUES(227,3,'email_sender',1,'way',NULL,'folder');
INSERT INTO "change" VALUES(228,3,'email_sender',1,'host',NULL,'');
INSERT INTO "change" VALUES(229,3,'email_sender',1,'port',NULL,'587');
INSERT INTO "change" VALUES(230,3,'email_sender',1,'security',NULL,'starttls');
INSERT INTO "change" VALUES(231,3,'email_sender',1,'username',NULL,'');
INSERT INTO "change" VALUES(232,3,'email_sender',1,'is_default',NULL,'true');
INSERT INTO "change" VALUES(233,3,'email_sender',2,'id',NULL,'2');
INSERT INTO "change" VALUES(234,3,'email_sender',2,'name',NULL,'Financeiro');
INSERT INTO "change" VALUES(235,3,'email_sender',2,'address',NULL,'fin@serra.test');
INSERT INTO "change" VALUES(236,3,'email_sender',2,'way',NULL,'smtp');
INSERT INTO "change" VALUES(237,3,'email_sender',2,'host',NULL,'smtp.serra.test');
INSERT INTO "change" VALUES(238,3,'email_sender',2,'port',NULL,'587');
INSERT INTO "change" VALUES(239,3,'email_sender',2,'security',NULL,'starttls');
INSERT INTO "change" VALUES(240,3,'email_sender',2,'username',NULL,'');
INSERT INTO "change" VALUES(241,3,'email_sender',2,'is_default',NULL,'false');
INSERT INTO "change" VALUES(242,3,'sms_sender',1,'id',NULL,'1');
INSERT INTO "change" VALUES(243,3,'sms_sender',1,'name',NULL,'Serra SMS');
INSERT INTO "change" VALUES(244,3,'sms_sender',1,'url',NULL,'https://sms.serra.test/send');
INSERT INTO "change" VALUES(245,3,'sms_sender',1,'method',NULL,'POST');
INSERT INTO "change" VALUES(246,3,'sms_sender',1,'headers',NULL,'');
INSERT INTO "change" VALUES(247,3,'sms_sender',1,'body',NULL,'{{texto}}');
INSERT INTO "change" VALUES(248,3,'sms_sender',1,'success_path',NULL,'');
INSERT INTO "change" VALUES(249,3,'sms_sender',1,'success_value',NULL,'');
INSERT INTO "change" VALUES(250,3,'sms_sender',1,'id_path',NULL,'');
INSERT INTO "change" VALUES(251,3,'sms_sender',1,'is_default',NULL,'false');
INSERT INTO "change" VALUES(252,3,'notice',3,'enabled','false','true');
INSERT INTO "change" VALUES(253,3,'notice',3,'email_sender_id',NULL,'1');
INSERT INTO "change" VALUES(254,3,'notice',3,'subject','Experimente o {{plano}} sem custo até {{ultimo_dia}}','{{plano}}: {{status}}');
INSERT INTO "change" VALUES(255,3,'notice',3,'body','Olá, {{primeiro_nome}}!

O {{plano}} está liberado para você experimentar. Até {{ultimo_dia}} nada é cobrado.

A partir de {{data_proximo}} ele passa a {{proximo_status}}, por {{valor}} ao mês. Para desistir, fale conosco até lá.

{{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(256,3,'notice',4,'enabled','false','true');
INSERT INTO "change" VALUES(257,3,'notice',4,'sms_sender_id',NULL,'1');
INSERT INTO "change" VALUES(258,3,'notice',4,'body','{{plano}} liberado! Experimente sem custo até {{ultimo_dia}}. Depois, {{valor}} mensais. {{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(259,3,'notice',1,'enabled','false','true');
INSERT INTO "change" VALUES(260,3,'notice',1,'email_sender_id',NULL,'1');
INSERT INTO "change" VALUES(261,3,'notice',1,'subject','Seu {{plano}} está habilitado','{{plano}}: {{status}}');
INSERT INTO "change" VALUES(262,3,'notice',1,'body','Olá, {{primeiro_nome}}!

O {{plano}} está habilitado desde {{data_inicio}}, por {{valor}} ao mês.

Qualquer dúvida, fale conosco.

{{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(263,3,'notice',2,'enabled','false','true');
INSERT INTO "change" VALUES(264,3,'notice',2,'sms_sender_id',NULL,'1');
INSERT INTO "change" VALUES(265,3,'notice',2,'body','{{plano}} habilitado desde {{data_inicio}}, por {{valor}} mensais. Obrigado! {{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(266,3,'notice',9,'enabled','false','true');
INSERT INTO "change" VALUES(267,3,'notice',9,'email_sender_id',NULL,'1');
INSERT INTO "change" VALUES(268,3,'notice',9,'subject','Seu {{plano}} está liberado até {{ultimo_dia}}','{{plano}}: {{status}}');
INSERT INTO "change" VALUES(269,3,'notice',9,'body','Olá, {{primeiro_nome}}!

Liberamos o {{plano}} em confiança até {{ultimo_dia}}.

Para continuar conectado depois disso, regularize o pagamento até lá.

{{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(270,3,'notice',10,'enabled','false','true');
INSERT INTO "change" VALUES(271,3,'notice',10,'sms_sender_id',NULL,'1');
INSERT INTO "change" VALUES(272,3,'notice',10,'body','{{plano}} liberado até {{ultimo_dia}}. Para seguir conectado, regularize antes disso. {{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(273,3,'notice',7,'enabled','false','true');
INSERT INTO "change" VALUES(274,3,'notice',7,'email_sender_id',NULL,'1');
INSERT INTO "change" VALUES(275,3,'notice',7,'subject','Seu {{plano}} foi suspenso','{{plano}}: {{status}}');
INSERT INTO "change" VALUES(276,3,'notice',7,'body','Olá, {{primeiro_nome}}!

O {{plano}} está suspenso desde {{data_inicio}} por falta de pagamento.

Assim que o pagamento for confirmado, a conexão volta. Se você já pagou, fale conosco.

{{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(277,3,'notice',8,'enabled','false','true');
INSERT INTO "change" VALUES(278,3,'notice',8,'sms_sender_id',NULL,'1');
INSERT INTO "change" VALUES(279,3,'notice',8,'body','{{plano}} suspenso por falta de pagamento. Se o pagamento foi feito, fale conosco. {{empresa}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "change" VALUES(280,3,'company',1,'email_footer','','Serra Fibra Telecom
0800 123 4567');
INSERT INTO "change" VALUES(281,3,'company',1,'sms_footer','','Serra Fibra 0800 123');
INSERT INTO "change" VALUES(282,3,'company',1,'hourly_limit',NULL,'200');
INSERT INTO "change" VALUES(283,3,'company',1,'routine_released','false','true');
INSERT INTO "change" VALUES(284,3,'company',1,'logo','','400x100-64e78516ab');
INSERT INTO "change" VALUES(285,3,'plan',1,'id',NULL,'1');
INSERT INTO "change" VALUES(286,3,'plan',1,'name',NULL,'Plano Super Mais');
INSERT INTO "change" VALUES(287,3,'plan',1,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(288,3,'plan',1,'supports_radius',NULL,'true');
INSERT INTO "change" VALUES(289,3,'plan',2,'id',NULL,'2');
INSERT INTO "change" VALUES(290,3,'plan',2,'name',NULL,'Fibra 100');
INSERT INTO "change" VALUES(291,3,'plan',2,'price_cents',NULL,'7000');
INSERT INTO "change" VALUES(292,3,'plan',2,'supports_radius',NULL,'true');
INSERT INTO "change" VALUES(293,3,'plan',2,'archived_at',NULL,'2026-11-24T15:00:02.798154+00:00');
INSERT INTO "change" VALUES(294,3,'customer',1,'id',NULL,'1');
INSERT INTO "change" VALUES(295,3,'customer',1,'name',NULL,'Marina Duarte Alves');
INSERT INTO "change" VALUES(296,3,'customer',1,'document',NULL,'52998224725');
INSERT INTO "change" VALUES(297,3,'customer',1,'email',NULL,'marina@exemplo.com.br');
INSERT INTO "change" VALUES(298,3,'customer',1,'mobile',NULL,'+5531998765432');
INSERT INTO "change" VALUES(299,3,'customer',1,'due_day',NULL,'10');
INSERT INTO "change" VALUES(300,3,'subscription',1,'id',NULL,'1');
INSERT INTO "change" VALUES(301,3,'subscription',1,'code',NULL,'P1');
INSERT INTO "change" VALUES(302,3,'subscription',1,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(303,3,'subscription',1,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(304,3,'subscription',1,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(305,3,'subscription',1,'status_id',NULL,'2');
INSERT INTO "change" VALUES(306,3,'subscription',1,'entered_on',NULL,'2026-11-20');
INSERT INTO "change" VALUES(307,3,'subscription',1,'due_on',NULL,'2026-11-30');
INSERT INTO "change" VALUES(308,3,'subscription',2,'id',NULL,'2');
INSERT INTO "change" VALUES(309,3,'subscription',2,'code',NULL,'P2');
INSERT INTO "change" VALUES(310,3,'subscription',2,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(311,3,'subscription',2,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(312,3,'subscription',2,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(313,3,'subscription',2,'status_id',NULL,'1');
INSERT INTO "change" VALUES(314,3,'subscription',2,'entered_on',NULL,'2026-11-15');
INSERT INTO "change" VALUES(315,3,'subscription',2,'billed_from',NULL,'2026-11-15');
INSERT INTO "change" VALUES(316,3,'subscription',3,'id',NULL,'3');
INSERT INTO "change" VALUES(317,3,'subscription',3,'code',NULL,'P3');
INSERT INTO "change" VALUES(318,3,'subscription',3,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(319,3,'subscription',3,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(320,3,'subscription',3,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(321,3,'subscription',3,'status_id',NULL,'5');
INSERT INTO "change" VALUES(322,3,'subscription',3,'entered_on',NULL,'2026-08-26');
INSERT INTO "change" VALUES(323,3,'subscription',3,'due_on',NULL,'2026-08-31');
INSERT INTO "change" VALUES(324,3,'subscription',3,'billed_from',NULL,'2026-08-26');
INSERT INTO "change" VALUES(325,3,'subscription',4,'id',NULL,'4');
INSERT INTO "change" VALUES(326,3,'subscription',4,'code',NULL,'P4');
INSERT INTO "change" VALUES(327,3,'subscription',4,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(328,3,'subscription',4,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(329,3,'subscription',4,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(330,3,'subscription',4,'status_id',NULL,'4');
INSERT INTO "change" VALUES(331,3,'subscription',4,'entered_on',NULL,'2026-10-15');
INSERT INTO "change" VALUES(332,3,'customer',2,'id',NULL,'2');
INSERT INTO "change" VALUES(333,3,'customer',2,'name',NULL,'Caetano Brito');
INSERT INTO "change" VALUES(334,3,'customer',2,'document',NULL,'11144477735');
INSERT INTO "change" VALUES(335,3,'customer',2,'mobile',NULL,'+5531991234567');
INSERT INTO "change" VALUES(336,3,'customer',2,'due_day',NULL,'10');
INSERT INTO "change" VALUES(337,3,'subscription',5,'id',NULL,'5');
INSERT INTO "change" VALUES(338,3,'subscription',5,'code',NULL,'P5');
INSERT INTO "change" VALUES(339,3,'subscription',5,'customer_id',NULL,'2');
INSERT INTO "change" VALUES(340,3,'subscription',5,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(341,3,'subscription',5,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(342,3,'subscription',5,'status_id',NULL,'2');
INSERT INTO "change" VALUES(343,3,'subscription',5,'entered_on',NULL,'2026-11-20');
INSERT INTO "change" VALUES(344,3,'subscription',5,'due_on',NULL,'2026-11-30');
INSERT INTO "change" VALUES(345,3,'subscription',6,'id',NULL,'6');
INSERT INTO "change" VALUES(346,3,'subscription',6,'code',NULL,'P6');
INSERT INTO "change" VALUES(347,3,'subscription',6,'customer_id',NULL,'2');
INSERT INTO "change" VALUES(348,3,'subscription',6,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(349,3,'subscription',6,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(350,3,'subscription',6,'status_id',NULL,'1');
INSERT INTO "change" VALUES(351,3,'subscription',6,'entered_on',NULL,'2026-11-15');
INSERT INTO "change" VALUES(352,3,'subscription',6,'billed_from',NULL,'2026-11-15');
INSERT INTO "change" VALUES(353,3,'subscription',7,'id',NULL,'7');
INSERT INTO "change" VALUES(354,3,'subscription',7,'code',NULL,'P7');
INSERT INTO "change" VALUES(355,3,'subscription',7,'customer_id',NULL,'2');
INSERT INTO "change" VALUES(356,3,'subscription',7,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(357,3,'subscription',7,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(358,3,'subscription',7,'status_id',NULL,'5');
INSERT INTO "change" VALUES(359,3,'subscription',7,'entered_on',NULL,'2026-08-26');
INSERT INTO "change" VALUES(360,3,'subscription',7,'due_on',NULL,'2026-08-31');
INSERT INTO "change" VALUES(361,3,'subscription',7,'billed_from',NULL,'2026-08-26');
INSERT INTO "change" VALUES(362,3,'subscription',8,'id',NULL,'8');
INSERT INTO "change" VALUES(363,3,'subscription',8,'code',NULL,'P8');
INSERT INTO "change" VALUES(364,3,'subscription',8,'customer_id',NULL,'2');
INSERT INTO "change" VALUES(365,3,'subscription',8,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(366,3,'subscription',8,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(367,3,'subscription',8,'status_id',NULL,'4');
INSERT INTO "change" VALUES(368,3,'subscription',8,'entered_on',NULL,'2026-10-15');
INSERT INTO "change" VALUES(369,3,'customer',3,'id',NULL,'3');
INSERT INTO "change" VALUES(370,3,'customer',3,'name',NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó');
INSERT INTO "change" VALUES(371,3,'customer',3,'document',NULL,'11222333000181');
INSERT INTO "change" VALUES(372,3,'customer',3,'due_day',NULL,'10');
INSERT INTO "change" VALUES(373,3,'subscription',9,'id',NULL,'9');
INSERT INTO "change" VALUES(374,3,'subscription',9,'code',NULL,'P9');
INSERT INTO "change" VALUES(375,3,'subscription',9,'customer_id',NULL,'3');
INSERT INTO "change" VALUES(376,3,'subscription',9,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(377,3,'subscription',9,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(378,3,'subscription',9,'status_id',NULL,'2');
INSERT INTO "change" VALUES(379,3,'subscription',9,'entered_on',NULL,'2026-11-20');
INSERT INTO "change" VALUES(380,3,'subscription',9,'due_on',NULL,'2026-11-30');
INSERT INTO "change" VALUES(381,3,'subscription',10,'id',NULL,'10');
INSERT INTO "change" VALUES(382,3,'subscription',10,'code',NULL,'P10');
INSERT INTO "change" VALUES(383,3,'subscription',10,'customer_id',NULL,'3');
INSERT INTO "change" VALUES(384,3,'subscription',10,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(385,3,'subscription',10,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(386,3,'subscription',10,'status_id',NULL,'1');
INSERT INTO "change" VALUES(387,3,'subscription',10,'entered_on',NULL,'2026-11-15');
INSERT INTO "change" VALUES(388,3,'subscription',10,'billed_from',NULL,'2026-11-15');
INSERT INTO "change" VALUES(389,3,'subscription',11,'id',NULL,'11');
INSERT INTO "change" VALUES(390,3,'subscription',11,'code',NULL,'P11');
INSERT INTO "change" VALUES(391,3,'subscription',11,'customer_id',NULL,'3');
INSERT INTO "change" VALUES(392,3,'subscription',11,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(393,3,'subscription',11,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(394,3,'subscription',11,'status_id',NULL,'5');
INSERT INTO "change" VALUES(395,3,'subscription',11,'entered_on',NULL,'2026-08-26');
INSERT INTO "change" VALUES(396,3,'subscription',11,'due_on',NULL,'2026-08-31');
INSERT INTO "change" VALUES(397,3,'subscription',11,'billed_from',NULL,'2026-08-26');
INSERT INTO "change" VALUES(398,3,'subscription',12,'id',NULL,'12');
INSERT INTO "change" VALUES(399,3,'subscription',12,'code',NULL,'P12');
INSERT INTO "change" VALUES(400,3,'subscription',12,'customer_id',NULL,'3');
INSERT INTO "change" VALUES(401,3,'subscription',12,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(402,3,'subscription',12,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(403,3,'subscription',12,'status_id',NULL,'4');
INSERT INTO "change" VALUES(404,3,'subscription',12,'entered_on',NULL,'2026-10-15');
INSERT INTO "change" VALUES(405,3,'status',8,'id',NULL,'8');
INSERT INTO "change" VALUES(406,3,'status',8,'description',NULL,'Arquivado antigo');
INSERT INTO "change" VALUES(407,3,'status',8,'category',NULL,'active');
INSERT INTO "change" VALUES(408,3,'status',8,'tone',NULL,'grey');
INSERT INTO "change" VALUES(409,3,'status',8,'generates_billing',NULL,'false');
INSERT INTO "change" VALUES(410,3,'status',8,'allows_changes',NULL,'true');
INSERT INTO "change" VALUES(411,3,'status',8,'access',NULL,'full');
INSERT INTO "change" VALUES(412,3,'status',8,'allows_radius_login',NULL,'false');
INSERT INTO "change" VALUES(413,3,'status',8,'allows_scheduled_tasks',NULL,'true');
INSERT INTO "change" VALUES(414,3,'status',8,'is_trial',NULL,'false');
INSERT INTO "change" VALUES(415,3,'status',8,'applier_ids',NULL,'');
INSERT INTO "change" VALUES(416,3,'status',8,'position',NULL,'0');
INSERT INTO "change" VALUES(417,3,'status',8,'archived_at',NULL,'2026-11-24T15:00:03.273177+00:00');
INSERT INTO "change" VALUES(418,3,'radius_login',1,'id',NULL,'1');
INSERT INTO "change" VALUES(419,3,'radius_login',1,'username',NULL,'caetano.brito');
INSERT INTO "change" VALUES(420,3,'radius_login',1,'password_encrypted',NULL,'alterado');
INSERT INTO "change" VALUES(421,3,'radius_login',1,'shown',NULL,'0');
INSERT INTO "change" VALUES(422,3,'radius_login',1,'subscription_id',NULL,'2');
INSERT INTO "change" VALUES(423,3,'note',1,'id',NULL,'1');
INSERT INTO "change" VALUES(424,3,'note',1,'protocol',NULL,'20261124-000001');
INSERT INTO "change" VALUES(425,3,'note',1,'way',NULL,'phone');
INSERT INTO "change" VALUES(426,3,'note',1,'text',NULL,'Ligou: sem sinal desde ontem.');
INSERT INTO "change" VALUES(427,3,'note',1,'author',NULL,'Ana Nogueira');
INSERT INTO "change" VALUES(428,3,'note',1,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(429,3,'note',2,'id',NULL,'2');
INSERT INTO "change" VALUES(430,3,'note',2,'protocol',NULL,'OS-7781');
INSERT INTO "change" VALUES(431,3,'note',2,'way',NULL,'whatsapp');
INSERT INTO "change" VALUES(432,3,'note',2,'text',NULL,'Combinou visita.
Quer trocar o roteador.');
INSERT INTO "change" VALUES(433,3,'note',2,'author',NULL,'Ana Nogueira');
INSERT INTO "change" VALUES(434,3,'note',2,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(435,3,'note',2,'subscription_id',NULL,'2');
INSERT INTO "change" VALUES(436,4,'status',2,'allows_scheduled_tasks','true','false');
INSERT INTO "change" VALUES(437,5,'subscription',3,'status_id','5','4');
INSERT INTO "change" VALUES(438,5,'subscription',7,'status_id','5','4');
INSERT INTO "change" VALUES(439,5,'subscription',11,'status_id','5','4');
INSERT INTO "change" VALUES(440,5,'subscription',3,'entered_on','2026-08-26','2026-11-24');
INSERT INTO "change" VALUES(441,5,'subscription',7,'entered_on','2026-08-26','2026-11-24');
INSERT INTO "change" VALUES(442,5,'subscription',11,'entered_on','2026-08-26','2026-11-24');
INSERT INTO "change" VALUES(443,5,'subscription',3,'due_on','2026-08-31',NULL);
INSERT INTO "change" VALUES(444,5,'subscription',7,'due_on','2026-08-31',NULL);
INSERT INTO "change" VALUES(445,5,'subscription',11,'due_on','2026-08-31',NULL);
INSERT INTO "change" VALUES(446,7,'plan',3,'id',NULL,'3');
INSERT INTO "change" VALUES(447,7,'plan',3,'name',NULL,'Fibra 300');
INSERT INTO "change" VALUES(448,7,'plan',3,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(449,7,'plan',3,'supports_radius',NULL,'true');
INSERT INTO "change" VALUES(450,7,'customer',4,'id',NULL,'4');
INSERT INTO "change" VALUES(451,7,'customer',4,'name',NULL,'Davi Reis');
INSERT INTO "change" VALUES(452,7,'customer',4,'document',NULL,'15350946056');
INSERT INTO "change" VALUES(453,7,'customer',4,'due_day',NULL,'10');
INSERT INTO "change" VALUES(454,7,'subscription',13,'id',NULL,'13');
INSERT INTO "change" VALUES(455,7,'subscription',13,'code',NULL,'77');
INSERT INTO "change" VALUES(456,7,'subscription',13,'customer_id',NULL,'4');
INSERT INTO "change" VALUES(457,7,'subscription',13,'plan_id',NULL,'3');
INSERT INTO "change" VALUES(458,7,'subscription',13,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(459,7,'subscription',13,'status_id',NULL,'2');
INSERT INTO "change" VALUES(460,7,'subscription',13,'entered_on',NULL,'2026-11-01');
INSERT INTO "change" VALUES(461,7,'subscription',13,'due_on',NULL,'2026-11-11');
INSERT INTO "change" VALUES(462,8,'saved_view',1,'id',NULL,'1');
INSERT INTO "change" VALUES(463,8,'saved_view',1,'name',NULL,'Para hoje');
INSERT INTO "change" VALUES(464,8,'saved_view',1,'page',NULL,'customers.index');
INSERT INTO "change" VALUES(465,8,'saved_view',1,'arguments',NULL,'category=active');
INSERT INTO "change" VALUES(466,8,'saved_view',1,'shared',NULL,'true');
INSERT INTO "change" VALUES(467,8,'saved_view',1,'user_id',NULL,'1');
INSERT INTO "change" VALUES(468,8,'saved_view',2,'id',NULL,'2');
INSERT INTO "change" VALUES(469,8,'saved_view',2,'name',NULL,'Para hoje');
INSERT INTO "change" VALUES(470,8,'saved_view',2,'page',NULL,'messaging.index');
INSERT INTO "change" VALUES(471,8,'saved_view',2,'arguments',NULL,'state=failed');
INSERT INTO "change" VALUES(472,8,'saved_view',2,'shared',NULL,'true');
INSERT INTO "change" VALUES(473,8,'saved_view',2,'user_id',NULL,'1');
INSERT INTO "change" VALUES(474,9,'subscription',2,'status_id','1','6');
INSERT INTO "change" VALUES(475,9,'subscription',3,'status_id','4','6');
INSERT INTO "change" VALUES(476,9,'subscription',4,'status_id','4','6');
INSERT INTO "change" VALUES(477,9,'subscription',6,'status_id','1','6');
INSERT INTO "change" VALUES(478,9,'subscription',7,'status_id','4','6');
INSERT INTO "change" VALUES(479,9,'subscription',8,'status_id','4','6');
INSERT INTO "change" VALUES(480,9,'subscription',10,'status_id','1','6');
INSERT INTO "change" VALUES(481,9,'subscription',11,'status_id','4','6');
INSERT INTO "change" VALUES(482,9,'subscription',12,'status_id','4','6');
INSERT INTO "change" VALUES(483,9,'subscription',2,'entered_on','2026-11-15','2026-11-24');
INSERT INTO "change" VALUES(484,9,'subscription',4,'entered_on','2026-10-15','2026-11-24');
INSERT INTO "change" VALUES(485,9,'subscription',6,'entered_on','2026-11-15','2026-11-24');
INSERT INTO "change" VALUES(486,9,'subscription',8,'entered_on','2026-10-15','2026-11-24');
INSERT INTO "change" VALUES(487,9,'subscription',10,'entered_on','2026-11-15','2026-11-24');
INSERT INTO "change" VALUES(488,9,'subscription',12,'entered_on','2026-10-15','2026-11-24');
INSERT INTO "change" VALUES(489,9,'subscription',2,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(490,9,'subscription',3,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(491,9,'subscription',4,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(492,9,'subscription',6,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(493,9,'subscription',7,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(494,9,'subscription',8,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(495,9,'subscription',10,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(496,9,'subscription',11,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(497,9,'subscription',12,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(498,10,'user',3,'id',NULL,'3');
INSERT INTO "change" VALUES(499,10,'user',3,'name',NULL,'Davi Reis');
INSERT INTO "change" VALUES(500,10,'user',3,'email',NULL,'davi@exemplo.com.br');
INSERT INTO "change" VALUES(501,10,'user',3,'active',NULL,'true');
INSERT INTO "change" VALUES(502,10,'user',3,'role_id',NULL,'2');
INSERT INTO "change" VALUES(503,10,'user',3,'second_factor',NULL,'false');
INSERT INTO "change" VALUES(504,11,'subscription',14,'id',NULL,'14');
INSERT INTO "change" VALUES(505,11,'subscription',14,'code',NULL,'P14');
INSERT INTO "change" VALUES(506,11,'subscription',14,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(507,11,'subscription',14,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(508,11,'subscription',14,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(509,11,'subscription',14,'status_id',NULL,'1');
INSERT INTO "change" VALUES(510,11,'subscription',14,'entered_on',NULL,'2026-11-24');
INSERT INTO "change" VALUES(511,11,'subscription',14,'billed_from',NULL,'2026-11-24');
INSERT INTO "change" VALUES(512,12,'subscription',15,'id',NULL,'15');
INSERT INTO "change" VALUES(513,12,'subscription',15,'code',NULL,'P15');
INSERT INTO "change" VALUES(514,12,'subscription',15,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(515,12,'subscription',15,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(516,12,'subscription',15,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(517,12,'subscription',15,'status_id',NULL,'2');
INSERT INTO "change" VALUES(518,12,'subscription',15,'entered_on',NULL,'2026-11-24');
INSERT INTO "change" VALUES(519,12,'subscription',15,'due_on',NULL,'2026-12-04');
INSERT INTO "change" VALUES(520,13,'subscription',16,'id',NULL,'16');
INSERT INTO "change" VALUES(521,13,'subscription',16,'code',NULL,'P16');
INSERT INTO "change" VALUES(522,13,'subscription',16,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(523,13,'subscription',16,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(524,13,'subscription',16,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(525,13,'subscription',16,'status_id',NULL,'3');
INSERT INTO "change" VALUES(526,13,'subscription',16,'entered_on',NULL,'2026-11-24');
INSERT INTO "change" VALUES(527,14,'subscription',17,'id',NULL,'17');
INSERT INTO "change" VALUES(528,14,'subscription',17,'code',NULL,'P17');
INSERT INTO "change" VALUES(529,14,'subscription',17,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(530,14,'subscription',17,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(531,14,'subscription',17,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(532,14,'subscription',17,'status_id',NULL,'4');
INSERT INTO "change" VALUES(533,14,'subscription',17,'entered_on',NULL,'2026-11-24');
INSERT INTO "change" VALUES(534,15,'subscription',18,'id',NULL,'18');
INSERT INTO "change" VALUES(535,15,'subscription',18,'code',NULL,'P18');
INSERT INTO "change" VALUES(536,15,'subscription',18,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(537,15,'subscription',18,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(538,15,'subscription',18,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(539,15,'subscription',18,'status_id',NULL,'5');
INSERT INTO "change" VALUES(540,15,'subscription',18,'entered_on',NULL,'2026-11-24');
INSERT INTO "change" VALUES(541,15,'subscription',18,'due_on',NULL,'2026-11-29');
INSERT INTO "change" VALUES(542,15,'subscription',18,'billed_from',NULL,'2026-11-24');
INSERT INTO "change" VALUES(543,16,'subscription',19,'id',NULL,'19');
INSERT INTO "change" VALUES(544,16,'subscription',19,'code',NULL,'P19');
INSERT INTO "change" VALUES(545,16,'subscription',19,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(546,16,'subscription',19,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(547,16,'subscription',19,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(548,16,'subscription',19,'status_id',NULL,'6');
INSERT INTO "change" VALUES(549,16,'subscription',19,'entered_on',NULL,'2026-11-24');
INSERT INTO "change" VALUES(550,16,'subscription',19,'due_on',NULL,'2027-03-24');
INSERT INTO "change" VALUES(551,17,'subscription',20,'id',NULL,'20');
INSERT INTO "change" VALUES(552,17,'subscription',20,'code',NULL,'P20');
INSERT INTO "change" VALUES(553,17,'subscription',20,'customer_id',NULL,'1');
INSERT INTO "change" VALUES(554,17,'subscription',20,'plan_id',NULL,'1');
INSERT INTO "change" VALUES(555,17,'subscription',20,'price_cents',NULL,'9000');
INSERT INTO "change" VALUES(556,17,'subscription',20,'status_id',NULL,'7');
INSERT INTO "change" VALUES(557,17,'subscription',20,'entered_on',NULL,'2026-11-24');
CREATE TABLE company (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(80) NOT NULL, 
	timezone VARCHAR(60) NOT NULL, 
	daily_at VARCHAR(5) NOT NULL, 
	divisor VARCHAR(24) NOT NULL, 
	logo VARCHAR(60) NOT NULL, 
	default_due_day INTEGER NOT NULL, 
	email_footer TEXT NOT NULL, 
	sms_footer VARCHAR(160) NOT NULL, 
	hourly_limit INTEGER, 
	routine_released BOOLEAN NOT NULL, 
	set_up BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_company_single CHECK (id = 1)
);
INSERT INTO "company" VALUES(1,'','America/Sao_Paulo','08:00','thirty','400x100-64e78516ab',10,'Serra Fibra Telecom
0800 123 4567','Serra Fibra 0800 123',200,1,0,3);
CREATE TABLE company_logo (
	id INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_company_logo PRIMARY KEY (id), 
	CONSTRAINT ck_company_logo_single CHECK (id = 1)
);
INSERT INTO "company_logo" VALUES(1,X'89504E470D0A1A0A0000000D4948445200000190000000640806000000A8CB6677000001364944415478DAEDD5B101000004C0305CEE736E30D89213BA34A37B02008E4A02000C04000301C040003010003010000C04000301C040003010003010000C04000301C040003010003010000C04000301C040003010003010000C04000301C040003010003010000C04000301C040003010003010000C04000301C040003010003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301C04000C040003010000C04000301000301C040003010000C04000301000301C040003010000C04000301000301C040003010000C04000301000301C040003010000C04000301000301E0C702642D02C71B4882D40000000049454E44AE426082');
CREATE TABLE customer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(160) NOT NULL, 
	document VARCHAR(14) NOT NULL, 
	email VARCHAR(255), 
	mobile VARCHAR(16), 
	landline VARCHAR(16), 
	due_day INTEGER NOT NULL, 
	street VARCHAR(160), 
	street_number VARCHAR(20), 
	complement VARCHAR(80), 
	district VARCHAR(80), 
	city VARCHAR(80), 
	region VARCHAR(2), 
	postal_code VARCHAR(8), 
	search TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT uq_customer_document UNIQUE (document)
);
INSERT INTO "customer" VALUES(1,'Marina Duarte Alves','52998224725','marina@exemplo.com.br','+5531998765432',NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'marina duarte alves 52998224725 marina@exemplo.com.br +5531998765432','2026-11-24T15:00:02.798178+00:00',1);
INSERT INTO "customer" VALUES(2,'Caetano Brito','11144477735',NULL,'+5531991234567',NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'caetano brito 11144477735 +5531991234567','2026-11-24T15:00:03.009926+00:00',1);
INSERT INTO "customer" VALUES(3,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','11222333000181',NULL,NULL,NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'sociedade esportiva e recreativa dos moradores da serra do cipo 11222333000181','2026-11-24T15:00:03.131938+00:00',1);
INSERT INTO "customer" VALUES(4,'Davi Reis','15350946056',NULL,NULL,NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'davi reis 15350946056','2026-11-24T15:00:03.821719+00:00',1);
CREATE TABLE daily_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"on" DATE NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	observing BOOLEAN NOT NULL, 
	missed_from DATE, 
	actor VARCHAR(120) NOT NULL, 
	actor_id INTEGER, 
	operation_id INTEGER, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	lease_until DATETIME, 
	fence INTEGER NOT NULL, 
	due INTEGER NOT NULL, 
	moved INTEGER NOT NULL, 
	error TEXT
);
INSERT INTO "daily_run" VALUES(1,'2026-11-24','command','done',0,NULL,'Ana Nogueira',NULL,5,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.408262+00:00',NULL,1,3,3,NULL);
INSERT INTO "daily_run" VALUES(2,'2026-12-03','command','done',0,NULL,'Ana Nogueira',NULL,6,'2026-11-24T15:00:03.417679+00:00','2026-11-24T15:00:03.449467+00:00',NULL,1,3,0,NULL);
CREATE TABLE daily_run_finding (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	subscription_id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	cause TEXT NOT NULL, 
	due_on DATE NOT NULL, 
	CONSTRAINT pk_daily_run_finding PRIMARY KEY (id), 
	CONSTRAINT fk_daily_run_finding_run_id_daily_run FOREIGN KEY(run_id) REFERENCES daily_run (id), 
	CONSTRAINT fk_daily_run_finding_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
INSERT INTO "daily_run_finding" VALUES(1,2,1,'left','Experimenta não aceita tarefa programada','2026-11-30');
INSERT INTO "daily_run_finding" VALUES(2,2,5,'left','Experimenta não aceita tarefa programada','2026-11-30');
INSERT INTO "daily_run_finding" VALUES(3,2,9,'left','Experimenta não aceita tarefa programada','2026-11-30');
CREATE TABLE daily_run_step (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	from_status_id INTEGER NOT NULL, 
	to_status_id INTEGER NOT NULL, 
	effective_on DATE NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_daily_run_step PRIMARY KEY (id), 
	CONSTRAINT fk_daily_run_step_from_status_id_status FOREIGN KEY(from_status_id) REFERENCES status (id), 
	CONSTRAINT fk_daily_run_step_run_id_daily_run FOREIGN KEY(run_id) REFERENCES daily_run (id), 
	CONSTRAINT fk_daily_run_step_to_status_id_status FOREIGN KEY(to_status_id) REFERENCES status (id)
);
INSERT INTO "daily_run_step" VALUES(1,1,5,4,'2026-11-24',3);
CREATE TABLE due_day (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	due_day INTEGER NOT NULL, 
	closing_day INTEGER NOT NULL, 
	CONSTRAINT ck_due_day_closing CHECK (closing_day BETWEEN 1 AND 31), 
	CONSTRAINT ck_due_day_due CHECK (due_day BETWEEN 1 AND 31), 
	CONSTRAINT uq_due_day_due_day UNIQUE (due_day)
);
INSERT INTO "due_day" VALUES(1,10,31);
CREATE TABLE email_sender (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(80) NOT NULL, 
	address VARCHAR(255) NOT NULL, 
	way VARCHAR(24) NOT NULL, 
	host VARCHAR(255) NOT NULL, 
	port INTEGER NOT NULL, 
	security VARCHAR(24) NOT NULL, 
	username VARCHAR(255) NOT NULL, 
	password_encrypted TEXT, 
	hourly_limit INTEGER, 
	is_default BOOLEAN NOT NULL, 
	archived_at DATETIME, 
	version INTEGER NOT NULL
);
INSERT INTO "email_sender" VALUES(1,'Serra Fibra','aviso@serra.test','folder','',587,'starttls','',NULL,NULL,1,NULL,1);
INSERT INTO "email_sender" VALUES(2,'Financeiro','fin@serra.test','smtp','smtp.serra.test',587,'starttls','',NULL,NULL,0,NULL,1);
CREATE TABLE import_header (
	id INTEGER NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	places JSON NOT NULL, 
	actor VARCHAR(120) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_import_header PRIMARY KEY (id), 
	CONSTRAINT uq_import_header_fingerprint UNIQUE (fingerprint)
);
INSERT INTO "import_header" VALUES(1,'328e1efba25b1c354682d9a8f5bf3d5078033eb2d47add78c0e20a0f8f17743f','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','Ana Nogueira','2026-11-24T15:00:05.027826+00:00');
CREATE TABLE import_name (
	id INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	folded VARCHAR(240) NOT NULL, 
	choice VARCHAR(20) NOT NULL, 
	actor VARCHAR(120) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_import_name PRIMARY KEY (id), 
	CONSTRAINT uq_import_name_kind UNIQUE (kind, folded)
);
CREATE TABLE import_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_name VARCHAR(160) NOT NULL, 
	size INTEGER NOT NULL, 
	encoding VARCHAR(12) NOT NULL, 
	separator VARCHAR(1) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	actor VARCHAR(120) NOT NULL, 
	actor_id INTEGER, 
	confirmed_by VARCHAR(120), 
	confirmed_by_id INTEGER, 
	created_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	survey JSON, 
	places JSON, 
	found JSON, 
	names JSON, 
	accept_invalid BOOLEAN NOT NULL, 
	token VARCHAR(36), 
	counts JSON, 
	sample JSON, 
	error TEXT, 
	operation_id INTEGER
);
INSERT INTO "import_run" VALUES(1,'clientes.csv',130,'utf-8',';','done','Ana Nogueira',1,'Ana Nogueira',1,'2026-11-24T15:00:02.670473+00:00','2026-11-24T15:00:04.424291+00:00','{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}','{"status": {}, "plan": {}}',0,'23acf81f-7888-4086-83f3-3187c306ed52','{"accepted": 1, "updated": 0, "unchanged": 0, "due": 1, "differences": 0, "missing": 12, "refused": {"name": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 1, "plans": 1, "subscriptions": 1}, "by_status": {"2": 1}, "due_days": {}}','null',NULL,7);
INSERT INTO "import_run" VALUES(2,'clientes.csv',130,'utf-8',';','failed','Ana Nogueira',1,NULL,NULL,'2026-11-24T15:00:04.476564+00:00',NULL,'{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}','{"status": {}, "plan": {}}',0,'5c0ecf3a-dc4b-4993-82e4-36829256938b','{"accepted": 1, "updated": 0, "unchanged": 1, "due": 0, "differences": 0, "missing": 12, "refused": {"name": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 0, "plans": 0, "subscriptions": 0}, "by_status": {}, "due_days": {}}','[{"line": 2, "code": "77", "name": "Davi Reis", "document": "15350946056", "plan": "Fibra 300", "price_cents": 9000, "status_id": 2, "entered_on": "2026-11-01"}]','O arquivo não pôde ser lido.',NULL);
INSERT INTO "import_run" VALUES(3,'clientes.csv',130,'utf-8',';','discarded','Ana Nogueira',1,NULL,NULL,'2026-11-24T15:00:04.713424+00:00',NULL,'{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}','{"status": {}, "plan": {}}',0,'f3043f46-4a32-4041-bd42-91b644c0aa3e','{"accepted": 1, "updated": 0, "unchanged": 1, "due": 0, "differences": 0, "missing": 12, "refused": {"name": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 0, "plans": 0, "subscriptions": 0}, "by_status": {}, "due_days": {}}','[{"line": 2, "code": "77", "name": "Davi Reis", "document": "15350946056", "plan": "Fibra 300", "price_cents": 9000, "status_id": 2, "entered_on": "2026-11-01"}]',NULL,NULL);
INSERT INTO "import_run" VALUES(4,'clientes.csv',170,'utf-8',';','checked','Ana Nogueira',1,NULL,NULL,'2026-11-24T15:00:04.854818+00:00',NULL,'{"rows": 3, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8", "9"]}, {"title": "nome", "empty": 1, "examples": ["Davi dos Reis", "Eva"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1", "15350946057"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra", "F"]}, {"title": "valor", "empty": 0, "examples": ["99,90", "x", "1"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','{"status": {"names": [["Experimenta", "experimenta", 2], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1], ["F", "f", 1]], "more": 0, "empty": 0}}','{"status": {}, "plan": {}}',0,'e523c608-8c67-4bc0-ba22-69c9bb2f0d40','{"accepted": 1, "updated": 1, "unchanged": 0, "due": 0, "differences": 2, "missing": 12, "refused": {"name": 1, "document": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 0, "plans": 0, "subscriptions": 0}, "by_status": {}, "due_days": {}}','[{"line": 2, "code": "77", "name": "Davi dos Reis", "document": "15350946056", "plan": "Fibra 300", "price_cents": 9990, "status_id": 2, "entered_on": "2026-11-01"}]',NULL,NULL);
INSERT INTO "import_run" VALUES(5,'clientes.csv',130,'utf-8',';','uploaded','Ana Nogueira',1,NULL,NULL,'2026-11-24T15:00:05.027826+00:00',NULL,'{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}','{"status": {}, "plan": {}}',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "import_run" VALUES(6,'clientes.csv',130,'utf-8',';','draft','Ana Nogueira',1,NULL,NULL,'2026-11-24T15:00:05.027826+00:00',NULL,'{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "inscricao", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "plan": 3, "price": 4, "status": 5, "date": 6}',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "import_run" VALUES(7,'clientes.csv',128,'utf-8',';','draft','Ana Nogueira',1,NULL,NULL,'2026-11-24T15:00:05.027826+00:00',NULL,'{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Em testes", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}','{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}','{"status": {"names": [["Em testes", "em testes", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}',NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE letter (
	id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	user_id INTEGER NOT NULL, 
	recipient VARCHAR(255) NOT NULL, 
	asked_by VARCHAR(80) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	attempts INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	next_attempt_at DATETIME, 
	token VARCHAR(36), 
	lease_until DATETIME, 
	sent_at DATETIME, 
	error TEXT, 
	CONSTRAINT pk_letter PRIMARY KEY (id), 
	CONSTRAINT fk_letter_user_id_user FOREIGN KEY(user_id) REFERENCES user (id)
);
INSERT INTO "letter" VALUES(1,'invitation',3,'davi@exemplo.com.br','Ana Nogueira','queued',0,'2026-11-24T15:00:06.709586+00:00','2026-11-24T15:00:06.709586+00:00',NULL,NULL,NULL,NULL);
CREATE TABLE message (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription_id INTEGER NOT NULL, 
	entry_no INTEGER NOT NULL, 
	status_id INTEGER NOT NULL, 
	operation_id INTEGER, 
	channel VARCHAR(24) NOT NULL, 
	email_sender_id INTEGER, 
	sms_sender_id INTEGER, 
	recipient VARCHAR(255), 
	customer_name VARCHAR(160) NOT NULL, 
	plan_name VARCHAR(120) NOT NULL, 
	price_cents INTEGER NOT NULL, 
	status_name VARCHAR(80) NOT NULL, 
	next_status_name VARCHAR(80), 
	entered_on DATE NOT NULL, 
	due_on DATE, 
	state VARCHAR(24) NOT NULL, 
	attempts INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	next_attempt_at DATETIME, 
	give_up_at DATETIME, 
	token VARCHAR(36), 
	lease_until DATETIME, 
	submitting BOOLEAN NOT NULL, 
	sent_at DATETIME, 
	message_id VARCHAR(255), 
	error TEXT, 
	sent_subject TEXT, 
	sent_body TEXT, 
	undone_at DATETIME, 
	CONSTRAINT fk_message_email_sender_id_email_sender FOREIGN KEY(email_sender_id) REFERENCES email_sender (id), 
	CONSTRAINT fk_message_sms_sender_id_sms_sender FOREIGN KEY(sms_sender_id) REFERENCES sms_sender (id), 
	CONSTRAINT fk_message_status_id_status FOREIGN KEY(status_id) REFERENCES status (id), 
	CONSTRAINT fk_message_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
INSERT INTO "message" VALUES(1,1,1,2,3,'email',1,NULL,'marina@exemplo.com.br','Marina Duarte Alves','Plano Super Mais',9000,'Experimenta','Serviço Habilitado','2026-11-20','2026-11-30','queued',1,'2026-11-24T15:00:02.820969+00:00','2026-11-24T15:00:02.820969+00:00','2026-11-25T15:00:02.820969+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(2,1,1,2,3,'sms',NULL,1,'+5531998765432','Marina Duarte Alves','Plano Super Mais',9000,'Experimenta','Serviço Habilitado','2026-11-20','2026-11-30','claimed',1,'2026-11-24T15:00:02.820969+00:00','2026-11-24T15:00:02.820969+00:00','2026-11-25T15:00:02.820969+00:00','t','2026-11-25T15:00:03.471643+00:00',0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(3,2,1,1,3,'email',1,NULL,'marina@exemplo.com.br','Marina Duarte Alves','Plano Super Mais',9000,'Serviço Habilitado',NULL,'2026-11-15',NULL,'retry_wait',1,'2026-11-24T15:00:02.933548+00:00','2026-11-24T15:00:02.933548+00:00','2026-11-25T15:00:02.933548+00:00',NULL,NULL,0,NULL,NULL,'550 caixa postal cheia',NULL,NULL,NULL);
INSERT INTO "message" VALUES(4,2,1,1,3,'sms',NULL,1,'+5531998765432','Marina Duarte Alves','Plano Super Mais',9000,'Serviço Habilitado',NULL,'2026-11-15',NULL,'sent',1,'2026-11-24T15:00:02.933548+00:00','2026-11-24T15:00:02.933548+00:00','2026-11-25T15:00:02.933548+00:00',NULL,NULL,0,'2026-11-24T15:00:03.471678+00:00',NULL,NULL,'Olá','Olá, Marina!',NULL);
INSERT INTO "message" VALUES(5,3,1,5,3,'email',1,NULL,'marina@exemplo.com.br','Marina Duarte Alves','Plano Super Mais',9000,'Habilitado Provisoriamente','Suspenso por Débito','2026-08-26','2026-08-31','unknown',1,'2026-11-24T15:00:02.953124+00:00','2026-11-24T15:00:02.953124+00:00','2026-11-25T15:00:02.953124+00:00',NULL,NULL,0,NULL,NULL,'550 caixa postal cheia',NULL,NULL,NULL);
INSERT INTO "message" VALUES(6,3,1,5,3,'sms',NULL,1,'+5531998765432','Marina Duarte Alves','Plano Super Mais',9000,'Habilitado Provisoriamente','Suspenso por Débito','2026-08-26','2026-08-31','failed',1,'2026-11-24T15:00:02.953124+00:00','2026-11-24T15:00:02.953124+00:00','2026-11-25T15:00:02.953124+00:00',NULL,NULL,0,NULL,NULL,'550 caixa postal cheia',NULL,NULL,NULL);
INSERT INTO "message" VALUES(7,4,1,4,3,'email',1,NULL,'marina@exemplo.com.br','Marina Duarte Alves','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-10-15',NULL,'cancelled',1,'2026-11-24T15:00:02.975892+00:00','2026-11-24T15:00:02.975892+00:00','2026-11-25T15:00:02.975892+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(8,4,1,4,3,'sms',NULL,1,'+5531998765432','Marina Duarte Alves','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-10-15',NULL,'queued',0,'2026-11-24T15:00:02.975892+00:00','2026-11-24T15:00:02.975892+00:00','2026-11-25T15:00:02.975892+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(9,5,1,2,3,'email',1,NULL,NULL,'Caetano Brito','Plano Super Mais',9000,'Experimenta','Serviço Habilitado','2026-11-20','2026-11-30','failed',0,'2026-11-24T15:00:03.010826+00:00','2026-11-24T15:00:03.010826+00:00','2026-11-25T15:00:03.010826+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(10,5,1,2,3,'sms',NULL,1,'+5531991234567','Caetano Brito','Plano Super Mais',9000,'Experimenta','Serviço Habilitado','2026-11-20','2026-11-30','queued',0,'2026-11-24T15:00:03.010826+00:00','2026-11-24T15:00:03.010826+00:00','2026-11-25T15:00:03.010826+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(11,6,1,1,3,'email',1,NULL,NULL,'Caetano Brito','Plano Super Mais',9000,'Serviço Habilitado',NULL,'2026-11-15',NULL,'failed',0,'2026-11-24T15:00:03.052719+00:00','2026-11-24T15:00:03.052719+00:00','2026-11-25T15:00:03.052719+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(12,6,1,1,3,'sms',NULL,1,'+5531991234567','Caetano Brito','Plano Super Mais',9000,'Serviço Habilitado',NULL,'2026-11-15',NULL,'queued',0,'2026-11-24T15:00:03.052719+00:00','2026-11-24T15:00:03.052719+00:00','2026-11-25T15:00:03.052719+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(13,7,1,5,3,'email',1,NULL,NULL,'Caetano Brito','Plano Super Mais',9000,'Habilitado Provisoriamente','Suspenso por Débito','2026-08-26','2026-08-31','failed',0,'2026-11-24T15:00:03.071832+00:00','2026-11-24T15:00:03.071832+00:00','2026-11-25T15:00:03.071832+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(14,7,1,5,3,'sms',NULL,1,'+5531991234567','Caetano Brito','Plano Super Mais',9000,'Habilitado Provisoriamente','Suspenso por Débito','2026-08-26','2026-08-31','queued',0,'2026-11-24T15:00:03.071832+00:00','2026-11-24T15:00:03.071832+00:00','2026-11-25T15:00:03.071832+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(15,8,1,4,3,'email',1,NULL,NULL,'Caetano Brito','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-10-15',NULL,'failed',0,'2026-11-24T15:00:03.113507+00:00','2026-11-24T15:00:03.113507+00:00','2026-11-25T15:00:03.113507+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(16,8,1,4,3,'sms',NULL,1,'+5531991234567','Caetano Brito','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-10-15',NULL,'queued',0,'2026-11-24T15:00:03.113507+00:00','2026-11-24T15:00:03.113507+00:00','2026-11-25T15:00:03.113507+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(17,9,1,2,3,'email',1,NULL,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Experimenta','Serviço Habilitado','2026-11-20','2026-11-30','failed',0,'2026-11-24T15:00:03.142450+00:00','2026-11-24T15:00:03.142450+00:00','2026-11-25T15:00:03.142450+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(18,9,1,2,3,'sms',NULL,1,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Experimenta','Serviço Habilitado','2026-11-20','2026-11-30','failed',0,'2026-11-24T15:00:03.142450+00:00','2026-11-24T15:00:03.142450+00:00','2026-11-25T15:00:03.142450+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem celular.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(19,10,1,1,3,'email',1,NULL,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Serviço Habilitado',NULL,'2026-11-15',NULL,'failed',0,'2026-11-24T15:00:03.171198+00:00','2026-11-24T15:00:03.171198+00:00','2026-11-25T15:00:03.171198+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(20,10,1,1,3,'sms',NULL,1,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Serviço Habilitado',NULL,'2026-11-15',NULL,'failed',0,'2026-11-24T15:00:03.171198+00:00','2026-11-24T15:00:03.171198+00:00','2026-11-25T15:00:03.171198+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem celular.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(21,11,1,5,3,'email',1,NULL,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Habilitado Provisoriamente','Suspenso por Débito','2026-08-26','2026-08-31','failed',0,'2026-11-24T15:00:03.199417+00:00','2026-11-24T15:00:03.199417+00:00','2026-11-25T15:00:03.199417+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(22,11,1,5,3,'sms',NULL,1,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Habilitado Provisoriamente','Suspenso por Débito','2026-08-26','2026-08-31','failed',0,'2026-11-24T15:00:03.199417+00:00','2026-11-24T15:00:03.199417+00:00','2026-11-25T15:00:03.199417+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem celular.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(23,12,1,4,3,'email',1,NULL,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-10-15',NULL,'failed',0,'2026-11-24T15:00:03.238344+00:00','2026-11-24T15:00:03.238344+00:00','2026-11-25T15:00:03.238344+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(24,12,1,4,3,'sms',NULL,1,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-10-15',NULL,'failed',0,'2026-11-24T15:00:03.238344+00:00','2026-11-24T15:00:03.238344+00:00','2026-11-25T15:00:03.238344+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem celular.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(25,3,2,4,5,'email',1,NULL,'marina@exemplo.com.br','Marina Duarte Alves','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-11-24',NULL,'queued',0,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.325907+00:00','2026-11-25T15:00:03.325907+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(26,7,2,4,5,'email',1,NULL,NULL,'Caetano Brito','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-11-24',NULL,'failed',0,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.325907+00:00','2026-11-25T15:00:03.325907+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(27,11,2,4,5,'email',1,NULL,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-11-24',NULL,'failed',0,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.325907+00:00','2026-11-25T15:00:03.325907+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem e-mail.',NULL,NULL,NULL);
INSERT INTO "message" VALUES(28,3,2,4,5,'sms',NULL,1,'+5531998765432','Marina Duarte Alves','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-11-24',NULL,'queued',0,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.325907+00:00','2026-11-25T15:00:03.325907+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(29,7,2,4,5,'sms',NULL,1,'+5531991234567','Caetano Brito','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-11-24',NULL,'queued',0,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.325907+00:00','2026-11-25T15:00:03.325907+00:00',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(30,11,2,4,5,'sms',NULL,1,NULL,'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó','Plano Super Mais',9000,'Suspenso por Débito',NULL,'2026-11-24',NULL,'failed',0,'2026-11-24T15:00:03.325907+00:00','2026-11-24T15:00:03.325907+00:00','2026-11-25T15:00:03.325907+00:00',NULL,NULL,0,NULL,NULL,'O cliente não tem celular.',NULL,NULL,NULL);
CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	subscription_id INTEGER, 
	protocol VARCHAR(40) NOT NULL, 
	way VARCHAR(24) NOT NULL, 
	text TEXT NOT NULL, 
	author VARCHAR(120) NOT NULL, 
	search TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT fk_note_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_note_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
INSERT INTO "note" VALUES(1,1,NULL,'20261124-000001','phone','Ligou: sem sinal desde ontem.','Ana Nogueira','20261124-000001 ligou: sem sinal desde ontem.','2026-11-24T15:00:03.289682+00:00');
INSERT INTO "note" VALUES(2,1,2,'OS-7781','whatsapp','Combinou visita.
Quer trocar o roteador.','Ana Nogueira','os-7781 combinou visita. quer trocar o roteador.','2026-11-24T15:00:03.302534+00:00');
CREATE TABLE notice (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	status_id INTEGER NOT NULL, 
	channel VARCHAR(24) NOT NULL, 
	enabled BOOLEAN NOT NULL, 
	email_sender_id INTEGER, 
	sms_sender_id INTEGER, 
	subject VARCHAR(255) NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT fk_notice_email_sender_id_email_sender FOREIGN KEY(email_sender_id) REFERENCES email_sender (id), 
	CONSTRAINT fk_notice_sms_sender_id_sms_sender FOREIGN KEY(sms_sender_id) REFERENCES sms_sender (id), 
	CONSTRAINT fk_notice_status_id_status FOREIGN KEY(status_id) REFERENCES status (id), 
	CONSTRAINT uq_notice_status_id UNIQUE (status_id, channel)
);
INSERT INTO "notice" VALUES(1,1,'email',1,1,NULL,'{{plano}}: {{status}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(2,1,'sms',1,NULL,1,'','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(3,2,'email',1,1,NULL,'{{plano}}: {{status}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(4,2,'sms',1,NULL,1,'','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(5,3,'email',0,NULL,NULL,'Recebemos o seu pedido do {{plano}}','Olá, {{primeiro_nome}}!

O seu {{plano}} aguarda a instalação. Vamos combinar com você o melhor dia.

Nada é cobrado até o serviço ser habilitado.

{{empresa}}');
INSERT INTO "notice" VALUES(6,3,'sms',0,NULL,NULL,'','Recebemos o seu pedido do {{plano}}. Em breve combinamos o dia para instalar. {{empresa}}');
INSERT INTO "notice" VALUES(7,4,'email',1,1,NULL,'{{plano}}: {{status}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(8,4,'sms',1,NULL,1,'','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(9,5,'email',1,1,NULL,'{{plano}}: {{status}}','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(10,5,'sms',1,NULL,1,'','Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO "notice" VALUES(11,6,'email',0,NULL,NULL,'Seu {{plano}} está suspenso, como você pediu','Olá, {{primeiro_nome}}!

O {{plano}} fica suspenso até {{ultimo_dia}}. Nesse tempo nada é cobrado.

Em {{data_proximo}} ele volta a {{proximo_status}}. Para voltar antes, fale conosco.

{{empresa}}');
INSERT INTO "notice" VALUES(12,6,'sms',0,NULL,NULL,'','{{plano}} suspenso, como pediu. Volta em {{data_proximo}}; para voltar antes, fale conosco. {{empresa}}');
INSERT INTO "notice" VALUES(13,7,'email',0,NULL,NULL,'Seu {{plano}} foi cancelado','Olá, {{primeiro_nome}}!

O {{plano}} foi cancelado em {{data_inicio}}.

Obrigado pelo tempo conosco. Se quiser voltar, é só chamar.

{{empresa}}');
INSERT INTO "notice" VALUES(14,7,'sms',0,NULL,NULL,'','{{plano}} cancelado em {{data_inicio}}. Se quiser voltar, fale conosco. {{empresa}}');
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	actor VARCHAR(120) NOT NULL, 
	actor_id INTEGER, 
	source VARCHAR(24) NOT NULL, 
	kind VARCHAR(24), 
	about VARCHAR(40), 
	about_id INTEGER, 
	reason TEXT, 
	request_id VARCHAR(40), 
	address VARCHAR(64)
);
INSERT INTO "operation" VALUES(1,'2026-11-24T15:00:01.762708+00:00','instalação',NULL,'cli',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(2,'2026-11-24T15:00:01.941096+00:00','instalação',NULL,'cli',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(3,'2026-11-24T15:00:02.670473+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(4,'2026-11-24T15:00:02.670473+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(5,'2026-11-24T15:00:02.670473+00:00','Ana Nogueira',1,'web','daily_run','daily_run',1,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(6,'2026-11-24T15:00:02.670473+00:00','Ana Nogueira',1,'web','daily_run','daily_run',2,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(7,'2026-11-24T15:00:03.821719+00:00','Ana Nogueira',1,'import','import','import_run',1,'clientes.csv',NULL,NULL);
INSERT INTO "operation" VALUES(8,'2026-11-24T15:00:05.027826+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(9,'2026-11-24T15:00:05.822766+00:00','Ana Nogueira',1,'web','bulk',NULL,NULL,'obra',NULL,NULL);
INSERT INTO "operation" VALUES(10,'2026-11-24T15:00:05.907136+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(11,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(12,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(13,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(14,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(15,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(16,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "operation" VALUES(17,'2026-11-24T15:00:06.743575+00:00','Ana Nogueira',1,'web',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "plan" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(120) NOT NULL, 
	name_folded VARCHAR(240) NOT NULL, 
	price_cents INTEGER NOT NULL, 
	supports_radius BOOLEAN NOT NULL, 
	archived_at DATETIME, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_plan_price CHECK (price_cents >= 0), 
	CONSTRAINT uq_plan_name_folded UNIQUE (name_folded)
);
INSERT INTO "plan" VALUES(1,'Plano Super Mais','plano super mais',9000,1,NULL,1);
INSERT INTO "plan" VALUES(2,'Fibra 100','fibra 100',7000,1,'2026-11-24T15:00:02.798154+00:00',1);
INSERT INTO "plan" VALUES(3,'Fibra 300','fibra 300',9000,1,NULL,1);
CREATE TABLE radius_login (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription_id INTEGER NOT NULL, 
	username VARCHAR(64) NOT NULL, 
	username_folded VARCHAR(64) NOT NULL, 
	password_encrypted TEXT NOT NULL, 
	shown INTEGER NOT NULL, 
	CONSTRAINT fk_radius_login_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id), 
	CONSTRAINT uq_radius_login_subscription_id UNIQUE (subscription_id), 
	CONSTRAINT uq_radius_login_username_folded UNIQUE (username_folded)
);
INSERT INTO "radius_login" VALUES(1,2,'caetano.brito','caetano.brito','gAAAAABrCm3gQXS0fZigp9QazrtuuCM1tK0miqtv4Nk3caWRHI_4KOA3OzTrnkCcUpd3AEJyI4fm3QEU7dserOtBK0ooWBq8Vw==',0);
CREATE TABLE recovery_code (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_recovery_code PRIMARY KEY (id), 
	CONSTRAINT fk_recovery_code_user_id_user FOREIGN KEY(user_id) REFERENCES user (id)
);
CREATE TABLE role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(80) NOT NULL, 
	description VARCHAR(255) NOT NULL, 
	permission_names TEXT NOT NULL, 
	requires_second_factor BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT uq_role_name UNIQUE (name)
);
INSERT INTO "role" VALUES(1,'Administrador','Pode tudo','audit,billing,change_status,customers,look,messages,radius_password,settings,users',0,1);
INSERT INTO "role" VALUES(2,'Atendimento','Cuida de clientes, planos e mensagens','change_status,customers,look,messages,radius_password',0,1);
INSERT INTO "role" VALUES(3,'Financeiro','Acompanha cobrança, mensagens e histórico','audit,billing,look,messages',0,1);
INSERT INTO "role" VALUES(4,'Somente leitura','Só consulta','look',0,1);
CREATE TABLE saved_view (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(60) NOT NULL, 
	name_folded VARCHAR(120) NOT NULL, 
	page VARCHAR(40) NOT NULL, 
	arguments TEXT NOT NULL, 
	shared BOOLEAN NOT NULL, 
	user_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT fk_saved_view_user_id_user FOREIGN KEY(user_id) REFERENCES user (id), 
	CONSTRAINT uq_saved_view_user_id UNIQUE (user_id, page, name_folded)
);
INSERT INTO "saved_view" VALUES(1,'Para hoje','para hoje','customers.index','category=active',1,1,'2026-11-24T15:00:05.235015+00:00');
INSERT INTO "saved_view" VALUES(2,'Para hoje','para hoje','messaging.index','state=failed',1,1,'2026-11-24T15:00:05.252438+00:00');
CREATE TABLE second_factor (
	user_id INTEGER NOT NULL, 
	secret_encrypted TEXT NOT NULL, 
	confirmed_at DATETIME NOT NULL, 
	last_step INTEGER NOT NULL, 
	CONSTRAINT pk_second_factor PRIMARY KEY (user_id), 
	CONSTRAINT fk_second_factor_user_id_user FOREIGN KEY(user_id) REFERENCES user (id)
);
CREATE TABLE sender_health (
	id INTEGER NOT NULL, 
	channel VARCHAR(24) NOT NULL, 
	sender_id INTEGER NOT NULL, 
	failures INTEGER NOT NULL, 
	paused_until DATETIME, 
	paused_since DATETIME, 
	last_error TEXT, 
	hour_from DATETIME, 
	used INTEGER NOT NULL, 
	CONSTRAINT pk_sender_health PRIMARY KEY (id), 
	CONSTRAINT uq_sender_health_channel UNIQUE (channel, sender_id)
);
INSERT INTO "sender_health" VALUES(1,'email',1,0,NULL,NULL,NULL,'2026-11-24T15:00:00.000000+00:00',200);
CREATE TABLE sent_form (
	token VARCHAR(32) NOT NULL, 
	sent_at DATETIME NOT NULL, 
	url TEXT, 
	CONSTRAINT pk_sent_form PRIMARY KEY (token)
);
CREATE TABLE sign_in (
	id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	user_id INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	address VARCHAR(64), 
	agent VARCHAR(255), 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_user_id_user FOREIGN KEY(user_id) REFERENCES user (id), 
	CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash)
);
CREATE TABLE sign_in_attempt (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	outcome VARCHAR(24) NOT NULL, 
	user_id INTEGER, 
	email VARCHAR(255) NOT NULL, 
	address VARCHAR(64), 
	agent VARCHAR(255), 
	times INTEGER NOT NULL, 
	CONSTRAINT pk_sign_in_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_attempt_user_id_user FOREIGN KEY(user_id) REFERENCES user (id)
);
INSERT INTO "sign_in_attempt" VALUES(1,'2026-11-24T15:00:06.712481+00:00','entered',NULL,'m•••@e•••','10.0.0.7',NULL,3);
INSERT INTO "sign_in_attempt" VALUES(2,'2026-11-24T15:00:06.712659+00:00','wrong_password',NULL,'m•••@e•••','10.0.0.7',NULL,3);
INSERT INTO "sign_in_attempt" VALUES(3,'2026-11-24T15:00:06.712673+00:00','unknown',NULL,'m•••@e•••','10.0.0.7',NULL,3);
INSERT INTO "sign_in_attempt" VALUES(4,'2026-11-24T15:00:06.712684+00:00','disabled',NULL,'m•••@e•••','10.0.0.7',NULL,3);
INSERT INTO "sign_in_attempt" VALUES(5,'2026-11-24T15:00:06.712695+00:00','throttled',NULL,'m•••@e•••','10.0.0.7',NULL,3);
INSERT INTO "sign_in_attempt" VALUES(6,'2026-11-24T15:00:06.712706+00:00','second_factor',NULL,'m•••@e•••','10.0.0.7',NULL,3);
INSERT INTO "sign_in_attempt" VALUES(7,'2026-11-24T15:00:06.712722+00:00','link_asked',NULL,'m•••@e•••','10.0.0.7',NULL,3);
CREATE TABLE sms_sender (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(80) NOT NULL, 
	url TEXT NOT NULL, 
	method VARCHAR(8) NOT NULL, 
	headers TEXT NOT NULL, 
	body TEXT NOT NULL, 
	success_path VARCHAR(120) NOT NULL, 
	success_value VARCHAR(120) NOT NULL, 
	id_path VARCHAR(120) NOT NULL, 
	secret_encrypted TEXT, 
	hourly_limit INTEGER, 
	is_default BOOLEAN NOT NULL, 
	archived_at DATETIME, 
	version INTEGER NOT NULL
);
INSERT INTO "sms_sender" VALUES(1,'Serra SMS','https://sms.serra.test/send','POST','','{{texto}}','','','',NULL,NULL,0,NULL,1);
CREATE TABLE status (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	description VARCHAR(80) NOT NULL, 
	description_folded VARCHAR(160) NOT NULL, 
	category VARCHAR(24) NOT NULL, 
	tone VARCHAR(24) NOT NULL, 
	generates_billing BOOLEAN NOT NULL, 
	next_status_id INTEGER, 
	duration_days INTEGER, 
	allows_changes BOOLEAN NOT NULL, 
	access VARCHAR(24) NOT NULL, 
	allows_radius_login BOOLEAN NOT NULL, 
	allows_scheduled_tasks BOOLEAN NOT NULL, 
	is_trial BOOLEAN NOT NULL, 
	applier_ids TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	archived_at DATETIME, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_status_days CHECK (duration_days IS NULL OR duration_days BETWEEN 1 AND 3650), 
	CONSTRAINT ck_status_days_need_next CHECK (duration_days IS NULL OR next_status_id IS NOT NULL), 
	CONSTRAINT ck_status_next_is_other CHECK (next_status_id IS NULL OR next_status_id <> id), 
	CONSTRAINT fk_status_next_status_id_status FOREIGN KEY(next_status_id) REFERENCES status (id)
);
INSERT INTO "status" VALUES(1,'Serviço Habilitado','servico habilitado','active','green',1,NULL,NULL,1,'full',1,1,0,'',3,NULL,1);
INSERT INTO "status" VALUES(2,'Experimenta','experimenta','active','violet',0,1,10,1,'full',1,0,1,'',2,NULL,2);
INSERT INTO "status" VALUES(3,'Aguardando Instalação','aguardando instalacao','inactive','blue',0,2,NULL,1,'refused',1,1,0,'',1,NULL,1);
INSERT INTO "status" VALUES(4,'Suspenso por Débito','suspenso por debito','inactive','red',0,NULL,NULL,0,'notice',0,1,0,'',5,NULL,1);
INSERT INTO "status" VALUES(5,'Habilitado Provisoriamente','habilitado provisoriamente','active','amber',1,4,5,0,'full',0,1,0,'',4,NULL,1);
INSERT INTO "status" VALUES(6,'Suspenso a Pedido','suspenso a pedido','inactive','orange',0,1,120,1,'refused',0,1,0,'',6,NULL,1);
INSERT INTO "status" VALUES(7,'Cancelado','cancelado','cancelled','grey',0,NULL,NULL,0,'refused',0,0,0,'',7,NULL,1);
INSERT INTO "status" VALUES(8,'Arquivado antigo','arquivado antigo','active','grey',0,NULL,NULL,1,'full',0,1,0,'',0,'2026-11-24T15:00:03.273177+00:00',1);
CREATE TABLE status_move (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription_id INTEGER NOT NULL, 
	operation_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	version INTEGER NOT NULL, 
	from_status_id INTEGER NOT NULL, 
	entered_on DATE NOT NULL, 
	due_on DATE, 
	billed_from DATE, 
	to_status_id INTEGER NOT NULL, 
	began_trial BOOLEAN NOT NULL, 
	undone_by INTEGER, 
	CONSTRAINT fk_status_move_from_status_id_status FOREIGN KEY(from_status_id) REFERENCES status (id), 
	CONSTRAINT fk_status_move_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id), 
	CONSTRAINT fk_status_move_to_status_id_status FOREIGN KEY(to_status_id) REFERENCES status (id)
);
INSERT INTO "status_move" VALUES(1,2,9,'2026-11-24T15:00:05.822766+00:00',2,1,'2026-11-15',NULL,'2026-11-15',6,0,NULL);
INSERT INTO "status_move" VALUES(2,3,9,'2026-11-24T15:00:05.822766+00:00',3,4,'2026-11-24',NULL,'2026-08-26',6,0,NULL);
INSERT INTO "status_move" VALUES(3,4,9,'2026-11-24T15:00:05.822766+00:00',2,4,'2026-10-15',NULL,NULL,6,0,NULL);
INSERT INTO "status_move" VALUES(4,6,9,'2026-11-24T15:00:05.822766+00:00',2,1,'2026-11-15',NULL,'2026-11-15',6,0,NULL);
INSERT INTO "status_move" VALUES(5,7,9,'2026-11-24T15:00:05.822766+00:00',3,4,'2026-11-24',NULL,'2026-08-26',6,0,NULL);
INSERT INTO "status_move" VALUES(6,8,9,'2026-11-24T15:00:05.822766+00:00',2,4,'2026-10-15',NULL,NULL,6,0,NULL);
INSERT INTO "status_move" VALUES(7,10,9,'2026-11-24T15:00:05.822766+00:00',2,1,'2026-11-15',NULL,'2026-11-15',6,0,NULL);
INSERT INTO "status_move" VALUES(8,11,9,'2026-11-24T15:00:05.822766+00:00',3,4,'2026-11-24',NULL,'2026-08-26',6,0,NULL);
INSERT INTO "status_move" VALUES(9,12,9,'2026-11-24T15:00:05.822766+00:00',2,4,'2026-10-15',NULL,NULL,6,0,NULL);
CREATE TABLE status_period (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription_id INTEGER NOT NULL, 
	status_id INTEGER NOT NULL, 
	started_on DATE NOT NULL, 
	ended_on DATE, 
	generates_billing BOOLEAN NOT NULL, 
	price_cents INTEGER NOT NULL, 
	CONSTRAINT ck_status_period_order CHECK (ended_on IS NULL OR ended_on >= started_on), 
	CONSTRAINT fk_status_period_status_id_status FOREIGN KEY(status_id) REFERENCES status (id), 
	CONSTRAINT fk_status_period_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
INSERT INTO "status_period" VALUES(1,1,2,'2026-11-20',NULL,0,9000);
INSERT INTO "status_period" VALUES(2,2,1,'2026-11-15','2026-11-24',1,9000);
INSERT INTO "status_period" VALUES(3,3,5,'2026-08-26','2026-11-24',1,9000);
INSERT INTO "status_period" VALUES(4,4,4,'2026-10-15','2026-11-24',0,9000);
INSERT INTO "status_period" VALUES(5,5,2,'2026-11-20',NULL,0,9000);
INSERT INTO "status_period" VALUES(6,6,1,'2026-11-15','2026-11-24',1,9000);
INSERT INTO "status_period" VALUES(7,7,5,'2026-08-26','2026-11-24',1,9000);
INSERT INTO "status_period" VALUES(8,8,4,'2026-10-15','2026-11-24',0,9000);
INSERT INTO "status_period" VALUES(9,9,2,'2026-11-20',NULL,0,9000);
INSERT INTO "status_period" VALUES(10,10,1,'2026-11-15','2026-11-24',1,9000);
INSERT INTO "status_period" VALUES(11,11,5,'2026-08-26','2026-11-24',1,9000);
INSERT INTO "status_period" VALUES(12,12,4,'2026-10-15','2026-11-24',0,9000);
INSERT INTO "status_period" VALUES(13,3,4,'2026-11-24','2026-11-24',0,9000);
INSERT INTO "status_period" VALUES(14,7,4,'2026-11-24','2026-11-24',0,9000);
INSERT INTO "status_period" VALUES(15,11,4,'2026-11-24','2026-11-24',0,9000);
INSERT INTO "status_period" VALUES(16,13,2,'2026-11-01',NULL,0,9000);
INSERT INTO "status_period" VALUES(17,2,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(18,3,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(19,4,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(20,6,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(21,7,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(22,8,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(23,10,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(24,11,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(25,12,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(26,14,1,'2026-11-24',NULL,1,9000);
INSERT INTO "status_period" VALUES(27,15,2,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(28,16,3,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(29,17,4,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(30,18,5,'2026-11-24',NULL,1,9000);
INSERT INTO "status_period" VALUES(31,19,6,'2026-11-24',NULL,0,9000);
INSERT INTO "status_period" VALUES(32,20,7,'2026-11-24',NULL,0,9000);
CREATE TABLE subscription (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR(40) NOT NULL, 
	customer_id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	price_cents INTEGER NOT NULL, 
	status_id INTEGER NOT NULL, 
	entered_on DATE NOT NULL, 
	due_on DATE, 
	billed_from DATE, 
	entry_no INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_subscription_price CHECK (price_cents >= 0), 
	CONSTRAINT fk_subscription_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_subscription_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_subscription_status_id_status FOREIGN KEY(status_id) REFERENCES status (id), 
	CONSTRAINT uq_subscription_code UNIQUE (code)
);
INSERT INTO "subscription" VALUES(1,'P1',1,1,9000,2,'2026-11-20','2026-11-30',NULL,1,1);
INSERT INTO "subscription" VALUES(2,'P2',1,1,9000,6,'2026-11-24','2027-03-24','2026-11-15',2,2);
INSERT INTO "subscription" VALUES(3,'P3',1,1,9000,6,'2026-11-24','2027-03-24','2026-08-26',3,3);
INSERT INTO "subscription" VALUES(4,'P4',1,1,9000,6,'2026-11-24','2027-03-24',NULL,2,2);
INSERT INTO "subscription" VALUES(5,'P5',2,1,9000,2,'2026-11-20','2026-11-30',NULL,1,1);
INSERT INTO "subscription" VALUES(6,'P6',2,1,9000,6,'2026-11-24','2027-03-24','2026-11-15',2,2);
INSERT INTO "subscription" VALUES(7,'P7',2,1,9000,6,'2026-11-24','2027-03-24','2026-08-26',3,3);
INSERT INTO "subscription" VALUES(8,'P8',2,1,9000,6,'2026-11-24','2027-03-24',NULL,2,2);
INSERT INTO "subscription" VALUES(9,'P9',3,1,9000,2,'2026-11-20','2026-11-30',NULL,1,1);
INSERT INTO "subscription" VALUES(10,'P10',3,1,9000,6,'2026-11-24','2027-03-24','2026-11-15',2,2);
INSERT INTO "subscription" VALUES(11,'P11',3,1,9000,6,'2026-11-24','2027-03-24','2026-08-26',3,3);
INSERT INTO "subscription" VALUES(12,'P12',3,1,9000,6,'2026-11-24','2027-03-24',NULL,2,2);
INSERT INTO "subscription" VALUES(13,'77',4,3,9000,2,'2026-11-01','2026-11-11',NULL,1,1);
INSERT INTO "subscription" VALUES(14,'P14',1,1,9000,1,'2026-11-24',NULL,'2026-11-24',1,1);
INSERT INTO "subscription" VALUES(15,'P15',1,1,9000,2,'2026-11-24','2026-12-04',NULL,1,1);
INSERT INTO "subscription" VALUES(16,'P16',1,1,9000,3,'2026-11-24',NULL,NULL,1,1);
INSERT INTO "subscription" VALUES(17,'P17',1,1,9000,4,'2026-11-24',NULL,NULL,1,1);
INSERT INTO "subscription" VALUES(18,'P18',1,1,9000,5,'2026-11-24','2026-11-29','2026-11-24',1,1);
INSERT INTO "subscription" VALUES(19,'P19',1,1,9000,6,'2026-11-24','2027-03-24',NULL,1,1);
INSERT INTO "subscription" VALUES(20,'P20',1,1,9000,7,'2026-11-24',NULL,NULL,1,1);
CREATE TABLE trial_fact (
	id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	subscription_id INTEGER NOT NULL, 
	document VARCHAR(14) NOT NULL, 
	started_on DATE NOT NULL, 
	CONSTRAINT pk_trial_fact PRIMARY KEY (id), 
	CONSTRAINT fk_trial_fact_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_trial_fact_subscription_id_subscription FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
INSERT INTO "trial_fact" VALUES(1,1,1,'52998224725','2026-11-20');
INSERT INTO "trial_fact" VALUES(2,2,5,'11144477735','2026-11-20');
INSERT INTO "trial_fact" VALUES(3,3,9,'11222333000181','2026-11-20');
INSERT INTO "trial_fact" VALUES(4,4,13,'15350946056','2026-11-01');
INSERT INTO "trial_fact" VALUES(5,1,15,'52998224725','2026-11-24');
CREATE TABLE user (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(80) NOT NULL, 
	email VARCHAR(255) NOT NULL, 
	password VARCHAR(255), 
	active BOOLEAN NOT NULL, 
	fs_uniquifier VARCHAR(64) NOT NULL, 
	role_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	second_factor BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_user_role_id_role FOREIGN KEY(role_id) REFERENCES role (id), 
	CONSTRAINT uq_user_email UNIQUE (email), 
	CONSTRAINT uq_user_fs_uniquifier UNIQUE (fs_uniquifier)
);
INSERT INTO "user" VALUES(1,'Ana Nogueira','ana@exemplo.com.br','$argon2id$v=19$m=65536,t=3,p=4$WwthjPHeGyPE+N/7nzMm5A$90rqySylOypB0UzVAwqNPDGakYBn9YbaQsOlEoJL69U',1,'3004999bf7524a9f8f0e6889136648ea',1,'2026-11-24T15:00:01.941096+00:00',0,1);
INSERT INTO "user" VALUES(2,'Beto Lima','beto@exemplo.com.br','$argon2id$v=19$m=65536,t=3,p=4$RkjpHUMIYSzFmPM+R0iJsQ$TrPypwIwTgLKWHZbFOg/4mP0G7ON99L58uFGlph1wdE',1,'b69cf88bd19c46e68d596910d7528620',4,'2026-11-24T15:00:01.941096+00:00',0,1);
INSERT INTO "user" VALUES(3,'Davi Reis','davi@exemplo.com.br',NULL,1,'9aacab5357314fafa58aec0d1f52371e',2,'2026-11-24T15:00:05.907136+00:00',0,1);
CREATE INDEX ix_customer_due_day ON customer (due_day);
CREATE INDEX ix_customer_search ON customer (search);
CREATE INDEX ix_daily_run_started_at ON daily_run (started_at);
CREATE UNIQUE INDEX uq_daily_run_slot ON daily_run ("on") WHERE kind = 'scheduled';
CREATE INDEX ix_import_run_created_at ON import_run (created_at);
CREATE INDEX ix_import_run_state ON import_run (state);
CREATE INDEX ix_operation_about ON operation (about, about_id);
CREATE INDEX ix_operation_actor ON operation (actor, id);
CREATE INDEX ix_operation_at ON operation (at);
CREATE INDEX ix_sent_form_sent_at ON sent_form (sent_at);
CREATE INDEX ix_status_next_status_id ON status (next_status_id);
CREATE UNIQUE INDEX uq_status_description_in_use ON status (description_folded) WHERE archived_at IS NULL;
CREATE INDEX ix_bulk_change_created_at ON bulk_change (created_at);
CREATE INDEX ix_bulk_change_state ON bulk_change (state);
CREATE INDEX ix_bulk_change_undoes_id ON bulk_change (undoes_id);
CREATE INDEX ix_change_entity_entity_id ON change (entity, entity_id);
CREATE INDEX ix_change_move ON change (operation_id, old, new) WHERE field = 'status_id' AND entity = 'subscription' AND old IS NOT NULL AND new IS NOT NULL;
CREATE INDEX ix_change_operation ON change (operation_id, entity, entity_id, field);
CREATE INDEX ix_change_row ON change (operation_id, entity, new) WHERE field = 'id';
CREATE INDEX ix_daily_run_step_run_id ON daily_run_step (run_id);
CREATE INDEX ix_notice_status_id ON notice (status_id);
CREATE INDEX ix_subscription_customer_id ON subscription (customer_id);
CREATE INDEX ix_subscription_due_on ON subscription (due_on);
CREATE INDEX ix_subscription_plan_id ON subscription (plan_id);
CREATE INDEX ix_subscription_status_due ON subscription (status_id, due_on);
CREATE INDEX ix_access_link_user_id ON access_link (user_id);
CREATE INDEX ix_bulk_item_state ON bulk_item (bulk_id, state, subscription_id);
CREATE UNIQUE INDEX uq_bulk_item_plan ON bulk_item (bulk_id, subscription_id);
CREATE INDEX ix_daily_run_finding_run_id ON daily_run_finding (run_id);
CREATE INDEX ix_letter_state_next ON letter (state, next_attempt_at);
CREATE INDEX ix_letter_user_id ON letter (user_id);
CREATE INDEX ix_message_created_at ON message (created_at, id);
CREATE INDEX ix_message_state_next ON message (state, next_attempt_at);
CREATE INDEX ix_message_status_id ON message (status_id);
CREATE INDEX ix_message_subscription_id ON message (subscription_id);
CREATE INDEX ix_message_token ON message (token);
CREATE UNIQUE INDEX uq_message_entry ON message (subscription_id, entry_no, channel) WHERE undone_at IS NULL;
CREATE INDEX ix_note_customer ON note (customer_id, created_at);
CREATE INDEX ix_note_protocol ON note (protocol);
CREATE INDEX ix_note_subscription ON note (subscription_id, created_at);
CREATE INDEX ix_recovery_code_user_id ON recovery_code (user_id);
CREATE INDEX ix_saved_view_page ON saved_view (page);
CREATE INDEX ix_sign_in_user_id ON sign_in (user_id);
CREATE INDEX ix_sign_in_attempt_at ON sign_in_attempt (at);
CREATE INDEX ix_sign_in_attempt_user_id ON sign_in_attempt (user_id);
CREATE INDEX ix_status_move_operation_id ON status_move (operation_id);
CREATE INDEX ix_status_move_subscription_id ON status_move (subscription_id);
CREATE INDEX ix_status_period_status_id ON status_period (status_id);
CREATE INDEX ix_status_period_subscription_id ON status_period (subscription_id);
CREATE UNIQUE INDEX uq_status_period_open ON status_period (subscription_id) WHERE ended_on IS NULL;
CREATE INDEX ix_trial_fact_customer_id ON trial_fact (customer_id);
CREATE INDEX ix_trial_fact_document ON trial_fact (document);
CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END;
CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END;
CREATE TRIGGER operation_no_replace BEFORE INSERT ON operation WHEN EXISTS (SELECT 1 FROM operation WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON change WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('role',4);
INSERT INTO "sqlite_sequence" VALUES('operation',17);
INSERT INTO "sqlite_sequence" VALUES('change',557);
INSERT INTO "sqlite_sequence" VALUES('company',1);
INSERT INTO "sqlite_sequence" VALUES('due_day',1);
INSERT INTO "sqlite_sequence" VALUES('status',8);
INSERT INTO "sqlite_sequence" VALUES('notice',14);
INSERT INTO "sqlite_sequence" VALUES('user',3);
INSERT INTO "sqlite_sequence" VALUES('email_sender',2);
INSERT INTO "sqlite_sequence" VALUES('sms_sender',1);
INSERT INTO "sqlite_sequence" VALUES('plan',3);
INSERT INTO "sqlite_sequence" VALUES('customer',4);
INSERT INTO "sqlite_sequence" VALUES('subscription',20);
INSERT INTO "sqlite_sequence" VALUES('status_period',32);
INSERT INTO "sqlite_sequence" VALUES('message',30);
INSERT INTO "sqlite_sequence" VALUES('radius_login',1);
INSERT INTO "sqlite_sequence" VALUES('note',2);
INSERT INTO "sqlite_sequence" VALUES('daily_run',2);
INSERT INTO "sqlite_sequence" VALUES('import_run',7);
INSERT INTO "sqlite_sequence" VALUES('saved_view',2);
INSERT INTO "sqlite_sequence" VALUES('bulk_change',6);
INSERT INTO "sqlite_sequence" VALUES('status_move',9);
COMMIT;

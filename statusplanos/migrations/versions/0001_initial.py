"""The tables of 0.1.0, and the triggers that keep its history.

It is released and never changed again: what comes later is a migration of its own. That is why it knows
nothing of the code but the type of instants.
"""

import sqlalchemy as sa
from alembic import op

import statusplanos.extensions
revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TRIGGERS = {
    "sqlite": [
        f"CREATE TRIGGER {table}_no_{what} {when} ON {table} {so}BEGIN"
        " SELECT RAISE(ABORT, 'history cannot be changed'); END"
        for table in ("operation", "change")
        for what, when, so in (
            ("update", "BEFORE UPDATE", ""),
            ("delete", "BEFORE DELETE", ""),
            ("replace", "BEFORE INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "),
        )
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS"
        "\n$$ BEGIN RAISE EXCEPTION 'history cannot be changed'; END $$",
        *(
            f"CREATE TRIGGER {table}_no_{what} BEFORE {when} ON {table} FOR EACH {each}"
            " EXECUTE FUNCTION refuse_history_change()"
            for table in ("operation", "change")
            for what, when, each in (("update", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT"))
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("timezone", sa.String(length=60), nullable=False),
        sa.Column("daily_at", sa.String(length=5), nullable=False),
        sa.Column(
            "divisor",
            sa.Enum("thirty", "cycle", name="divisor", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("logo", sa.String(length=60), nullable=False),
        sa.Column("default_due_day", sa.Integer(), nullable=False),
        sa.Column("email_footer", sa.Text(), nullable=False),
        sa.Column("sms_footer", sa.String(length=160), nullable=False),
        sa.Column("hourly_limit", sa.Integer(), nullable=True),
        sa.Column("routine_released", sa.Boolean(), nullable=False),
        sa.Column("set_up", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_company_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "company_logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_company_logo_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_logo")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("document", sa.String(length=14), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=True),
        sa.Column("mobile", sa.String(length=16), nullable=True),
        sa.Column("landline", sa.String(length=16), nullable=True),
        sa.Column("due_day", sa.Integer(), nullable=False),
        sa.Column("street", sa.String(length=160), nullable=True),
        sa.Column("street_number", sa.String(length=20), nullable=True),
        sa.Column("complement", sa.String(length=80), nullable=True),
        sa.Column("district", sa.String(length=80), nullable=True),
        sa.Column("city", sa.String(length=80), nullable=True),
        sa.Column("region", sa.String(length=2), nullable=True),
        sa.Column("postal_code", sa.String(length=8), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("document", name=op.f("uq_customer_document")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_customer_due_day"), "customer", ["due_day"], unique=False)
    op.create_index(op.f("ix_customer_search"), "customer", ["search"], unique=False)
    op.create_table(
        "daily_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("scheduled", "manual", "command", name="runkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("running", "done", "failed", name="runstate", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("observing", sa.Boolean(), nullable=False),
        sa.Column("missed_from", sa.Date(), nullable=True),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("operation_id", sa.Integer(), nullable=True),
        sa.Column("started_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("finished_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("lease_until", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_run")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_daily_run_started_at"), "daily_run", ["started_at"], unique=False)
    op.create_index(
        "uq_daily_run_slot",
        "daily_run",
        ["on"],
        unique=True,
        sqlite_where=sa.text("kind = 'scheduled'"),
        postgresql_where=sa.text("kind = 'scheduled'"),
    )
    op.create_table(
        "due_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=False),
        sa.Column("closing_day", sa.Integer(), nullable=False),
        sa.CheckConstraint("closing_day BETWEEN 1 AND 31", name=op.f("ck_due_day_closing")),
        sa.CheckConstraint("due_day BETWEEN 1 AND 31", name=op.f("ck_due_day_due")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_day")),
        sa.UniqueConstraint("due_day", name=op.f("uq_due_day_due_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "email_sender",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column(
            "way", sa.Enum("smtp", "folder", name="mailway", native_enum=False, length=24), nullable=False
        ),
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column(
            "security",
            sa.Enum("none", "starttls", "tls", name="mailsecurity", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("username", sa.String(length=255), nullable=False),
        sa.Column("password_encrypted", sa.Text(), nullable=True),
        sa.Column("hourly_limit", sa.Integer(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("archived_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_sender")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_header",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_header")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_import_header_fingerprint")),
    )
    op.create_table(
        "import_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("folded", sa.String(length=240), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_name")),
        sa.UniqueConstraint("kind", "folded", name=op.f("uq_import_name_kind")),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=160), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("encoding", sa.String(length=12), nullable=False),
        sa.Column("separator", sa.String(length=1), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "uploaded",
                "checking",
                "checked",
                "confirmed",
                "importing",
                "done",
                "failed",
                "discarded",
                name="importstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=120), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("finished_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("survey", sa.JSON(), nullable=True),
        sa.Column("places", sa.JSON(), nullable=True),
        sa.Column("found", sa.JSON(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=True),
        sa.Column("accept_invalid", sa.Boolean(), nullable=False),
        sa.Column("token", sa.String(length=36), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.Column("sample", sa.JSON(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("operation_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_import_run_created_at"), "import_run", ["created_at"], unique=False)
    op.create_index(op.f("ix_import_run_state"), "import_run", ["state"], unique=False)
    op.create_table(
        "operation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column(
            "source",
            sa.Enum("web", "cli", "import", "worker", "api", name="source", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "daily_run",
                "import",
                "bulk",
                "undo",
                "message_retry",
                "message_cancel",
                name="kind",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("about", sa.String(length=40), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("request_id", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_operation_about", "operation", ["about", "about_id"], unique=False)
    op.create_index("ix_operation_actor", "operation", ["actor", "id"], unique=False)
    op.create_index(op.f("ix_operation_at"), "operation", ["at"], unique=False)
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_folded", sa.String(length=240), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("supports_radius", sa.Boolean(), nullable=False),
        sa.Column("archived_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("price_cents >= 0", name=op.f("ck_plan_price")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("name_folded", name=op.f("uq_plan_name_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.String(length=255), nullable=False),
        sa.Column("permission_names", sa.Text(), nullable=False),
        sa.Column("requires_second_factor", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sender_health",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "channel", sa.Enum("email", "sms", name="channel", native_enum=False, length=24), nullable=False
        ),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused_until", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("paused_since", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("hour_from", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sender_health")),
        sa.UniqueConstraint("channel", "sender_id", name=op.f("uq_sender_health_channel")),
    )
    op.create_table(
        "sent_form",
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("sent_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_sent_form")),
    )
    op.create_index(op.f("ix_sent_form_sent_at"), "sent_form", ["sent_at"], unique=False)
    op.create_table(
        "sms_sender",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("method", sa.String(length=8), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("success_path", sa.String(length=120), nullable=False),
        sa.Column("success_value", sa.String(length=120), nullable=False),
        sa.Column("id_path", sa.String(length=120), nullable=False),
        sa.Column("secret_encrypted", sa.Text(), nullable=True),
        sa.Column("hourly_limit", sa.Integer(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("archived_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms_sender")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "status",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(length=80), nullable=False),
        sa.Column("description_folded", sa.String(length=160), nullable=False),
        sa.Column(
            "category",
            sa.Enum("active", "inactive", "cancelled", name="category", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "tone",
            sa.Enum(
                "green",
                "teal",
                "blue",
                "violet",
                "pink",
                "red",
                "orange",
                "amber",
                "brown",
                "grey",
                name="tone",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("generates_billing", sa.Boolean(), nullable=False),
        sa.Column("next_status_id", sa.Integer(), nullable=True),
        sa.Column("duration_days", sa.Integer(), nullable=True),
        sa.Column("allows_changes", sa.Boolean(), nullable=False),
        sa.Column(
            "access",
            sa.Enum("full", "reduced", "notice", "refused", name="access", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("allows_radius_login", sa.Boolean(), nullable=False),
        sa.Column("allows_scheduled_tasks", sa.Boolean(), nullable=False),
        sa.Column("is_trial", sa.Boolean(), nullable=False),
        sa.Column("applier_ids", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "duration_days IS NULL OR duration_days BETWEEN 1 AND 3650", name=op.f("ck_status_days")
        ),
        sa.CheckConstraint(
            "duration_days IS NULL OR next_status_id IS NOT NULL", name=op.f("ck_status_days_need_next")
        ),
        sa.CheckConstraint(
            "next_status_id IS NULL OR next_status_id <> id", name=op.f("ck_status_next_is_other")
        ),
        sa.ForeignKeyConstraint(
            ["next_status_id"], ["status.id"], name=op.f("fk_status_next_status_id_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_status_next_status_id"), "status", ["next_status_id"], unique=False)
    op.create_index(
        "uq_status_description_in_use",
        "status",
        ["description_folded"],
        unique=True,
        sqlite_where=sa.text("archived_at IS NULL"),
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "bulk_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "chosen",
                "foreseen",
                "waiting",
                "running",
                "stopped",
                "done",
                "failed",
                name="bulkstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("chosen_by", sa.JSON(), nullable=False),
        sa.Column("to_status_id", sa.Integer(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("notify", sa.Boolean(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("foreseen_on", sa.Date(), nullable=True),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("confirmed_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("finished_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("stop_asked", sa.Boolean(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=True),
        sa.Column("lease_until", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["to_status_id"], ["status.id"], name=op.f("fk_bulk_change_to_status_id_status")
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["bulk_change.id"], name=op.f("fk_bulk_change_undoes_id_bulk_change")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bulk_change_created_at"), "bulk_change", ["created_at"], unique=False)
    op.create_index(op.f("ix_bulk_change_state"), "bulk_change", ["state"], unique=False)
    op.create_index(op.f("ix_bulk_change_undoes_id"), "bulk_change", ["undoes_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("operation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name=op.f("fk_change_operation_id_operation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_entity_entity_id", "change", ["entity", "entity_id"], unique=False)
    op.create_index(
        "ix_change_move",
        "change",
        ["operation_id", "old", "new"],
        unique=False,
        sqlite_where=sa.text(
            "field = 'status_id' AND entity = 'subscription' AND old IS NOT NULL AND new IS NOT NULL"
        ),
        postgresql_where=sa.text(
            "field = 'status_id' AND entity = 'subscription' AND old IS NOT NULL AND new IS NOT NULL"
        ),
    )
    op.create_index(
        "ix_change_operation", "change", ["operation_id", "entity", "entity_id", "field"], unique=False
    )
    op.create_index(
        "ix_change_row",
        "change",
        ["operation_id", "entity", "new"],
        unique=False,
        sqlite_where=sa.text("field = 'id'"),
        postgresql_where=sa.text("field = 'id'"),
    )
    op.create_table(
        "daily_run_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("from_status_id", sa.Integer(), nullable=False),
        sa.Column("to_status_id", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_status_id"], ["status.id"], name=op.f("fk_daily_run_step_from_status_id_status")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["daily_run.id"], name=op.f("fk_daily_run_step_run_id_daily_run")
        ),
        sa.ForeignKeyConstraint(
            ["to_status_id"], ["status.id"], name=op.f("fk_daily_run_step_to_status_id_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_run_step")),
    )
    op.create_index(op.f("ix_daily_run_step_run_id"), "daily_run_step", ["run_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("status_id", sa.Integer(), nullable=False),
        sa.Column(
            "channel", sa.Enum("email", "sms", name="channel", native_enum=False, length=24), nullable=False
        ),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("email_sender_id", sa.Integer(), nullable=True),
        sa.Column("sms_sender_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["email_sender_id"], ["email_sender.id"], name=op.f("fk_notice_email_sender_id_email_sender")
        ),
        sa.ForeignKeyConstraint(
            ["sms_sender_id"], ["sms_sender.id"], name=op.f("fk_notice_sms_sender_id_sms_sender")
        ),
        sa.ForeignKeyConstraint(["status_id"], ["status.id"], name=op.f("fk_notice_status_id_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("status_id", "channel", name=op.f("uq_notice_status_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notice_status_id"), "notice", ["status_id"], unique=False)
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("status_id", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("billed_from", sa.Date(), nullable=True),
        sa.Column("entry_no", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("price_cents >= 0", name=op.f("ck_subscription_price")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_subscription_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_subscription_plan_id_plan")),
        sa.ForeignKeyConstraint(["status_id"], ["status.id"], name=op.f("fk_subscription_status_id_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint("code", name=op.f("uq_subscription_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_subscription_customer_id"), "subscription", ["customer_id"], unique=False)
    op.create_index(op.f("ix_subscription_due_on"), "subscription", ["due_on"], unique=False)
    op.create_index(op.f("ix_subscription_plan_id"), "subscription", ["plan_id"], unique=False)
    op.create_index("ix_subscription_status_due", "subscription", ["status_id", "due_on"], unique=False)
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("second_factor", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_user_role_id_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_user_fs_uniquifier")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "access_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("first_access", "invitation", "reset", name="linkkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("expires_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("used_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_access_link_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_link_token_hash")),
    )
    op.create_index(op.f("ix_access_link_user_id"), "access_link", ["user_id"], unique=False)
    op.create_table(
        "bulk_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bulk_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_status_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "ready", "moved", "refused", "left", "failed", name="itemstate", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulk_id"], ["bulk_change.id"], name=op.f("fk_bulk_item_bulk_id_bulk_change")
        ),
        sa.ForeignKeyConstraint(
            ["from_status_id"], ["status.id"], name=op.f("fk_bulk_item_from_status_id_status")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_bulk_item_subscription_id_subscription")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_item")),
    )
    op.create_index("ix_bulk_item_state", "bulk_item", ["bulk_id", "state", "subscription_id"], unique=False)
    op.create_index("uq_bulk_item_plan", "bulk_item", ["bulk_id", "subscription_id"], unique=True)
    op.create_table(
        "daily_run_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("left", "failed", name="finding", native_enum=False, length=24), nullable=False
        ),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["daily_run.id"], name=op.f("fk_daily_run_finding_run_id_daily_run")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscription.id"],
            name=op.f("fk_daily_run_finding_subscription_id_subscription"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_run_finding")),
    )
    op.create_index(op.f("ix_daily_run_finding_run_id"), "daily_run_finding", ["run_id"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("first_access", "invitation", "reset", name="linkkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=255), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "claimed",
                "sent",
                "unknown",
                "failed",
                "cancelled",
                name="letterstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("next_attempt_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("token", sa.String(length=36), nullable=True),
        sa.Column("lease_until", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("sent_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_letter_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index("ix_letter_state_next", "letter", ["state", "next_attempt_at"], unique=False)
    op.create_index(op.f("ix_letter_user_id"), "letter", ["user_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("entry_no", sa.Integer(), nullable=False),
        sa.Column("status_id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=True),
        sa.Column(
            "channel", sa.Enum("email", "sms", name="channel", native_enum=False, length=24), nullable=False
        ),
        sa.Column("email_sender_id", sa.Integer(), nullable=True),
        sa.Column("sms_sender_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.String(length=255), nullable=True),
        sa.Column("customer_name", sa.String(length=160), nullable=False),
        sa.Column("plan_name", sa.String(length=120), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("status_name", sa.String(length=80), nullable=False),
        sa.Column("next_status_name", sa.String(length=80), nullable=True),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "claimed",
                "retry_wait",
                "sent",
                "unknown",
                "failed",
                "cancelled",
                name="state",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("next_attempt_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("give_up_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("token", sa.String(length=36), nullable=True),
        sa.Column("lease_until", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("submitting", sa.Boolean(), nullable=False),
        sa.Column("sent_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("message_id", sa.String(length=255), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("sent_subject", sa.Text(), nullable=True),
        sa.Column("sent_body", sa.Text(), nullable=True),
        sa.Column("undone_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["email_sender_id"], ["email_sender.id"], name=op.f("fk_message_email_sender_id_email_sender")
        ),
        sa.ForeignKeyConstraint(
            ["sms_sender_id"], ["sms_sender.id"], name=op.f("fk_message_sms_sender_id_sms_sender")
        ),
        sa.ForeignKeyConstraint(["status_id"], ["status.id"], name=op.f("fk_message_status_id_status")),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_message_subscription_id_subscription")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_message_created_at", "message", ["created_at", "id"], unique=False)
    op.create_index("ix_message_state_next", "message", ["state", "next_attempt_at"], unique=False)
    op.create_index(op.f("ix_message_status_id"), "message", ["status_id"], unique=False)
    op.create_index(op.f("ix_message_subscription_id"), "message", ["subscription_id"], unique=False)
    op.create_index(op.f("ix_message_token"), "message", ["token"], unique=False)
    op.create_index(
        "uq_message_entry",
        "message",
        ["subscription_id", "entry_no", "channel"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=True),
        sa.Column("protocol", sa.String(length=40), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "phone",
                "whatsapp",
                "counter",
                "email",
                "visit",
                "other",
                name="way",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_note_customer_id_customer")),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_note_subscription_id_subscription")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_note_customer", "note", ["customer_id", "created_at"], unique=False)
    op.create_index(op.f("ix_note_protocol"), "note", ["protocol"], unique=False)
    op.create_index("ix_note_subscription", "note", ["subscription_id", "created_at"], unique=False)
    op.create_table(
        "radius_login",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("username_folded", sa.String(length=64), nullable=False),
        sa.Column("password_encrypted", sa.Text(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscription.id"],
            name=op.f("fk_radius_login_subscription_id_subscription"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_radius_login")),
        sa.UniqueConstraint("subscription_id", name=op.f("uq_radius_login_subscription_id")),
        sa.UniqueConstraint("username_folded", name=op.f("uq_radius_login_username_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_recovery_code_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )
    op.create_index(op.f("ix_recovery_code_user_id"), "recovery_code", ["user_id"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_folded", sa.String(length=120), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_saved_view_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("user_id", "page", "name_folded", name=op.f("uq_saved_view_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_saved_view_page", "saved_view", ["page"], unique=False)
    op.create_table(
        "second_factor",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("secret_encrypted", sa.Text(), nullable=False),
        sa.Column("confirmed_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_second_factor_user_id_user")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("started_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("last_seen_at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", statusplanos.extensions.Instant(timezone=True), nullable=True),
        sa.Column("address", sa.String(length=64), nullable=True),
        sa.Column("agent", sa.String(length=255), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_sign_in_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_user_id"), "sign_in", ["user_id"], unique=False)
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "entered",
                "wrong_password",
                "unknown",
                "disabled",
                "throttled",
                "second_factor",
                "link_asked",
                name="outcome",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=True),
        sa.Column("agent", sa.String(length=255), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_sign_in_attempt_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    op.create_index(op.f("ix_sign_in_attempt_at"), "sign_in_attempt", ["at"], unique=False)
    op.create_index(op.f("ix_sign_in_attempt_user_id"), "sign_in_attempt", ["user_id"], unique=False)
    op.create_table(
        "status_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("at", statusplanos.extensions.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_status_id", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("billed_from", sa.Date(), nullable=True),
        sa.Column("to_status_id", sa.Integer(), nullable=False),
        sa.Column("began_trial", sa.Boolean(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_status_id"], ["status.id"], name=op.f("fk_status_move_from_status_id_status")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_status_move_subscription_id_subscription")
        ),
        sa.ForeignKeyConstraint(
            ["to_status_id"], ["status.id"], name=op.f("fk_status_move_to_status_id_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_move")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_status_move_operation_id"), "status_move", ["operation_id"], unique=False)
    op.create_index(op.f("ix_status_move_subscription_id"), "status_move", ["subscription_id"], unique=False)
    op.create_table(
        "status_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("status_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("generates_billing", sa.Boolean(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_status_period_order")),
        sa.ForeignKeyConstraint(["status_id"], ["status.id"], name=op.f("fk_status_period_status_id_status")),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscription.id"],
            name=op.f("fk_status_period_subscription_id_subscription"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_period")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_status_period_status_id"), "status_period", ["status_id"], unique=False)
    op.create_index("ix_status_period_subscription_id", "status_period", ["subscription_id"], unique=False)
    op.create_index(
        "uq_status_period_open",
        "status_period",
        ["subscription_id"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_table(
        "trial_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=14), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_trial_fact_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_trial_fact_subscription_id_subscription")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial_fact")),
    )
    op.create_index(op.f("ix_trial_fact_customer_id"), "trial_fact", ["customer_id"], unique=False)
    op.create_index(op.f("ix_trial_fact_document"), "trial_fact", ["document"], unique=False)
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("the first migration has nothing before it")

--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: refuse_history_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_history_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'history cannot be changed'; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: access_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.access_link (
    id integer NOT NULL,
    token_hash character varying(64) NOT NULL,
    kind character varying(24) NOT NULL,
    user_id integer,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);


--
-- Name: access_link_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.access_link_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: access_link_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.access_link_id_seq OWNED BY public.access_link.id;


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: bulk_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bulk_change (
    id integer NOT NULL,
    state character varying(24) NOT NULL,
    undoes_id integer,
    chosen_by json NOT NULL,
    to_status_id integer,
    effective_on date,
    until date,
    due_on date,
    reason character varying(500) NOT NULL,
    notify boolean NOT NULL,
    figures json,
    revision integer NOT NULL,
    foreseen_on date,
    actor character varying(120) NOT NULL,
    actor_id integer,
    created_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    finished_at timestamp with time zone,
    stop_asked boolean NOT NULL,
    operation_id integer,
    lease_until timestamp with time zone,
    fence integer NOT NULL,
    error text
);


--
-- Name: bulk_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.bulk_change_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: bulk_change_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.bulk_change_id_seq OWNED BY public.bulk_change.id;


--
-- Name: bulk_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bulk_item (
    id integer NOT NULL,
    bulk_id integer NOT NULL,
    subscription_id integer NOT NULL,
    version integer NOT NULL,
    from_status_id integer NOT NULL,
    state character varying(24) NOT NULL,
    cause text
);


--
-- Name: bulk_item_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.bulk_item_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: bulk_item_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.bulk_item_id_seq OWNED BY public.bulk_item.id;


--
-- Name: change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.change (
    id bigint NOT NULL,
    operation_id bigint NOT NULL,
    entity character varying(40) NOT NULL,
    entity_id integer NOT NULL,
    field character varying(40) NOT NULL,
    old text,
    new text
);


--
-- Name: change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: change_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.change_id_seq OWNED BY public.change.id;


--
-- Name: company; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.company (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    timezone character varying(60) NOT NULL,
    daily_at character varying(5) NOT NULL,
    divisor character varying(24) NOT NULL,
    logo character varying(60) NOT NULL,
    default_due_day integer NOT NULL,
    email_footer text NOT NULL,
    sms_footer character varying(160) NOT NULL,
    hourly_limit integer,
    routine_released boolean NOT NULL,
    set_up boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT ck_company_single CHECK ((id = 1))
);


--
-- Name: company_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.company_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: company_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.company_id_seq OWNED BY public.company.id;


--
-- Name: company_logo; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.company_logo (
    id integer NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT ck_company_logo_single CHECK ((id = 1))
);


--
-- Name: company_logo_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.company_logo_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: company_logo_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.company_logo_id_seq OWNED BY public.company_logo.id;


--
-- Name: customer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customer (
    id integer NOT NULL,
    name character varying(160) NOT NULL,
    document character varying(14) NOT NULL,
    email character varying(255),
    mobile character varying(16),
    landline character varying(16),
    due_day integer NOT NULL,
    street character varying(160),
    street_number character varying(20),
    complement character varying(80),
    district character varying(80),
    city character varying(80),
    region character varying(2),
    postal_code character varying(8),
    search text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);


--
-- Name: customer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.customer_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: customer_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.customer_id_seq OWNED BY public.customer.id;


--
-- Name: daily_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_run (
    id integer NOT NULL,
    "on" date NOT NULL,
    kind character varying(24) NOT NULL,
    state character varying(24) NOT NULL,
    observing boolean NOT NULL,
    missed_from date,
    actor character varying(120) NOT NULL,
    actor_id integer,
    operation_id integer,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    lease_until timestamp with time zone,
    fence integer NOT NULL,
    due integer NOT NULL,
    moved integer NOT NULL,
    error text
);


--
-- Name: daily_run_finding; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_run_finding (
    id integer NOT NULL,
    run_id integer NOT NULL,
    subscription_id integer NOT NULL,
    kind character varying(24) NOT NULL,
    cause text NOT NULL,
    due_on date NOT NULL
);


--
-- Name: daily_run_finding_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.daily_run_finding_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: daily_run_finding_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.daily_run_finding_id_seq OWNED BY public.daily_run_finding.id;


--
-- Name: daily_run_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.daily_run_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: daily_run_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.daily_run_id_seq OWNED BY public.daily_run.id;


--
-- Name: daily_run_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_run_step (
    id integer NOT NULL,
    run_id integer NOT NULL,
    from_status_id integer NOT NULL,
    to_status_id integer NOT NULL,
    effective_on date NOT NULL,
    count integer NOT NULL
);


--
-- Name: daily_run_step_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.daily_run_step_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: daily_run_step_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.daily_run_step_id_seq OWNED BY public.daily_run_step.id;


--
-- Name: due_day; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.due_day (
    id integer NOT NULL,
    due_day integer NOT NULL,
    closing_day integer NOT NULL,
    CONSTRAINT ck_due_day_closing CHECK (((closing_day >= 1) AND (closing_day <= 31))),
    CONSTRAINT ck_due_day_due CHECK (((due_day >= 1) AND (due_day <= 31)))
);


--
-- Name: due_day_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.due_day_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: due_day_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.due_day_id_seq OWNED BY public.due_day.id;


--
-- Name: email_sender; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.email_sender (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    address character varying(255) NOT NULL,
    way character varying(24) NOT NULL,
    host character varying(255) NOT NULL,
    port integer NOT NULL,
    security character varying(24) NOT NULL,
    username character varying(255) NOT NULL,
    password_encrypted text,
    hourly_limit integer,
    is_default boolean NOT NULL,
    archived_at timestamp with time zone,
    version integer NOT NULL
);


--
-- Name: email_sender_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.email_sender_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: email_sender_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.email_sender_id_seq OWNED BY public.email_sender.id;


--
-- Name: import_header; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_header (
    id integer NOT NULL,
    fingerprint character varying(64) NOT NULL,
    places json NOT NULL,
    actor character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: import_header_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.import_header_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: import_header_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.import_header_id_seq OWNED BY public.import_header.id;


--
-- Name: import_name; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_name (
    id integer NOT NULL,
    kind character varying(8) NOT NULL,
    folded character varying(240) NOT NULL,
    choice character varying(20) NOT NULL,
    actor character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: import_name_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.import_name_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: import_name_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.import_name_id_seq OWNED BY public.import_name.id;


--
-- Name: import_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_run (
    id integer NOT NULL,
    file_name character varying(160) NOT NULL,
    size integer NOT NULL,
    encoding character varying(12) NOT NULL,
    separator character varying(1) NOT NULL,
    state character varying(24) NOT NULL,
    actor character varying(120) NOT NULL,
    actor_id integer,
    confirmed_by character varying(120),
    confirmed_by_id integer,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    survey json,
    places json,
    found json,
    names json,
    accept_invalid boolean NOT NULL,
    token character varying(36),
    counts json,
    sample json,
    error text,
    operation_id integer
);


--
-- Name: import_run_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.import_run_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: import_run_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.import_run_id_seq OWNED BY public.import_run.id;


--
-- Name: letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter (
    id integer NOT NULL,
    kind character varying(24) NOT NULL,
    user_id integer NOT NULL,
    recipient character varying(255) NOT NULL,
    asked_by character varying(80) NOT NULL,
    state character varying(24) NOT NULL,
    attempts integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone,
    token character varying(36),
    lease_until timestamp with time zone,
    sent_at timestamp with time zone,
    error text
);


--
-- Name: letter_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.letter_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: letter_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.letter_id_seq OWNED BY public.letter.id;


--
-- Name: message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message (
    id integer NOT NULL,
    subscription_id integer NOT NULL,
    entry_no integer NOT NULL,
    status_id integer NOT NULL,
    operation_id integer,
    channel character varying(24) NOT NULL,
    email_sender_id integer,
    sms_sender_id integer,
    recipient character varying(255),
    customer_name character varying(160) NOT NULL,
    plan_name character varying(120) NOT NULL,
    price_cents integer NOT NULL,
    status_name character varying(80) NOT NULL,
    next_status_name character varying(80),
    entered_on date NOT NULL,
    due_on date,
    state character varying(24) NOT NULL,
    attempts integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone,
    give_up_at timestamp with time zone,
    token character varying(36),
    lease_until timestamp with time zone,
    submitting boolean NOT NULL,
    sent_at timestamp with time zone,
    message_id character varying(255),
    error text,
    sent_subject text,
    sent_body text,
    undone_at timestamp with time zone
);


--
-- Name: message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.message_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: message_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.message_id_seq OWNED BY public.message.id;


--
-- Name: note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.note (
    id integer NOT NULL,
    customer_id integer NOT NULL,
    subscription_id integer,
    protocol character varying(40) NOT NULL,
    way character varying(24) NOT NULL,
    text text NOT NULL,
    author character varying(120) NOT NULL,
    search text NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: note_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.note_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: note_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.note_id_seq OWNED BY public.note.id;


--
-- Name: notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notice (
    id integer NOT NULL,
    status_id integer NOT NULL,
    channel character varying(24) NOT NULL,
    enabled boolean NOT NULL,
    email_sender_id integer,
    sms_sender_id integer,
    subject character varying(255) NOT NULL,
    body text NOT NULL
);


--
-- Name: notice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.notice_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: notice_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.notice_id_seq OWNED BY public.notice.id;


--
-- Name: operation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.operation (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying(120) NOT NULL,
    actor_id integer,
    source character varying(24) NOT NULL,
    kind character varying(24),
    about character varying(40),
    about_id integer,
    reason text,
    request_id character varying(40),
    address character varying(64)
);


--
-- Name: operation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.operation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: operation_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.operation_id_seq OWNED BY public.operation.id;


--
-- Name: plan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plan (
    id integer NOT NULL,
    name character varying(120) NOT NULL,
    name_folded character varying(240) NOT NULL,
    price_cents integer NOT NULL,
    supports_radius boolean NOT NULL,
    archived_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT ck_plan_price CHECK ((price_cents >= 0))
);


--
-- Name: plan_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.plan_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: plan_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.plan_id_seq OWNED BY public.plan.id;


--
-- Name: radius_login; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.radius_login (
    id integer NOT NULL,
    subscription_id integer NOT NULL,
    username character varying(64) NOT NULL,
    username_folded character varying(64) NOT NULL,
    password_encrypted text NOT NULL,
    shown integer NOT NULL
);


--
-- Name: radius_login_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.radius_login_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: radius_login_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.radius_login_id_seq OWNED BY public.radius_login.id;


--
-- Name: recovery_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recovery_code (
    id integer NOT NULL,
    user_id integer NOT NULL,
    code_hash character varying(64) NOT NULL
);


--
-- Name: recovery_code_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.recovery_code_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: recovery_code_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.recovery_code_id_seq OWNED BY public.recovery_code.id;


--
-- Name: role; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.role (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    description character varying(255) NOT NULL,
    permission_names text NOT NULL,
    requires_second_factor boolean NOT NULL,
    version integer NOT NULL
);


--
-- Name: role_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.role_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: role_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.role_id_seq OWNED BY public.role.id;


--
-- Name: saved_view; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.saved_view (
    id integer NOT NULL,
    name character varying(60) NOT NULL,
    name_folded character varying(120) NOT NULL,
    page character varying(40) NOT NULL,
    arguments text NOT NULL,
    shared boolean NOT NULL,
    user_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: saved_view_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.saved_view_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: saved_view_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.saved_view_id_seq OWNED BY public.saved_view.id;


--
-- Name: second_factor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.second_factor (
    user_id integer NOT NULL,
    secret_encrypted text NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    last_step integer NOT NULL
);


--
-- Name: sender_health; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sender_health (
    id integer NOT NULL,
    channel character varying(24) NOT NULL,
    sender_id integer NOT NULL,
    failures integer NOT NULL,
    paused_until timestamp with time zone,
    paused_since timestamp with time zone,
    last_error text,
    hour_from timestamp with time zone,
    used integer NOT NULL
);


--
-- Name: sender_health_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sender_health_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sender_health_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sender_health_id_seq OWNED BY public.sender_health.id;


--
-- Name: sent_form; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sent_form (
    token character varying(32) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    url text
);


--
-- Name: sign_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in (
    id integer NOT NULL,
    token_hash character varying(64) NOT NULL,
    user_id integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    address character varying(64),
    agent character varying(255)
);


--
-- Name: sign_in_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_attempt (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying(24) NOT NULL,
    user_id integer,
    email character varying(255) NOT NULL,
    address character varying(64),
    agent character varying(255),
    times integer NOT NULL
);


--
-- Name: sign_in_attempt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sign_in_attempt_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sign_in_attempt_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sign_in_attempt_id_seq OWNED BY public.sign_in_attempt.id;


--
-- Name: sign_in_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sign_in_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sign_in_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sign_in_id_seq OWNED BY public.sign_in.id;


--
-- Name: sms_sender; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sms_sender (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    url text NOT NULL,
    method character varying(8) NOT NULL,
    headers text NOT NULL,
    body text NOT NULL,
    success_path character varying(120) NOT NULL,
    success_value character varying(120) NOT NULL,
    id_path character varying(120) NOT NULL,
    secret_encrypted text,
    hourly_limit integer,
    is_default boolean NOT NULL,
    archived_at timestamp with time zone,
    version integer NOT NULL
);


--
-- Name: sms_sender_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sms_sender_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sms_sender_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sms_sender_id_seq OWNED BY public.sms_sender.id;


--
-- Name: status; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status (
    id integer NOT NULL,
    description character varying(80) NOT NULL,
    description_folded character varying(160) NOT NULL,
    category character varying(24) NOT NULL,
    tone character varying(24) NOT NULL,
    generates_billing boolean NOT NULL,
    next_status_id integer,
    duration_days integer,
    allows_changes boolean NOT NULL,
    access character varying(24) NOT NULL,
    allows_radius_login boolean NOT NULL,
    allows_scheduled_tasks boolean NOT NULL,
    is_trial boolean NOT NULL,
    applier_ids text NOT NULL,
    "position" integer NOT NULL,
    archived_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT ck_status_days CHECK (((duration_days IS NULL) OR ((duration_days >= 1) AND (duration_days <= 3650)))),
    CONSTRAINT ck_status_days_need_next CHECK (((duration_days IS NULL) OR (next_status_id IS NOT NULL))),
    CONSTRAINT ck_status_next_is_other CHECK (((next_status_id IS NULL) OR (next_status_id <> id)))
);


--
-- Name: status_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.status_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: status_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.status_id_seq OWNED BY public.status.id;


--
-- Name: status_move; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status_move (
    id integer NOT NULL,
    subscription_id integer NOT NULL,
    operation_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    from_status_id integer NOT NULL,
    entered_on date NOT NULL,
    due_on date,
    billed_from date,
    to_status_id integer NOT NULL,
    began_trial boolean NOT NULL,
    undone_by integer
);


--
-- Name: status_move_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.status_move_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: status_move_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.status_move_id_seq OWNED BY public.status_move.id;


--
-- Name: status_period; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status_period (
    id integer NOT NULL,
    subscription_id integer NOT NULL,
    status_id integer NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    generates_billing boolean NOT NULL,
    price_cents integer NOT NULL,
    CONSTRAINT ck_status_period_order CHECK (((ended_on IS NULL) OR (ended_on >= started_on)))
);


--
-- Name: status_period_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.status_period_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: status_period_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.status_period_id_seq OWNED BY public.status_period.id;


--
-- Name: subscription; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.subscription (
    id integer NOT NULL,
    code character varying(40) NOT NULL,
    customer_id integer NOT NULL,
    plan_id integer NOT NULL,
    price_cents integer NOT NULL,
    status_id integer NOT NULL,
    entered_on date NOT NULL,
    due_on date,
    billed_from date,
    entry_no integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT ck_subscription_price CHECK ((price_cents >= 0))
);


--
-- Name: subscription_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.subscription_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: subscription_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.subscription_id_seq OWNED BY public.subscription.id;


--
-- Name: trial_fact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.trial_fact (
    id integer NOT NULL,
    customer_id integer NOT NULL,
    subscription_id integer NOT NULL,
    document character varying(14) NOT NULL,
    started_on date NOT NULL
);


--
-- Name: trial_fact_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.trial_fact_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: trial_fact_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.trial_fact_id_seq OWNED BY public.trial_fact.id;


--
-- Name: user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public."user" (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    email character varying(255) NOT NULL,
    password character varying(255),
    active boolean NOT NULL,
    fs_uniquifier character varying(64) NOT NULL,
    role_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    second_factor boolean NOT NULL,
    version integer NOT NULL
);


--
-- Name: user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.user_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: user_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.user_id_seq OWNED BY public."user".id;


--
-- Name: access_link id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_link ALTER COLUMN id SET DEFAULT nextval('public.access_link_id_seq'::regclass);


--
-- Name: bulk_change id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_change ALTER COLUMN id SET DEFAULT nextval('public.bulk_change_id_seq'::regclass);


--
-- Name: bulk_item id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_item ALTER COLUMN id SET DEFAULT nextval('public.bulk_item_id_seq'::regclass);


--
-- Name: change id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.change ALTER COLUMN id SET DEFAULT nextval('public.change_id_seq'::regclass);


--
-- Name: company id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.company ALTER COLUMN id SET DEFAULT nextval('public.company_id_seq'::regclass);


--
-- Name: company_logo id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.company_logo ALTER COLUMN id SET DEFAULT nextval('public.company_logo_id_seq'::regclass);


--
-- Name: customer id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);


--
-- Name: daily_run id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run ALTER COLUMN id SET DEFAULT nextval('public.daily_run_id_seq'::regclass);


--
-- Name: daily_run_finding id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_finding ALTER COLUMN id SET DEFAULT nextval('public.daily_run_finding_id_seq'::regclass);


--
-- Name: daily_run_step id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_step ALTER COLUMN id SET DEFAULT nextval('public.daily_run_step_id_seq'::regclass);


--
-- Name: due_day id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.due_day ALTER COLUMN id SET DEFAULT nextval('public.due_day_id_seq'::regclass);


--
-- Name: email_sender id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.email_sender ALTER COLUMN id SET DEFAULT nextval('public.email_sender_id_seq'::regclass);


--
-- Name: import_header id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_header ALTER COLUMN id SET DEFAULT nextval('public.import_header_id_seq'::regclass);


--
-- Name: import_name id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_name ALTER COLUMN id SET DEFAULT nextval('public.import_name_id_seq'::regclass);


--
-- Name: import_run id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_run ALTER COLUMN id SET DEFAULT nextval('public.import_run_id_seq'::regclass);


--
-- Name: letter id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter ALTER COLUMN id SET DEFAULT nextval('public.letter_id_seq'::regclass);


--
-- Name: message id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message ALTER COLUMN id SET DEFAULT nextval('public.message_id_seq'::regclass);


--
-- Name: note id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.note ALTER COLUMN id SET DEFAULT nextval('public.note_id_seq'::regclass);


--
-- Name: notice id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice ALTER COLUMN id SET DEFAULT nextval('public.notice_id_seq'::regclass);


--
-- Name: operation id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.operation ALTER COLUMN id SET DEFAULT nextval('public.operation_id_seq'::regclass);


--
-- Name: plan id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan ALTER COLUMN id SET DEFAULT nextval('public.plan_id_seq'::regclass);


--
-- Name: radius_login id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.radius_login ALTER COLUMN id SET DEFAULT nextval('public.radius_login_id_seq'::regclass);


--
-- Name: recovery_code id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code ALTER COLUMN id SET DEFAULT nextval('public.recovery_code_id_seq'::regclass);


--
-- Name: role id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role ALTER COLUMN id SET DEFAULT nextval('public.role_id_seq'::regclass);


--
-- Name: saved_view id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view ALTER COLUMN id SET DEFAULT nextval('public.saved_view_id_seq'::regclass);


--
-- Name: sender_health id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sender_health ALTER COLUMN id SET DEFAULT nextval('public.sender_health_id_seq'::regclass);


--
-- Name: sign_in id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in ALTER COLUMN id SET DEFAULT nextval('public.sign_in_id_seq'::regclass);


--
-- Name: sign_in_attempt id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_attempt ALTER COLUMN id SET DEFAULT nextval('public.sign_in_attempt_id_seq'::regclass);


--
-- Name: sms_sender id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_sender ALTER COLUMN id SET DEFAULT nextval('public.sms_sender_id_seq'::regclass);


--
-- Name: status id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status ALTER COLUMN id SET DEFAULT nextval('public.status_id_seq'::regclass);


--
-- Name: status_move id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_move ALTER COLUMN id SET DEFAULT nextval('public.status_move_id_seq'::regclass);


--
-- Name: status_period id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_period ALTER COLUMN id SET DEFAULT nextval('public.status_period_id_seq'::regclass);


--
-- Name: subscription id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription ALTER COLUMN id SET DEFAULT nextval('public.subscription_id_seq'::regclass);


--
-- Name: trial_fact id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.trial_fact ALTER COLUMN id SET DEFAULT nextval('public.trial_fact_id_seq'::regclass);


--
-- Name: user id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."user" ALTER COLUMN id SET DEFAULT nextval('public.user_id_seq'::regclass);


--
-- Data for Name: access_link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.access_link VALUES (1, '01ab42f5d39160eae996ea9a4f3b0b43c25a0d2421699b1fbd9b3c4e895ba2f6', 'reset', 2, '2026-11-24 15:00:18.704415+00', '2026-11-24 17:00:18.704415+00', NULL);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0001');


--
-- Data for Name: bulk_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.bulk_change VALUES (1, 'chosen', NULL, '{"q": "a"}', NULL, NULL, NULL, NULL, '', true, NULL, 0, NULL, 'Ana Nogueira', 1, '2026-11-24 15:00:17.138395+00', NULL, NULL, false, NULL, NULL, 1, NULL);
INSERT INTO public.bulk_change VALUES (2, 'foreseen', NULL, '{"q": "a"}', 6, '2026-11-24', NULL, '2027-03-24', 'obra', true, '{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}', 1, '2026-11-24', 'Ana Nogueira', 1, '2026-11-24 15:00:17.309004+00', NULL, NULL, false, NULL, NULL, 1, NULL);
INSERT INTO public.bulk_change VALUES (4, 'done', NULL, '{"q": "a"}', 6, '2026-11-24', NULL, '2027-03-24', 'obra', true, '{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}', 1, '2026-11-24', 'Ana Nogueira', 1, '2026-11-24 15:00:17.323636+00', '2026-11-24 15:00:18.095541+00', '2026-11-24 15:00:18.372215+00', false, 9, NULL, 2, NULL);
INSERT INTO public.bulk_change VALUES (3, 'waiting', NULL, '{"q": "a"}', 6, '2026-11-24', NULL, '2027-03-24', 'obra', true, '{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}', 1, '2026-11-24', 'Ana Nogueira', 1, '2026-11-24 15:00:17.319183+00', '2026-11-24 15:00:18.560098+00', NULL, false, NULL, '2026-11-25 15:00:18.560146+00', 1, NULL);
INSERT INTO public.bulk_change VALUES (5, 'stopped', NULL, '{"q": "a"}', 6, '2026-11-24', NULL, '2027-03-24', 'obra', true, '{"access": {"kept": 6, "lost": 3}, "messages": {}, "bill": {"before_cents": 35100, "after_cents": 29700, "first_close": "2026-11-30", "last_close": "2026-11-30"}}', 1, '2026-11-24', 'Ana Nogueira', 1, '2026-11-24 15:00:17.33046+00', '2026-11-24 15:00:18.560154+00', NULL, false, NULL, '2026-11-25 15:00:18.560159+00', 1, NULL);
INSERT INTO public.bulk_change VALUES (6, 'foreseen', 4, '{}', NULL, NULL, NULL, NULL, '', true, '{"access": {"kept": 6, "given": 3}, "cancelled": 0, "gone": {}, "bill": {"before_cents": 29700, "after_cents": 35100, "first_close": "2026-11-30", "last_close": "2026-11-30"}}', 1, '2026-11-24', 'Ana Nogueira', 1, '2026-11-24 15:00:18.436442+00', NULL, NULL, false, NULL, NULL, 1, NULL);


--
-- Data for Name: bulk_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.bulk_item VALUES (1, 1, 1, 1, 2, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (2, 1, 2, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (3, 1, 3, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (4, 1, 4, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (5, 1, 5, 1, 2, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (6, 1, 6, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (7, 1, 7, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (8, 1, 8, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (9, 1, 9, 1, 2, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (10, 1, 10, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (11, 1, 11, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (12, 1, 12, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (13, 1, 13, 1, 2, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (15, 2, 2, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (16, 2, 3, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (17, 2, 4, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (19, 2, 6, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (20, 2, 7, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (21, 2, 8, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (23, 2, 10, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (24, 2, 11, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (25, 2, 12, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (28, 3, 2, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (29, 3, 3, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (30, 3, 4, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (32, 3, 6, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (33, 3, 7, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (34, 3, 8, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (36, 3, 10, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (37, 3, 11, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (38, 3, 12, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (54, 5, 2, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (55, 5, 3, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (56, 5, 4, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (58, 5, 6, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (59, 5, 7, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (60, 5, 8, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (62, 5, 10, 1, 1, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (63, 5, 11, 2, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (64, 5, 12, 1, 4, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (14, 2, 1, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (18, 2, 5, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (22, 2, 9, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (26, 2, 13, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (27, 3, 1, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (31, 3, 5, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (35, 3, 9, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (39, 3, 13, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (40, 4, 1, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (44, 4, 5, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (48, 4, 9, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (52, 4, 13, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (53, 5, 1, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (57, 5, 5, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (61, 5, 9, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (65, 5, 13, 1, 2, 'refused', 'Experimenta não aceita tarefa programada');
INSERT INTO public.bulk_item VALUES (41, 4, 2, 1, 1, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (42, 4, 3, 2, 4, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (43, 4, 4, 1, 4, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (45, 4, 6, 1, 1, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (46, 4, 7, 2, 4, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (47, 4, 8, 1, 4, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (49, 4, 10, 1, 1, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (50, 4, 11, 2, 4, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (51, 4, 12, 1, 4, 'moved', NULL);
INSERT INTO public.bulk_item VALUES (66, 6, 2, 2, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (67, 6, 3, 3, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (68, 6, 4, 2, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (69, 6, 6, 2, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (70, 6, 7, 3, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (71, 6, 8, 2, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (72, 6, 10, 2, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (73, 6, 11, 3, 6, 'ready', NULL);
INSERT INTO public.bulk_item VALUES (74, 6, 12, 2, 6, 'ready', NULL);


--
-- Data for Name: change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.change VALUES (1, 1, 'role', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (2, 1, 'role', 1, 'name', NULL, 'Administrador');
INSERT INTO public.change VALUES (3, 1, 'role', 1, 'description', NULL, 'Pode tudo');
INSERT INTO public.change VALUES (4, 1, 'role', 1, 'permission_names', NULL, 'audit,billing,change_status,customers,look,messages,radius_password,settings,users');
INSERT INTO public.change VALUES (5, 1, 'role', 1, 'requires_second_factor', NULL, 'false');
INSERT INTO public.change VALUES (6, 1, 'role', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (7, 1, 'role', 2, 'name', NULL, 'Atendimento');
INSERT INTO public.change VALUES (8, 1, 'role', 2, 'description', NULL, 'Cuida de clientes, planos e mensagens');
INSERT INTO public.change VALUES (9, 1, 'role', 2, 'permission_names', NULL, 'change_status,customers,look,messages,radius_password');
INSERT INTO public.change VALUES (10, 1, 'role', 2, 'requires_second_factor', NULL, 'false');
INSERT INTO public.change VALUES (11, 1, 'role', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (12, 1, 'role', 3, 'name', NULL, 'Financeiro');
INSERT INTO public.change VALUES (13, 1, 'role', 3, 'description', NULL, 'Acompanha cobrança, mensagens e histórico');
INSERT INTO public.change VALUES (14, 1, 'role', 3, 'permission_names', NULL, 'audit,billing,look,messages');
INSERT INTO public.change VALUES (15, 1, 'role', 3, 'requires_second_factor', NULL, 'false');
INSERT INTO public.change VALUES (16, 1, 'role', 4, 'id', NULL, '4');
INSERT INTO public.change VALUES (17, 1, 'role', 4, 'name', NULL, 'Somente leitura');
INSERT INTO public.change VALUES (18, 1, 'role', 4, 'description', NULL, 'Só consulta');
INSERT INTO public.change VALUES (19, 1, 'role', 4, 'permission_names', NULL, 'look');
INSERT INTO public.change VALUES (20, 1, 'role', 4, 'requires_second_factor', NULL, 'false');
INSERT INTO public.change VALUES (21, 1, 'company', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (22, 1, 'company', 1, 'name', NULL, '');
INSERT INTO public.change VALUES (23, 1, 'company', 1, 'timezone', NULL, 'America/Sao_Paulo');
INSERT INTO public.change VALUES (24, 1, 'company', 1, 'daily_at', NULL, '08:00');
INSERT INTO public.change VALUES (25, 1, 'company', 1, 'logo', NULL, '');
INSERT INTO public.change VALUES (26, 1, 'company', 1, 'divisor', NULL, 'thirty');
INSERT INTO public.change VALUES (27, 1, 'company', 1, 'default_due_day', NULL, '10');
INSERT INTO public.change VALUES (28, 1, 'company', 1, 'email_footer', NULL, '');
INSERT INTO public.change VALUES (29, 1, 'company', 1, 'sms_footer', NULL, '');
INSERT INTO public.change VALUES (30, 1, 'company', 1, 'routine_released', NULL, 'false');
INSERT INTO public.change VALUES (31, 1, 'company', 1, 'set_up', NULL, 'false');
INSERT INTO public.change VALUES (32, 1, 'due_day', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (33, 1, 'due_day', 1, 'due_day', NULL, '10');
INSERT INTO public.change VALUES (34, 1, 'due_day', 1, 'closing_day', NULL, '31');
INSERT INTO public.change VALUES (35, 1, 'status', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (36, 1, 'status', 1, 'description', NULL, 'Serviço Habilitado');
INSERT INTO public.change VALUES (37, 1, 'status', 1, 'category', NULL, 'active');
INSERT INTO public.change VALUES (38, 1, 'status', 1, 'tone', NULL, 'green');
INSERT INTO public.change VALUES (39, 1, 'status', 1, 'generates_billing', NULL, 'true');
INSERT INTO public.change VALUES (40, 1, 'status', 1, 'allows_changes', NULL, 'true');
INSERT INTO public.change VALUES (41, 1, 'status', 1, 'access', NULL, 'full');
INSERT INTO public.change VALUES (42, 1, 'status', 1, 'allows_radius_login', NULL, 'true');
INSERT INTO public.change VALUES (43, 1, 'status', 1, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (44, 1, 'status', 1, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (45, 1, 'status', 1, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (46, 1, 'status', 1, 'position', NULL, '3');
INSERT INTO public.change VALUES (47, 1, 'notice', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (48, 1, 'notice', 1, 'status_id', NULL, '1');
INSERT INTO public.change VALUES (49, 1, 'notice', 1, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (50, 1, 'notice', 1, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (51, 1, 'notice', 1, 'subject', NULL, 'Seu {{plano}} está habilitado');
INSERT INTO public.change VALUES (52, 1, 'notice', 1, 'body', NULL, 'Olá, {{primeiro_nome}}!

O {{plano}} está habilitado desde {{data_inicio}}, por {{valor}} ao mês.

Qualquer dúvida, fale conosco.

{{empresa}}');
INSERT INTO public.change VALUES (53, 1, 'notice', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (54, 1, 'notice', 2, 'status_id', NULL, '1');
INSERT INTO public.change VALUES (55, 1, 'notice', 2, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (56, 1, 'notice', 2, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (57, 1, 'notice', 2, 'subject', NULL, '');
INSERT INTO public.change VALUES (58, 1, 'notice', 2, 'body', NULL, '{{plano}} habilitado desde {{data_inicio}}, por {{valor}} mensais. Obrigado! {{empresa}}');
INSERT INTO public.change VALUES (59, 1, 'status', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (60, 1, 'status', 2, 'description', NULL, 'Experimenta');
INSERT INTO public.change VALUES (61, 1, 'status', 2, 'category', NULL, 'active');
INSERT INTO public.change VALUES (62, 1, 'status', 2, 'tone', NULL, 'violet');
INSERT INTO public.change VALUES (63, 1, 'status', 2, 'generates_billing', NULL, 'false');
INSERT INTO public.change VALUES (64, 1, 'status', 2, 'next_status_id', NULL, '1');
INSERT INTO public.change VALUES (65, 1, 'status', 2, 'duration_days', NULL, '10');
INSERT INTO public.change VALUES (66, 1, 'status', 2, 'allows_changes', NULL, 'true');
INSERT INTO public.change VALUES (67, 1, 'status', 2, 'access', NULL, 'full');
INSERT INTO public.change VALUES (68, 1, 'status', 2, 'allows_radius_login', NULL, 'true');
INSERT INTO public.change VALUES (69, 1, 'status', 2, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (70, 1, 'status', 2, 'is_trial', NULL, 'true');
INSERT INTO public.change VALUES (71, 1, 'status', 2, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (72, 1, 'status', 2, 'position', NULL, '2');
INSERT INTO public.change VALUES (73, 1, 'notice', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (74, 1, 'notice', 3, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (75, 1, 'notice', 3, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (76, 1, 'notice', 3, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (77, 1, 'notice', 3, 'subject', NULL, 'Experimente o {{plano}} sem custo até {{ultimo_dia}}');
INSERT INTO public.change VALUES (78, 1, 'notice', 3, 'body', NULL, 'Olá, {{primeiro_nome}}!

O {{plano}} está liberado para você experimentar. Até {{ultimo_dia}} nada é cobrado.

A partir de {{data_proximo}} ele passa a {{proximo_status}}, por {{valor}} ao mês. Para desistir, fale conosco até lá.

{{empresa}}');
INSERT INTO public.change VALUES (79, 1, 'notice', 4, 'id', NULL, '4');
INSERT INTO public.change VALUES (80, 1, 'notice', 4, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (81, 1, 'notice', 4, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (82, 1, 'notice', 4, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (83, 1, 'notice', 4, 'subject', NULL, '');
INSERT INTO public.change VALUES (84, 1, 'notice', 4, 'body', NULL, '{{plano}} liberado! Experimente sem custo até {{ultimo_dia}}. Depois, {{valor}} mensais. {{empresa}}');
INSERT INTO public.change VALUES (85, 1, 'status', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (86, 1, 'status', 3, 'description', NULL, 'Aguardando Instalação');
INSERT INTO public.change VALUES (87, 1, 'status', 3, 'category', NULL, 'inactive');
INSERT INTO public.change VALUES (88, 1, 'status', 3, 'tone', NULL, 'blue');
INSERT INTO public.change VALUES (89, 1, 'status', 3, 'generates_billing', NULL, 'false');
INSERT INTO public.change VALUES (90, 1, 'status', 3, 'next_status_id', NULL, '2');
INSERT INTO public.change VALUES (91, 1, 'status', 3, 'allows_changes', NULL, 'true');
INSERT INTO public.change VALUES (92, 1, 'status', 3, 'access', NULL, 'refused');
INSERT INTO public.change VALUES (93, 1, 'status', 3, 'allows_radius_login', NULL, 'true');
INSERT INTO public.change VALUES (94, 1, 'status', 3, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (95, 1, 'status', 3, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (96, 1, 'status', 3, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (97, 1, 'status', 3, 'position', NULL, '1');
INSERT INTO public.change VALUES (98, 1, 'notice', 5, 'id', NULL, '5');
INSERT INTO public.change VALUES (99, 1, 'notice', 5, 'status_id', NULL, '3');
INSERT INTO public.change VALUES (100, 1, 'notice', 5, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (101, 1, 'notice', 5, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (102, 1, 'notice', 5, 'subject', NULL, 'Recebemos o seu pedido do {{plano}}');
INSERT INTO public.change VALUES (103, 1, 'notice', 5, 'body', NULL, 'Olá, {{primeiro_nome}}!

O seu {{plano}} aguarda a instalação. Vamos combinar com você o melhor dia.

Nada é cobrado até o serviço ser habilitado.

{{empresa}}');
INSERT INTO public.change VALUES (104, 1, 'notice', 6, 'id', NULL, '6');
INSERT INTO public.change VALUES (105, 1, 'notice', 6, 'status_id', NULL, '3');
INSERT INTO public.change VALUES (106, 1, 'notice', 6, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (107, 1, 'notice', 6, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (108, 1, 'notice', 6, 'subject', NULL, '');
INSERT INTO public.change VALUES (109, 1, 'notice', 6, 'body', NULL, 'Recebemos o seu pedido do {{plano}}. Em breve combinamos o dia para instalar. {{empresa}}');
INSERT INTO public.change VALUES (110, 1, 'status', 4, 'id', NULL, '4');
INSERT INTO public.change VALUES (111, 1, 'status', 4, 'description', NULL, 'Suspenso por Débito');
INSERT INTO public.change VALUES (112, 1, 'status', 4, 'category', NULL, 'inactive');
INSERT INTO public.change VALUES (113, 1, 'status', 4, 'tone', NULL, 'red');
INSERT INTO public.change VALUES (114, 1, 'status', 4, 'generates_billing', NULL, 'false');
INSERT INTO public.change VALUES (115, 1, 'status', 4, 'allows_changes', NULL, 'false');
INSERT INTO public.change VALUES (116, 1, 'status', 4, 'access', NULL, 'notice');
INSERT INTO public.change VALUES (117, 1, 'status', 4, 'allows_radius_login', NULL, 'false');
INSERT INTO public.change VALUES (118, 1, 'status', 4, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (119, 1, 'status', 4, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (120, 1, 'status', 4, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (121, 1, 'status', 4, 'position', NULL, '5');
INSERT INTO public.change VALUES (122, 1, 'notice', 7, 'id', NULL, '7');
INSERT INTO public.change VALUES (123, 1, 'notice', 7, 'status_id', NULL, '4');
INSERT INTO public.change VALUES (124, 1, 'notice', 7, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (125, 1, 'notice', 7, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (126, 1, 'notice', 7, 'subject', NULL, 'Seu {{plano}} foi suspenso');
INSERT INTO public.change VALUES (127, 1, 'notice', 7, 'body', NULL, 'Olá, {{primeiro_nome}}!

O {{plano}} está suspenso desde {{data_inicio}} por falta de pagamento.

Assim que o pagamento for confirmado, a conexão volta. Se você já pagou, fale conosco.

{{empresa}}');
INSERT INTO public.change VALUES (128, 1, 'notice', 8, 'id', NULL, '8');
INSERT INTO public.change VALUES (129, 1, 'notice', 8, 'status_id', NULL, '4');
INSERT INTO public.change VALUES (130, 1, 'notice', 8, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (131, 1, 'notice', 8, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (132, 1, 'notice', 8, 'subject', NULL, '');
INSERT INTO public.change VALUES (133, 1, 'notice', 8, 'body', NULL, '{{plano}} suspenso por falta de pagamento. Se o pagamento foi feito, fale conosco. {{empresa}}');
INSERT INTO public.change VALUES (134, 1, 'status', 5, 'id', NULL, '5');
INSERT INTO public.change VALUES (135, 1, 'status', 5, 'description', NULL, 'Habilitado Provisoriamente');
INSERT INTO public.change VALUES (136, 1, 'status', 5, 'category', NULL, 'active');
INSERT INTO public.change VALUES (137, 1, 'status', 5, 'tone', NULL, 'amber');
INSERT INTO public.change VALUES (138, 1, 'status', 5, 'generates_billing', NULL, 'true');
INSERT INTO public.change VALUES (139, 1, 'status', 5, 'next_status_id', NULL, '4');
INSERT INTO public.change VALUES (140, 1, 'status', 5, 'duration_days', NULL, '5');
INSERT INTO public.change VALUES (141, 1, 'status', 5, 'allows_changes', NULL, 'false');
INSERT INTO public.change VALUES (142, 1, 'status', 5, 'access', NULL, 'full');
INSERT INTO public.change VALUES (143, 1, 'status', 5, 'allows_radius_login', NULL, 'false');
INSERT INTO public.change VALUES (144, 1, 'status', 5, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (145, 1, 'status', 5, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (146, 1, 'status', 5, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (147, 1, 'status', 5, 'position', NULL, '4');
INSERT INTO public.change VALUES (148, 1, 'notice', 9, 'id', NULL, '9');
INSERT INTO public.change VALUES (149, 1, 'notice', 9, 'status_id', NULL, '5');
INSERT INTO public.change VALUES (150, 1, 'notice', 9, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (151, 1, 'notice', 9, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (152, 1, 'notice', 9, 'subject', NULL, 'Seu {{plano}} está liberado até {{ultimo_dia}}');
INSERT INTO public.change VALUES (153, 1, 'notice', 9, 'body', NULL, 'Olá, {{primeiro_nome}}!

Liberamos o {{plano}} em confiança até {{ultimo_dia}}.

Para continuar conectado depois disso, regularize o pagamento até lá.

{{empresa}}');
INSERT INTO public.change VALUES (154, 1, 'notice', 10, 'id', NULL, '10');
INSERT INTO public.change VALUES (155, 1, 'notice', 10, 'status_id', NULL, '5');
INSERT INTO public.change VALUES (156, 1, 'notice', 10, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (157, 1, 'notice', 10, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (158, 1, 'notice', 10, 'subject', NULL, '');
INSERT INTO public.change VALUES (159, 1, 'notice', 10, 'body', NULL, '{{plano}} liberado até {{ultimo_dia}}. Para seguir conectado, regularize antes disso. {{empresa}}');
INSERT INTO public.change VALUES (160, 1, 'status', 6, 'id', NULL, '6');
INSERT INTO public.change VALUES (161, 1, 'status', 6, 'description', NULL, 'Suspenso a Pedido');
INSERT INTO public.change VALUES (162, 1, 'status', 6, 'category', NULL, 'inactive');
INSERT INTO public.change VALUES (163, 1, 'status', 6, 'tone', NULL, 'orange');
INSERT INTO public.change VALUES (164, 1, 'status', 6, 'generates_billing', NULL, 'false');
INSERT INTO public.change VALUES (165, 1, 'status', 6, 'next_status_id', NULL, '1');
INSERT INTO public.change VALUES (166, 1, 'status', 6, 'duration_days', NULL, '120');
INSERT INTO public.change VALUES (167, 1, 'status', 6, 'allows_changes', NULL, 'true');
INSERT INTO public.change VALUES (168, 1, 'status', 6, 'access', NULL, 'refused');
INSERT INTO public.change VALUES (169, 1, 'status', 6, 'allows_radius_login', NULL, 'false');
INSERT INTO public.change VALUES (170, 1, 'status', 6, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (171, 1, 'status', 6, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (172, 1, 'status', 6, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (173, 1, 'status', 6, 'position', NULL, '6');
INSERT INTO public.change VALUES (174, 1, 'notice', 11, 'id', NULL, '11');
INSERT INTO public.change VALUES (175, 1, 'notice', 11, 'status_id', NULL, '6');
INSERT INTO public.change VALUES (176, 1, 'notice', 11, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (177, 1, 'notice', 11, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (178, 1, 'notice', 11, 'subject', NULL, 'Seu {{plano}} está suspenso, como você pediu');
INSERT INTO public.change VALUES (179, 1, 'notice', 11, 'body', NULL, 'Olá, {{primeiro_nome}}!

O {{plano}} fica suspenso até {{ultimo_dia}}. Nesse tempo nada é cobrado.

Em {{data_proximo}} ele volta a {{proximo_status}}. Para voltar antes, fale conosco.

{{empresa}}');
INSERT INTO public.change VALUES (180, 1, 'notice', 12, 'id', NULL, '12');
INSERT INTO public.change VALUES (181, 1, 'notice', 12, 'status_id', NULL, '6');
INSERT INTO public.change VALUES (182, 1, 'notice', 12, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (183, 1, 'notice', 12, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (184, 1, 'notice', 12, 'subject', NULL, '');
INSERT INTO public.change VALUES (185, 1, 'notice', 12, 'body', NULL, '{{plano}} suspenso, como pediu. Volta em {{data_proximo}}; para voltar antes, fale conosco. {{empresa}}');
INSERT INTO public.change VALUES (186, 1, 'status', 7, 'id', NULL, '7');
INSERT INTO public.change VALUES (187, 1, 'status', 7, 'description', NULL, 'Cancelado');
INSERT INTO public.change VALUES (188, 1, 'status', 7, 'category', NULL, 'cancelled');
INSERT INTO public.change VALUES (189, 1, 'status', 7, 'tone', NULL, 'grey');
INSERT INTO public.change VALUES (190, 1, 'status', 7, 'generates_billing', NULL, 'false');
INSERT INTO public.change VALUES (191, 1, 'status', 7, 'allows_changes', NULL, 'false');
INSERT INTO public.change VALUES (192, 1, 'status', 7, 'access', NULL, 'refused');
INSERT INTO public.change VALUES (193, 1, 'status', 7, 'allows_radius_login', NULL, 'false');
INSERT INTO public.change VALUES (194, 1, 'status', 7, 'allows_scheduled_tasks', NULL, 'false');
INSERT INTO public.change VALUES (195, 1, 'status', 7, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (196, 1, 'status', 7, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (197, 1, 'status', 7, 'position', NULL, '7');
INSERT INTO public.change VALUES (198, 1, 'notice', 13, 'id', NULL, '13');
INSERT INTO public.change VALUES (199, 1, 'notice', 13, 'status_id', NULL, '7');
INSERT INTO public.change VALUES (200, 1, 'notice', 13, 'channel', NULL, 'email');
INSERT INTO public.change VALUES (201, 1, 'notice', 13, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (202, 1, 'notice', 13, 'subject', NULL, 'Seu {{plano}} foi cancelado');
INSERT INTO public.change VALUES (203, 1, 'notice', 13, 'body', NULL, 'Olá, {{primeiro_nome}}!

O {{plano}} foi cancelado em {{data_inicio}}.

Obrigado pelo tempo conosco. Se quiser voltar, é só chamar.

{{empresa}}');
INSERT INTO public.change VALUES (204, 1, 'notice', 14, 'id', NULL, '14');
INSERT INTO public.change VALUES (205, 1, 'notice', 14, 'status_id', NULL, '7');
INSERT INTO public.change VALUES (206, 1, 'notice', 14, 'channel', NULL, 'sms');
INSERT INTO public.change VALUES (207, 1, 'notice', 14, 'enabled', NULL, 'false');
INSERT INTO public.change VALUES (208, 1, 'notice', 14, 'subject', NULL, '');
INSERT INTO public.change VALUES (209, 1, 'notice', 14, 'body', NULL, '{{plano}} cancelado em {{data_inicio}}. Se quiser voltar, fale conosco. {{empresa}}');
INSERT INTO public.change VALUES (210, 2, 'user', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (211, 2, 'user', 1, 'name', NULL, 'Ana Nogueira');
INSERT INTO public.change VALUES (212, 2, 'user', 1, 'email', NULL, 'ana@exemplo.com.br');
INSERT INTO public.change VALUES (213, 2, 'user', 1, 'active', NULL, 'true');
INSERT INTO public.change VALUES (214, 2, 'user', 1, 'role_id', NULL, '1');
INSERT INTO public.change VALUES (215, 2, 'user', 1, 'password', NULL, 'alterado');
INSERT INTO public.change VALUES (216, 2, 'user', 1, 'second_factor', NULL, 'false');
INSERT INTO public.change VALUES (217, 2, 'user', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (218, 2, 'user', 2, 'name', NULL, 'Beto Lima');
INSERT INTO public.change VALUES (219, 2, 'user', 2, 'email', NULL, 'beto@exemplo.com.br');
INSERT INTO public.change VALUES (220, 2, 'user', 2, 'active', NULL, 'true');
INSERT INTO public.change VALUES (221, 2, 'user', 2, 'role_id', NULL, '4');
INSERT INTO public.change VALUES (222, 2, 'user', 2, 'password', NULL, 'alterado');
INSERT INTO public.change VALUES (223, 2, 'user', 2, 'second_factor', NULL, 'false');
INSERT INTO public.change VALUES (224, 3, 'email_sender', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (225, 3, 'email_sender', 1, 'name', NULL, 'Serra Fibra');
INSERT INTO public.change VALUES (226, 3, 'email_sender', 1, 'address', NULL, 'aviso@serra.test');
INSERT INTO public.change VALUES (227, 3, 'email_sender', 1, 'way', NULL, 'folder');
INSERT INTO public.change VALUES (228, 3, 'email_sender', 1, 'host', NULL, '');
INSERT INTO public.change VALUES (229, 3, 'email_sender', 1, 'port', NULL, '587');
INSERT INTO public.change VALUES (230, 3, 'email_sender', 1, 'security', NULL, 'starttls');
INSERT INTO public.change VALUES (231, 3, 'email_sender', 1, 'username', NULL, '');
INSERT INTO public.change VALUES (232, 3, 'email_sender', 1, 'is_default', NULL, 'true');
INSERT INTO public.change VALUES (233, 3, 'email_sender', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (234, 3, 'email_sender', 2, 'name', NULL, 'Financeiro');
INSERT INTO public.change VALUES (235, 3, 'email_sender', 2, 'address', NULL, 'fin@serra.test');
INSERT INTO public.change VALUES (236, 3, 'email_sender', 2, 'way', NULL, 'smtp');
INSERT INTO public.change VALUES (237, 3, 'email_sender', 2, 'host', NULL, 'smtp.serra.test');
INSERT INTO public.change VALUES (238, 3, 'email_sender', 2, 'port', NULL, '587');
INSERT INTO public.change VALUES (239, 3, 'email_sender', 2, 'security', NULL, 'starttls');
INSERT INTO public.change VALUES (240, 3, 'email_sender', 2, 'username', NULL, '');
INSERT INTO public.change VALUES (241, 3, 'email_sender', 2, 'is_default', NULL, 'false');
INSERT INTO public.change VALUES (242, 3, 'sms_sender', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (243, 3, 'sms_sender', 1, 'name', NULL, 'Serra SMS');
INSERT INTO public.change VALUES (244, 3, 'sms_sender', 1, 'url', NULL, 'https://sms.serra.test/send');
INSERT INTO public.change VALUES (245, 3, 'sms_sender', 1, 'method', NULL, 'POST');
INSERT INTO public.change VALUES (246, 3, 'sms_sender', 1, 'headers', NULL, '');
INSERT INTO public.change VALUES (247, 3, 'sms_sender', 1, 'body', NULL, '{{texto}}');
INSERT INTO public.change VALUES (248, 3, 'sms_sender', 1, 'success_path', NULL, '');
INSERT INTO public.change VALUES (249, 3, 'sms_sender', 1, 'success_value', NULL, '');
INSERT INTO public.change VALUES (250, 3, 'sms_sender', 1, 'id_path', NULL, '');
INSERT INTO public.change VALUES (251, 3, 'sms_sender', 1, 'is_default', NULL, 'false');
INSERT INTO public.change VALUES (252, 3, 'notice', 3, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (253, 3, 'notice', 3, 'email_sender_id', NULL, '1');
INSERT INTO public.change VALUES (254, 3, 'notice', 3, 'subject', 'Experimente o {{plano}} sem custo até {{ultimo_dia}}', '{{plano}}: {{status}}');
INSERT INTO public.change VALUES (255, 3, 'notice', 3, 'body', 'Olá, {{primeiro_nome}}!

O {{plano}} está liberado para você experimentar. Até {{ultimo_dia}} nada é cobrado.

A partir de {{data_proximo}} ele passa a {{proximo_status}}, por {{valor}} ao mês. Para desistir, fale conosco até lá.

{{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (256, 3, 'notice', 4, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (257, 3, 'notice', 4, 'sms_sender_id', NULL, '1');
INSERT INTO public.change VALUES (258, 3, 'notice', 4, 'body', '{{plano}} liberado! Experimente sem custo até {{ultimo_dia}}. Depois, {{valor}} mensais. {{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (259, 3, 'notice', 1, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (260, 3, 'notice', 1, 'email_sender_id', NULL, '1');
INSERT INTO public.change VALUES (261, 3, 'notice', 1, 'subject', 'Seu {{plano}} está habilitado', '{{plano}}: {{status}}');
INSERT INTO public.change VALUES (262, 3, 'notice', 1, 'body', 'Olá, {{primeiro_nome}}!

O {{plano}} está habilitado desde {{data_inicio}}, por {{valor}} ao mês.

Qualquer dúvida, fale conosco.

{{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (263, 3, 'notice', 2, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (264, 3, 'notice', 2, 'sms_sender_id', NULL, '1');
INSERT INTO public.change VALUES (265, 3, 'notice', 2, 'body', '{{plano}} habilitado desde {{data_inicio}}, por {{valor}} mensais. Obrigado! {{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (266, 3, 'notice', 9, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (267, 3, 'notice', 9, 'email_sender_id', NULL, '1');
INSERT INTO public.change VALUES (268, 3, 'notice', 9, 'subject', 'Seu {{plano}} está liberado até {{ultimo_dia}}', '{{plano}}: {{status}}');
INSERT INTO public.change VALUES (269, 3, 'notice', 9, 'body', 'Olá, {{primeiro_nome}}!

Liberamos o {{plano}} em confiança até {{ultimo_dia}}.

Para continuar conectado depois disso, regularize o pagamento até lá.

{{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (270, 3, 'notice', 10, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (271, 3, 'notice', 10, 'sms_sender_id', NULL, '1');
INSERT INTO public.change VALUES (272, 3, 'notice', 10, 'body', '{{plano}} liberado até {{ultimo_dia}}. Para seguir conectado, regularize antes disso. {{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (273, 3, 'notice', 7, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (274, 3, 'notice', 7, 'email_sender_id', NULL, '1');
INSERT INTO public.change VALUES (275, 3, 'notice', 7, 'subject', 'Seu {{plano}} foi suspenso', '{{plano}}: {{status}}');
INSERT INTO public.change VALUES (276, 3, 'notice', 7, 'body', 'Olá, {{primeiro_nome}}!

O {{plano}} está suspenso desde {{data_inicio}} por falta de pagamento.

Assim que o pagamento for confirmado, a conexão volta. Se você já pagou, fale conosco.

{{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (277, 3, 'notice', 8, 'enabled', 'false', 'true');
INSERT INTO public.change VALUES (278, 3, 'notice', 8, 'sms_sender_id', NULL, '1');
INSERT INTO public.change VALUES (279, 3, 'notice', 8, 'body', '{{plano}} suspenso por falta de pagamento. Se o pagamento foi feito, fale conosco. {{empresa}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.change VALUES (280, 3, 'company', 1, 'email_footer', '', 'Serra Fibra Telecom
0800 123 4567');
INSERT INTO public.change VALUES (281, 3, 'company', 1, 'sms_footer', '', 'Serra Fibra 0800 123');
INSERT INTO public.change VALUES (282, 3, 'company', 1, 'hourly_limit', NULL, '200');
INSERT INTO public.change VALUES (283, 3, 'company', 1, 'routine_released', 'false', 'true');
INSERT INTO public.change VALUES (284, 3, 'company', 1, 'logo', '', '400x100-64e78516ab');
INSERT INTO public.change VALUES (285, 3, 'plan', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (286, 3, 'plan', 1, 'name', NULL, 'Plano Super Mais');
INSERT INTO public.change VALUES (287, 3, 'plan', 1, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (288, 3, 'plan', 1, 'supports_radius', NULL, 'true');
INSERT INTO public.change VALUES (289, 3, 'plan', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (290, 3, 'plan', 2, 'name', NULL, 'Fibra 100');
INSERT INTO public.change VALUES (291, 3, 'plan', 2, 'price_cents', NULL, '7000');
INSERT INTO public.change VALUES (292, 3, 'plan', 2, 'supports_radius', NULL, 'true');
INSERT INTO public.change VALUES (293, 3, 'plan', 2, 'archived_at', NULL, '2026-11-24T15:00:13.440506+00:00');
INSERT INTO public.change VALUES (294, 3, 'customer', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (295, 3, 'customer', 1, 'name', NULL, 'Marina Duarte Alves');
INSERT INTO public.change VALUES (296, 3, 'customer', 1, 'document', NULL, '52998224725');
INSERT INTO public.change VALUES (297, 3, 'customer', 1, 'email', NULL, 'marina@exemplo.com.br');
INSERT INTO public.change VALUES (298, 3, 'customer', 1, 'mobile', NULL, '+5531998765432');
INSERT INTO public.change VALUES (299, 3, 'customer', 1, 'due_day', NULL, '10');
INSERT INTO public.change VALUES (300, 3, 'subscription', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (301, 3, 'subscription', 1, 'code', NULL, 'P1');
INSERT INTO public.change VALUES (302, 3, 'subscription', 1, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (303, 3, 'subscription', 1, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (304, 3, 'subscription', 1, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (305, 3, 'subscription', 1, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (306, 3, 'subscription', 1, 'entered_on', NULL, '2026-11-20');
INSERT INTO public.change VALUES (307, 3, 'subscription', 1, 'due_on', NULL, '2026-11-30');
INSERT INTO public.change VALUES (308, 3, 'subscription', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (309, 3, 'subscription', 2, 'code', NULL, 'P2');
INSERT INTO public.change VALUES (310, 3, 'subscription', 2, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (311, 3, 'subscription', 2, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (312, 3, 'subscription', 2, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (313, 3, 'subscription', 2, 'status_id', NULL, '1');
INSERT INTO public.change VALUES (314, 3, 'subscription', 2, 'entered_on', NULL, '2026-11-15');
INSERT INTO public.change VALUES (315, 3, 'subscription', 2, 'billed_from', NULL, '2026-11-15');
INSERT INTO public.change VALUES (316, 3, 'subscription', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (317, 3, 'subscription', 3, 'code', NULL, 'P3');
INSERT INTO public.change VALUES (318, 3, 'subscription', 3, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (319, 3, 'subscription', 3, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (320, 3, 'subscription', 3, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (321, 3, 'subscription', 3, 'status_id', NULL, '5');
INSERT INTO public.change VALUES (322, 3, 'subscription', 3, 'entered_on', NULL, '2026-08-26');
INSERT INTO public.change VALUES (323, 3, 'subscription', 3, 'due_on', NULL, '2026-08-31');
INSERT INTO public.change VALUES (324, 3, 'subscription', 3, 'billed_from', NULL, '2026-08-26');
INSERT INTO public.change VALUES (325, 3, 'subscription', 4, 'id', NULL, '4');
INSERT INTO public.change VALUES (326, 3, 'subscription', 4, 'code', NULL, 'P4');
INSERT INTO public.change VALUES (327, 3, 'subscription', 4, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (328, 3, 'subscription', 4, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (329, 3, 'subscription', 4, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (330, 3, 'subscription', 4, 'status_id', NULL, '4');
INSERT INTO public.change VALUES (331, 3, 'subscription', 4, 'entered_on', NULL, '2026-10-15');
INSERT INTO public.change VALUES (332, 3, 'customer', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (333, 3, 'customer', 2, 'name', NULL, 'Caetano Brito');
INSERT INTO public.change VALUES (334, 3, 'customer', 2, 'document', NULL, '11144477735');
INSERT INTO public.change VALUES (335, 3, 'customer', 2, 'mobile', NULL, '+5531991234567');
INSERT INTO public.change VALUES (336, 3, 'customer', 2, 'due_day', NULL, '10');
INSERT INTO public.change VALUES (337, 3, 'subscription', 5, 'id', NULL, '5');
INSERT INTO public.change VALUES (338, 3, 'subscription', 5, 'code', NULL, 'P5');
INSERT INTO public.change VALUES (339, 3, 'subscription', 5, 'customer_id', NULL, '2');
INSERT INTO public.change VALUES (340, 3, 'subscription', 5, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (341, 3, 'subscription', 5, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (342, 3, 'subscription', 5, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (343, 3, 'subscription', 5, 'entered_on', NULL, '2026-11-20');
INSERT INTO public.change VALUES (344, 3, 'subscription', 5, 'due_on', NULL, '2026-11-30');
INSERT INTO public.change VALUES (345, 3, 'subscription', 6, 'id', NULL, '6');
INSERT INTO public.change VALUES (346, 3, 'subscription', 6, 'code', NULL, 'P6');
INSERT INTO public.change VALUES (347, 3, 'subscription', 6, 'customer_id', NULL, '2');
INSERT INTO public.change VALUES (348, 3, 'subscription', 6, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (349, 3, 'subscription', 6, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (350, 3, 'subscription', 6, 'status_id', NULL, '1');
INSERT INTO public.change VALUES (351, 3, 'subscription', 6, 'entered_on', NULL, '2026-11-15');
INSERT INTO public.change VALUES (352, 3, 'subscription', 6, 'billed_from', NULL, '2026-11-15');
INSERT INTO public.change VALUES (353, 3, 'subscription', 7, 'id', NULL, '7');
INSERT INTO public.change VALUES (354, 3, 'subscription', 7, 'code', NULL, 'P7');
INSERT INTO public.change VALUES (355, 3, 'subscription', 7, 'customer_id', NULL, '2');
INSERT INTO public.change VALUES (356, 3, 'subscription', 7, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (357, 3, 'subscription', 7, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (358, 3, 'subscription', 7, 'status_id', NULL, '5');
INSERT INTO public.change VALUES (359, 3, 'subscription', 7, 'entered_on', NULL, '2026-08-26');
INSERT INTO public.change VALUES (360, 3, 'subscription', 7, 'due_on', NULL, '2026-08-31');
INSERT INTO public.change VALUES (361, 3, 'subscription', 7, 'billed_from', NULL, '2026-08-26');
INSERT INTO public.change VALUES (362, 3, 'subscription', 8, 'id', NULL, '8');
INSERT INTO public.change VALUES (363, 3, 'subscription', 8, 'code', NULL, 'P8');
INSERT INTO public.change VALUES (364, 3, 'subscription', 8, 'customer_id', NULL, '2');
INSERT INTO public.change VALUES (365, 3, 'subscription', 8, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (366, 3, 'subscription', 8, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (367, 3, 'subscription', 8, 'status_id', NULL, '4');
INSERT INTO public.change VALUES (368, 3, 'subscription', 8, 'entered_on', NULL, '2026-10-15');
INSERT INTO public.change VALUES (369, 3, 'customer', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (370, 3, 'customer', 3, 'name', NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó');
INSERT INTO public.change VALUES (371, 3, 'customer', 3, 'document', NULL, '11222333000181');
INSERT INTO public.change VALUES (372, 3, 'customer', 3, 'due_day', NULL, '10');
INSERT INTO public.change VALUES (373, 3, 'subscription', 9, 'id', NULL, '9');
INSERT INTO public.change VALUES (374, 3, 'subscription', 9, 'code', NULL, 'P9');
INSERT INTO public.change VALUES (375, 3, 'subscription', 9, 'customer_id', NULL, '3');
INSERT INTO public.change VALUES (376, 3, 'subscription', 9, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (377, 3, 'subscription', 9, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (378, 3, 'subscription', 9, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (379, 3, 'subscription', 9, 'entered_on', NULL, '2026-11-20');
INSERT INTO public.change VALUES (380, 3, 'subscription', 9, 'due_on', NULL, '2026-11-30');
INSERT INTO public.change VALUES (381, 3, 'subscription', 10, 'id', NULL, '10');
INSERT INTO public.change VALUES (382, 3, 'subscription', 10, 'code', NULL, 'P10');
INSERT INTO public.change VALUES (383, 3, 'subscription', 10, 'customer_id', NULL, '3');
INSERT INTO public.change VALUES (384, 3, 'subscription', 10, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (385, 3, 'subscription', 10, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (386, 3, 'subscription', 10, 'status_id', NULL, '1');
INSERT INTO public.change VALUES (387, 3, 'subscription', 10, 'entered_on', NULL, '2026-11-15');
INSERT INTO public.change VALUES (388, 3, 'subscription', 10, 'billed_from', NULL, '2026-11-15');
INSERT INTO public.change VALUES (389, 3, 'subscription', 11, 'id', NULL, '11');
INSERT INTO public.change VALUES (390, 3, 'subscription', 11, 'code', NULL, 'P11');
INSERT INTO public.change VALUES (391, 3, 'subscription', 11, 'customer_id', NULL, '3');
INSERT INTO public.change VALUES (392, 3, 'subscription', 11, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (393, 3, 'subscription', 11, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (394, 3, 'subscription', 11, 'status_id', NULL, '5');
INSERT INTO public.change VALUES (395, 3, 'subscription', 11, 'entered_on', NULL, '2026-08-26');
INSERT INTO public.change VALUES (396, 3, 'subscription', 11, 'due_on', NULL, '2026-08-31');
INSERT INTO public.change VALUES (397, 3, 'subscription', 11, 'billed_from', NULL, '2026-08-26');
INSERT INTO public.change VALUES (398, 3, 'subscription', 12, 'id', NULL, '12');
INSERT INTO public.change VALUES (399, 3, 'subscription', 12, 'code', NULL, 'P12');
INSERT INTO public.change VALUES (400, 3, 'subscription', 12, 'customer_id', NULL, '3');
INSERT INTO public.change VALUES (401, 3, 'subscription', 12, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (402, 3, 'subscription', 12, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (403, 3, 'subscription', 12, 'status_id', NULL, '4');
INSERT INTO public.change VALUES (404, 3, 'subscription', 12, 'entered_on', NULL, '2026-10-15');
INSERT INTO public.change VALUES (405, 3, 'status', 8, 'id', NULL, '8');
INSERT INTO public.change VALUES (406, 3, 'status', 8, 'description', NULL, 'Arquivado antigo');
INSERT INTO public.change VALUES (407, 3, 'status', 8, 'category', NULL, 'active');
INSERT INTO public.change VALUES (408, 3, 'status', 8, 'tone', NULL, 'grey');
INSERT INTO public.change VALUES (409, 3, 'status', 8, 'generates_billing', NULL, 'false');
INSERT INTO public.change VALUES (410, 3, 'status', 8, 'allows_changes', NULL, 'true');
INSERT INTO public.change VALUES (411, 3, 'status', 8, 'access', NULL, 'full');
INSERT INTO public.change VALUES (412, 3, 'status', 8, 'allows_radius_login', NULL, 'false');
INSERT INTO public.change VALUES (413, 3, 'status', 8, 'allows_scheduled_tasks', NULL, 'true');
INSERT INTO public.change VALUES (414, 3, 'status', 8, 'is_trial', NULL, 'false');
INSERT INTO public.change VALUES (415, 3, 'status', 8, 'applier_ids', NULL, '');
INSERT INTO public.change VALUES (416, 3, 'status', 8, 'position', NULL, '0');
INSERT INTO public.change VALUES (417, 3, 'status', 8, 'archived_at', NULL, '2026-11-24T15:00:14.563782+00:00');
INSERT INTO public.change VALUES (418, 3, 'radius_login', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (419, 3, 'radius_login', 1, 'username', NULL, 'caetano.brito');
INSERT INTO public.change VALUES (420, 3, 'radius_login', 1, 'password_encrypted', NULL, 'alterado');
INSERT INTO public.change VALUES (421, 3, 'radius_login', 1, 'shown', NULL, '0');
INSERT INTO public.change VALUES (422, 3, 'radius_login', 1, 'subscription_id', NULL, '2');
INSERT INTO public.change VALUES (423, 3, 'note', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (424, 3, 'note', 1, 'protocol', NULL, '20261124-000001');
INSERT INTO public.change VALUES (425, 3, 'note', 1, 'way', NULL, 'phone');
INSERT INTO public.change VALUES (426, 3, 'note', 1, 'text', NULL, 'Ligou: sem sinal desde ontem.');
INSERT INTO public.change VALUES (427, 3, 'note', 1, 'author', NULL, 'Ana Nogueira');
INSERT INTO public.change VALUES (428, 3, 'note', 1, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (429, 3, 'note', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (430, 3, 'note', 2, 'protocol', NULL, 'OS-7781');
INSERT INTO public.change VALUES (431, 3, 'note', 2, 'way', NULL, 'whatsapp');
INSERT INTO public.change VALUES (432, 3, 'note', 2, 'text', NULL, 'Combinou visita.
Quer trocar o roteador.');
INSERT INTO public.change VALUES (433, 3, 'note', 2, 'author', NULL, 'Ana Nogueira');
INSERT INTO public.change VALUES (434, 3, 'note', 2, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (435, 3, 'note', 2, 'subscription_id', NULL, '2');
INSERT INTO public.change VALUES (436, 4, 'status', 2, 'allows_scheduled_tasks', 'true', 'false');
INSERT INTO public.change VALUES (437, 5, 'subscription', 3, 'status_id', '5', '4');
INSERT INTO public.change VALUES (438, 5, 'subscription', 7, 'status_id', '5', '4');
INSERT INTO public.change VALUES (439, 5, 'subscription', 11, 'status_id', '5', '4');
INSERT INTO public.change VALUES (440, 5, 'subscription', 3, 'entered_on', '2026-08-26', '2026-11-24');
INSERT INTO public.change VALUES (441, 5, 'subscription', 7, 'entered_on', '2026-08-26', '2026-11-24');
INSERT INTO public.change VALUES (442, 5, 'subscription', 11, 'entered_on', '2026-08-26', '2026-11-24');
INSERT INTO public.change VALUES (443, 5, 'subscription', 3, 'due_on', '2026-08-31', NULL);
INSERT INTO public.change VALUES (444, 5, 'subscription', 7, 'due_on', '2026-08-31', NULL);
INSERT INTO public.change VALUES (445, 5, 'subscription', 11, 'due_on', '2026-08-31', NULL);
INSERT INTO public.change VALUES (446, 7, 'plan', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (447, 7, 'plan', 3, 'name', NULL, 'Fibra 300');
INSERT INTO public.change VALUES (448, 7, 'plan', 3, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (449, 7, 'plan', 3, 'supports_radius', NULL, 'true');
INSERT INTO public.change VALUES (450, 7, 'customer', 4, 'id', NULL, '4');
INSERT INTO public.change VALUES (451, 7, 'customer', 4, 'name', NULL, 'Davi Reis');
INSERT INTO public.change VALUES (452, 7, 'customer', 4, 'document', NULL, '15350946056');
INSERT INTO public.change VALUES (453, 7, 'customer', 4, 'due_day', NULL, '10');
INSERT INTO public.change VALUES (454, 7, 'subscription', 13, 'id', NULL, '13');
INSERT INTO public.change VALUES (455, 7, 'subscription', 13, 'code', NULL, '77');
INSERT INTO public.change VALUES (456, 7, 'subscription', 13, 'customer_id', NULL, '4');
INSERT INTO public.change VALUES (457, 7, 'subscription', 13, 'plan_id', NULL, '3');
INSERT INTO public.change VALUES (458, 7, 'subscription', 13, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (459, 7, 'subscription', 13, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (460, 7, 'subscription', 13, 'entered_on', NULL, '2026-11-01');
INSERT INTO public.change VALUES (461, 7, 'subscription', 13, 'due_on', NULL, '2026-11-11');
INSERT INTO public.change VALUES (462, 8, 'saved_view', 1, 'id', NULL, '1');
INSERT INTO public.change VALUES (463, 8, 'saved_view', 1, 'name', NULL, 'Para hoje');
INSERT INTO public.change VALUES (464, 8, 'saved_view', 1, 'page', NULL, 'customers.index');
INSERT INTO public.change VALUES (465, 8, 'saved_view', 1, 'arguments', NULL, 'category=active');
INSERT INTO public.change VALUES (466, 8, 'saved_view', 1, 'shared', NULL, 'true');
INSERT INTO public.change VALUES (467, 8, 'saved_view', 1, 'user_id', NULL, '1');
INSERT INTO public.change VALUES (468, 8, 'saved_view', 2, 'id', NULL, '2');
INSERT INTO public.change VALUES (469, 8, 'saved_view', 2, 'name', NULL, 'Para hoje');
INSERT INTO public.change VALUES (470, 8, 'saved_view', 2, 'page', NULL, 'messaging.index');
INSERT INTO public.change VALUES (471, 8, 'saved_view', 2, 'arguments', NULL, 'state=failed');
INSERT INTO public.change VALUES (472, 8, 'saved_view', 2, 'shared', NULL, 'true');
INSERT INTO public.change VALUES (473, 8, 'saved_view', 2, 'user_id', NULL, '1');
INSERT INTO public.change VALUES (474, 9, 'subscription', 2, 'status_id', '1', '6');
INSERT INTO public.change VALUES (475, 9, 'subscription', 4, 'status_id', '4', '6');
INSERT INTO public.change VALUES (476, 9, 'subscription', 6, 'status_id', '1', '6');
INSERT INTO public.change VALUES (477, 9, 'subscription', 8, 'status_id', '4', '6');
INSERT INTO public.change VALUES (478, 9, 'subscription', 10, 'status_id', '1', '6');
INSERT INTO public.change VALUES (479, 9, 'subscription', 12, 'status_id', '4', '6');
INSERT INTO public.change VALUES (480, 9, 'subscription', 3, 'status_id', '4', '6');
INSERT INTO public.change VALUES (481, 9, 'subscription', 7, 'status_id', '4', '6');
INSERT INTO public.change VALUES (482, 9, 'subscription', 11, 'status_id', '4', '6');
INSERT INTO public.change VALUES (483, 9, 'subscription', 2, 'entered_on', '2026-11-15', '2026-11-24');
INSERT INTO public.change VALUES (484, 9, 'subscription', 4, 'entered_on', '2026-10-15', '2026-11-24');
INSERT INTO public.change VALUES (485, 9, 'subscription', 6, 'entered_on', '2026-11-15', '2026-11-24');
INSERT INTO public.change VALUES (486, 9, 'subscription', 8, 'entered_on', '2026-10-15', '2026-11-24');
INSERT INTO public.change VALUES (487, 9, 'subscription', 10, 'entered_on', '2026-11-15', '2026-11-24');
INSERT INTO public.change VALUES (488, 9, 'subscription', 12, 'entered_on', '2026-10-15', '2026-11-24');
INSERT INTO public.change VALUES (489, 9, 'subscription', 2, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (490, 9, 'subscription', 4, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (491, 9, 'subscription', 6, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (492, 9, 'subscription', 8, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (493, 9, 'subscription', 10, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (494, 9, 'subscription', 12, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (495, 9, 'subscription', 3, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (496, 9, 'subscription', 7, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (497, 9, 'subscription', 11, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (498, 10, 'user', 3, 'id', NULL, '3');
INSERT INTO public.change VALUES (499, 10, 'user', 3, 'name', NULL, 'Davi Reis');
INSERT INTO public.change VALUES (500, 10, 'user', 3, 'email', NULL, 'davi@exemplo.com.br');
INSERT INTO public.change VALUES (501, 10, 'user', 3, 'active', NULL, 'true');
INSERT INTO public.change VALUES (502, 10, 'user', 3, 'role_id', NULL, '2');
INSERT INTO public.change VALUES (503, 10, 'user', 3, 'second_factor', NULL, 'false');
INSERT INTO public.change VALUES (504, 11, 'subscription', 14, 'id', NULL, '14');
INSERT INTO public.change VALUES (505, 11, 'subscription', 14, 'code', NULL, 'P14');
INSERT INTO public.change VALUES (506, 11, 'subscription', 14, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (507, 11, 'subscription', 14, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (508, 11, 'subscription', 14, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (509, 11, 'subscription', 14, 'status_id', NULL, '1');
INSERT INTO public.change VALUES (510, 11, 'subscription', 14, 'entered_on', NULL, '2026-11-24');
INSERT INTO public.change VALUES (511, 11, 'subscription', 14, 'billed_from', NULL, '2026-11-24');
INSERT INTO public.change VALUES (512, 12, 'subscription', 15, 'id', NULL, '15');
INSERT INTO public.change VALUES (513, 12, 'subscription', 15, 'code', NULL, 'P15');
INSERT INTO public.change VALUES (514, 12, 'subscription', 15, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (515, 12, 'subscription', 15, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (516, 12, 'subscription', 15, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (517, 12, 'subscription', 15, 'status_id', NULL, '2');
INSERT INTO public.change VALUES (518, 12, 'subscription', 15, 'entered_on', NULL, '2026-11-24');
INSERT INTO public.change VALUES (519, 12, 'subscription', 15, 'due_on', NULL, '2026-12-04');
INSERT INTO public.change VALUES (520, 13, 'subscription', 16, 'id', NULL, '16');
INSERT INTO public.change VALUES (521, 13, 'subscription', 16, 'code', NULL, 'P16');
INSERT INTO public.change VALUES (522, 13, 'subscription', 16, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (523, 13, 'subscription', 16, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (524, 13, 'subscription', 16, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (525, 13, 'subscription', 16, 'status_id', NULL, '3');
INSERT INTO public.change VALUES (526, 13, 'subscription', 16, 'entered_on', NULL, '2026-11-24');
INSERT INTO public.change VALUES (527, 14, 'subscription', 17, 'id', NULL, '17');
INSERT INTO public.change VALUES (528, 14, 'subscription', 17, 'code', NULL, 'P17');
INSERT INTO public.change VALUES (529, 14, 'subscription', 17, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (530, 14, 'subscription', 17, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (531, 14, 'subscription', 17, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (532, 14, 'subscription', 17, 'status_id', NULL, '4');
INSERT INTO public.change VALUES (533, 14, 'subscription', 17, 'entered_on', NULL, '2026-11-24');
INSERT INTO public.change VALUES (534, 15, 'subscription', 18, 'id', NULL, '18');
INSERT INTO public.change VALUES (535, 15, 'subscription', 18, 'code', NULL, 'P18');
INSERT INTO public.change VALUES (536, 15, 'subscription', 18, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (537, 15, 'subscription', 18, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (538, 15, 'subscription', 18, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (539, 15, 'subscription', 18, 'status_id', NULL, '5');
INSERT INTO public.change VALUES (540, 15, 'subscription', 18, 'entered_on', NULL, '2026-11-24');
INSERT INTO public.change VALUES (541, 15, 'subscription', 18, 'due_on', NULL, '2026-11-29');
INSERT INTO public.change VALUES (542, 15, 'subscription', 18, 'billed_from', NULL, '2026-11-24');
INSERT INTO public.change VALUES (543, 16, 'subscription', 19, 'id', NULL, '19');
INSERT INTO public.change VALUES (544, 16, 'subscription', 19, 'code', NULL, 'P19');
INSERT INTO public.change VALUES (545, 16, 'subscription', 19, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (546, 16, 'subscription', 19, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (547, 16, 'subscription', 19, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (548, 16, 'subscription', 19, 'status_id', NULL, '6');
INSERT INTO public.change VALUES (549, 16, 'subscription', 19, 'entered_on', NULL, '2026-11-24');
INSERT INTO public.change VALUES (550, 16, 'subscription', 19, 'due_on', NULL, '2027-03-24');
INSERT INTO public.change VALUES (551, 17, 'subscription', 20, 'id', NULL, '20');
INSERT INTO public.change VALUES (552, 17, 'subscription', 20, 'code', NULL, 'P20');
INSERT INTO public.change VALUES (553, 17, 'subscription', 20, 'customer_id', NULL, '1');
INSERT INTO public.change VALUES (554, 17, 'subscription', 20, 'plan_id', NULL, '1');
INSERT INTO public.change VALUES (555, 17, 'subscription', 20, 'price_cents', NULL, '9000');
INSERT INTO public.change VALUES (556, 17, 'subscription', 20, 'status_id', NULL, '7');
INSERT INTO public.change VALUES (557, 17, 'subscription', 20, 'entered_on', NULL, '2026-11-24');


--
-- Data for Name: company; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.company VALUES (1, '', 'America/Sao_Paulo', '08:00', 'thirty', '400x100-64e78516ab', 10, 'Serra Fibra Telecom
0800 123 4567', 'Serra Fibra 0800 123', 200, true, false, 3);


--
-- Data for Name: company_logo; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.company_logo VALUES (1, '\x89504e470d0a1a0a0000000d4948445200000190000000640806000000a8cb6677000001364944415478daedd5b101000004c0305cee736e30d89213ba34a37b02008e4a02000c04000301c040003010003010000c04000301c040003010003010000c04000301c040003010003010000c04000301c040003010003010000c04000301c040003010003010000c04000301c040003010003010000c04000301c040003010003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301c04000c040003010000c04000301000301c040003010000c04000301000301c040003010000c04000301000301c040003010000c04000301000301c040003010000c04000301000301e0c702642d02c71b4882d40000000049454e44ae426082');


--
-- Data for Name: customer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.customer VALUES (1, 'Marina Duarte Alves', '52998224725', 'marina@exemplo.com.br', '+5531998765432', NULL, 10, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'marina duarte alves 52998224725 marina@exemplo.com.br +5531998765432', '2026-11-24 15:00:13.44053+00', 1);
INSERT INTO public.customer VALUES (2, 'Caetano Brito', '11144477735', NULL, '+5531991234567', NULL, 10, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'caetano brito 11144477735 +5531991234567', '2026-11-24 15:00:13.791481+00', 1);
INSERT INTO public.customer VALUES (3, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', '11222333000181', NULL, NULL, NULL, 10, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'sociedade esportiva e recreativa dos moradores da serra do cipo 11222333000181', '2026-11-24 15:00:14.362339+00', 1);
INSERT INTO public.customer VALUES (4, 'Davi Reis', '15350946056', NULL, NULL, NULL, 10, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'davi reis 15350946056', '2026-11-24 15:00:15.677442+00', 1);


--
-- Data for Name: daily_run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.daily_run VALUES (1, '2026-11-24', 'command', 'done', false, NULL, 'Ana Nogueira', NULL, 5, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.972383+00', NULL, 1, 3, 3, NULL);
INSERT INTO public.daily_run VALUES (2, '2026-12-03', 'command', 'done', false, NULL, 'Ana Nogueira', NULL, 6, '2026-11-24 15:00:15.033283+00', '2026-11-24 15:00:15.081146+00', NULL, 1, 3, 0, NULL);


--
-- Data for Name: daily_run_finding; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.daily_run_finding VALUES (1, 2, 1, 'left', 'Experimenta não aceita tarefa programada', '2026-11-30');
INSERT INTO public.daily_run_finding VALUES (2, 2, 5, 'left', 'Experimenta não aceita tarefa programada', '2026-11-30');
INSERT INTO public.daily_run_finding VALUES (3, 2, 9, 'left', 'Experimenta não aceita tarefa programada', '2026-11-30');


--
-- Data for Name: daily_run_step; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.daily_run_step VALUES (1, 1, 5, 4, '2026-11-24', 3);


--
-- Data for Name: due_day; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.due_day VALUES (1, 10, 31);


--
-- Data for Name: email_sender; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.email_sender VALUES (1, 'Serra Fibra', 'aviso@serra.test', 'folder', '', 587, 'starttls', '', NULL, NULL, true, NULL, 1);
INSERT INTO public.email_sender VALUES (2, 'Financeiro', 'fin@serra.test', 'smtp', 'smtp.serra.test', 587, 'starttls', '', NULL, NULL, false, NULL, 1);


--
-- Data for Name: import_header; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.import_header VALUES (1, '328e1efba25b1c354682d9a8f5bf3d5078033eb2d47add78c0e20a0f8f17743f', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', 'Ana Nogueira', '2026-11-24 15:00:16.744471+00');


--
-- Data for Name: import_name; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: import_run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.import_run VALUES (1, 'clientes.csv', 130, 'utf-8', ';', 'done', 'Ana Nogueira', 1, 'Ana Nogueira', 1, '2026-11-24 15:00:13.328423+00', '2026-11-24 15:00:15.877167+00', '{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', '{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}', '{"status": {}, "plan": {}}', false, 'c65d9766-0ec8-45b0-bf66-91e09c86322d', '{"accepted": 1, "updated": 0, "unchanged": 0, "due": 1, "differences": 0, "missing": 12, "refused": {"name": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 1, "plans": 1, "subscriptions": 1}, "by_status": {"2": 1}, "due_days": {}}', 'null', NULL, 7);
INSERT INTO public.import_run VALUES (2, 'clientes.csv', 130, 'utf-8', ';', 'failed', 'Ana Nogueira', 1, NULL, NULL, '2026-11-24 15:00:15.905595+00', NULL, '{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', '{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}', '{"status": {}, "plan": {}}', false, '71718206-7f14-45d4-9c9c-c4c355f38f87', '{"accepted": 1, "updated": 0, "unchanged": 1, "due": 0, "differences": 0, "missing": 12, "refused": {"name": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 0, "plans": 0, "subscriptions": 0}, "by_status": {}, "due_days": {}}', '[{"line": 2, "code": "77", "name": "Davi Reis", "document": "15350946056", "plan": "Fibra 300", "price_cents": 9000, "status_id": 2, "entered_on": "2026-11-01"}]', 'O arquivo não pôde ser lido.', NULL);
INSERT INTO public.import_run VALUES (3, 'clientes.csv', 130, 'utf-8', ';', 'discarded', 'Ana Nogueira', 1, NULL, NULL, '2026-11-24 15:00:16.161955+00', NULL, '{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', '{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}', '{"status": {}, "plan": {}}', false, '31546e67-9b1f-49af-a502-ba2f9f911dee', '{"accepted": 1, "updated": 0, "unchanged": 1, "due": 0, "differences": 0, "missing": 12, "refused": {"name": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 0, "plans": 0, "subscriptions": 0}, "by_status": {}, "due_days": {}}', '[{"line": 2, "code": "77", "name": "Davi Reis", "document": "15350946056", "plan": "Fibra 300", "price_cents": 9000, "status_id": 2, "entered_on": "2026-11-01"}]', NULL, NULL);
INSERT INTO public.import_run VALUES (4, 'clientes.csv', 170, 'utf-8', ';', 'checked', 'Ana Nogueira', 1, NULL, NULL, '2026-11-24 15:00:16.379667+00', NULL, '{"rows": 3, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8", "9"]}, {"title": "nome", "empty": 1, "examples": ["Davi dos Reis", "Eva"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1", "15350946057"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra", "F"]}, {"title": "valor", "empty": 0, "examples": ["99,90", "x", "1"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', '{"status": {"names": [["Experimenta", "experimenta", 2], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1], ["F", "f", 1]], "more": 0, "empty": 0}}', '{"status": {}, "plan": {}}', false, '6460bfb9-3f4f-48a7-b217-387042bfa498', '{"accepted": 1, "updated": 1, "unchanged": 0, "due": 0, "differences": 2, "missing": 12, "refused": {"name": 1, "document": 1}, "kept": {}, "skipped": {}, "warned": {"email": 1}, "created": {"customers": 0, "plans": 0, "subscriptions": 0}, "by_status": {}, "due_days": {}}', '[{"line": 2, "code": "77", "name": "Davi dos Reis", "document": "15350946056", "plan": "Fibra 300", "price_cents": 9990, "status_id": 2, "entered_on": "2026-11-01"}]', NULL, NULL);
INSERT INTO public.import_run VALUES (6, 'clientes.csv', 130, 'utf-8', ';', 'draft', 'Ana Nogueira', 1, NULL, NULL, '2026-11-24 15:00:16.744471+00', NULL, '{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "inscricao", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "plan": 3, "price": 4, "status": 5, "date": 6}', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.import_run VALUES (5, 'clientes.csv', 130, 'utf-8', ';', 'uploaded', 'Ana Nogueira', 1, NULL, NULL, '2026-11-24 15:00:16.744471+00', NULL, '{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Experimenta", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', '{"status": {"names": [["Experimenta", "experimenta", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}', '{"status": {}, "plan": {}}', false, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.import_run VALUES (7, 'clientes.csv', 128, 'utf-8', ';', 'draft', 'Ana Nogueira', 1, NULL, NULL, '2026-11-24 15:00:16.744471+00', NULL, '{"rows": 2, "columns": [{"title": "codigo", "empty": 0, "examples": ["77", "8"]}, {"title": "nome", "empty": 1, "examples": ["Davi Reis"]}, {"title": "documento", "empty": 0, "examples": ["15350946056", "1"]}, {"title": "plano", "empty": 0, "examples": ["Fibra 300", "Fibra"]}, {"title": "valor", "empty": 0, "examples": ["90,00", "x"]}, {"title": "status", "empty": 0, "examples": ["Em testes", "Nada"]}, {"title": "data", "empty": 0, "examples": ["01/11/2026", "1"]}]}', '{"code": 0, "name": 1, "document": 2, "plan": 3, "price": 4, "status": 5, "date": 6}', '{"status": {"names": [["Em testes", "em testes", 1], ["Nada", "nada", 1]], "more": 0, "empty": 0}, "plan": {"names": [["Fibra 300", "fibra 300", 1], ["Fibra", "fibra", 1]], "more": 0, "empty": 0}}', NULL, false, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: letter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter VALUES (1, 'invitation', 3, 'davi@exemplo.com.br', 'Ana Nogueira', 'queued', 0, '2026-11-24 15:00:18.920725+00', '2026-11-24 15:00:18.920725+00', NULL, NULL, NULL, NULL);


--
-- Data for Name: message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message VALUES (8, 4, 1, 4, 3, 'sms', NULL, 1, '+5531998765432', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-10-15', NULL, 'queued', 0, '2026-11-24 15:00:13.761715+00', '2026-11-24 15:00:13.761715+00', '2026-11-25 15:00:13.761715+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (9, 5, 1, 2, 3, 'email', 1, NULL, NULL, 'Caetano Brito', 'Plano Super Mais', 9000, 'Experimenta', 'Serviço Habilitado', '2026-11-20', '2026-11-30', 'failed', 0, '2026-11-24 15:00:13.7938+00', '2026-11-24 15:00:13.7938+00', '2026-11-25 15:00:13.7938+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (10, 5, 1, 2, 3, 'sms', NULL, 1, '+5531991234567', 'Caetano Brito', 'Plano Super Mais', 9000, 'Experimenta', 'Serviço Habilitado', '2026-11-20', '2026-11-30', 'queued', 0, '2026-11-24 15:00:13.7938+00', '2026-11-24 15:00:13.7938+00', '2026-11-25 15:00:13.7938+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (11, 6, 1, 1, 3, 'email', 1, NULL, NULL, 'Caetano Brito', 'Plano Super Mais', 9000, 'Serviço Habilitado', NULL, '2026-11-15', NULL, 'failed', 0, '2026-11-24 15:00:14.014875+00', '2026-11-24 15:00:14.014875+00', '2026-11-25 15:00:14.014875+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (12, 6, 1, 1, 3, 'sms', NULL, 1, '+5531991234567', 'Caetano Brito', 'Plano Super Mais', 9000, 'Serviço Habilitado', NULL, '2026-11-15', NULL, 'queued', 0, '2026-11-24 15:00:14.014875+00', '2026-11-24 15:00:14.014875+00', '2026-11-25 15:00:14.014875+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (13, 7, 1, 5, 3, 'email', 1, NULL, NULL, 'Caetano Brito', 'Plano Super Mais', 9000, 'Habilitado Provisoriamente', 'Suspenso por Débito', '2026-08-26', '2026-08-31', 'failed', 0, '2026-11-24 15:00:14.336841+00', '2026-11-24 15:00:14.336841+00', '2026-11-25 15:00:14.336841+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (14, 7, 1, 5, 3, 'sms', NULL, 1, '+5531991234567', 'Caetano Brito', 'Plano Super Mais', 9000, 'Habilitado Provisoriamente', 'Suspenso por Débito', '2026-08-26', '2026-08-31', 'queued', 0, '2026-11-24 15:00:14.336841+00', '2026-11-24 15:00:14.336841+00', '2026-11-25 15:00:14.336841+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (15, 8, 1, 4, 3, 'email', 1, NULL, NULL, 'Caetano Brito', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-10-15', NULL, 'failed', 0, '2026-11-24 15:00:14.349573+00', '2026-11-24 15:00:14.349573+00', '2026-11-25 15:00:14.349573+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (16, 8, 1, 4, 3, 'sms', NULL, 1, '+5531991234567', 'Caetano Brito', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-10-15', NULL, 'queued', 0, '2026-11-24 15:00:14.349573+00', '2026-11-24 15:00:14.349573+00', '2026-11-25 15:00:14.349573+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (17, 9, 1, 2, 3, 'email', 1, NULL, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Experimenta', 'Serviço Habilitado', '2026-11-20', '2026-11-30', 'failed', 0, '2026-11-24 15:00:14.362962+00', '2026-11-24 15:00:14.362962+00', '2026-11-25 15:00:14.362962+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (18, 9, 1, 2, 3, 'sms', NULL, 1, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Experimenta', 'Serviço Habilitado', '2026-11-20', '2026-11-30', 'failed', 0, '2026-11-24 15:00:14.362962+00', '2026-11-24 15:00:14.362962+00', '2026-11-25 15:00:14.362962+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem celular.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (19, 10, 1, 1, 3, 'email', 1, NULL, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Serviço Habilitado', NULL, '2026-11-15', NULL, 'failed', 0, '2026-11-24 15:00:14.431782+00', '2026-11-24 15:00:14.431782+00', '2026-11-25 15:00:14.431782+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (20, 10, 1, 1, 3, 'sms', NULL, 1, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Serviço Habilitado', NULL, '2026-11-15', NULL, 'failed', 0, '2026-11-24 15:00:14.431782+00', '2026-11-24 15:00:14.431782+00', '2026-11-25 15:00:14.431782+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem celular.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (21, 11, 1, 5, 3, 'email', 1, NULL, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Habilitado Provisoriamente', 'Suspenso por Débito', '2026-08-26', '2026-08-31', 'failed', 0, '2026-11-24 15:00:14.452818+00', '2026-11-24 15:00:14.452818+00', '2026-11-25 15:00:14.452818+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (22, 11, 1, 5, 3, 'sms', NULL, 1, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Habilitado Provisoriamente', 'Suspenso por Débito', '2026-08-26', '2026-08-31', 'failed', 0, '2026-11-24 15:00:14.452818+00', '2026-11-24 15:00:14.452818+00', '2026-11-25 15:00:14.452818+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem celular.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (23, 12, 1, 4, 3, 'email', 1, NULL, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-10-15', NULL, 'failed', 0, '2026-11-24 15:00:14.523701+00', '2026-11-24 15:00:14.523701+00', '2026-11-25 15:00:14.523701+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (24, 12, 1, 4, 3, 'sms', NULL, 1, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-10-15', NULL, 'failed', 0, '2026-11-24 15:00:14.523701+00', '2026-11-24 15:00:14.523701+00', '2026-11-25 15:00:14.523701+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem celular.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (25, 11, 2, 4, 5, 'email', 1, NULL, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-11-24', NULL, 'failed', 0, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.605578+00', '2026-11-25 15:00:14.605578+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (26, 7, 2, 4, 5, 'email', 1, NULL, NULL, 'Caetano Brito', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-11-24', NULL, 'failed', 0, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.605578+00', '2026-11-25 15:00:14.605578+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem e-mail.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (27, 3, 2, 4, 5, 'email', 1, NULL, 'marina@exemplo.com.br', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-11-24', NULL, 'queued', 0, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.605578+00', '2026-11-25 15:00:14.605578+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (28, 11, 2, 4, 5, 'sms', NULL, 1, NULL, 'Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-11-24', NULL, 'failed', 0, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.605578+00', '2026-11-25 15:00:14.605578+00', NULL, NULL, false, NULL, NULL, 'O cliente não tem celular.', NULL, NULL, NULL);
INSERT INTO public.message VALUES (29, 7, 2, 4, 5, 'sms', NULL, 1, '+5531991234567', 'Caetano Brito', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-11-24', NULL, 'queued', 0, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.605578+00', '2026-11-25 15:00:14.605578+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (30, 3, 2, 4, 5, 'sms', NULL, 1, '+5531998765432', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-11-24', NULL, 'queued', 0, '2026-11-24 15:00:14.605578+00', '2026-11-24 15:00:14.605578+00', '2026-11-25 15:00:14.605578+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (1, 1, 1, 2, 3, 'email', 1, NULL, 'marina@exemplo.com.br', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Experimenta', 'Serviço Habilitado', '2026-11-20', '2026-11-30', 'queued', 1, '2026-11-24 15:00:13.461827+00', '2026-11-24 15:00:13.461827+00', '2026-11-25 15:00:13.461827+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (2, 1, 1, 2, 3, 'sms', NULL, 1, '+5531998765432', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Experimenta', 'Serviço Habilitado', '2026-11-20', '2026-11-30', 'claimed', 1, '2026-11-24 15:00:13.461827+00', '2026-11-24 15:00:13.461827+00', '2026-11-25 15:00:13.461827+00', 't', '2026-11-25 15:00:15.098904+00', false, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.message VALUES (3, 2, 1, 1, 3, 'email', 1, NULL, 'marina@exemplo.com.br', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Serviço Habilitado', NULL, '2026-11-15', NULL, 'retry_wait', 1, '2026-11-24 15:00:13.652711+00', '2026-11-24 15:00:13.652711+00', '2026-11-25 15:00:13.652711+00', NULL, NULL, false, NULL, NULL, '550 caixa postal cheia', NULL, NULL, NULL);
INSERT INTO public.message VALUES (4, 2, 1, 1, 3, 'sms', NULL, 1, '+5531998765432', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Serviço Habilitado', NULL, '2026-11-15', NULL, 'sent', 1, '2026-11-24 15:00:13.652711+00', '2026-11-24 15:00:13.652711+00', '2026-11-25 15:00:13.652711+00', NULL, NULL, false, '2026-11-24 15:00:15.098931+00', NULL, NULL, 'Olá', 'Olá, Marina!', NULL);
INSERT INTO public.message VALUES (5, 3, 1, 5, 3, 'email', 1, NULL, 'marina@exemplo.com.br', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Habilitado Provisoriamente', 'Suspenso por Débito', '2026-08-26', '2026-08-31', 'unknown', 1, '2026-11-24 15:00:13.69136+00', '2026-11-24 15:00:13.69136+00', '2026-11-25 15:00:13.69136+00', NULL, NULL, false, NULL, NULL, '550 caixa postal cheia', NULL, NULL, NULL);
INSERT INTO public.message VALUES (6, 3, 1, 5, 3, 'sms', NULL, 1, '+5531998765432', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Habilitado Provisoriamente', 'Suspenso por Débito', '2026-08-26', '2026-08-31', 'failed', 1, '2026-11-24 15:00:13.69136+00', '2026-11-24 15:00:13.69136+00', '2026-11-25 15:00:13.69136+00', NULL, NULL, false, NULL, NULL, '550 caixa postal cheia', NULL, NULL, NULL);
INSERT INTO public.message VALUES (7, 4, 1, 4, 3, 'email', 1, NULL, 'marina@exemplo.com.br', 'Marina Duarte Alves', 'Plano Super Mais', 9000, 'Suspenso por Débito', NULL, '2026-10-15', NULL, 'cancelled', 1, '2026-11-24 15:00:13.761715+00', '2026-11-24 15:00:13.761715+00', '2026-11-25 15:00:13.761715+00', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: note; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.note VALUES (1, 1, NULL, '20261124-000001', 'phone', 'Ligou: sem sinal desde ontem.', 'Ana Nogueira', '20261124-000001 ligou: sem sinal desde ontem.', '2026-11-24 15:00:14.571877+00');
INSERT INTO public.note VALUES (2, 1, 2, 'OS-7781', 'whatsapp', 'Combinou visita.
Quer trocar o roteador.', 'Ana Nogueira', 'os-7781 combinou visita. quer trocar o roteador.', '2026-11-24 15:00:14.579367+00');


--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES (5, 3, 'email', false, NULL, NULL, 'Recebemos o seu pedido do {{plano}}', 'Olá, {{primeiro_nome}}!

O seu {{plano}} aguarda a instalação. Vamos combinar com você o melhor dia.

Nada é cobrado até o serviço ser habilitado.

{{empresa}}');
INSERT INTO public.notice VALUES (6, 3, 'sms', false, NULL, NULL, '', 'Recebemos o seu pedido do {{plano}}. Em breve combinamos o dia para instalar. {{empresa}}');
INSERT INTO public.notice VALUES (11, 6, 'email', false, NULL, NULL, 'Seu {{plano}} está suspenso, como você pediu', 'Olá, {{primeiro_nome}}!

O {{plano}} fica suspenso até {{ultimo_dia}}. Nesse tempo nada é cobrado.

Em {{data_proximo}} ele volta a {{proximo_status}}. Para voltar antes, fale conosco.

{{empresa}}');
INSERT INTO public.notice VALUES (12, 6, 'sms', false, NULL, NULL, '', '{{plano}} suspenso, como pediu. Volta em {{data_proximo}}; para voltar antes, fale conosco. {{empresa}}');
INSERT INTO public.notice VALUES (13, 7, 'email', false, NULL, NULL, 'Seu {{plano}} foi cancelado', 'Olá, {{primeiro_nome}}!

O {{plano}} foi cancelado em {{data_inicio}}.

Obrigado pelo tempo conosco. Se quiser voltar, é só chamar.

{{empresa}}');
INSERT INTO public.notice VALUES (14, 7, 'sms', false, NULL, NULL, '', '{{plano}} cancelado em {{data_inicio}}. Se quiser voltar, fale conosco. {{empresa}}');
INSERT INTO public.notice VALUES (3, 2, 'email', true, 1, NULL, '{{plano}}: {{status}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (4, 2, 'sms', true, NULL, 1, '', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (1, 1, 'email', true, 1, NULL, '{{plano}}: {{status}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (2, 1, 'sms', true, NULL, 1, '', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (9, 5, 'email', true, 1, NULL, '{{plano}}: {{status}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (10, 5, 'sms', true, NULL, 1, '', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (7, 4, 'email', true, 1, NULL, '{{plano}}: {{status}}', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');
INSERT INTO public.notice VALUES (8, 4, 'sms', true, NULL, 1, '', 'Olá, {{primeiro_nome}}! {{status}}, {{valor}}.');


--
-- Data for Name: operation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.operation VALUES (1, '2026-11-24 15:00:11.856553+00', 'instalação', NULL, 'cli', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (2, '2026-11-24 15:00:12.135273+00', 'instalação', NULL, 'cli', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (3, '2026-11-24 15:00:13.328423+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (4, '2026-11-24 15:00:13.328423+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (5, '2026-11-24 15:00:13.328423+00', 'Ana Nogueira', 1, 'web', 'daily_run', 'daily_run', 1, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (6, '2026-11-24 15:00:13.328423+00', 'Ana Nogueira', 1, 'web', 'daily_run', 'daily_run', 2, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (7, '2026-11-24 15:00:15.677442+00', 'Ana Nogueira', 1, 'import', 'import', 'import_run', 1, 'clientes.csv', NULL, NULL);
INSERT INTO public.operation VALUES (8, '2026-11-24 15:00:16.744471+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (9, '2026-11-24 15:00:18.105838+00', 'Ana Nogueira', 1, 'web', 'bulk', NULL, NULL, 'obra', NULL, NULL);
INSERT INTO public.operation VALUES (10, '2026-11-24 15:00:18.436423+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (11, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (12, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (13, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (14, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (15, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (16, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.operation VALUES (17, '2026-11-24 15:00:18.969634+00', 'Ana Nogueira', 1, 'web', NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: plan; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plan VALUES (1, 'Plano Super Mais', 'plano super mais', 9000, true, NULL, 1);
INSERT INTO public.plan VALUES (2, 'Fibra 100', 'fibra 100', 7000, true, '2026-11-24 15:00:13.440506+00', 1);
INSERT INTO public.plan VALUES (3, 'Fibra 300', 'fibra 300', 9000, true, NULL, 1);


--
-- Data for Name: radius_login; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.radius_login VALUES (1, 2, 'caetano.brito', 'caetano.brito', 'gAAAAABrCm3rgxl06ZOzDvYVlgeuomX2hcrip0aowI9M-0KL5Wyl8vco86fhH6LI_fQwxPa2CM9YlszSQoot96UqKCei8GIHdA==', 0);


--
-- Data for Name: recovery_code; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: role; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role VALUES (1, 'Administrador', 'Pode tudo', 'audit,billing,change_status,customers,look,messages,radius_password,settings,users', false, 1);
INSERT INTO public.role VALUES (2, 'Atendimento', 'Cuida de clientes, planos e mensagens', 'change_status,customers,look,messages,radius_password', false, 1);
INSERT INTO public.role VALUES (3, 'Financeiro', 'Acompanha cobrança, mensagens e histórico', 'audit,billing,look,messages', false, 1);
INSERT INTO public.role VALUES (4, 'Somente leitura', 'Só consulta', 'look', false, 1);


--
-- Data for Name: saved_view; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.saved_view VALUES (1, 'Para hoje', 'para hoje', 'customers.index', 'category=active', true, 1, '2026-11-24 15:00:17.092282+00');
INSERT INTO public.saved_view VALUES (2, 'Para hoje', 'para hoje', 'messaging.index', 'state=failed', true, 1, '2026-11-24 15:00:17.094126+00');


--
-- Data for Name: second_factor; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sender_health; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sender_health VALUES (1, 'email', 1, 0, NULL, NULL, NULL, '2026-11-24 15:00:00+00', 200);


--
-- Data for Name: sent_form; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sign_in_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_attempt VALUES (1, '2026-11-24 15:00:18.956636+00', 'entered', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);
INSERT INTO public.sign_in_attempt VALUES (2, '2026-11-24 15:00:18.956684+00', 'wrong_password', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);
INSERT INTO public.sign_in_attempt VALUES (3, '2026-11-24 15:00:18.956697+00', 'unknown', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);
INSERT INTO public.sign_in_attempt VALUES (4, '2026-11-24 15:00:18.956708+00', 'disabled', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);
INSERT INTO public.sign_in_attempt VALUES (5, '2026-11-24 15:00:18.956719+00', 'throttled', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);
INSERT INTO public.sign_in_attempt VALUES (6, '2026-11-24 15:00:18.95673+00', 'second_factor', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);
INSERT INTO public.sign_in_attempt VALUES (7, '2026-11-24 15:00:18.95674+00', 'link_asked', NULL, 'm•••@e•••', '10.0.0.7', NULL, 3);


--
-- Data for Name: sms_sender; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sms_sender VALUES (1, 'Serra SMS', 'https://sms.serra.test/send', 'POST', '', '{{texto}}', '', '', '', NULL, NULL, false, NULL, 1);


--
-- Data for Name: status; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.status VALUES (1, 'Serviço Habilitado', 'servico habilitado', 'active', 'green', true, NULL, NULL, true, 'full', true, true, false, '', 3, NULL, 1);
INSERT INTO public.status VALUES (3, 'Aguardando Instalação', 'aguardando instalacao', 'inactive', 'blue', false, 2, NULL, true, 'refused', true, true, false, '', 1, NULL, 1);
INSERT INTO public.status VALUES (4, 'Suspenso por Débito', 'suspenso por debito', 'inactive', 'red', false, NULL, NULL, false, 'notice', false, true, false, '', 5, NULL, 1);
INSERT INTO public.status VALUES (5, 'Habilitado Provisoriamente', 'habilitado provisoriamente', 'active', 'amber', true, 4, 5, false, 'full', false, true, false, '', 4, NULL, 1);
INSERT INTO public.status VALUES (6, 'Suspenso a Pedido', 'suspenso a pedido', 'inactive', 'orange', false, 1, 120, true, 'refused', false, true, false, '', 6, NULL, 1);
INSERT INTO public.status VALUES (7, 'Cancelado', 'cancelado', 'cancelled', 'grey', false, NULL, NULL, false, 'refused', false, false, false, '', 7, NULL, 1);
INSERT INTO public.status VALUES (8, 'Arquivado antigo', 'arquivado antigo', 'active', 'grey', false, NULL, NULL, true, 'full', false, true, false, '', 0, '2026-11-24 15:00:14.563782+00', 1);
INSERT INTO public.status VALUES (2, 'Experimenta', 'experimenta', 'active', 'violet', false, 1, 10, true, 'full', true, false, true, '', 2, NULL, 2);


--
-- Data for Name: status_move; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.status_move VALUES (1, 2, 9, '2026-11-24 15:00:18.105838+00', 2, 1, '2026-11-15', NULL, '2026-11-15', 6, false, NULL);
INSERT INTO public.status_move VALUES (2, 4, 9, '2026-11-24 15:00:18.105838+00', 2, 4, '2026-10-15', NULL, NULL, 6, false, NULL);
INSERT INTO public.status_move VALUES (3, 6, 9, '2026-11-24 15:00:18.105838+00', 2, 1, '2026-11-15', NULL, '2026-11-15', 6, false, NULL);
INSERT INTO public.status_move VALUES (4, 8, 9, '2026-11-24 15:00:18.105838+00', 2, 4, '2026-10-15', NULL, NULL, 6, false, NULL);
INSERT INTO public.status_move VALUES (5, 10, 9, '2026-11-24 15:00:18.105838+00', 2, 1, '2026-11-15', NULL, '2026-11-15', 6, false, NULL);
INSERT INTO public.status_move VALUES (6, 12, 9, '2026-11-24 15:00:18.105838+00', 2, 4, '2026-10-15', NULL, NULL, 6, false, NULL);
INSERT INTO public.status_move VALUES (7, 3, 9, '2026-11-24 15:00:18.105838+00', 3, 4, '2026-11-24', NULL, '2026-08-26', 6, false, NULL);
INSERT INTO public.status_move VALUES (8, 7, 9, '2026-11-24 15:00:18.105838+00', 3, 4, '2026-11-24', NULL, '2026-08-26', 6, false, NULL);
INSERT INTO public.status_move VALUES (9, 11, 9, '2026-11-24 15:00:18.105838+00', 3, 4, '2026-11-24', NULL, '2026-08-26', 6, false, NULL);


--
-- Data for Name: status_period; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.status_period VALUES (1, 1, 2, '2026-11-20', NULL, false, 9000);
INSERT INTO public.status_period VALUES (5, 5, 2, '2026-11-20', NULL, false, 9000);
INSERT INTO public.status_period VALUES (9, 9, 2, '2026-11-20', NULL, false, 9000);
INSERT INTO public.status_period VALUES (3, 3, 5, '2026-08-26', '2026-11-24', true, 9000);
INSERT INTO public.status_period VALUES (7, 7, 5, '2026-08-26', '2026-11-24', true, 9000);
INSERT INTO public.status_period VALUES (11, 11, 5, '2026-08-26', '2026-11-24', true, 9000);
INSERT INTO public.status_period VALUES (16, 13, 2, '2026-11-01', NULL, false, 9000);
INSERT INTO public.status_period VALUES (2, 2, 1, '2026-11-15', '2026-11-24', true, 9000);
INSERT INTO public.status_period VALUES (13, 3, 4, '2026-11-24', '2026-11-24', false, 9000);
INSERT INTO public.status_period VALUES (4, 4, 4, '2026-10-15', '2026-11-24', false, 9000);
INSERT INTO public.status_period VALUES (6, 6, 1, '2026-11-15', '2026-11-24', true, 9000);
INSERT INTO public.status_period VALUES (14, 7, 4, '2026-11-24', '2026-11-24', false, 9000);
INSERT INTO public.status_period VALUES (8, 8, 4, '2026-10-15', '2026-11-24', false, 9000);
INSERT INTO public.status_period VALUES (10, 10, 1, '2026-11-15', '2026-11-24', true, 9000);
INSERT INTO public.status_period VALUES (15, 11, 4, '2026-11-24', '2026-11-24', false, 9000);
INSERT INTO public.status_period VALUES (12, 12, 4, '2026-10-15', '2026-11-24', false, 9000);
INSERT INTO public.status_period VALUES (17, 2, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (18, 4, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (19, 6, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (20, 8, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (21, 10, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (22, 12, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (23, 3, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (24, 7, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (25, 11, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (26, 14, 1, '2026-11-24', NULL, true, 9000);
INSERT INTO public.status_period VALUES (27, 15, 2, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (28, 16, 3, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (29, 17, 4, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (30, 18, 5, '2026-11-24', NULL, true, 9000);
INSERT INTO public.status_period VALUES (31, 19, 6, '2026-11-24', NULL, false, 9000);
INSERT INTO public.status_period VALUES (32, 20, 7, '2026-11-24', NULL, false, 9000);


--
-- Data for Name: subscription; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.subscription VALUES (1, 'P1', 1, 1, 9000, 2, '2026-11-20', '2026-11-30', NULL, 1, 1);
INSERT INTO public.subscription VALUES (5, 'P5', 2, 1, 9000, 2, '2026-11-20', '2026-11-30', NULL, 1, 1);
INSERT INTO public.subscription VALUES (9, 'P9', 3, 1, 9000, 2, '2026-11-20', '2026-11-30', NULL, 1, 1);
INSERT INTO public.subscription VALUES (13, '77', 4, 3, 9000, 2, '2026-11-01', '2026-11-11', NULL, 1, 1);
INSERT INTO public.subscription VALUES (2, 'P2', 1, 1, 9000, 6, '2026-11-24', '2027-03-24', '2026-11-15', 2, 2);
INSERT INTO public.subscription VALUES (4, 'P4', 1, 1, 9000, 6, '2026-11-24', '2027-03-24', NULL, 2, 2);
INSERT INTO public.subscription VALUES (6, 'P6', 2, 1, 9000, 6, '2026-11-24', '2027-03-24', '2026-11-15', 2, 2);
INSERT INTO public.subscription VALUES (8, 'P8', 2, 1, 9000, 6, '2026-11-24', '2027-03-24', NULL, 2, 2);
INSERT INTO public.subscription VALUES (10, 'P10', 3, 1, 9000, 6, '2026-11-24', '2027-03-24', '2026-11-15', 2, 2);
INSERT INTO public.subscription VALUES (12, 'P12', 3, 1, 9000, 6, '2026-11-24', '2027-03-24', NULL, 2, 2);
INSERT INTO public.subscription VALUES (3, 'P3', 1, 1, 9000, 6, '2026-11-24', '2027-03-24', '2026-08-26', 3, 3);
INSERT INTO public.subscription VALUES (7, 'P7', 2, 1, 9000, 6, '2026-11-24', '2027-03-24', '2026-08-26', 3, 3);
INSERT INTO public.subscription VALUES (11, 'P11', 3, 1, 9000, 6, '2026-11-24', '2027-03-24', '2026-08-26', 3, 3);
INSERT INTO public.subscription VALUES (14, 'P14', 1, 1, 9000, 1, '2026-11-24', NULL, '2026-11-24', 1, 1);
INSERT INTO public.subscription VALUES (15, 'P15', 1, 1, 9000, 2, '2026-11-24', '2026-12-04', NULL, 1, 1);
INSERT INTO public.subscription VALUES (16, 'P16', 1, 1, 9000, 3, '2026-11-24', NULL, NULL, 1, 1);
INSERT INTO public.subscription VALUES (17, 'P17', 1, 1, 9000, 4, '2026-11-24', NULL, NULL, 1, 1);
INSERT INTO public.subscription VALUES (18, 'P18', 1, 1, 9000, 5, '2026-11-24', '2026-11-29', '2026-11-24', 1, 1);
INSERT INTO public.subscription VALUES (19, 'P19', 1, 1, 9000, 6, '2026-11-24', '2027-03-24', NULL, 1, 1);
INSERT INTO public.subscription VALUES (20, 'P20', 1, 1, 9000, 7, '2026-11-24', NULL, NULL, 1, 1);


--
-- Data for Name: trial_fact; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.trial_fact VALUES (1, 1, 1, '52998224725', '2026-11-20');
INSERT INTO public.trial_fact VALUES (2, 2, 5, '11144477735', '2026-11-20');
INSERT INTO public.trial_fact VALUES (3, 3, 9, '11222333000181', '2026-11-20');
INSERT INTO public.trial_fact VALUES (4, 4, 13, '15350946056', '2026-11-01');
INSERT INTO public.trial_fact VALUES (5, 1, 15, '52998224725', '2026-11-24');


--
-- Data for Name: user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public."user" VALUES (1, 'Ana Nogueira', 'ana@exemplo.com.br', '$argon2id$v=19$m=65536,t=3,p=4$oNT639s7J8TY+z8nhFAKYQ$+XQr1mbQku27Gt+aMiDBqhX6VGdRlBGuT7hOd0oP5eU', true, 'd61102c3e44b4d73bf91c096d83830fb', 1, '2026-11-24 15:00:12.135273+00', false, 1);
INSERT INTO public."user" VALUES (2, 'Beto Lima', 'beto@exemplo.com.br', '$argon2id$v=19$m=65536,t=3,p=4$HsPYOweg9H5vLUVICUFIKQ$vwyMe1GW5FVEFtIbw/18BqDeLauQOpJB9XXkb81XyOM', true, 'f312b5130da04aef8d865064ee6ab1fc', 4, '2026-11-24 15:00:12.135273+00', false, 1);
INSERT INTO public."user" VALUES (3, 'Davi Reis', 'davi@exemplo.com.br', NULL, true, 'b9caf9104128422d97dc70ceb763195e', 2, '2026-11-24 15:00:18.436423+00', false, 1);


--
-- Name: access_link_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.access_link_id_seq', 1, true);


--
-- Name: bulk_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.bulk_change_id_seq', 6, true);


--
-- Name: bulk_item_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.bulk_item_id_seq', 74, true);


--
-- Name: change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.change_id_seq', 557, true);


--
-- Name: company_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.company_id_seq', 1, false);


--
-- Name: company_logo_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.company_logo_id_seq', 1, false);


--
-- Name: customer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customer_id_seq', 4, true);


--
-- Name: daily_run_finding_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.daily_run_finding_id_seq', 3, true);


--
-- Name: daily_run_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.daily_run_id_seq', 2, true);


--
-- Name: daily_run_step_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.daily_run_step_id_seq', 1, true);


--
-- Name: due_day_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.due_day_id_seq', 1, true);


--
-- Name: email_sender_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.email_sender_id_seq', 2, true);


--
-- Name: import_header_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.import_header_id_seq', 1, true);


--
-- Name: import_name_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.import_name_id_seq', 1, false);


--
-- Name: import_run_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.import_run_id_seq', 7, true);


--
-- Name: letter_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.letter_id_seq', 1, true);


--
-- Name: message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.message_id_seq', 30, true);


--
-- Name: note_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.note_id_seq', 2, true);


--
-- Name: notice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.notice_id_seq', 14, true);


--
-- Name: operation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.operation_id_seq', 17, true);


--
-- Name: plan_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.plan_id_seq', 3, true);


--
-- Name: radius_login_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.radius_login_id_seq', 1, true);


--
-- Name: recovery_code_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.recovery_code_id_seq', 1, false);


--
-- Name: role_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.role_id_seq', 4, true);


--
-- Name: saved_view_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.saved_view_id_seq', 2, true);


--
-- Name: sender_health_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sender_health_id_seq', 1, true);


--
-- Name: sign_in_attempt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sign_in_attempt_id_seq', 7, true);


--
-- Name: sign_in_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sign_in_id_seq', 1, false);


--
-- Name: sms_sender_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sms_sender_id_seq', 1, true);


--
-- Name: status_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.status_id_seq', 8, true);


--
-- Name: status_move_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.status_move_id_seq', 9, true);


--
-- Name: status_period_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.status_period_id_seq', 32, true);


--
-- Name: subscription_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.subscription_id_seq', 20, true);


--
-- Name: trial_fact_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.trial_fact_id_seq', 5, true);


--
-- Name: user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.user_id_seq', 3, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: access_link pk_access_link; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_link
    ADD CONSTRAINT pk_access_link PRIMARY KEY (id);


--
-- Name: bulk_change pk_bulk_change; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_change
    ADD CONSTRAINT pk_bulk_change PRIMARY KEY (id);


--
-- Name: bulk_item pk_bulk_item; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_item
    ADD CONSTRAINT pk_bulk_item PRIMARY KEY (id);


--
-- Name: change pk_change; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.change
    ADD CONSTRAINT pk_change PRIMARY KEY (id);


--
-- Name: company pk_company; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.company
    ADD CONSTRAINT pk_company PRIMARY KEY (id);


--
-- Name: company_logo pk_company_logo; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.company_logo
    ADD CONSTRAINT pk_company_logo PRIMARY KEY (id);


--
-- Name: customer pk_customer; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT pk_customer PRIMARY KEY (id);


--
-- Name: daily_run pk_daily_run; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run
    ADD CONSTRAINT pk_daily_run PRIMARY KEY (id);


--
-- Name: daily_run_finding pk_daily_run_finding; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_finding
    ADD CONSTRAINT pk_daily_run_finding PRIMARY KEY (id);


--
-- Name: daily_run_step pk_daily_run_step; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_step
    ADD CONSTRAINT pk_daily_run_step PRIMARY KEY (id);


--
-- Name: due_day pk_due_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.due_day
    ADD CONSTRAINT pk_due_day PRIMARY KEY (id);


--
-- Name: email_sender pk_email_sender; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.email_sender
    ADD CONSTRAINT pk_email_sender PRIMARY KEY (id);


--
-- Name: import_header pk_import_header; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_header
    ADD CONSTRAINT pk_import_header PRIMARY KEY (id);


--
-- Name: import_name pk_import_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_name
    ADD CONSTRAINT pk_import_name PRIMARY KEY (id);


--
-- Name: import_run pk_import_run; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_run
    ADD CONSTRAINT pk_import_run PRIMARY KEY (id);


--
-- Name: letter pk_letter; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT pk_letter PRIMARY KEY (id);


--
-- Name: message pk_message; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT pk_message PRIMARY KEY (id);


--
-- Name: note pk_note; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.note
    ADD CONSTRAINT pk_note PRIMARY KEY (id);


--
-- Name: notice pk_notice; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT pk_notice PRIMARY KEY (id);


--
-- Name: operation pk_operation; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.operation
    ADD CONSTRAINT pk_operation PRIMARY KEY (id);


--
-- Name: plan pk_plan; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT pk_plan PRIMARY KEY (id);


--
-- Name: radius_login pk_radius_login; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.radius_login
    ADD CONSTRAINT pk_radius_login PRIMARY KEY (id);


--
-- Name: recovery_code pk_recovery_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT pk_recovery_code PRIMARY KEY (id);


--
-- Name: role pk_role; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role
    ADD CONSTRAINT pk_role PRIMARY KEY (id);


--
-- Name: saved_view pk_saved_view; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT pk_saved_view PRIMARY KEY (id);


--
-- Name: second_factor pk_second_factor; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT pk_second_factor PRIMARY KEY (user_id);


--
-- Name: sender_health pk_sender_health; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sender_health
    ADD CONSTRAINT pk_sender_health PRIMARY KEY (id);


--
-- Name: sent_form pk_sent_form; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sent_form
    ADD CONSTRAINT pk_sent_form PRIMARY KEY (token);


--
-- Name: sign_in pk_sign_in; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT pk_sign_in PRIMARY KEY (id);


--
-- Name: sign_in_attempt pk_sign_in_attempt; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT pk_sign_in_attempt PRIMARY KEY (id);


--
-- Name: sms_sender pk_sms_sender; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_sender
    ADD CONSTRAINT pk_sms_sender PRIMARY KEY (id);


--
-- Name: status pk_status; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status
    ADD CONSTRAINT pk_status PRIMARY KEY (id);


--
-- Name: status_move pk_status_move; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_move
    ADD CONSTRAINT pk_status_move PRIMARY KEY (id);


--
-- Name: status_period pk_status_period; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_period
    ADD CONSTRAINT pk_status_period PRIMARY KEY (id);


--
-- Name: subscription pk_subscription; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT pk_subscription PRIMARY KEY (id);


--
-- Name: trial_fact pk_trial_fact; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.trial_fact
    ADD CONSTRAINT pk_trial_fact PRIMARY KEY (id);


--
-- Name: user pk_user; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT pk_user PRIMARY KEY (id);


--
-- Name: access_link uq_access_link_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_link
    ADD CONSTRAINT uq_access_link_token_hash UNIQUE (token_hash);


--
-- Name: customer uq_customer_document; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT uq_customer_document UNIQUE (document);


--
-- Name: due_day uq_due_day_due_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.due_day
    ADD CONSTRAINT uq_due_day_due_day UNIQUE (due_day);


--
-- Name: import_header uq_import_header_fingerprint; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_header
    ADD CONSTRAINT uq_import_header_fingerprint UNIQUE (fingerprint);


--
-- Name: import_name uq_import_name_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_name
    ADD CONSTRAINT uq_import_name_kind UNIQUE (kind, folded);


--
-- Name: notice uq_notice_status_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT uq_notice_status_id UNIQUE (status_id, channel);


--
-- Name: plan uq_plan_name_folded; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT uq_plan_name_folded UNIQUE (name_folded);


--
-- Name: radius_login uq_radius_login_subscription_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.radius_login
    ADD CONSTRAINT uq_radius_login_subscription_id UNIQUE (subscription_id);


--
-- Name: radius_login uq_radius_login_username_folded; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.radius_login
    ADD CONSTRAINT uq_radius_login_username_folded UNIQUE (username_folded);


--
-- Name: role uq_role_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role
    ADD CONSTRAINT uq_role_name UNIQUE (name);


--
-- Name: saved_view uq_saved_view_user_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT uq_saved_view_user_id UNIQUE (user_id, page, name_folded);


--
-- Name: sender_health uq_sender_health_channel; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sender_health
    ADD CONSTRAINT uq_sender_health_channel UNIQUE (channel, sender_id);


--
-- Name: sign_in uq_sign_in_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash);


--
-- Name: subscription uq_subscription_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT uq_subscription_code UNIQUE (code);


--
-- Name: user uq_user_email; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT uq_user_email UNIQUE (email);


--
-- Name: user uq_user_fs_uniquifier; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT uq_user_fs_uniquifier UNIQUE (fs_uniquifier);


--
-- Name: ix_access_link_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_access_link_user_id ON public.access_link USING btree (user_id);


--
-- Name: ix_bulk_change_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_bulk_change_created_at ON public.bulk_change USING btree (created_at);


--
-- Name: ix_bulk_change_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_bulk_change_state ON public.bulk_change USING btree (state);


--
-- Name: ix_bulk_change_undoes_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_bulk_change_undoes_id ON public.bulk_change USING btree (undoes_id);


--
-- Name: ix_bulk_item_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_bulk_item_state ON public.bulk_item USING btree (bulk_id, state, subscription_id);


--
-- Name: ix_change_entity_entity_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_change_entity_entity_id ON public.change USING btree (entity, entity_id);


--
-- Name: ix_change_move; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_change_move ON public.change USING btree (operation_id, old, new) WHERE (((field)::text = 'status_id'::text) AND ((entity)::text = 'subscription'::text) AND (old IS NOT NULL) AND (new IS NOT NULL));


--
-- Name: ix_change_operation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_change_operation ON public.change USING btree (operation_id, entity, entity_id, field);


--
-- Name: ix_change_row; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_change_row ON public.change USING btree (operation_id, entity, new) WHERE ((field)::text = 'id'::text);


--
-- Name: ix_customer_due_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_customer_due_day ON public.customer USING btree (due_day);


--
-- Name: ix_customer_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_customer_search ON public.customer USING btree (search);


--
-- Name: ix_daily_run_finding_run_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_daily_run_finding_run_id ON public.daily_run_finding USING btree (run_id);


--
-- Name: ix_daily_run_started_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_daily_run_started_at ON public.daily_run USING btree (started_at);


--
-- Name: ix_daily_run_step_run_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_daily_run_step_run_id ON public.daily_run_step USING btree (run_id);


--
-- Name: ix_import_run_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_import_run_created_at ON public.import_run USING btree (created_at);


--
-- Name: ix_import_run_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_import_run_state ON public.import_run USING btree (state);


--
-- Name: ix_letter_state_next; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_letter_state_next ON public.letter USING btree (state, next_attempt_at);


--
-- Name: ix_letter_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_letter_user_id ON public.letter USING btree (user_id);


--
-- Name: ix_message_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_message_created_at ON public.message USING btree (created_at, id);


--
-- Name: ix_message_state_next; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_message_state_next ON public.message USING btree (state, next_attempt_at);


--
-- Name: ix_message_status_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_message_status_id ON public.message USING btree (status_id);


--
-- Name: ix_message_subscription_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_message_subscription_id ON public.message USING btree (subscription_id);


--
-- Name: ix_message_token; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_message_token ON public.message USING btree (token);


--
-- Name: ix_note_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_note_customer ON public.note USING btree (customer_id, created_at);


--
-- Name: ix_note_protocol; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_note_protocol ON public.note USING btree (protocol);


--
-- Name: ix_note_subscription; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_note_subscription ON public.note USING btree (subscription_id, created_at);


--
-- Name: ix_notice_status_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_notice_status_id ON public.notice USING btree (status_id);


--
-- Name: ix_operation_about; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_operation_about ON public.operation USING btree (about, about_id);


--
-- Name: ix_operation_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_operation_actor ON public.operation USING btree (actor, id);


--
-- Name: ix_operation_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_operation_at ON public.operation USING btree (at);


--
-- Name: ix_recovery_code_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_recovery_code_user_id ON public.recovery_code USING btree (user_id);


--
-- Name: ix_saved_view_page; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_saved_view_page ON public.saved_view USING btree (page);


--
-- Name: ix_sent_form_sent_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sent_form_sent_at ON public.sent_form USING btree (sent_at);


--
-- Name: ix_sign_in_attempt_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_in_attempt_at ON public.sign_in_attempt USING btree (at);


--
-- Name: ix_sign_in_attempt_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_in_attempt_user_id ON public.sign_in_attempt USING btree (user_id);


--
-- Name: ix_sign_in_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_in_user_id ON public.sign_in USING btree (user_id);


--
-- Name: ix_status_move_operation_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_status_move_operation_id ON public.status_move USING btree (operation_id);


--
-- Name: ix_status_move_subscription_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_status_move_subscription_id ON public.status_move USING btree (subscription_id);


--
-- Name: ix_status_next_status_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_status_next_status_id ON public.status USING btree (next_status_id);


--
-- Name: ix_status_period_status_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_status_period_status_id ON public.status_period USING btree (status_id);


--
-- Name: ix_status_period_subscription_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_status_period_subscription_id ON public.status_period USING btree (subscription_id);


--
-- Name: ix_subscription_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_subscription_customer_id ON public.subscription USING btree (customer_id);


--
-- Name: ix_subscription_due_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_subscription_due_on ON public.subscription USING btree (due_on);


--
-- Name: ix_subscription_plan_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_subscription_plan_id ON public.subscription USING btree (plan_id);


--
-- Name: ix_subscription_status_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_subscription_status_due ON public.subscription USING btree (status_id, due_on);


--
-- Name: ix_trial_fact_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_trial_fact_customer_id ON public.trial_fact USING btree (customer_id);


--
-- Name: ix_trial_fact_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_trial_fact_document ON public.trial_fact USING btree (document);


--
-- Name: uq_bulk_item_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_bulk_item_plan ON public.bulk_item USING btree (bulk_id, subscription_id);


--
-- Name: uq_daily_run_slot; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_daily_run_slot ON public.daily_run USING btree ("on") WHERE ((kind)::text = 'scheduled'::text);


--
-- Name: uq_message_entry; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_message_entry ON public.message USING btree (subscription_id, entry_no, channel) WHERE (undone_at IS NULL);


--
-- Name: uq_status_description_in_use; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_status_description_in_use ON public.status USING btree (description_folded) WHERE (archived_at IS NULL);


--
-- Name: uq_status_period_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_status_period_open ON public.status_period USING btree (subscription_id) WHERE (ended_on IS NULL);


--
-- Name: change change_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON public.change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_history_change();


--
-- Name: change change_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER change_no_update BEFORE DELETE OR UPDATE ON public.change FOR EACH ROW EXECUTE FUNCTION public.refuse_history_change();


--
-- Name: operation operation_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER operation_no_truncate BEFORE TRUNCATE ON public.operation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_history_change();


--
-- Name: operation operation_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER operation_no_update BEFORE DELETE OR UPDATE ON public.operation FOR EACH ROW EXECUTE FUNCTION public.refuse_history_change();


--
-- Name: access_link fk_access_link_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_link
    ADD CONSTRAINT fk_access_link_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: bulk_change fk_bulk_change_to_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_change
    ADD CONSTRAINT fk_bulk_change_to_status_id_status FOREIGN KEY (to_status_id) REFERENCES public.status(id);


--
-- Name: bulk_change fk_bulk_change_undoes_id_bulk_change; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_change
    ADD CONSTRAINT fk_bulk_change_undoes_id_bulk_change FOREIGN KEY (undoes_id) REFERENCES public.bulk_change(id);


--
-- Name: bulk_item fk_bulk_item_bulk_id_bulk_change; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_item
    ADD CONSTRAINT fk_bulk_item_bulk_id_bulk_change FOREIGN KEY (bulk_id) REFERENCES public.bulk_change(id);


--
-- Name: bulk_item fk_bulk_item_from_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_item
    ADD CONSTRAINT fk_bulk_item_from_status_id_status FOREIGN KEY (from_status_id) REFERENCES public.status(id);


--
-- Name: bulk_item fk_bulk_item_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_item
    ADD CONSTRAINT fk_bulk_item_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: change fk_change_operation_id_operation; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.change
    ADD CONSTRAINT fk_change_operation_id_operation FOREIGN KEY (operation_id) REFERENCES public.operation(id);


--
-- Name: daily_run_finding fk_daily_run_finding_run_id_daily_run; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_finding
    ADD CONSTRAINT fk_daily_run_finding_run_id_daily_run FOREIGN KEY (run_id) REFERENCES public.daily_run(id);


--
-- Name: daily_run_finding fk_daily_run_finding_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_finding
    ADD CONSTRAINT fk_daily_run_finding_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: daily_run_step fk_daily_run_step_from_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_step
    ADD CONSTRAINT fk_daily_run_step_from_status_id_status FOREIGN KEY (from_status_id) REFERENCES public.status(id);


--
-- Name: daily_run_step fk_daily_run_step_run_id_daily_run; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_step
    ADD CONSTRAINT fk_daily_run_step_run_id_daily_run FOREIGN KEY (run_id) REFERENCES public.daily_run(id);


--
-- Name: daily_run_step fk_daily_run_step_to_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_run_step
    ADD CONSTRAINT fk_daily_run_step_to_status_id_status FOREIGN KEY (to_status_id) REFERENCES public.status(id);


--
-- Name: letter fk_letter_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT fk_letter_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: message fk_message_email_sender_id_email_sender; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_email_sender_id_email_sender FOREIGN KEY (email_sender_id) REFERENCES public.email_sender(id);


--
-- Name: message fk_message_sms_sender_id_sms_sender; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_sms_sender_id_sms_sender FOREIGN KEY (sms_sender_id) REFERENCES public.sms_sender(id);


--
-- Name: message fk_message_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_status_id_status FOREIGN KEY (status_id) REFERENCES public.status(id);


--
-- Name: message fk_message_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: note fk_note_customer_id_customer; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.note
    ADD CONSTRAINT fk_note_customer_id_customer FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: note fk_note_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.note
    ADD CONSTRAINT fk_note_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: notice fk_notice_email_sender_id_email_sender; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT fk_notice_email_sender_id_email_sender FOREIGN KEY (email_sender_id) REFERENCES public.email_sender(id);


--
-- Name: notice fk_notice_sms_sender_id_sms_sender; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT fk_notice_sms_sender_id_sms_sender FOREIGN KEY (sms_sender_id) REFERENCES public.sms_sender(id);


--
-- Name: notice fk_notice_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT fk_notice_status_id_status FOREIGN KEY (status_id) REFERENCES public.status(id);


--
-- Name: radius_login fk_radius_login_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.radius_login
    ADD CONSTRAINT fk_radius_login_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: recovery_code fk_recovery_code_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT fk_recovery_code_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: saved_view fk_saved_view_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT fk_saved_view_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: second_factor fk_second_factor_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT fk_second_factor_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: sign_in_attempt fk_sign_in_attempt_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT fk_sign_in_attempt_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: sign_in fk_sign_in_user_id_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_user_id_user FOREIGN KEY (user_id) REFERENCES public."user"(id);


--
-- Name: status_move fk_status_move_from_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_move
    ADD CONSTRAINT fk_status_move_from_status_id_status FOREIGN KEY (from_status_id) REFERENCES public.status(id);


--
-- Name: status_move fk_status_move_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_move
    ADD CONSTRAINT fk_status_move_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: status_move fk_status_move_to_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_move
    ADD CONSTRAINT fk_status_move_to_status_id_status FOREIGN KEY (to_status_id) REFERENCES public.status(id);


--
-- Name: status fk_status_next_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status
    ADD CONSTRAINT fk_status_next_status_id_status FOREIGN KEY (next_status_id) REFERENCES public.status(id);


--
-- Name: status_period fk_status_period_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_period
    ADD CONSTRAINT fk_status_period_status_id_status FOREIGN KEY (status_id) REFERENCES public.status(id);


--
-- Name: status_period fk_status_period_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_period
    ADD CONSTRAINT fk_status_period_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: subscription fk_subscription_customer_id_customer; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_customer_id_customer FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: subscription fk_subscription_plan_id_plan; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_plan_id_plan FOREIGN KEY (plan_id) REFERENCES public.plan(id);


--
-- Name: subscription fk_subscription_status_id_status; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_status_id_status FOREIGN KEY (status_id) REFERENCES public.status(id);


--
-- Name: trial_fact fk_trial_fact_customer_id_customer; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.trial_fact
    ADD CONSTRAINT fk_trial_fact_customer_id_customer FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: trial_fact fk_trial_fact_subscription_id_subscription; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.trial_fact
    ADD CONSTRAINT fk_trial_fact_subscription_id_subscription FOREIGN KEY (subscription_id) REFERENCES public.subscription(id);


--
-- Name: user fk_user_role_id_role; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT fk_user_role_id_role FOREIGN KEY (role_id) REFERENCES public.role(id);


--
-- PostgreSQL database dump complete
--



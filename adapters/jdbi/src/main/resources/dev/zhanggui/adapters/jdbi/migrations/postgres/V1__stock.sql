-- Statements are parted by blank lines. Moments are milliseconds since 1970, decimals and ids text, lists JSON.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TABLE store (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    platform TEXT NOT NULL,
    currency TEXT NOT NULL,
    zone TEXT NOT NULL,
    locations TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0)
);

CREATE TABLE location (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('warehouse', 'shop')),
    province TEXT NOT NULL,
    city TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    zone TEXT NOT NULL,
    cutoff TEXT,
    daily_capacity BIGINT,
    fixed_cost_minor BIGINT,
    fixed_cost_currency TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK ((fixed_cost_minor IS NULL) = (fixed_cost_currency IS NULL))
);

-- The header of a SKU's ledger is its card: movements counts them, set_asides says whether claims must be asked for.
CREATE TABLE sku (
    sku TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    product TEXT NOT NULL,
    title TEXT NOT NULL,
    position TEXT,
    margin TEXT,
    list_price TEXT,
    list_price_currency TEXT,
    floor_price TEXT,
    floor_price_currency TEXT,
    unit_cost TEXT,
    unit_cost_currency TEXT,
    weight_grams BIGINT,
    pack_size BIGINT,
    lead_time_days BIGINT,
    version BIGINT NOT NULL CHECK (version > 0),
    movements BIGINT NOT NULL DEFAULT 0 CHECK (movements >= 0),
    set_asides BIGINT NOT NULL DEFAULT 0 CHECK (set_asides IN (0, 1))
);

CREATE TABLE shelf (
    sku TEXT COLLATE "C" NOT NULL REFERENCES sku (sku),
    location TEXT COLLATE "C" NOT NULL REFERENCES location (id),
    on_hand BIGINT NOT NULL CHECK (on_hand >= 0),
    held BIGINT NOT NULL CHECK (held >= 0),
    committed BIGINT NOT NULL CHECK (committed >= 0),
    short BIGINT NOT NULL CHECK (short >= 0),
    PRIMARY KEY (sku, location),
    CONSTRAINT never_oversold CHECK (held + committed <= on_hand + short)
);

CREATE TABLE movement (
    sku TEXT COLLATE "C" NOT NULL REFERENCES sku (sku),
    n BIGINT NOT NULL CHECK (n > 0),
    location TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN
        ('receipt', 'shipment', 'transferOut', 'transferIn', 'return', 'writeOff', 'count')),
    units BIGINT NOT NULL,
    reference TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (sku, n)
);

CREATE TRIGGER movement_is_never_changed BEFORE UPDATE OR DELETE ON movement FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER movement_is_never_emptied BEFORE TRUNCATE ON movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The number is what promises refer to: rows that were written together lie together.
CREATE TABLE reservation (
    n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    store TEXT COLLATE "C" NOT NULL,
    order_ref TEXT COLLATE "C",
    mode TEXT NOT NULL CHECK (mode IN ('all', 'bestEffort')),
    asked TEXT NOT NULL,
    lines TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'committed', 'released', 'shipped', 'expired')),
    uses TEXT,
    held_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    resolved_at BIGINT,
    version BIGINT NOT NULL CHECK (version > 0),
    CHECK ((state = 'held') = (resolved_at IS NULL))
);

CREATE INDEX reservation_due ON reservation (expires_at) WHERE state = 'held';

-- What is promised now, and nothing else: a line that is shipped, released or expired has no row here.
CREATE TABLE promise (
    sku TEXT COLLATE "C" NOT NULL,
    location TEXT COLLATE "C" NOT NULL,
    reservation BIGINT NOT NULL,
    line BIGINT NOT NULL,
    units BIGINT NOT NULL CHECK (units > 0),
    PRIMARY KEY (sku, location, reservation, line)
);

CREATE TABLE policy (
    sku TEXT COLLATE "C" NOT NULL REFERENCES sku (sku),
    version BIGINT NOT NULL CHECK (version > 0),
    from_at BIGINT NOT NULL,
    overshare BIGINT NOT NULL CHECK (overshare IN (0, 1)),
    shares TEXT NOT NULL,
    safety TEXT NOT NULL,
    PRIMARY KEY (sku, version)
);

-- Fixed shares (of one policy version) and campaign locks (with a window): what is drawn on is one thing.
CREATE TABLE claim (
    sku TEXT COLLATE "C" NOT NULL REFERENCES sku (sku),
    id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('lock', 'share')),
    store TEXT COLLATE "C" NOT NULL REFERENCES store (id),
    units BIGINT NOT NULL CHECK (units >= 0),
    used BIGINT NOT NULL CHECK (used >= 0),
    priority BIGINT NOT NULL,
    policy BIGINT,
    from_at BIGINT,
    to_at BIGINT,
    version BIGINT NOT NULL CHECK (version > 0),
    PRIMARY KEY (sku, id),
    CHECK ((kind = 'share') = (policy IS NOT NULL)),
    CHECK ((kind = 'lock') = (from_at IS NOT NULL)),
    CHECK ((from_at IS NULL) = (to_at IS NULL))
);

-- The last version of a lock that was taken away: one made anew goes on from there.
CREATE TABLE ended_lock (
    sku TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL CHECK (version > 1),
    PRIMARY KEY (sku, id)
);

CREATE TABLE audit (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    xid BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    before_json TEXT NOT NULL,
    after_json TEXT NOT NULL,
    why TEXT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE INDEX audit_order ON audit (xid, id);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_seal (
    n BIGINT PRIMARY KEY,
    row_xid BIGINT NOT NULL,
    row_id BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TRIGGER audit_seal_is_never_changed BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_seal_is_never_emptied BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE outbox (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    xid BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    name TEXT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX outbox_order ON outbox (xid, id);

CREATE INDEX outbox_thing ON outbox (kind, subject, version);

-- All events up to the position are delivered or parked.
CREATE TABLE outbox_subscriber (
    subscriber TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    xid BIGINT NOT NULL,
    id BIGINT NOT NULL
);

CREATE TABLE outbox_parked (
    subscriber TEXT COLLATE "C" NOT NULL,
    event BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    retry_at BIGINT NOT NULL,
    PRIMARY KEY (subscriber, event)
);

CREATE INDEX outbox_parked_thing ON outbox_parked (subscriber, kind, subject);

CREATE TABLE outbox_lease (
    subscriber TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until_at BIGINT NOT NULL
);

CREATE TABLE token (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    permissions TEXT NOT NULL,
    stores TEXT NOT NULL,
    secret_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    revoked_at BIGINT
);

CREATE TABLE kept_answer (
    owner TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    fingerprint TEXT NOT NULL,
    status BIGINT NOT NULL,
    headers TEXT NOT NULL,
    body BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (owner, key)
);

CREATE INDEX kept_answer_age ON kept_answer (at);

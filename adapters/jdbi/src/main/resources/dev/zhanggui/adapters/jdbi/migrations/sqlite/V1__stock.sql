-- Statements are parted by blank lines. Moments are milliseconds since 1970, decimals and ids text, lists JSON.
-- What is written often says OR, not IN: for a list of three and more SQLite makes a table of its own at each insert.

CREATE TABLE store (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    platform TEXT NOT NULL,
    currency TEXT NOT NULL,
    zone TEXT NOT NULL,
    locations TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE location (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('warehouse', 'shop')),
    province TEXT NOT NULL,
    city TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    zone TEXT NOT NULL,
    cutoff TEXT,
    daily_capacity INTEGER,
    fixed_cost_minor INTEGER,
    fixed_cost_currency TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK ((fixed_cost_minor IS NULL) = (fixed_cost_currency IS NULL))
) STRICT, WITHOUT ROWID;

-- The header of a SKU's ledger is its card: movements counts them, set_asides says whether claims must be asked for.
CREATE TABLE sku (
    sku TEXT NOT NULL PRIMARY KEY,
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
    weight_grams INTEGER,
    pack_size INTEGER,
    lead_time_days INTEGER,
    version INTEGER NOT NULL CHECK (version > 0),
    movements INTEGER NOT NULL DEFAULT 0 CHECK (movements >= 0),
    set_asides INTEGER NOT NULL DEFAULT 0 CHECK (set_asides IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf (
    sku TEXT NOT NULL REFERENCES sku (sku),
    location TEXT NOT NULL REFERENCES location (id),
    on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
    held INTEGER NOT NULL CHECK (held >= 0),
    committed INTEGER NOT NULL CHECK (committed >= 0),
    short INTEGER NOT NULL CHECK (short >= 0),
    PRIMARY KEY (sku, location),
    CONSTRAINT never_oversold CHECK (held + committed <= on_hand + short)
) STRICT, WITHOUT ROWID;

CREATE TABLE movement (
    sku TEXT NOT NULL REFERENCES sku (sku),
    n INTEGER NOT NULL CHECK (n > 0),
    location TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'receipt' OR kind = 'shipment' OR kind = 'transferOut' OR kind = 'transferIn'
        OR kind = 'return' OR kind = 'writeOff' OR kind = 'count'),
    units INTEGER NOT NULL,
    reference TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sku, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER movement_is_never_changed BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

CREATE TRIGGER movement_is_never_deleted BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

-- The number is what promises refer to: rows that were written together lie together.
CREATE TABLE reservation (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    store TEXT NOT NULL,
    order_ref TEXT,
    mode TEXT NOT NULL CHECK (mode IN ('all', 'bestEffort')),
    asked TEXT NOT NULL,
    lines TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = 'held' OR state = 'committed' OR state = 'released' OR state = 'shipped'
        OR state = 'expired'),
    uses TEXT,
    held_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    resolved_at INTEGER,
    version INTEGER NOT NULL CHECK (version > 0),
    CHECK ((state = 'held') = (resolved_at IS NULL))
) STRICT;

CREATE INDEX reservation_due ON reservation (expires_at) WHERE state = 'held';

-- What is promised now, and nothing else: a line that is shipped, released or expired has no row here.
CREATE TABLE promise (
    sku TEXT NOT NULL,
    location TEXT NOT NULL,
    reservation INTEGER NOT NULL,
    line INTEGER NOT NULL,
    units INTEGER NOT NULL CHECK (units > 0),
    PRIMARY KEY (sku, location, reservation, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    sku TEXT NOT NULL REFERENCES sku (sku),
    version INTEGER NOT NULL CHECK (version > 0),
    from_at INTEGER NOT NULL,
    overshare INTEGER NOT NULL CHECK (overshare IN (0, 1)),
    shares TEXT NOT NULL,
    safety TEXT NOT NULL,
    PRIMARY KEY (sku, version)
) STRICT, WITHOUT ROWID;

-- Fixed shares (of one policy version) and campaign locks (with a window): what is drawn on is one thing.
CREATE TABLE claim (
    sku TEXT NOT NULL REFERENCES sku (sku),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('lock', 'share')),
    store TEXT NOT NULL REFERENCES store (id),
    units INTEGER NOT NULL CHECK (units >= 0),
    used INTEGER NOT NULL CHECK (used >= 0),
    priority INTEGER NOT NULL,
    policy INTEGER,
    from_at INTEGER,
    to_at INTEGER,
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (sku, id),
    CHECK ((kind = 'share') = (policy IS NOT NULL)),
    CHECK ((kind = 'lock') = (from_at IS NOT NULL)),
    CHECK ((from_at IS NULL) = (to_at IS NULL))
) STRICT, WITHOUT ROWID;

-- The last version of a lock that was taken away: one made anew goes on from there.
CREATE TABLE ended_lock (
    sku TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 1),
    PRIMARY KEY (sku, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    xid INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL,
    before_json TEXT NOT NULL,
    after_json TEXT NOT NULL,
    why TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TABLE audit_seal (
    n INTEGER PRIMARY KEY,
    row_xid INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_seal_is_never_changed BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'audit_seal is append-only'); END;

CREATE TRIGGER audit_seal_is_never_deleted BEFORE DELETE ON audit_seal BEGIN SELECT RAISE(ABORT, 'audit_seal is append-only'); END;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    xid INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- All events up to the position are delivered or parked.
CREATE TABLE outbox_subscriber (
    subscriber TEXT NOT NULL PRIMARY KEY,
    xid INTEGER NOT NULL,
    id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox_parked (
    subscriber TEXT NOT NULL,
    event INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    retry_at INTEGER NOT NULL,
    PRIMARY KEY (subscriber, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_parked_thing ON outbox_parked (subscriber, kind, subject);

CREATE TABLE outbox_lease (
    subscriber TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    permissions TEXT NOT NULL,
    stores TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_answer (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (owner, key)
) STRICT;

CREATE INDEX kept_answer_age ON kept_answer (at);

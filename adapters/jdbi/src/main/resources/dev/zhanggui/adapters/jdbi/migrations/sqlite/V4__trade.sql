-- Orders and listings. Words of rows that come by the million are compared one by one: for IN with more than two of
-- them SQLite builds a table for every row that is inserted, which doubles the time of an import.

-- An order; what only its own page shows is text in `more`. Amounts are minor units of `currency`.
CREATE TABLE order_head (
    n INTEGER PRIMARY KEY,
    store TEXT NOT NULL,
    order_no TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = 'closed' OR state = 'shipped' OR state = 'signed' OR state = 'cancelled'
        OR state = 'refunded' OR state = 'placed' OR state = 'paid' OR state = 'audited' OR state = 'allocated'),
    told TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    paid_at INTEGER,
    shipped_at INTEGER,
    collected_at INTEGER,
    signed_at INTEGER,
    closed_at INTEGER,
    currency TEXT,
    freight INTEGER,
    paid INTEGER,
    total INTEGER,
    buyer TEXT,
    province TEXT NOT NULL,
    city TEXT NOT NULL,
    more TEXT,
    history INTEGER NOT NULL CHECK (history IN (0, 1)),
    problem TEXT,
    problem_json TEXT,
    reservations INTEGER NOT NULL CHECK (reservations >= 0),
    ship_by INTEGER,
    audit_by INTEGER,
    mark TEXT NOT NULL,
    job TEXT NOT NULL,
    job_version INTEGER NOT NULL CHECK (job_version >= 0),
    version INTEGER NOT NULL CHECK (version > 0),
    UNIQUE (store, order_no),
    CHECK ((problem IS NULL) = (problem_json IS NULL)),
    CHECK (history = 0 OR reservations = 0)
) STRICT;

CREATE INDEX order_tab ON order_head (store, state, placed_at, order_no);

CREATE INDEX order_problem ON order_head (problem, placed_at, store, order_no) WHERE problem IS NOT NULL;

CREATE INDEX order_ship_by ON order_head (ship_by)
 WHERE state IN ('placed', 'paid', 'audited', 'allocated') AND ship_by IS NOT NULL;

-- Prices are millionths of the currency's unit.
CREATE TABLE order_line (
    n INTEGER NOT NULL REFERENCES order_head (n),
    line INTEGER NOT NULL CHECK (line > 0),
    kind TEXT NOT NULL CHECK (kind = 'sale' OR kind = 'credit' OR kind = 'adjustment' OR kind = 'loss'),
    sku TEXT,
    item TEXT,
    item_sku TEXT,
    merchant_code TEXT,
    title TEXT NOT NULL,
    units INTEGER NOT NULL CHECK (units >= 0),
    price INTEGER NOT NULL CHECK (price >= 0),
    discount INTEGER,
    amount INTEGER NOT NULL,
    PRIMARY KEY (n, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_passage (
    n INTEGER NOT NULL REFERENCES order_head (n),
    version INTEGER NOT NULL,
    step TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (n, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_job (
    job TEXT NOT NULL PRIMARY KEY,
    chunks INTEGER NOT NULL CHECK (chunks > 0)
) STRICT, WITHOUT ROWID;

-- What a job replaced, with all its columns as text.
CREATE TABLE order_replaced (
    job TEXT NOT NULL,
    store TEXT NOT NULL,
    order_no TEXT NOT NULL,
    version INTEGER NOT NULL,
    before_json TEXT NOT NULL,
    PRIMARY KEY (job, store, order_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing (
    store TEXT NOT NULL REFERENCES store (id),
    item TEXT NOT NULL,
    item_sku TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    merchant_code TEXT NOT NULL,
    parts TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    article_no TEXT NOT NULL,
    title TEXT NOT NULL,
    keywords TEXT NOT NULL,
    tags TEXT NOT NULL,
    shown TEXT NOT NULL CHECK (shown IN ('listed', 'delisted')),
    since INTEGER,
    why TEXT NOT NULL,
    PRIMARY KEY (store, item, item_sku, version),
    CHECK (to_at IS NULL OR from_at < to_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX listing_variant ON listing (store, item_sku) WHERE item_sku <> '';

CREATE INDEX listing_code ON listing (store, merchant_code) WHERE merchant_code <> '';

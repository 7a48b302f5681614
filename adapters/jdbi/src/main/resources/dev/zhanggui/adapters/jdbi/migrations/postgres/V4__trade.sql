-- Orders and listings. Words of rows that come by the million are compared one by one: for IN with more than two of
-- them SQLite builds a table for every row that is inserted, which doubles the time of an import.

CREATE SEQUENCE order_number;

-- An order; what only its own page shows is text in `more`. Amounts are minor units of `currency`.
CREATE TABLE order_head (
    n BIGINT PRIMARY KEY,
    store TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state = 'closed' OR state = 'shipped' OR state = 'signed' OR state = 'cancelled'
        OR state = 'refunded' OR state = 'placed' OR state = 'paid' OR state = 'audited' OR state = 'allocated'),
    told TEXT COLLATE "C" NOT NULL,
    placed_at BIGINT NOT NULL,
    paid_at BIGINT,
    shipped_at BIGINT,
    collected_at BIGINT,
    signed_at BIGINT,
    closed_at BIGINT,
    currency TEXT,
    freight BIGINT,
    paid BIGINT,
    total BIGINT,
    buyer TEXT COLLATE "C",
    province TEXT NOT NULL,
    city TEXT NOT NULL,
    more TEXT,
    history BIGINT NOT NULL CHECK (history IN (0, 1)),
    problem TEXT COLLATE "C",
    problem_json TEXT,
    reservations BIGINT NOT NULL CHECK (reservations >= 0),
    ship_by BIGINT,
    audit_by BIGINT,
    mark TEXT COLLATE "C" NOT NULL,
    job TEXT COLLATE "C" NOT NULL,
    job_version BIGINT NOT NULL CHECK (job_version >= 0),
    version BIGINT NOT NULL CHECK (version > 0),
    UNIQUE (store, order_no),
    CHECK ((problem IS NULL) = (problem_json IS NULL)),
    CHECK (history = 0 OR reservations = 0)
);

CREATE INDEX order_tab ON order_head (store, state, placed_at, order_no);

CREATE INDEX order_problem ON order_head (problem, placed_at, store, order_no) WHERE problem IS NOT NULL;

CREATE INDEX order_ship_by ON order_head (ship_by)
 WHERE state IN ('placed', 'paid', 'audited', 'allocated') AND ship_by IS NOT NULL;

-- Prices are millionths of the currency's unit.
CREATE TABLE order_line (
    n BIGINT NOT NULL REFERENCES order_head (n),
    line BIGINT NOT NULL CHECK (line > 0),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind = 'sale' OR kind = 'credit' OR kind = 'adjustment' OR kind = 'loss'),
    sku TEXT COLLATE "C",
    item TEXT COLLATE "C",
    item_sku TEXT COLLATE "C",
    merchant_code TEXT COLLATE "C",
    title TEXT NOT NULL,
    units BIGINT NOT NULL CHECK (units >= 0),
    price BIGINT NOT NULL CHECK (price >= 0),
    discount BIGINT,
    amount BIGINT NOT NULL,
    PRIMARY KEY (n, line)
);

CREATE TABLE order_passage (
    n BIGINT NOT NULL REFERENCES order_head (n),
    version BIGINT NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    from_state TEXT COLLATE "C" NOT NULL,
    to_state TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (n, version)
);

CREATE TABLE order_job (
    job TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    chunks BIGINT NOT NULL CHECK (chunks > 0)
);

-- What a job replaced, with all its columns as text.
CREATE TABLE order_replaced (
    job TEXT COLLATE "C" NOT NULL,
    store TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    before_json TEXT NOT NULL,
    PRIMARY KEY (job, store, order_no)
);

CREATE TABLE listing (
    store TEXT COLLATE "C" NOT NULL REFERENCES store (id),
    item TEXT COLLATE "C" NOT NULL,
    item_sku TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    merchant_code TEXT COLLATE "C" NOT NULL,
    parts TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT,
    article_no TEXT NOT NULL,
    title TEXT NOT NULL,
    keywords TEXT NOT NULL,
    tags TEXT NOT NULL,
    shown TEXT COLLATE "C" NOT NULL CHECK (shown IN ('listed', 'delisted')),
    since BIGINT,
    why TEXT NOT NULL,
    PRIMARY KEY (store, item, item_sku, version),
    CHECK (to_at IS NULL OR from_at < to_at)
);

CREATE INDEX listing_variant ON listing (store, item_sku) WHERE item_sku <> '';

CREATE INDEX listing_code ON listing (store, merchant_code) WHERE merchant_code <> '';

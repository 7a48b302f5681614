-- A listing may be a draft; each version says who made it, when, why, and under which edit.
CREATE TABLE listing_with_makers (
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
    shown TEXT NOT NULL CHECK (shown IN ('draft', 'listed', 'delisted')),
    since INTEGER,
    why TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_why TEXT NOT NULL,
    job TEXT NOT NULL,
    PRIMARY KEY (store, item, item_sku, version),
    CHECK (to_at IS NULL OR from_at < to_at)
) STRICT, WITHOUT ROWID;

INSERT INTO listing_with_makers
SELECT store, item, item_sku, version, merchant_code, parts, from_at, to_at, article_no, title, keywords, tags, shown,
       since, why, 0, '', '', '' FROM listing;

DROP TABLE listing;

ALTER TABLE listing_with_makers RENAME TO listing;

CREATE INDEX listing_variant ON listing (store, item_sku) WHERE item_sku <> '';

CREATE INDEX listing_code ON listing (store, merchant_code) WHERE merchant_code <> '';

CREATE INDEX listing_job ON listing (job) WHERE job <> '';

CREATE TABLE listing_checks (
    store TEXT NOT NULL REFERENCES store (id),
    version INTEGER NOT NULL CHECK (version > 0),
    checks TEXT NOT NULL,
    PRIMARY KEY (store, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing_mark (
    store TEXT NOT NULL REFERENCES store (id),
    item TEXT NOT NULL,
    item_sku TEXT NOT NULL,
    code TEXT NOT NULL,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (store, item, item_sku, code)
) STRICT, WITHOUT ROWID;

-- A listing may be a draft; each version says who made it, when, why, and under which edit.
ALTER TABLE listing DROP CONSTRAINT listing_shown_check;

ALTER TABLE listing ADD CONSTRAINT listing_shown_check CHECK (shown IN ('draft', 'listed', 'delisted'));

ALTER TABLE listing
    ADD COLUMN made_at BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN made_by TEXT NOT NULL DEFAULT '',
    ADD COLUMN made_why TEXT NOT NULL DEFAULT '',
    ADD COLUMN job TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE INDEX listing_job ON listing (job) WHERE job <> '';

CREATE TABLE listing_checks (
    store TEXT COLLATE "C" NOT NULL REFERENCES store (id),
    version BIGINT NOT NULL CHECK (version > 0),
    checks TEXT NOT NULL,
    PRIMARY KEY (store, version)
);

CREATE TABLE listing_mark (
    store TEXT COLLATE "C" NOT NULL REFERENCES store (id),
    item TEXT COLLATE "C" NOT NULL,
    item_sku TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    done BIGINT NOT NULL CHECK (done IN (0, 1)),
    at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (store, item, item_sku, code)
);

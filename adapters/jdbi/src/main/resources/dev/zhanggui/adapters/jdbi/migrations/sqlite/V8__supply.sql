-- Lanes, arrivals, pages and parcels: what files bring. A job's rows name it, and what a job replaced first is kept in
-- a twin table under its name, so that the job can be taken back; rows that came alone have the empty job.

ALTER TABLE sku ADD COLUMN category TEXT;

CREATE TABLE lane (
    location TEXT NOT NULL REFERENCES location (id),
    carrier TEXT NOT NULL,
    province TEXT NOT NULL,
    first_kg TEXT NOT NULL,
    first_price INTEGER NOT NULL CHECK (first_price >= 0),
    next_kg TEXT NOT NULL,
    next_price INTEGER NOT NULL CHECK (next_price >= 0),
    currency TEXT NOT NULL,
    transit_days INTEGER NOT NULL CHECK (transit_days >= 0),
    ships INTEGER NOT NULL CHECK (ships IN (0, 1)),
    job TEXT NOT NULL,
    PRIMARY KEY (location, carrier, province)
) STRICT, WITHOUT ROWID;

CREATE INDEX lane_job ON lane (job) WHERE job <> '';

CREATE TABLE lane_was (
    replaced_by TEXT NOT NULL,
    location TEXT NOT NULL,
    carrier TEXT NOT NULL,
    province TEXT NOT NULL,
    first_kg TEXT NOT NULL,
    first_price INTEGER NOT NULL,
    next_kg TEXT NOT NULL,
    next_price INTEGER NOT NULL,
    currency TEXT NOT NULL,
    transit_days INTEGER NOT NULL,
    ships INTEGER NOT NULL,
    job TEXT NOT NULL,
    PRIMARY KEY (replaced_by, location, carrier, province)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbound (
    sku TEXT NOT NULL REFERENCES sku (sku),
    location TEXT NOT NULL REFERENCES location (id),
    reference TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
    due_on TEXT NOT NULL,
    job TEXT NOT NULL,
    PRIMARY KEY (sku, location, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX inbound_job ON inbound (job) WHERE job <> '';

CREATE TABLE inbound_was (
    replaced_by TEXT NOT NULL,
    sku TEXT NOT NULL,
    location TEXT NOT NULL,
    reference TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    due_on TEXT NOT NULL,
    job TEXT NOT NULL,
    PRIMARY KEY (replaced_by, sku, location, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_stock (
    store TEXT NOT NULL REFERENCES store (id),
    sku TEXT NOT NULL REFERENCES sku (sku),
    at INTEGER NOT NULL,
    shown INTEGER NOT NULL CHECK (shown >= 0),
    job TEXT NOT NULL,
    PRIMARY KEY (store, sku, at)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_stock_job ON page_stock (job) WHERE job <> '';

CREATE TABLE parcel_scan (
    tracking_no TEXT NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    job TEXT NOT NULL,
    PRIMARY KEY (tracking_no, at, status, place, text)
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_scan_job ON parcel_scan (job) WHERE job <> '';

CREATE INDEX movement_at ON movement (sku, location, at);

-- Lanes, arrivals, pages and parcels: what files bring. A job's rows name it, and what a job replaced first is kept in
-- a twin table under its name, so that the job can be taken back; rows that came alone have the empty job.

ALTER TABLE sku ADD COLUMN category TEXT;

CREATE TABLE lane (
    location TEXT COLLATE "C" NOT NULL REFERENCES location (id),
    carrier TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C" NOT NULL,
    first_kg TEXT NOT NULL,
    first_price BIGINT NOT NULL CHECK (first_price >= 0),
    next_kg TEXT NOT NULL,
    next_price BIGINT NOT NULL CHECK (next_price >= 0),
    currency TEXT NOT NULL,
    transit_days BIGINT NOT NULL CHECK (transit_days >= 0),
    ships BIGINT NOT NULL CHECK (ships IN (0, 1)),
    job TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (location, carrier, province)
);

CREATE INDEX lane_job ON lane (job) WHERE job <> '';

CREATE TABLE lane_was (
    replaced_by TEXT COLLATE "C" NOT NULL,
    location TEXT COLLATE "C" NOT NULL,
    carrier TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C" NOT NULL,
    first_kg TEXT NOT NULL,
    first_price BIGINT NOT NULL,
    next_kg TEXT NOT NULL,
    next_price BIGINT NOT NULL,
    currency TEXT NOT NULL,
    transit_days BIGINT NOT NULL,
    ships BIGINT NOT NULL,
    job TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (replaced_by, location, carrier, province)
);

CREATE TABLE inbound (
    sku TEXT COLLATE "C" NOT NULL REFERENCES sku (sku),
    location TEXT COLLATE "C" NOT NULL REFERENCES location (id),
    reference TEXT COLLATE "C" NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 0),
    received BIGINT NOT NULL DEFAULT 0 CHECK (received >= 0),
    due_on TEXT NOT NULL,
    job TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (sku, location, reference)
);

CREATE INDEX inbound_job ON inbound (job) WHERE job <> '';

CREATE TABLE inbound_was (
    replaced_by TEXT COLLATE "C" NOT NULL,
    sku TEXT COLLATE "C" NOT NULL,
    location TEXT COLLATE "C" NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    quantity BIGINT NOT NULL,
    due_on TEXT NOT NULL,
    job TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (replaced_by, sku, location, reference)
);

CREATE TABLE page_stock (
    store TEXT COLLATE "C" NOT NULL REFERENCES store (id),
    sku TEXT COLLATE "C" NOT NULL REFERENCES sku (sku),
    at BIGINT NOT NULL,
    shown BIGINT NOT NULL CHECK (shown >= 0),
    job TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (store, sku, at)
);

CREATE INDEX page_stock_job ON page_stock (job) WHERE job <> '';

CREATE TABLE parcel_scan (
    tracking_no TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    job TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tracking_no, at, status, place, text)
);

CREATE INDEX parcel_scan_job ON parcel_scan (job) WHERE job <> '';

CREATE INDEX movement_at ON movement (sku, location, at);

-- A buyer's own key, wrapped by the master key, which lies elsewhere. All zero: destroyed, and with it what it sealed.

CREATE TABLE buyer (
    buyer TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    wrapped BYTEA NOT NULL,
    generation BIGINT NOT NULL CHECK (generation > 0),
    erased_at BIGINT,
    version BIGINT NOT NULL CHECK (version > 0)
);

-- What came with an order: name, phone, address, sealed under the buyer's key of that generation.
CREATE TABLE buyer_data (
    store TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C" NOT NULL,
    buyer TEXT COLLATE "C" NOT NULL REFERENCES buyer (buyer),
    generation BIGINT NOT NULL CHECK (generation > 0),
    content BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (store, order_no)
);

CREATE INDEX buyer_data_newest ON buyer_data (buyer, at);

CREATE TABLE key_mark (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    mark BYTEA NOT NULL,
    exported_at BIGINT,
    version BIGINT NOT NULL CHECK (version > 0)
);

-- A buyer's own key, wrapped by the master key, which lies elsewhere. All zero: destroyed, and with it what it sealed.

CREATE TABLE buyer (
    buyer TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB NOT NULL,
    generation INTEGER NOT NULL CHECK (generation > 0),
    erased_at INTEGER,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

-- What came with an order: name, phone, address, sealed under the buyer's key of that generation.
CREATE TABLE buyer_data (
    store TEXT NOT NULL,
    order_no TEXT NOT NULL,
    buyer TEXT NOT NULL REFERENCES buyer (buyer),
    generation INTEGER NOT NULL CHECK (generation > 0),
    content BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (store, order_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX buyer_data_newest ON buyer_data (buyer, at);

CREATE TABLE key_mark (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    mark BLOB NOT NULL,
    exported_at INTEGER,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

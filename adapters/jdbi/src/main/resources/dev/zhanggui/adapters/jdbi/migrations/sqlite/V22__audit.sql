-- What an audit looks at beside the order: the buyer's other open orders, and what agents noted of the buyer.

CREATE INDEX order_open_of ON order_head (buyer, store, placed_at)
 WHERE buyer IS NOT NULL AND history = 0;

CREATE TABLE buyer_tags (
    buyer TEXT NOT NULL PRIMARY KEY,
    tags TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

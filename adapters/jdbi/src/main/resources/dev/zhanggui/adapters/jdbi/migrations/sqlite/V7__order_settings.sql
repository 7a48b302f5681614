-- Every version of how a store handles its orders; the newest is in force. Checks are JSON.

CREATE TABLE order_settings (
    store TEXT NOT NULL REFERENCES store (id),
    version INTEGER NOT NULL CHECK (version > 0),
    promise_hours INTEGER,
    same_day INTEGER NOT NULL CHECK (same_day IN (0, 1)),
    audit_lead_minutes INTEGER NOT NULL,
    checks TEXT NOT NULL,
    PRIMARY KEY (store, version)
) STRICT, WITHOUT ROWID;

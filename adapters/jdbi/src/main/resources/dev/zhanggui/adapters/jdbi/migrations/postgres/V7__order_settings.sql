-- Every version of how a store handles its orders; the newest is in force. Checks are JSON.

CREATE TABLE order_settings (
    store TEXT COLLATE "C" NOT NULL REFERENCES store (id),
    version BIGINT NOT NULL CHECK (version > 0),
    promise_hours BIGINT,
    same_day BIGINT NOT NULL CHECK (same_day IN (0, 1)),
    audit_lead_minutes BIGINT NOT NULL,
    checks TEXT NOT NULL,
    PRIMARY KEY (store, version)
);

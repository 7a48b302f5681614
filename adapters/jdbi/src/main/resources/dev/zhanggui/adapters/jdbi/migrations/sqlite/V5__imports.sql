-- Files on their way in. The number says in which order they came; a lease says who works on one.

CREATE TABLE job (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    store TEXT,
    asked TEXT NOT NULL,
    dry_run INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    cancel_asked INTEGER NOT NULL DEFAULT 0 CHECK (cancel_asked IN (0, 1)),
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    permissions TEXT NOT NULL,
    stores TEXT NOT NULL,
    room TEXT NOT NULL,
    upload TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    phase TEXT NOT NULL CHECK (phase IN ('reading', 'assembling')),
    position INTEGER NOT NULL CHECK (position >= 0),
    done INTEGER NOT NULL CHECK (done >= 0),
    total INTEGER,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    facts TEXT NOT NULL,
    problem TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    tries INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    until_at INTEGER NOT NULL DEFAULT 0,
    CHECK ((ended_at IS NULL) = (state IN ('queued', 'running'))),
    CHECK (done = created + updated + unchanged + refused)
) STRICT;

CREATE INDEX job_open ON job (n) WHERE ended_at IS NULL;

-- Lines of orders that lie apart in their file, until it was read to its end.
CREATE TABLE staged_line (
    job TEXT NOT NULL,
    order_key TEXT NOT NULL,
    line INTEGER NOT NULL,
    cells TEXT NOT NULL,
    damage TEXT,
    PRIMARY KEY (job, order_key, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_row (
    job TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    line INTEGER NOT NULL,
    faults TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (job, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping (
    name TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

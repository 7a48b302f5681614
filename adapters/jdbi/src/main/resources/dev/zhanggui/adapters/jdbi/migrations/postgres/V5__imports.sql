-- Files on their way in. The number says in which order they came; a lease says who works on one.

CREATE TABLE job (
    n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    store TEXT COLLATE "C",
    asked TEXT NOT NULL,
    dry_run BIGINT NOT NULL CHECK (dry_run IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    cancel_asked BIGINT NOT NULL DEFAULT 0 CHECK (cancel_asked IN (0, 1)),
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    permissions TEXT NOT NULL,
    stores TEXT NOT NULL,
    room TEXT NOT NULL,
    upload TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    phase TEXT NOT NULL CHECK (phase IN ('reading', 'assembling')),
    position BIGINT NOT NULL CHECK (position >= 0),
    done BIGINT NOT NULL CHECK (done >= 0),
    total BIGINT,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    facts TEXT NOT NULL,
    problem TEXT,
    undone BIGINT NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    tries BIGINT NOT NULL DEFAULT 0,
    holder TEXT,
    until_at BIGINT NOT NULL DEFAULT 0,
    CHECK ((ended_at IS NULL) = (state IN ('queued', 'running'))),
    CHECK (done = created + updated + unchanged + refused)
);

CREATE INDEX job_open ON job (n) WHERE ended_at IS NULL;

-- Lines of orders that lie apart in their file, until it was read to its end.
CREATE TABLE staged_line (
    job TEXT COLLATE "C" NOT NULL,
    order_key TEXT COLLATE "C" NOT NULL,
    line BIGINT NOT NULL,
    cells TEXT NOT NULL,
    damage TEXT,
    PRIMARY KEY (job, order_key, line)
);

CREATE TABLE refused_row (
    job TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL CHECK (n > 0),
    line BIGINT NOT NULL,
    faults TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (job, n)
);

CREATE TABLE mapping (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0)
);

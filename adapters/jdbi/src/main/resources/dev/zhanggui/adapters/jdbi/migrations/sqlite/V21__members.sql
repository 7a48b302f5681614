-- Members, the roles they hold and held, and how they prove who they are: hashes only, never a secret.

CREATE TABLE member (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT,
    started_on TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    member TEXT NOT NULL REFERENCES member (id),
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    PRIMARY KEY (member, id),
    CHECK (to_day IS NULL OR to_day >= from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE password (
    member TEXT NOT NULL PRIMARY KEY REFERENCES member (id),
    hash TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

-- One link at most for each member; the first setup has no member.
CREATE TABLE one_time_link (
    member TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('setup', 'invite', 'reset')),
    secret_hash TEXT NOT NULL UNIQUE,
    ends_at INTEGER NOT NULL,
    used_at INTEGER,
    CHECK ((kind = 'setup') = (member = ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member (id),
    secret_hash TEXT NOT NULL UNIQUE,
    agent TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_member ON session (member, created_at);

CREATE TABLE known_browser (
    member TEXT NOT NULL REFERENCES member (id),
    secret_hash TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (member, secret_hash)
) STRICT, WITHOUT ROWID;

-- The member who made it; a token may never do more than its owner.
ALTER TABLE token ADD COLUMN owner TEXT REFERENCES member (id);

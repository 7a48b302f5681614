-- Members, the roles they hold and held, and how they prove who they are: hashes only, never a secret.

CREATE TABLE member (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    login TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT,
    started_on TEXT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    version BIGINT NOT NULL CHECK (version > 0)
);

CREATE TABLE assignment (
    member TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    id TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    scope TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    PRIMARY KEY (member, id),
    CHECK (to_day IS NULL OR to_day >= from_day)
);

CREATE TABLE password (
    member TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES member (id),
    hash TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0)
);

-- One link at most for each member; the first setup has no member.
CREATE TABLE one_time_link (
    member TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('setup', 'invite', 'reset')),
    secret_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    ends_at BIGINT NOT NULL,
    used_at BIGINT,
    CHECK ((kind = 'setup') = (member = ''))
);

CREATE TABLE session (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    member TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    secret_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    agent TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX session_of_member ON session (member, created_at);

CREATE TABLE known_browser (
    member TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    secret_hash TEXT COLLATE "C" NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (member, secret_hash)
);

-- The member who made it; a token may never do more than its owner.
ALTER TABLE token ADD COLUMN owner TEXT COLLATE "C" REFERENCES member (id);

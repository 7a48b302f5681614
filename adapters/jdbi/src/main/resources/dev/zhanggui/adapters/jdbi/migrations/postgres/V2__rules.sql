-- The team's own rules: rows that ship stand in the program. One that was taken away keeps its version.
CREATE TABLE own_rule (
    platform TEXT COLLATE "C" NOT NULL,
    rule TEXT COLLATE "C" NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('rule', 'page', 'bound')),
    to_day TEXT COLLATE "C" CHECK (to_day >= from_day),
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('a', 'b', 'c', 'd')),
    removed BIGINT NOT NULL CHECK (removed IN (0, 1)),
    version BIGINT NOT NULL CHECK (version > 0),
    PRIMARY KEY (platform, rule, from_day)
);

-- Another number after every change of any of them: other instances see by it that theirs are old.
CREATE TABLE own_rule_revision (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    n BIGINT NOT NULL CHECK (n >= 0)
);

INSERT INTO own_rule_revision (one, n) VALUES (1, 0);

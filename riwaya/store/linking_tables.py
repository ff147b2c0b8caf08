"""The tables that linking starts from (version 5 of a store): tellings with the blocks that they bear and the edges between them, sketches with their bands, and what is not linked yet.

Whoever writes a report or an account, a trigger notes it in `unlinked`, so that the next linking hears of it. Nothing here is a record: all of it is made from reports, accounts and decisions, and
made anew where other code or settings link.
"""

from __future__ import annotations

LINKING_TABLES = """
DROP TABLE IF EXISTS sketches;
CREATE TABLE sketches (number INTEGER PRIMARY KEY, report_id TEXT NOT NULL UNIQUE REFERENCES reports, made_of TEXT NOT NULL, sketch BLOB NOT NULL);
CREATE TABLE bands (name INTEGER NOT NULL, sketch INTEGER NOT NULL, PRIMARY KEY (name, sketch)) WITHOUT ROWID;
CREATE TABLE tellings (number INTEGER PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports, accounts TEXT NOT NULL, is_copy INTEGER NOT NULL, profile BLOB NOT NULL);
CREATE TABLE blocks (part INTEGER NOT NULL, name INTEGER NOT NULL, is_outer INTEGER NOT NULL, telling INTEGER NOT NULL, PRIMARY KEY (part, name, is_outer, telling)) WITHOUT ROWID;
CREATE TABLE edges (one INTEGER NOT NULL, other INTEGER NOT NULL, match_weight INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE unlinked (what TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (what, key)) WITHOUT ROWID;
CREATE INDEX tellings_by_report ON tellings (report_id);
CREATE INDEX reports_by_original ON reports (near_copy_of) WHERE near_copy_of IS NOT NULL;
CREATE INDEX reports_by_engine ON reports (engine);
CREATE INDEX links_by_account ON links (account);
CREATE INDEX links_by_other ON links (other);
CREATE TRIGGER report_comes AFTER INSERT ON reports BEGIN INSERT OR IGNORE INTO unlinked VALUES ('report', new.report_id); END;
CREATE TRIGGER report_changes AFTER UPDATE OF record ON reports BEGIN INSERT OR IGNORE INTO unlinked VALUES ('report', new.report_id); END;
CREATE TRIGGER account_comes AFTER INSERT ON accounts BEGIN INSERT OR IGNORE INTO unlinked VALUES ('report', new.report_id); END;
CREATE TRIGGER account_changes AFTER UPDATE OF record, corrected, is_rejected ON accounts
    WHEN old.record IS NOT new.record OR old.corrected IS NOT new.corrected OR old.is_rejected IS NOT new.is_rejected
    BEGIN INSERT OR IGNORE INTO unlinked VALUES ('report', new.report_id); END;
CREATE TRIGGER account_goes AFTER DELETE ON accounts BEGIN INSERT OR IGNORE INTO unlinked VALUES ('report', old.report_id); END;
CREATE TRIGGER account_leaves AFTER DELETE ON accounts WHEN old.incident_id IS NOT NULL BEGIN INSERT OR IGNORE INTO unlinked VALUES ('incident', old.incident_id); END;
"""

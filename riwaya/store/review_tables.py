"""The tables of people's work (version 3 of a store): changes, corrections, states, comments, views, additions, people, sessions, the audit log.

Nothing here is ever deleted but sessions: what a person takes back is marked as no longer live, by a change of its own. The tables of
`FACT_TABLES` hold what lists show and filter; they are made from the records (`riwaya/store/facts.py`), are no part of a store's version, and come with the app.
"""

from __future__ import annotations

ALTERED = """
ALTER TABLE accounts ADD COLUMN corrected TEXT;
ALTER TABLE accounts ADD COLUMN is_rejected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN is_added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN is_live INTEGER NOT NULL DEFAULT 1;
"""
REVIEW_TABLES = """
CREATE TABLE changes (change_id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, report_id TEXT, account_id TEXT, incident_id TEXT,
    undone_by INTEGER, record TEXT NOT NULL);
CREATE INDEX changes_by_report ON changes (report_id);
CREATE INDEX changes_by_account ON changes (account_id);
CREATE INDEX changes_by_incident ON changes (incident_id);
CREATE TABLE corrections (correction_id INTEGER PRIMARY KEY, change_id INTEGER NOT NULL REFERENCES changes, report_id TEXT NOT NULL, account_id TEXT NOT NULL, is_live INTEGER NOT NULL DEFAULT 1,
    orphan TEXT, record TEXT NOT NULL);
CREATE INDEX corrections_by_report ON corrections (report_id);
CREATE TABLE workflow (what TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, seen TEXT NOT NULL, PRIMARY KEY (what, key)) WITHOUT ROWID;
CREATE TABLE comments (comment_id INTEGER PRIMARY KEY, incident_id TEXT NOT NULL, account_id TEXT NOT NULL, change_id INTEGER NOT NULL REFERENCES changes, is_live INTEGER NOT NULL DEFAULT 1,
    who TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX comments_by_incident ON comments (incident_id);
CREATE TABLE additions (addition_id INTEGER PRIMARY KEY, what TEXT NOT NULL, key TEXT NOT NULL, change_id INTEGER NOT NULL REFERENCES changes, is_live INTEGER NOT NULL DEFAULT 1,
    who TEXT NOT NULL, at TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE views (view_id INTEGER PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, query TEXT NOT NULL, is_shared INTEGER NOT NULL);
CREATE TABLE people (name TEXT PRIMARY KEY, role TEXT NOT NULL, is_active INTEGER NOT NULL DEFAULT 1, password TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE sessions (token TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES people, csrf TEXT NOT NULL, expires INTEGER NOT NULL);
CREATE TABLE audit (number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, target TEXT NOT NULL, outcome TEXT NOT NULL, address TEXT NOT NULL);
CREATE TABLE aliases (alias TEXT PRIMARY KEY, incident_id TEXT NOT NULL) WITHOUT ROWID;
"""
FACT_TABLES = """
CREATE TABLE facts (incident_id TEXT PRIMARY KEY, urgency INTEGER NOT NULL, revision INTEGER NOT NULL, state TEXT NOT NULL, date_start TEXT, date_end TEXT, lat REAL, lon REAL, country TEXT, place TEXT, place_en TEXT,
    kind TEXT NOT NULL, event_type TEXT NOT NULL, sub_event_type TEXT NOT NULL, standing TEXT NOT NULL, killed_high INTEGER, has_review INTEGER NOT NULL, is_unresolved INTEGER NOT NULL,
    has_unknown INTEGER NOT NULL, is_changed INTEGER NOT NULL, comments INTEGER NOT NULL);
CREATE INDEX facts_by_urgency ON facts (urgency DESC, incident_id);
CREATE INDEX facts_by_day ON facts (date_start, incident_id);
CREATE INDEX facts_by_point ON facts (lat, lon);
CREATE TABLE terms (term TEXT NOT NULL, incident_id TEXT NOT NULL, PRIMARY KEY (term, incident_id)) WITHOUT ROWID;
CREATE INDEX terms_by_incident ON terms (incident_id);
CREATE TABLE report_facts (report_id TEXT PRIMARY KEY, urgency INTEGER NOT NULL, revision INTEGER NOT NULL, state TEXT NOT NULL, published TEXT, outlet TEXT, status TEXT NOT NULL,
    killed_high INTEGER, has_review INTEGER NOT NULL, is_unresolved INTEGER NOT NULL, has_unknown INTEGER NOT NULL);
CREATE INDEX report_facts_by_urgency ON report_facts (urgency DESC, report_id);
CREATE INDEX report_facts_by_day ON report_facts (published, report_id);
CREATE TABLE incident_rows (incident_id TEXT PRIMARY KEY, row TEXT NOT NULL);
CREATE TABLE report_rows (report_id TEXT PRIMARY KEY, row TEXT NOT NULL);
"""
DERIVED = ("facts", "terms", "report_facts", "incident_rows", "report_rows")

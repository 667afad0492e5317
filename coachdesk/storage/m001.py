"""What the first version of the file is made of; docs/file-format.md explains every column."""

from __future__ import annotations

TABLES_001 = (
    """create table setting (name text primary key, value text not null) strict, without rowid""",
    """create table role (
        id integer primary key, name text not null, bucket text not null, ramp text not null default '[]'
    ) strict""",
    """create table rep (
        id integer primary key, name text not null, role_id integer references role (id) on delete set null,
        title text not null default '', email text not null default '', phone text not null default '',
        location text not null default '', hired text, left text, status text not null, retention text,
        note text not null default '', private_note text not null default ''
    ) strict""",
    """create table measure (
        id integer primary key, name text not null, kind text not null, unit text not null, cadence text not null,
        direction text not null, numerator_id integer references measure (id),
        denominator_id integer references measure (id), lead integer not null check (lead in (0, 1)),
        floor_zero integer not null check (floor_zero in (0, 1)), archived integer not null check (archived in (0, 1)),
        position integer not null, meaning text not null default ''
    ) strict""",
    """create table target (
        id integer primary key, measure_id integer not null references measure (id) on delete cascade,
        start text not null, value real not null, cadence text not null,
        rep_id integer references rep (id) on delete cascade, role_id integer references role (id) on delete cascade,
        repeats integer not null check (repeats in (0, 1)), check ((rep_id is null) <> (role_id is null))
    ) strict""",
    """create unique index target_once
        on target (measure_id, coalesce(rep_id, 0), coalesce(role_id, 0), cadence, start)""",
    """create table result (
        rep_id integer not null references rep (id) on delete cascade,
        measure_id integer not null references measure (id) on delete cascade,
        start text not null, value real not null, source text not null, primary key (rep_id, measure_id, start)
    ) strict, without rowid""",
    """create index result_measure on result (measure_id)""",
    """create table skill (
        id integer primary key, name text not null, family text not null, description text not null default '',
        refresh_days integer not null, position integer not null, archived integer not null check (archived in (0, 1))
    ) strict""",
    """create table skill_level (
        id integer primary key, skill_id integer not null references skill (id) on delete cascade,
        level integer not null check (level between 1 and 5), behaviour text not null, unique (skill_id, level)
    ) strict""",
    """create table role_skill (
        id integer primary key, role_id integer not null references role (id) on delete cascade,
        skill_id integer not null references skill (id) on delete cascade,
        level integer not null check (level between 1 and 5), unique (role_id, skill_id)
    ) strict""",
    """create table observation (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade,
        skill_id integer not null references skill (id) on delete cascade, day text not null, seen text not null,
        setting text not null, level integer check (level between 1 and 5)
    ) strict""",
    """create index observation_rep on observation (rep_id)""",
    """create table assessment (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, rater text not null,
        day text not null, note text not null default '', private_note text not null default '',
        unique (rep_id, rater, day)
    ) strict""",
    """create table rating (
        id integer primary key, assessment_id integer not null references assessment (id) on delete cascade,
        skill_id integer not null references skill (id) on delete cascade,
        level integer not null check (level between 1 and 5), evidence text not null default '',
        level_text text not null default '', unique (assessment_id, skill_id)
    ) strict""",
    """create table session (
        id integer primary key, kind text not null, start text not null, minutes integer not null,
        status text not null, place text not null default '', summary text not null default '',
        private_note text not null default ''
    ) strict""",
    """create table session_rep (
        session_id integer not null references session (id) on delete cascade,
        rep_id integer not null references rep (id) on delete cascade, primary key (session_id, rep_id)
    ) strict, without rowid""",
    """create index session_rep_rep on session_rep (rep_id)""",
    """create table commitment (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, owner text not null,
        text text not null, made text not null, due text, state text not null, closed text,
        why text not null default '', session_id integer references session (id) on delete set null
    ) strict""",
    """create index commitment_rep on commitment (rep_id)""",
    """create table plan (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade,
        year integer not null, quarter integer not null check (quarter between 1 and 4), number integer not null,
        status text not null, success text not null default '', cause text, cause_why text not null default '',
        focus_id integer references skill (id) on delete set null, focus_level integer,
        focus_text text not null default '', focus2_id integer references skill (id) on delete set null,
        focus2_level integer, focus2_text text not null default '',
        moves_measure_id integer references measure (id) on delete set null, focus_why text not null default '',
        strengths text not null default '', obstacles text not null default '', support text not null default '',
        career text not null default '', rhythm text not null default '', check_day text, observe_day text,
        close_day text, check_note text not null default '', retrospective text not null default '',
        rep_comment text not null default '', retention text, agreed_on text, checked_on text, closed_on text,
        private_note text not null default '', unique (rep_id, year, quarter)
    ) strict""",
    """create table goal (
        id integer primary key, plan_id integer not null references plan (id) on delete cascade, text text not null,
        kind text not null, measure_id integer references measure (id) on delete set null,
        baseline text not null default '', target text not null default '', due text,
        checked_by text not null default '', verdict text, evidence text not null default '', position integer not null
    ) strict""",
    """create index goal_plan on goal (plan_id)""",
    """create table action (
        id integer primary key, plan_id integer not null references plan (id) on delete cascade, text text not null,
        kind text not null, owner text not null, start text, due text, state text not null,
        carried integer not null check (carried in (0, 1)), position integer not null
    ) strict""",
    """create index action_plan on action (plan_id)""",
    """create table plan_issue (
        id integer primary key, plan_id integer not null references plan (id) on delete cascade,
        number integer not null, day text not null, facts text not null, digest text not null, unique (plan_id, number)
    ) strict""",
    """create table plan_print (
        digest text not null, paper text not null, pdf blob not null, primary key (digest, paper)
    ) strict, without rowid""",
    """create table amendment (
        id integer primary key, plan_id integer not null references plan (id) on delete cascade,
        issue_number integer not null, day text not null, text text not null
    ) strict""",
    """create index amendment_plan on amendment (plan_id)""",
    """create table import_recipe (
        id integer primary key, name text not null, verb text not null, options text not null, unique (verb, name)
    ) strict""",
    """create table import_batch (
        id integer primary key, verb text not null, file text not null, at text not null, read integer not null,
        added integer not null, changed integer not null, same integer not null, skipped integer not null
    ) strict""",
    """create table change (
        id integer primary key, label text not null, at text not null, kind text not null, of_id integer,
        undone integer not null default 0, sealed integer not null default 0, merge text
    ) strict""",
    """create table change_row (
        id integer primary key, change_id integer not null references change (id) on delete cascade,
        table_name text not null, row_key text not null, before text, after text
    ) strict""",
    """create index change_row_change on change_row (change_id)""",
)

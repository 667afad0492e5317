"""What the third version adds: frameworks in versions, scorecards, market changes, forms; see docs/file-format.md."""

from __future__ import annotations

TABLES_003 = (
    """create table framework (
        id integer primary key, name text not null, description text not null default '', version integer not null,
        archived integer not null check (archived in (0, 1))
    ) strict""",
    """insert into framework (id, name, description, version, archived)
        select 1, 'Sales skills', '', 1, 0 where exists (select 1 from skill)""",
    """create table framework_version (
        id integer primary key, framework_id integer not null references framework (id) on delete cascade,
        number integer not null, day text not null, content text not null, unique (framework_id, number)
    ) strict""",
    """alter table skill add column framework_id integer references framework (id)""",
    """alter table skill add column weight integer not null default 1 check (weight between 1 and 3)""",
    """update skill set framework_id = 1""",
    """create table rep_skill (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade,
        skill_id integer not null references skill (id) on delete cascade,
        level integer not null check (level between 1 and 5), unique (rep_id, skill_id)
    ) strict""",
    """create table new_assessment (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, rater text not null,
        day text not null, note text not null default '', private_note text not null default '',
        framework_id integer references framework (id), version integer not null default 1,
        "by" text not null default '', blind integer not null default 0 check (blind in (0, 1))
    ) strict""",
    """insert into new_assessment (id, rep_id, rater, day, note, private_note, framework_id)
        select id, rep_id, rater, day, note, private_note, (select min(id) from framework) from assessment""",
    """drop table assessment""",
    """alter table new_assessment rename to assessment""",
    """create unique index assessment_once on assessment (rep_id, rater, "by", day, coalesce(framework_id, 0))""",
    """create index observation_skill on observation (skill_id)""",
    """create index rating_skill on rating (skill_id)""",
    """create table market_change (
        id integer primary key, day text not null, kind text not null, title text not null,
        note text not null default '', role_id integer references role (id) on delete set null
    ) strict""",
    """create table market_change_skill (
        change_id integer not null references market_change (id) on delete cascade,
        skill_id integer not null references skill (id) on delete cascade, primary key (change_id, skill_id)
    ) strict, without rowid""",
    """create table scorecard (
        id integer primary key, name text not null, call_type text not null default '', version integer not null,
        archived integer not null check (archived in (0, 1))
    ) strict""",
    """create table criterion (
        id integer primary key, scorecard_id integer not null references scorecard (id) on delete cascade,
        text text not null, weight integer not null check (weight between 1 and 5), guide1 text not null default '',
        guide3 text not null default '', guide5 text not null default '',
        skill_id integer references skill (id) on delete set null, position integer not null
    ) strict""",
    """create index criterion_scorecard on criterion (scorecard_id)""",
    """create table scored_call (
        id integer primary key, scorecard_id integer not null references scorecard (id),
        rep_id integer not null references rep (id) on delete cascade, day text not null,
        title text not null default '', session_id integer references session (id) on delete set null,
        deal_id integer references deal (id) on delete set null, keep text not null default '',
        start text not null default '', change text not null default '', practice text not null default '',
        private_note text not null default ''
    ) strict""",
    """create index scored_call_rep on scored_call (rep_id)""",
    """create table score (
        id integer primary key, call_id integer not null references scored_call (id) on delete cascade,
        criterion_id integer not null references criterion (id) on delete cascade, rater text not null,
        level integer check (level between 1 and 5), said text not null default '', "by" text not null default '',
        unique (call_id, criterion_id, rater, "by")
    ) strict""",
    """create table sent_form (
        id integer primary key, token text not null unique,
        rep_id integer not null references rep (id) on delete cascade,
        framework_id integer not null references framework (id), version integer not null, sent text not null,
        returned text, assessment_id integer references assessment (id) on delete set null
    ) strict""",
)

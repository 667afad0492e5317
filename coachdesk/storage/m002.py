"""What the second version adds: one-on-ones in full, deals, questions; docs/file-format.md explains every column."""

from __future__ import annotations

TABLES_002 = (
    """create table rhythm (
        id integer primary key, every text, minutes integer not null,
        rep_id integer unique references rep (id) on delete cascade,
        role_id integer unique references role (id) on delete cascade, check ((rep_id is null) <> (role_id is null))
    ) strict""",
    """create table absence (
        id integer primary key, rep_id integer references rep (id) on delete cascade, first text not null,
        last text not null, kind text not null, private_note text not null default ''
    ) strict""",
    """create index absence_rep on absence (rep_id)""",
    """create table series (
        id integer primary key, kind text not null, every text not null, start text not null,
        minutes integer not null, place text not null default '', until text
    ) strict""",
    """create table deal (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, account text not null,
        value real, stage text not null default '', people text not null default '', outcome text not null,
        closes text, ended text, next_step text not null default '', next_day text, note text not null default '',
        private_note text not null default ''
    ) strict""",
    """create index deal_rep on deal (rep_id)""",
    """create table fit_criterion (
        id integer primary key, kind text not null, text text not null, position integer not null,
        archived integer not null check (archived in (0, 1))
    ) strict""",
    """create table fit_answer (
        id integer primary key, deal_id integer not null references deal (id) on delete cascade,
        criterion_id integer not null references fit_criterion (id) on delete cascade, answer text not null,
        unique (deal_id, criterion_id)
    ) strict""",
    """alter table session add column series_id integer references series (id) on delete set null""",
    """alter table session add column deal_id integer references deal (id) on delete set null""",
    """alter table session add column model text not null default 'GROW'""",
    """alter table session add column began text""",
    """alter table session add column missed_by text""",
    """alter table session add column why text not null default ''""",
    """alter table session add column usefulness integer check (usefulness between 1 and 5)""",
    """alter table session add column energy integer check (energy between 1 and 5)""",
    """create index session_start on session (start)""",
    """alter table commitment add column seen_in text not null default ''""",
    """alter table commitment add column due_words text not null default ''""",
    """alter table commitment add column carried_from integer references commitment (id) on delete set null""",
    """create index commitment_session on commitment (session_id)""",
    """alter table plan_issue add column paper text not null default 'a4'""",
    """create table agenda_item (
        id integer primary key, session_id integer not null references session (id) on delete cascade,
        kind text not null, text text not null, detail text not null default '', owner text not null,
        minutes integer not null, spent integer not null, checked integer not null check (checked in (0, 1)),
        position integer not null
    ) strict""",
    """create index agenda_item_session on agenda_item (session_id)""",
    """create table question (
        id integer primary key, text text not null, model text, phase text not null default '',
        skill_id integer references skill (id) on delete cascade,
        archived integer not null check (archived in (0, 1))
    ) strict""",
    """create table pick (
        id integer primary key, session_id integer not null references session (id) on delete cascade,
        question_id integer not null references question (id) on delete cascade, phase text not null default '',
        minutes integer not null, asked integer not null check (asked in (0, 1)), position integer not null,
        unique (session_id, question_id)
    ) strict""",
    """create index pick_question on pick (question_id)""",
    """create table brief (
        id integer primary key, session_id integer not null unique references session (id) on delete cascade,
        call text not null, objective text not null, least text not null, questions text not null,
        objection text not null, skill_id integer references skill (id) on delete set null, watched text not null,
        role text not null, step_in text not null
    ) strict""",
    """create table debrief (
        id integer primary key, session_id integer not null unique references session (id) on delete cascade,
        ended text not null, outcome text, belonged text, belonged_why text not null, objective_met text,
        went_well text not null, differently text not null, points text not null,
        skill_id integer references skill (id) on delete set null, watched text not null,
        count integer, level integer check (level between 1 and 5), change text not null,
        took_over integer check (took_over in (0, 1)), effort integer check (effort between 1 and 5)
    ) strict""",
    """create table draft (place text primary key, words text not null) strict, without rowid""",
    """create trigger draft_of_session after delete on session begin
        delete from draft where place = 'meeting ' || old.id or place glob 'typeback * ' || old.id; end""",
    """create trigger draft_of_rep after delete on rep begin
        delete from draft where place glob 'typeback ' || old.id || ' *'; end""",
)

"""What the fourth version adds: courses, training events, follow-ups, busy times; see docs/file-format.md."""

from __future__ import annotations

TABLES_004 = (
    """alter table session add column yours integer not null default 1 check (yours in (0, 1))""",
    """create table course (
        id integer primary key, title text not null, kind text not null, minutes integer not null,
        refresh_days integer, materials text not null, cost real, description text not null,
        questions text not null, tasks text not null, archived integer not null check (archived in (0, 1))
    ) strict""",
    """create table course_skill (
        course_id integer not null references course (id) on delete cascade,
        skill_id integer not null references skill (id) on delete cascade, primary key (course_id, skill_id)
    ) strict, without rowid""",
    """create table training (
        id integer primary key, session_id integer not null unique references session (id) on delete cascade,
        course_id integer references course (id) on delete restrict, title text not null, trainer text not null,
        capacity integer, scale text not null, uid text not null
    ) strict""",
    """create index training_course on training (course_id)""",
    """create table attendance (
        id integer primary key, training_id integer not null references training (id) on delete cascade,
        rep_id integer not null references rep (id) on delete cascade, presence text not null, before real, after real,
        feedback text not null, unique (training_id, rep_id)
    ) strict""",
    """create index attendance_rep on attendance (rep_id)""",
    """create table follow_up (
        id integer primary key, training_id integer not null references training (id) on delete cascade,
        rep_id integer not null references rep (id) on delete cascade, kind text not null, due text not null,
        number integer not null, session_id integer references session (id) on delete set null, question text not null,
        task text not null, state text not null, closed text, recalled text, applied text, note text not null,
        unique (training_id, rep_id, kind, number)
    ) strict""",
    """create index follow_up_rep on follow_up (rep_id)""",
    """create index follow_up_session on follow_up (session_id)""",
    """create table busy (
        id integer primary key, calendar text not null, uid text not null, start text not null,
        minutes integer not null, all_day integer not null check (all_day in (0, 1)), title text not null,
        unique (calendar, uid, start)
    ) strict""",
    """create index busy_start on busy (start)""",
    """create table calendar_event (
        uid text primary key, sequence integer not null, digest text not null, start text not null,
        cancelled integer not null check (cancelled in (0, 1))
    ) strict, without rowid""",
)

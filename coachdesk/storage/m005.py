"""What the fifth version adds: parts of the process, baselines, role and stage history, findings set aside,
improvement plans and the words of the monthly report; see docs/file-format.md.
"""

from __future__ import annotations

# the measures of the starter by name, and what they count
NAMED = (
    ("Calls", "calls"), ("Leads", "leads"), ("Warm leads", "warm leads"),
    ("Leads from marketing", "leads from marketing"), ("Conversations", "conversations"),
    ("Qualified opportunities", "qualified opportunities"),
    ("Disqualified opportunities", "disqualified opportunities"), ("Proposals", "proposals"),
    ("Decided deals", "decided deals"), ("Won deals", "won deals"), ("Bookings", "bookings"),
    ("Open deals", "open deals"), ("Dated next steps", "open deals with a dated next step"),
    ("Hours selling", "hours selling"), ("Hours on other duties", "hours on other duties"),
)  # fmt: skip

TABLES_005 = (
    """alter table measure add column part text""",
    *(
        f"""update measure set part = '{part}' where id = (select min(id) from measure where name = '{name}'
            collate nocase and unit <> 'rate')"""
        for name, part in NAMED
    ),
    """create unique index measure_part on measure (part) where part is not null""",
    """create table baseline (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, start text not null,
        reason text not null, measure_id integer references measure (id) on delete cascade,
        skill_id integer references skill (id) on delete cascade, check ((measure_id is null) <> (skill_id is null))
    ) strict""",
    """create unique index baseline_once on baseline (rep_id, coalesce(measure_id, 0), coalesce(skill_id, 0), start)""",
    """create table role_change (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade,
        role_id integer references role (id) on delete set null, since text not null
    ) strict""",
    """create index role_change_rep on role_change (rep_id)""",
    """create table deal_stage (
        id integer primary key, deal_id integer not null references deal (id) on delete cascade, stage text not null,
        entered text not null
    ) strict""",
    """create index deal_stage_deal on deal_stage (deal_id)""",
    """create table dismissal (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, cause text not null,
        day text not null, reason text not null, unique (rep_id, cause)
    ) strict""",
    """create table improvement_plan (
        id integer primary key, rep_id integer not null references rep (id) on delete cascade, start text not null,
        ends text not null, concern text not null, expected text not null,
        measure_id integer references measure (id) on delete set null, wanted real, outcome text, outcome_day text,
        outcome_note text not null, private_note text not null
    ) strict""",
    """create index improvement_plan_rep on improvement_plan (rep_id)""",
    """create table improvement_check (
        id integer primary key, plan_id integer not null references improvement_plan (id) on delete cascade,
        day text not null, what text not null, result text not null, note text not null
    ) strict""",
    """create table support (
        id integer primary key, plan_id integer not null references improvement_plan (id) on delete cascade,
        text text not null, owner text not null, due text, done integer not null check (done in (0, 1))
    ) strict""",
    """create table month_note (
        id integer primary key, month text not null unique, coached text not null, moved text not null,
        need text not null
    ) strict""",
)

"""A manager's Monday without a window."""

import json

from coachdesk.cli import main

ROSTER = "Name,Role,Hired\nAda Vale,Account Executive,2024-02-01\nBo Reed,Account Executive,2023-05-01\n"
WON = "Owner,Close Date,Amount,Stage\n" + "".join(
    f"{name},2026-{month:02d}-{day:02d},{day * 100},Won\n"
    for name in ("Ada Vale", "Bo Reed") for month in range(7, 11) for day in (5, 12, 19, 26)
)  # fmt: skip


def test_numbers_come_in_from_a_crm_export_and_a_plan_goes_out_on_paper(tmp_path, capsys):
    team, today = str(tmp_path / "team.coachdesk"), ["--today", "2026-11-02"]
    (tmp_path / "roster.csv").write_text(ROSTER)
    (tmp_path / "won.csv").write_text(WON)
    raw = ["--rep", "Owner", "--date", "Close Date", "--measure", "Bookings", "--sum", "Amount"]
    assert main(["new", team]) == 0
    assert main(["import", "roster", team, str(tmp_path / "roster.csv")]) == 0
    assert main(["import", "results", team, str(tmp_path / "won.csv"), *raw, "--save-recipe", "crm"]) == 0
    assert main(["report", "plan", team, "-o", str(tmp_path / "plans"), *today]) == 0
    capsys.readouterr()
    assert main(["show", "measure", team, "--rep", "Ada Vale", "--measure", "Bookings", *today, "--json"]) == 0
    points = json.loads(capsys.readouterr().out)["points"]
    assert sum(point["value"] or 0 for point in points) == 4 * (500 + 1200 + 1900 + 2600)
    assert len(list((tmp_path / "plans").iterdir())) == 2

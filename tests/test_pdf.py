"""PDF: printed from the Word file by what the machine has; set by typst from data that are never code."""

from __future__ import annotations

import json
import re
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commdocs import cli, workspace
from commdocs.messages import Text
from commdocs.model import Built, Output
from commdocs.workspace import Unusable, printing
from commdocs.writers import docx, typeset
from commdocs.writers.typeset.faces import of
from commdocs.writers.typeset.lists import numeral
from commdocs.writers.typeset.reading import Reader
from tests.conftest import Said
from tests.office import samples

MONDAY = "2024-05-20"
HOSTILE = '#panic("boo") $x^2$ *bold* _it_ `raw` <label> @ref \\ // /* "quoted"'


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """A new English workspace whose PDF are set by typst."""
    made = tmp_path / "office"
    assert cli.main(["init", "-q", "--language", "en", "--today", MONDAY, str(made)]) == 0
    monkeypatch.chdir(made)
    settings = made / "commdocs.yaml"
    settings.write_text(settings.read_text("utf-8") + "\npdf: typst\n", "utf-8")
    capsys.readouterr()
    yield made


def manifest(folder: Path) -> list[dict[str, str]]:
    return list(json.loads((folder / "output/manifest.json").read_text("utf-8"))["files"])


def a_word_file(folder: Path) -> bytes:
    return next(folder.glob("output/*/*Minutes_*.docx")).read_bytes()


def test_pdf_is_made_when_asked_for_and_kept_up_to_date_from_then_on(
    office: Path, commdocs: Callable[..., Said]
) -> None:
    assert commdocs("build").status == 0
    assert not list(office.glob("output/**/*.pdf"))
    assert commdocs("build", "--format", "pdf").status == 0
    made = {path: path.read_bytes() for path in office.glob("output/**/*.pdf")}
    assert made and all(data.startswith(b"%PDF-1.7") for data in made.values())
    assert all(b"<pdfaid:part>2</pdfaid:part>" in data for data in made.values())  # PDF/A-2b
    entries = [each for each in manifest(office) if each["format"] == "pdf"]
    assert {each["made_by"].split()[0] for each in entries} == {"typst"}
    one = next(iter(made))
    one.write_bytes(made[one])
    record = next(office.glob("records/**/MM*.yaml"))
    record.write_text(record.read_text("utf-8") + "remarks: Also to the warehouse\n", "utf-8")
    assert commdocs("build").status == 0
    again = {path: path.read_bytes() for path in office.glob("output/**/*.pdf")}
    assert again.keys() == made.keys() and again != made


def test_the_same_word_file_gives_the_same_bytes(office: Path, commdocs: Callable[..., Said]) -> None:
    commdocs("build")
    data = a_word_file(office)
    assert typeset.typeset(data) == typeset.typeset(data)


def test_what_people_type_is_never_code(office: Path, commdocs: Callable[..., Said]) -> None:
    record = next(office.glob("records/**/MM*.yaml"))
    text = re.sub(r"(?m)^place:.*$", f"place: '{HOSTILE}'", record.read_text("utf-8"))
    assert HOSTILE in text
    record.write_text(text, "utf-8")
    commdocs("build")
    data = a_word_file(office)
    assert HOSTILE in json.dumps(Reader(data, typeset.fonts()).data(), ensure_ascii=False).replace(
        "\\\\", "\\"
    ).replace('\\"', '"')
    assert typeset.typeset(data).startswith(b"%PDF")


def test_the_page_is_that_of_the_letterhead(office: Path, commdocs: Callable[..., Said]) -> None:
    commdocs("build")
    data = Reader(a_word_file(office), typeset.fonts()).data()
    assert (data["sheet"]["width"], data["sheet"]["left"]) == (595.3, 72.0)
    sizes = {run[1] for run in data["runs"]}
    assert {18.0, 12.0, 10.5, 9.0} <= sizes  # title, text, tables, header
    table = next(each for each in data["body"] if "rows" in each)
    assert sum(table["widths"]) == pytest.approx(451.3)


def test_without_any_program_one_command_is_named(
    office: Path, commdocs: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda name: None)
    monkeypatch.setattr(printing.shutil, "which", lambda name: None)
    monkeypatch.setattr(printing, "_OFFICE", ())
    said = commdocs("build", "--format", "pdf")
    assert said.status == 2 and "typst" in said.err
    with pytest.raises(Unusable) as found:
        printing.printer("auto", "zh")
    assert f"{sys.executable} -m pip install typst" in found.value.hint.en


class Slow:
    """A program that never makes the same bytes twice."""

    def __init__(self) -> None:
        self.asked = 0

    def prints(self, files: list[bytes]) -> list[bytes | None]:
        self.asked += len(files)
        return [b"%%PDF %d" % self.asked if data != b"bad" else None for data in files]


def test_a_slow_program_is_not_asked_for_what_it_printed_already(tmp_path: Path) -> None:
    slow = Slow()
    by = printing.Printer("slow", 40, slow.prints)
    failed: list[tuple[str, Text]] = []

    def run(data: bytes, by: printing.Printer = by) -> str:
        entry = Built("output/x/a.pdf", "", "", "a", "pdf", "", "", "t")
        outputs = [Output(entry, data)]
        before = workspace.manifest(tmp_path)
        done = printing.printed(outputs, by, tmp_path, before, lambda *why: failed.append(why))
        workspace.write(tmp_path, done, lambda each: False, "en")
        return (tmp_path / "output/x/a.pdf").read_text()

    first = run(b"one")
    assert run(b"one") == first and slow.asked == 1
    second = run(b"two")
    assert second != first and slow.asked == 2
    (tmp_path / "output/x/a.pdf").write_text("by hand")
    assert run(b"two") != "by hand" and slow.asked == 3
    run(b"two", by._replace(name="another"))
    assert slow.asked == 4
    run(b"bad")
    assert [path for path, _ in failed] == ["output/x/a.pdf"]


def test_word_is_asked_unseen_and_closed_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    from commdocs.workspace import word

    done: list[str] = []

    class Refused(Exception):
        pass

    class Page:
        def __init__(self, path: str) -> None:
            self.path = path

        def ExportAsFixedFormat(self, target: str, kind: int, *more: object) -> None:
            assert kind == 17
            if Path(self.path).read_bytes() == b"bad":
                raise Refused
            Path(target).write_bytes(b"%PDF " + Path(self.path).read_bytes())

        def Close(self, save: int) -> None:
            done.append("closed")

    class Program:
        Documents = types.SimpleNamespace(Open=lambda path, *more: Page(path))

        def Quit(self, save: int) -> None:
            done.append("quit")

    com = types.SimpleNamespace(com_error=Refused, CoInitialize=lambda: None, CoUninitialize=lambda: None)
    monkeypatch.setitem(sys.modules, "pythoncom", com)
    monkeypatch.setitem(sys.modules, "win32com", types.ModuleType("win32com"))
    monkeypatch.setitem(sys.modules, "win32com.client", types.SimpleNamespace(DispatchEx=lambda name: Program()))
    assert word.prints("Word.Application", [b"a", b"bad", b"c"]) == [b"%PDF a", None, b"%PDF c"]
    assert done == ["closed", "closed", "closed", "quit"]


def test_a_face_that_is_missing_is_replaced_by_one_of_its_kind() -> None:
    windows = of({"SimSun": 400, "SimHei": 400, "FangSong": 400, "Times New Roman": 700})
    assert windows.chinese("仿宋_GB2312") == "FangSong"
    assert windows.chinese("宋体", bold=True) == "SimHei"  # no bold cut of its own
    assert windows.latin("Calibri") == "Times New Roman"
    linux = of({"Noto Serif CJK SC": 700, "Noto Sans CJK SC": 700, "Liberation Serif": 700})
    assert (linux.chinese("黑体"), linux.chinese("方正小标宋简体")) == ("Noto Sans CJK SC", "Noto Serif CJK SC")
    assert linux.chinese("宋体", bold=True) == "Noto Serif CJK SC"
    assert of({"DejaVu Sans": 700}).chinese("宋体") == ""


def test_numbers_of_lists_are_those_of_word() -> None:
    assert [numeral(each, "chineseCountingThousand") for each in (1, 10, 12, 20, 31)] == [
        "一",
        "十",
        "十二",
        "二十",
        "三十一",
    ]
    assert (numeral(28, "lowerLetter"), numeral(4, "lowerRoman"), numeral(3, "decimal")) == ("bb", "iv", "3")


def test_a_head_is_not_left_behind_by_the_row_that_stands_with_the_signatures() -> None:
    text = "## 七、分享\n\n| 时间 | 收件人 |\n|---|---|\n| 一 | 二 |\n\n::: signatures\n主持人\n: 签字：\n:::\n"
    body = Reader(docx.write(samples.document(lambda put: text, "题", "题")), of({})).data()["body"]
    table = next(each for each in body if "rows" in each)
    assert [row["head"] for row in table["rows"]] == [True, False]
    assert table["keep"] and table["whole"]


def test_who_writes_and_the_date_stand_with_the_text() -> None:
    text = "正文一\n\n正文二\n\n::: right\n产品部\n\n2024年5月20日\n:::\n"
    body = Reader(docx.write(samples.document(lambda put: text, "题", "题")), of({})).data()
    kept = [body["paragraphs"][each["look"]]["keep"] for each in body["body"]]
    assert kept == [False, True, True, False]

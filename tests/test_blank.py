"""Empty forms to fill in by hand: every label is there, and nothing that somebody would have to cross out."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from commdocs import cli


@pytest.mark.parametrize(("language", "folder"), [("zh", "空白表单"), ("en", "Blank forms")])
def test_blank_forms(tmp_path: Path, language: str, folder: str) -> None:
    assert run(tmp_path, language, "init", ".") == 0
    assert run(tmp_path, language, "build", "--blank") == 0
    made = {path.stem: page(path) for path in (tmp_path / "output" / folder).glob("*.docx")}
    assert len(made) == 14
    for text in made.values():
        assert "—" not in text and "市场部" not in text and "2024" not in text
    minutes = made["会议纪要" if language == "zh" else "Minutes"]
    for label in (
        ("会议主题", "参会人员", "行动项", "截止时间") if language == "zh" else ("Topic", "Attendees", "Actions")
    ):
        assert label in minutes


def test_a_form_somebody_changed_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "zh", "init", ".")
    run(tmp_path, "zh", "build", "--blank")
    mine = tmp_path / "output/空白表单/会议纪要.docx"
    mine.write_bytes(b"mine")
    capsys.readouterr()
    assert run(tmp_path, "zh", "build", "--blank") == 0
    assert mine.read_bytes() == b"mine"
    assert "会议纪要.docx 已经有了" in capsys.readouterr().err


def test_a_broken_template_is_located_and_the_other_forms_are_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "zh", "init", ".")
    own = tmp_path / "templates/meeting/minutes.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\nlabel: {zh: 会议纪要, en: Minutes}\nblank: yes\n---\n{{ topik }}\n", "utf-8")
    capsys.readouterr()
    assert run(tmp_path, "zh", "build", "--blank") == 2
    assert "templates/meeting/minutes.md:5:1: 错误 S08" in capsys.readouterr().err
    assert len(list((tmp_path / "output/空白表单").glob("*.docx"))) == 13


def test_the_check_knows_of_a_broken_template_before_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "zh", "init", ".")
    own = tmp_path / "templates/meeting/minutes.md"
    own.parent.mkdir(parents=True)
    head = "---\nlabel: {zh: 会议纪要, en: Minutes}\n---\n"
    own.write_text(head + "{% for each in actions %}{{ each.due.nosuch }}{% endfor %}\n", "utf-8")
    capsys.readouterr()
    assert run(tmp_path, "zh", "check") == 2
    assert "templates/meeting/minutes.md:4:1: 错误 S08" in capsys.readouterr().out
    own.write_text(head + "{% for each in actions %}{{ each.due }}{% endfor %}\n", "utf-8")
    assert run(tmp_path, "zh", "check") == 0


def run(root: Path, language: str, *words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("COMMDOCS_LANGUAGE", language)
        extra = ["--language", language] if words[0] == "init" else []
        return cli.main([*words, *extra]) or 0


def page(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())


def test_blank_forms_are_made_for_the_hand(tmp_path: Path) -> None:
    """Rows of 10 mm, boxes to tick, 年 月 日, room by purpose, a line for each party, no time of the sample."""
    assert run(tmp_path, "zh", "init", ".") == 0
    assert run(tmp_path, "zh", "build", "--blank") == 0
    folder = tmp_path / "output/空白表单"
    with zipfile.ZipFile(folder / "会议纪要.docx") as archive:
        minutes = archive.read("word/document.xml").decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>", minutes, re.DOTALL)
    written = [each for each in rows if "tblHeader" not in each and "SignatureText" not in each]
    assert written and all('<w:trHeight w:val="567" w:hRule="atLeast"/>' in each for each in written)
    assert "年　月　日" in page(folder / "会议纪要.docx") and "14:00" not in page(folder / "会议纪要.docx")
    assert "□高　□中　□低" in page(folder / "问题协调跟踪表.docx")
    assert "根据＿＿＿＿＿＿，" in page(folder / "需求确认函.docx")
    signed = page(folder / "会议纪要.docx").partition("归档路径")[2]
    assert signed.count("签字：") == 4 and signed.count("＿＿＿＿＿＿签字") == 3
    table = next(each for each in re.findall(r"<w:tbl>.*?</w:tbl>", minutes, re.DOTALL) if "任务" in each)
    number, task, *_ = map(int, re.findall(r'<w:gridCol w:w="(\d+)"', table))
    assert task > 4 * number

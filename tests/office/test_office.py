"""The Word files against Microsoft's own validator and as LibreOffice prints them (``make test-office``).

Files: the example records of this repository, built in Chinese and in English, and the samples of the writer's
own tests. At a desk a tool that is missing skips the test and is named; with CI=true it is a failure.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest
from lxml import etree

from commdocs import build, workspace
from commdocs.build.batch import Batch
from commdocs.model import Document
from commdocs.workspace import printing
from commdocs.writers.docx import write
from commdocs.writers.looks import LOOKS, make
from tests.office import layout, render, samples, validate
from tests.office.lint import lint

pytestmark = pytest.mark.office
ROOT = Path(__file__).parents[2]
TODAY = date(2024, 5, 24)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def missing(why: Exception) -> NoReturn:
    """Skips at a desk, fails where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(str(why))
    pytest.skip(str(why))


def examples(language: str) -> Iterator[tuple[str, bytes]]:
    """Every Word file of the example records."""
    tree = workspace.read(ROOT, TODAY)
    config = re.sub("(?m)^(语言|language):.*$", f"language: {language}", tree.files["commdocs.yaml"].decode())
    tree = replace(tree, files={**tree.files, "commdocs.yaml": config.encode()})
    for output in Batch(build.load(tree), ("docx",), None):
        yield f"{language}-{output.entry.path.replace('/', '-')}", output.data


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("files")
    made = dict((*examples("zh"), *examples("en")))
    assert len(made) > 20, "the example records built too few documents"
    made |= {f"sample-{name}.docx": write(each) for name, each in samples.samples()}
    made["business.docx"] = samples.letterhead()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def printed(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, render.Print]:
    documents = [file for file in files if file.name != "business.docx"]
    try:
        made = render.prints(documents, tmp_path_factory.mktemp("printed"))
    except render.Missing as why:
        missing(why)
    return {file.name: each for file, each in zip(documents, made, strict=True)}


def test_nothing_that_programs_stumble_on(files: list[Path]) -> None:
    documents = [file for file in files if file.name != "business.docx"]  # its dates are put in by the writer
    assert {file.name: faults for file in documents if (faults := lint(file.read_bytes()))} == {}


def test_valid_for_the_open_xml_sdk(files: list[Path]) -> None:
    try:
        validate.validator()
    except validate.Missing as why:
        missing(why)
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip((file.name for file in files), pool.map(validate.faults, files), strict=True))
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_prints_well(printed: dict[str, render.Print]) -> None:
    found = {name: each.faults for name, each in printed.items() if name != "sample-hostile.docx"}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_nothing_is_lost_on_paper(printed: dict[str, render.Print], files: list[Path]) -> None:
    lost = {}
    for file in files:
        if file.name in printed:
            gone = Counter(words(file.read_bytes())) - Counter(printed[file.name].text)
            if gone:
                lost[file.name] = dict(gone)
    assert lost == {}


def words(data: bytes) -> str:
    """All text of the body, without spaces."""
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return render.squeezed("".join(each.text or "" for each in body.iter(f"{_W}t")))


def test_drafts_say_so_on_every_page(printed: dict[str, render.Print]) -> None:
    assert all("草稿" in page for page in printed["sample-minutes-draft.docx"].pages)
    assert all("DRAFT" in page for page in printed["sample-english.docx"].pages)
    assert "草稿" not in printed["sample-minutes.docx"].text


def test_header_rows_come_again(printed: dict[str, render.Print]) -> None:
    pages = printed["sample-tracker.docx"].pages
    assert len(pages) > 2
    assert all("截止时间" in page for page in pages)


def print_one(document: Document, folder: Path) -> render.Print:
    file = folder / "one.docx"
    file.write_bytes(write(document))
    try:
        return render.prints([file], folder / "printed")[0]
    except render.Missing as why:
        missing(why)


def test_signatures_never_split(tmp_path: Path) -> None:
    """The block is pushed down the page line by line: it stands on one page each time."""

    def filled(lines: int) -> Document:
        def markdown(put: samples.Put) -> str:
            parties = "\n\n".join(f"部门{n}甲\n: 签字：{put('')}\n: 日期：{put('')}" for n in range(4))
            return "\n\n".join("正文。" for _ in range(lines)) + f"\n\n::: signatures\n{parties}\n:::\n"

        return samples.document(markdown, "题", "类")

    files = []
    for lines in range(10, 28, 3):
        file = tmp_path / f"{lines}.docx"
        file.write_bytes(write(filled(lines)))
        files.append(file)
    try:
        made = render.prints(files, tmp_path / "printed")
    except render.Missing as why:
        missing(why)
    assert {len(each.pages) for each in made} == {1, 2}, "the block was to reach the foot of the page"
    for each in made:
        assert [page.count("签字") for page in each.pages if "签字" in page] == [4]


def test_a_letterhead_saved_by_another_program(tmp_path: Path) -> None:
    """LibreOffice renames, reorders and adds much: the documents still come out."""
    try:
        render.check_tools()
    except render.Missing as why:
        missing(why)
    original = tmp_path / "letterhead.docx"
    original.write_bytes(samples.letterhead())
    saved = render.saved_again(original, tmp_path / "saved")
    made = print_one(replace(samples.minutes(draft=True), letterhead=saved.read_bytes()), tmp_path)
    assert "示例科技有限公司" in made.text
    assert "第1页共" in made.text
    assert "签字" in made.text


@pytest.mark.parametrize("look", ["business", "gbt9704", "plain"])
@pytest.mark.parametrize("printer", ["libreoffice", "typst"])
def test_a_secretary_would_retouch_nothing(look: str, printer: str) -> None:
    """A small sample of what ``python -m tests.office.layout --generated 200`` looks at."""
    try:
        render.check_tools()
    except render.Missing as error:
        missing(error)
    by = printing.printer(printer, "zh")
    assert not list(layout.judged([look], ["zh", "en"], 4, by))


def test_official_letters_have_22_lines_of_28_characters() -> None:
    """GB/T 9704-2012, 5.2.3: counted in what typst and LibreOffice print."""
    try:
        render.check_tools()
    except render.Missing as error:
        missing(error)
    text = "公文用字应当规范完整" * 200
    document = samples.document(lambda put: f"::: indent\n{text}\n:::", "函", "函")
    word = write(replace(document, letterhead=make(LOOKS["gbt9704"])))
    for printer in ("typst", "libreoffice"):
        (pdf,) = printing.printer(printer, "zh").prints([word])
        assert pdf is not None
        first = [each.words for each in layout.read(pdf)[0].lines if len(each.words) > 8]
        assert len(first) == 22, printer
        assert {len(each) for each in first[1:]} == {28}, printer
        assert len(first[0]) == 26, printer

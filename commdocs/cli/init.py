"""``commdocs init``: a workspace that works at once."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from commdocs import workspace
from commdocs.cli import setup
from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.messages import merging
from commdocs.messages.commands import argument
from commdocs.workspace import CONFIG, Unusable, drivers

# what stands in commdocs/scaffold, under names that git and the packager do not act upon → in the workspace
SETTINGS = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "editorconfig": ".editorconfig",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "vscode-tasks.json": ".vscode/tasks.json",
}


def run(call: Call, folder: str) -> int:
    root = Path(folder).absolute()
    _check_place(root)
    fresh = not (root / CONFIG).exists()
    made = False
    for path, text in _contents(call, root, fresh).items():
        try:
            created = workspace.create(root / path, text.encode())
        except OSError as error:
            why = workspace.why(error)
            raise Unusable(say.CANNOT_MAKE.fill(path=root / path, why=why), say.CANNOT_MAKE_FIX) from error
        made |= created
        call.tell((say.DID_MAKE if created else say.DID_LEAVE).fill(path=path))
    placed = setup.checks(call, root)
    if placed is not None and not drivers.attributed(root):  # a .gitattributes from before
        call.tell(merging.NOT_ATTRIBUTED.fill(line=drivers.ATTRIBUTE))
    did = placed is not None and placed.made
    if not made and not did:
        call.tell(say.NOTHING_NEW.fill(root=root))
        return 0
    if not made:
        call.tell(say.HOOK)
        return 0
    call.out(str(root))
    enter = "" if root == Path.cwd() else f"cd {argument(folder)}\n  "
    call.tell(say.FIRST_STEPS.fill(enter=enter))
    if did or placed is None:
        call.tell(say.HOOK if did else setup.no_git())
    return 0


def _check_place(root: Path) -> None:
    if root.exists() and not root.is_dir():
        raise Wrong(say.IS_A_FILE.fill(path=root), say.INSIDE_FIX)
    above = next((each for each in root.parents if (each / CONFIG).exists()), None)
    if above:
        raise Wrong(say.INSIDE.fill(path=root, root=above), say.INSIDE_FIX)


def _contents(call: Call, root: Path, fresh: bool) -> dict[str, str]:
    """Every file of a new workspace; one that has its config already gets no example."""
    scaffold = files("commdocs") / "scaffold"
    own = scaffold / call.language
    tree = workspace.shipped(call.today)
    contents = {CONFIG: (own / CONFIG).read_text("utf-8")}
    if fresh:
        day = _last_monday(tree.today)
        project = call.of(say.EXAMPLE_PROJECT)
        example = _dated((own / "example.yaml").read_text("utf-8"), day)
        contents[f"records/{project}/MM{day.isoformat()}-01.yaml"] = example
    contents[setup.SCHEMA] = setup.completion(root)
    for name, path in SETTINGS.items():
        contents[path] = (scaffold / "both" / name).read_text("utf-8")
    contents["output/.gitignore"] = workspace.IGNORE
    return contents


def _last_monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _dated(text: str, day: date) -> str:
    """The example with its days, so that nothing in it is long overdue."""
    for mark, days in (("BEFORE", -3), ("DAY", 0), ("NEXT", 1), ("SOON", 7), ("LATER", 14)):
        text = text.replace(f"@{mark}@", (day + timedelta(days=days)).isoformat())
    return text


command = Verb(
    "init",
    words.INIT,
    words.INIT_EXAMPLES,
    run,
    [Argument(["folder"], words.INIT_DIR, required=False, default=".", metavar="[DIR]")],
)

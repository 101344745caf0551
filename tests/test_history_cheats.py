"""Ways to change in silence what was signed or closed: each is refused with code and line, its legal twin passes."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable

import pytest

from tests.gitted import ROOT, Gitted, example
from tests.test_history_git import (
    CLOSED,
    DEMAND,
    IN_PROGRESS,
    ISSUE,
    REOPENED,
    RESOLVED,
    Check,
    check,
    line_of,
    repo,
)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
__all__ = ["check", "repo"]  # fixtures

SIGNED = example(DEMAND)
OTHER = ISSUE.replace("-01.yaml", "-02.yaml")
AGREED = ("约定交付时间: 2024-07-15", "约定交付时间: 2024-06-30")
IMPACT = ("影响范围: 影响30%订单支付", "影响范围: 影响3%订单支付")


def rewritten(text: str, old: str = "") -> str:
    """Another issue altogether, closed like the first; ``old`` is the number that it claims to have had."""
    for before, after in (
        ("客户支付系统接口响应超时，影响30%订单支付", "短信通道偶发延迟"),
        ("影响范围: 影响30%订单支付", "影响范围: 少数用户"),
        ("优化接口缓存逻辑，增加服务器节点", "更换短信供应商"),
        ("电话通报并建群，定位为缓存失效", "定位为供应商限流"),
        ("完成代码开发，进入测试阶段", "签订新供应商"),
        ("回归测试用例通过100%", "试发10000条"),
        ("已修复，支付响应时间缩短至2秒内", "已更换，延迟低于3秒"),
        ("提供服务器资源支持", "开通网络策略"),
        ("配合回归测试", "配合试发"),
    ):
        assert before in text, before
        text = text.replace(before, after)
    return text.replace("紧急程度", f"原编号: [{old}]\n紧急程度", 1) if old else text


def both(check: Check, repo: Gitted, base: str) -> Callable[[str, str, int], bool]:
    """Whether the hook and then, after a commit without it, the check of the range refuse it."""
    base = repo.git("rev-parse", base).strip()
    repo.git("add", "-A")
    staged = check(repo, "", "--staged")
    repo.commit()
    ranged = check(repo, base)
    told = f"{staged.found}\n{ranged.found}"
    return lambda rule, path, line: (
        print(told)
        or (staged.status == ranged.status == 1 and staged.has(rule, path, line) and ranged.has(rule, path, line))
    )


def passes(check: Check, repo: Gitted, base: str) -> bool:
    """Whether neither of them says anything."""
    base = repo.git("rev-parse", base).strip()
    repo.git("add", "-A")
    staged = check(repo, "", "--staged")
    repo.commit()
    return staged.found == check(repo, base).found == []


# -- out of sight (F1) ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "records/支付系统/IS2024-05-22-01.yaml.bak",
        "records/支付系统/IS2024-05-22-01.yml",
        "records/支付系统/.IS2024-05-22-01.yaml",
        "records/支付系统/~$IS2024-05-22-01.yaml",
        "records/.旧/IS2024-05-22-01.yaml",
        "attachments/支付系统/IS2024-05-22-01.yaml",
        "旧/IS2024-05-22-01.yaml",
        "output/IS2024-05-22-01.yaml",
    ],
)
def test_a_record_put_out_of_sight_is_gone(repo: Gitted, check: Check, place: str) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    (repo.root / place).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", ISSUE, place)
    assert both(check, repo, first)("R71", ISSUE, 1)


def test_a_record_put_out_of_sight_and_edited_is_gone(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.git("mv", ISSUE, f"{ISSUE}.bak")
    repo.edit(f"{ISSUE}.bak", IMPACT)
    assert both(check, repo, first)("R71", ISSUE, 1)


def test_what_names_a_record_that_is_gone_is_judged(repo: Gitted, check: Check) -> None:
    talk = "records/积分兑换/CL2024-05-20-01.yaml"
    others = {each.relative_to(ROOT).as_posix(): each.read_text("utf-8") for each in ROOT.glob("records/*/*.yaml")}
    repo.write(others)
    first = repo.commit()
    repo.git("mv", DEMAND, f"{DEMAND}.bak")
    line = line_of(others[talk], "确认: [2024-市场-001]")
    refused = both(check, repo, first)
    assert refused("R71", DEMAND, 1)
    assert refused("R75", talk, line)


def test_a_folder_may_have_another_name(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED, DEMAND: SIGNED})
    first = repo.commit()
    repo.git("mv", "records/支付系统", "records/支付系统二期")
    assert passes(check, repo, first)
    repo.edit(ISSUE.replace("支付系统", "支付系统二期"), IMPACT)  # moved first, edited later
    moved = ISSUE.replace("支付系统", "支付系统二期")
    assert both(check, repo, first)("R67", moved, line_of(CLOSED, "影响范围:"))


# -- another number (F2) ----------------------------------------------------------------------------------


def test_a_new_number_frees_the_number_only(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    (repo.root / ISSUE).unlink()
    text = rewritten(CLOSED, "IS2024-05-22-01")
    repo.write({OTHER: text})
    assert both(check, repo, first)("R67", OTHER, line_of(text, "影响范围:"))


def test_a_new_number_in_steps(repo: Gitted, check: Check) -> None:
    """Copied under a new number in one commit, the old one deleted in the next, edited in a third."""
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    renumbered = CLOSED.replace("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度", 1)
    repo.write({OTHER: renumbered})
    repo.commit()
    (repo.root / ISSUE).unlink()
    repo.commit()
    assert check(repo, first).found == []
    repo.edit(OTHER, IMPACT)
    assert both(check, repo, first)("R67", OTHER, line_of(renumbered, "影响范围:"))


def test_a_new_number_and_another_form(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED, DEMAND: SIGNED})
    first = repo.commit()
    (repo.root / ISSUE).unlink()
    other = "records/支付系统/2024-市场-002.yaml"
    repo.write({other: SIGNED + "原编号: [IS2024-05-22-01]\n"})
    assert both(check, repo, first)("R76", other, 1)


def test_one_record_does_not_swallow_another(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED, OTHER: rewritten(CLOSED)})
    first = repo.commit()
    (repo.root / ISSUE).unlink()
    repo.edit(OTHER, ("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度"))
    assert both(check, repo, first)("R71", ISSUE, 1)


def test_two_records_that_change_places(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED, OTHER: rewritten(CLOSED)})
    first = repo.commit()
    one, other = repo.read(ISSUE), repo.read(OTHER)
    repo.write({ISSUE: other, OTHER: one})
    refused = both(check, repo, first)
    assert refused("R67", ISSUE, line_of(other, "影响范围:"))
    assert refused("R67", OTHER, line_of(one, "影响范围:"))


def test_renumbering_as_it_should_be(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.git("mv", ISSUE, OTHER)
    repo.edit(OTHER, ("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度"))
    assert passes(check, repo, first)


# -- cancelled and reopened (F3) ----------------------------------------------------------------------------


CANCELLED = ("状态: 已确认", "状态: 已取消\n变更原因: 客户取消")


def test_cancelling_is_no_reopening(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    first = repo.commit()
    repo.edit(DEMAND, CANCELLED, AGREED)
    text = repo.read(DEMAND)
    assert both(check, repo, first)("R67", DEMAND, line_of(text, "约定交付时间:"))


def test_cancelled_rewritten_and_revived(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    first = repo.commit()
    repo.edit(DEMAND, CANCELLED)
    assert passes(check, repo, first)
    repo.edit(DEMAND, AGREED)
    assert both(check, repo, "HEAD")("R67", DEMAND, line_of(repo.read(DEMAND), "约定交付时间:"))
    repo.edit(DEMAND, ("状态: 已取消\n变更原因: 客户取消", "状态: 已确认"))
    repo.git("add", "-A")
    told = check(repo, "", "--staged")
    assert told.has("R67", DEMAND, line_of(repo.read(DEMAND), "约定交付时间:"))
    assert told.has("R66", DEMAND, 2)


# -- before the revision (F11) --------------------------------------------------------------------------------


def forced(repo: Gitted, text: str | bytes | None) -> str:
    """The signed demand, then a commit past the hook, which is the revision that everybody compares with."""
    repo.write({DEMAND: SIGNED})
    repo.commit()
    if text is None:
        (repo.root / DEMAND).unlink()
    else:
        repo.write({DEMAND: text if isinstance(text, str) else text.decode()})
    return repo.commit()


DRAFT = SIGNED.replace("状态: 已确认", "状态: 草稿")


@pytest.mark.parametrize("text", [DRAFT, None, "表单类型: [\n", ""], ids=["draft", "deleted", "broken", "empty"])
def test_what_was_forced_before_the_revision_does_not_count(repo: Gitted, check: Check, text: str | None) -> None:
    base = forced(repo, text)
    repo.write({DEMAND: DRAFT.replace(*AGREED)})
    assert both(check, repo, base)("R67", DEMAND, line_of(SIGNED, "约定交付时间:"))


def test_what_was_forced_may_be_put_back(repo: Gitted, check: Check) -> None:
    base = forced(repo, None)
    repo.write({DEMAND: SIGNED})
    assert passes(check, repo, base)


def test_deleted_and_made_again_elsewhere(repo: Gitted, check: Check) -> None:
    base = forced(repo, None)
    other = DEMAND.replace("积分兑换", "积分二期")
    repo.write({other: SIGNED.replace(*AGREED)})
    assert both(check, repo, base)("R67", other, line_of(SIGNED, "约定交付时间:"))


def test_renumbered_by_force_and_rewritten(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    (repo.root / ISSUE).unlink()
    text = rewritten(
        IN_PROGRESS.replace("进展: 上线完成", "进展: 上线完成，响应已修复，支付响应时间缩短至2秒内"), "IS2024-05-22-01"
    )
    repo.write({OTHER: text})
    base = repo.commit()
    repo.edit(OTHER, ("优先级: 高", "优先级: 中"))
    assert both(check, repo, base)("R67", OTHER, line_of(text, "影响范围:"))


def test_a_reopened_issue_is_free_for_what_comes_next(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    repo.write({ISSUE: REOPENED})
    base = repo.commit()
    repo.edit(ISSUE, ("计划完成时限: 2024-05-25 18:00", "计划完成时限: 2024-05-27 18:00"))
    assert passes(check, repo, base)
    repo.edit(ISSUE, IMPACT)
    assert both(check, repo, base)("R67", ISSUE, line_of(REOPENED, "影响范围:"))


# -- the form (F12) ---------------------------------------------------------------------------------------------


def loosened(repo: Gitted) -> None:
    """The form of demands no longer says that a signed one is frozen; version and changelog as they should be."""
    path = "schemas/demand.yaml"
    text = (ROOT / path).read_text("utf-8").replace("    frozen: true\n", "")
    version = int(text.partition("version: ")[2].partition("\n")[0])
    text = text.replace(f"version: {version}", f"version: {version + 1}")
    repo.write({path: text.rstrip("\n") + f"\n  {version + 1}: {{zh: 签字后也可以改, en: Free after signing}}\n"})


def test_a_form_frees_nothing_that_was_signed_under_another(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    first = repo.commit()
    loosened(repo)
    assert not [each for each in check(repo).found if each[0] != "R88"]
    repo.commit()
    repo.edit(DEMAND, AGREED)
    line = line_of(SIGNED, "约定交付时间:")
    assert check(repo, "HEAD").has("R67", DEMAND, line)
    assert both(check, repo, first)("R67", DEMAND, line)


def test_a_form_and_a_record_changed_at_once(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    first = repo.commit()
    loosened(repo)
    repo.edit(DEMAND, AGREED)
    assert both(check, repo, first)("R67", DEMAND, line_of(SIGNED, "约定交付时间:"))


# -- names as git has them (F13) -----------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [unicodedata.normalize("NFD", "Café"), "两\n行", 'a"b*[c]', "空 格"])
@pytest.mark.parametrize("inside", ["", unicodedata.normalize("NFD", "Büro"), "a\nb"])
def test_a_name_is_asked_for_as_git_has_it(tmp_path, check: Check, folder: str, inside: str) -> None:  # type: ignore[no-untyped-def]
    repo = Gitted(tmp_path / "仓库", inside)
    repo.git("config", "core.precomposeunicode", "false")
    path = f"records/{folder}/IS2024-05-22-01.yaml"
    repo.write({path: CLOSED})
    first = repo.commit()
    repo.edit(path, IMPACT)
    assert both(check, repo, first)("R67", unicodedata.normalize("NFC", path), line_of(CLOSED, "影响范围:"))


@pytest.mark.parametrize(
    "settings",
    [
        {"diff.relative": "true"},
        {"core.quotepath": "true", "i18n.logOutputEncoding": "gbk"},
        {"diff.renames": "copies", "diff.renameLimit": "1", "log.follow": "true", "diff.noprefix": "true"},
        {"status.showUntrackedFiles": "no", "core.ignoreCase": "true", "diff.ignoreSubmodules": "none"},
        {"log.showSignature": "true", "gpg.program": "/bin/false", "log.decorate": "full", "color.ui": "always"},
    ],
)
def test_the_users_own_settings_change_nothing(tmp_path, check: Check, settings: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    repo = Gitted(tmp_path / "仓库", "业务")
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    for name, value in settings.items():
        repo.git("config", name, value)
    repo.edit(ISSUE, IMPACT)
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_what_git_is_told_to_overlook(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    repo.git("update-index", "--assume-unchanged", ISSUE)
    repo.edit(ISSUE, IMPACT)
    assert check(repo).has("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_replaced_objects_do_not_count(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    old = repo.git("rev-parse", f"HEAD:{ISSUE}").strip()
    repo.edit(ISSUE, IMPACT)
    repo.git("add", "-A")
    repo.git("replace", old, repo.git("rev-parse", f":{ISSUE}").strip())
    assert check(repo, "", "--staged").has("R67", ISSUE, line_of(CLOSED, "影响范围:"))


# -- merges ---------------------------------------------------------------------------------------------------------


def twice(repo: Gitted, mine: str, theirs: str, apart: bool) -> tuple[str, str]:
    """The same number taken on two branches, in two projects or in one; merged, the merge not committed."""
    first = repo.commit()
    repo.git("switch", "-q", "-c", "side")
    other = ISSUE.replace("支付系统", "短信") if apart else ISSUE
    repo.write({other: theirs})
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.write({ISSUE: mine})
    repo.commit("2024-05-21 10:00")
    done = repo.tried("merge", "--no-commit", "--no-ff", "side")
    assert done.returncode == (0 if apart else 1)
    return first, other


@pytest.mark.parametrize("apart", [True, False])
def test_the_same_number_after_a_merge(repo: Gitted, check: Check, apart: bool) -> None:
    """Renumbering is let through, and nothing but renumbering."""
    theirs = rewritten(CLOSED)
    first, other = twice(repo, CLOSED, theirs, apart)
    new = OTHER.replace("支付系统", "短信")
    if apart:
        (repo.root / other).unlink()
    repo.write({ISSUE: CLOSED, new: rewritten(CLOSED, "IS2024-05-22-01")})
    repo.git("add", "-A")
    assert check(repo, "", "--staged").found == []
    repo.commit()
    for base in (first, "HEAD~1", "HEAD^2", "HEAD"):
        assert check(repo, base).found == [], base
    repo.edit(new, ("已更换，延迟低于3秒", "已更换"))
    assert both(check, repo, first)("R67", new, line_of(repo.read(new), "已更换"))


@pytest.mark.parametrize("apart", [True, False])
def test_the_other_record_of_the_number_is_not_lost(repo: Gitted, check: Check, apart: bool) -> None:
    first, other = twice(repo, CLOSED, rewritten(CLOSED), apart)
    if apart:
        (repo.root / other).unlink()
    repo.write({ISSUE: CLOSED})
    assert both(check, repo, first)("R71", other, 1)


def test_a_renumbered_record_after_a_merge_is_still_what_it_was(repo: Gitted, check: Check) -> None:
    _, other = twice(repo, CLOSED, rewritten(CLOSED), True)
    repo.git("commit", "-q", "-m", "merge")
    repo.git("mv", other, OTHER)
    repo.edit(OTHER, ("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度"))
    assert passes(check, repo, "HEAD")
    repo.edit(OTHER, ("更换短信供应商", "更换两家短信供应商"))
    assert both(check, repo, "HEAD")("R67", OTHER, line_of(repo.read(OTHER), "更换两家"))


def test_both_sides_of_a_merge_count(repo: Gitted, check: Check) -> None:
    """Closed here, still open and rewritten there: a merge that takes theirs opens nothing."""
    repo.write({ISSUE: RESOLVED})
    first = repo.commit()
    repo.git("switch", "-q", "-c", "side")
    repo.edit(ISSUE, ("影响范围: 影响30%订单支付", "影响范围: 影响40%订单支付"))
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.write({ISSUE: CLOSED})
    repo.commit("2024-05-21 10:00")
    repo.tried("merge", "--no-commit", "side")
    repo.git("checkout", "-q", "side", "--", ISSUE)
    assert both(check, repo, first)("R67", ISSUE, line_of(RESOLVED, "影响范围:"))

"""Ways to change in silence what was signed or closed: each is refused with code and line, its legal twin passes."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gitted import ROOT, Gitted, example
from tests.test_history_git import (
    CLOSED,
    DEMAND,
    IN_PROGRESS,
    ISSUE,
    LAST_LOG,
    MOVED,
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
    return lambda rule, path, line: (
        min(staged.status, ranged.status) > 0 and staged.has(rule, path, line) and ranged.has(rule, path, line)
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
    repo.edit(ISSUE, ("截止时间: 2024-05-25 18:00", "截止时间: 2024-05-27 18:00"))
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


# -- evidence (F14) -----------------------------------------------------------------------------------------------

SCAN = "attachments/积分兑换/签字页.pdf"
SHA = "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7"  # of b"data"
HELD = ("签字日期: 2024-05-20}", f"签字日期: 2024-05-20, 签字件: {SCAN}}}")
BOUND = ("签字日期: 2024-05-20}", f"签字日期: 2024-05-20, 签字件: {SCAN}#sha256-{SHA}}}")


@pytest.mark.parametrize("held", [HELD, BOUND], ids=["free", "bound"])
def test_a_signed_page_is_not_exchanged(repo: Gitted, check: Check, held: tuple[str, str]) -> None:
    repo.write({DEMAND: SIGNED.replace(*held, 1), SCAN: "data"})
    first = repo.commit()
    assert passes(check, repo, first)
    line = line_of(repo.read(DEMAND), "签字件")
    repo.write({SCAN: "another"})
    assert both(check, repo, first)("R06", DEMAND, line)
    repo.git("reset", "-q", "--hard", first)
    repo.write({SCAN.replace("页", "页2"): "another"})
    repo.edit(DEMAND, (SCAN, SCAN.replace("页", "页2")))
    assert both(check, repo, first)("R67" if held is HELD else "R06", DEMAND, line)
    if held is BOUND:
        repo.edit(DEMAND, (f"#sha256-{SHA}", f"#sha256-{'0' * 64}"))
        assert both(check, repo, first)("R67", DEMAND, line)


def test_a_bound_file_is_looked_at_without_history(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED.replace(*BOUND, 1), SCAN: "another"})
    assert check(repo, "").has("R06", DEMAND, line_of(repo.read(DEMAND), "签字件"))
    repo.write({SCAN: "data"})
    assert check(repo, "").found == []


def test_evidence_may_be_added_bound_and_moved(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    first = repo.commit()
    repo.write({DEMAND: SIGNED.replace(*HELD, 1), SCAN: "data"})
    told = check(repo)  # added; what binds it is offered
    assert [(each["rule"], each["severity"]) for each in told.problems] == [("R06", "warning")]
    hint = told.problems[0]["hint"]
    assert f"{SCAN}#sha256-{SHA}" in hint
    repo.edit(DEMAND, (SCAN, hint.partition("：")[2]))
    assert passes(check, repo, first)
    other = SCAN.replace("积分兑换", "积分")
    (repo.root / other).parent.mkdir()
    (repo.root / SCAN).rename(repo.root / other)
    repo.edit(DEMAND, (SCAN, other))
    assert passes(check, repo, first)
    repo.edit(DEMAND, (f"#sha256-{SHA}", ""))
    assert both(check, repo, "HEAD")("R67", DEMAND, line_of(repo.read(DEMAND), "签字件"))


def test_a_free_file_may_move_as_it_is(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED.replace(*HELD, 1), SCAN: "data"})
    first = repo.commit()
    other = SCAN.replace("积分兑换", "积分")
    (repo.root / other).parent.mkdir()
    (repo.root / SCAN).rename(repo.root / other)
    repo.edit(DEMAND, (SCAN, other))
    repo.git("add", "-A")
    assert [each for each in check(repo, "", "--staged").found if each[3] == "error"] == []
    repo.commit()
    assert [each for each in check(repo, first).found if each[3] == "error"] == []


def test_line_ends_are_no_other_content(repo: Gitted, check: Check) -> None:
    note = SCAN.replace(".pdf", ".txt")
    repo.write({note: "一\n二\n"})
    from commdocs.workspace.evidence import digest

    bound = f"{note}#sha256-{digest(repo.root, note)}"
    repo.write({DEMAND: SIGNED.replace(HELD[0], HELD[1].replace(SCAN, bound), 1)})
    assert check(repo, "").found == []
    (repo.root / note).write_bytes("一\r\n二\r\n".encode())
    assert check(repo, "").found == []


def test_what_was_added_after_signing_stays_too(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    repo.commit()
    later = "  - {收件人: [产品部/李主管], 抄送: [总经办/马总], 发送内容: 业务需求沟通确认表, 发送渠道: OA系统, 发送时间: 2024-05-21 09:30}\n"
    repo.edit(DEMAND, ("发送记录:\n", f"发送记录:\n{later}"))
    assert check(repo).problems == []
    assert passes(check, repo, "HEAD")
    repo.edit(DEMAND, ("2024-05-21 09:30", "2024-05-20 16:30"))
    assert both(check, repo, "HEAD")("R67", DEMAND, line_of(repo.read(DEMAND), "16:30"))


# -- and whatever else comes to mind ---------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_another_encoding_hides_no_edit(repo: Gitted, check: Check, encoding: str) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    (repo.root / ISSUE).write_bytes(CLOSED.replace(*IMPACT).encode(encoding))
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_other_keys_hide_no_edit(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    text = CLOSED.replace("影响范围: 影响30%订单支付", "impact_scope: 影响3%订单支付")
    repo.write({ISSUE: text})
    assert both(check, repo, first)("R67", ISSUE, line_of(text, "impact_scope:"))


@pytest.mark.parametrize("name", ["is2024-05-22-01", "IS2024-05-22-1", "IS2024-05-22-01 "])
def test_a_number_spelt_otherwise_is_another(repo: Gitted, check: Check, name: str) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    repo.git("mv", ISSUE, f"records/支付系统/{name}.yaml")
    repo.git("add", "-A")
    told = check(repo, "", "--staged")
    assert told.status == 1
    assert {rule for rule, *_ in told.found} & {"R71", "R76"}


def test_superseding_deletes_nothing(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    (repo.root / ISSUE).unlink()
    repo.write({OTHER: rewritten(CLOSED) + "关联:\n  替代: [IS2024-05-22-01]\n"})
    refused = both(check, repo, first)
    assert refused("R71", ISSUE, 1) or refused("R76", OTHER, 2)


def test_a_record_is_no_link(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.write({"attachments/支付系统/x.yaml": CLOSED})
    (repo.root / ISSUE).unlink()
    (repo.root / ISSUE).symlink_to("../../attachments/支付系统/x.yaml")
    repo.git("add", "-A")
    assert check(repo, "", "--staged").has("R71", ISSUE, 1)
    repo.commit()
    repo.write({"attachments/支付系统/x.yaml": CLOSED.replace(*IMPACT)})
    repo.commit()
    assert check(repo, first).status == check(repo, "HEAD~1").status == 1


def test_no_repository_takes_the_place_of_a_folder(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    inner = Gitted(repo.root / "records/别处")
    inner.commit()
    repo.git("rm", "-q", "--cached", ISSUE)
    (repo.root / ISSUE).unlink()
    repo.git("add", "-A")
    assert check(repo, "", "--staged").has("R71", ISSUE, 1)


@pytest.mark.parametrize(("before", "after"), [("", "业务/"), ("业务/", ""), ("业务/", "归档/业务/")])
def test_a_workspace_that_moves_keeps_its_past(tmp_path, check: Check, before: str, after: str) -> None:  # type: ignore[no-untyped-def]
    repo = Gitted(tmp_path / "仓库", before)
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    (repo.top / after).mkdir(parents=True, exist_ok=True)
    for name in ("commdocs.yaml", "records"):
        repo.git("mv", f"{before}{name}", f"{after}{name}")
    repo.root = repo.top / after
    assert passes(check, repo, first)
    repo.git("reset", "-q", "--hard", first)
    (repo.top / after).mkdir(parents=True, exist_ok=True)
    for name in ("commdocs.yaml", "records"):
        repo.git("mv", f"{before}{name}", f"{after}{name}")
    repo.edit(ISSUE, IMPACT)
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_an_old_number_is_kept_for_ever(repo: Gitted, check: Check) -> None:
    renumbered = CLOSED.replace("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度", 1)
    repo.write({OTHER: renumbered})
    repo.commit()
    repo.write({OTHER: CLOSED})
    assert both(check, repo, "HEAD")("R76", OTHER, 2)
    repo.git("reset", "-q", "--hard", "HEAD~1")
    repo.write({ISSUE: rewritten(CLOSED)})  # the number for another matter
    assert both(check, repo, "HEAD")("R76", ISSUE, 2)


@pytest.mark.parametrize("settings", ["严重程度: {R67: 关}", "severity: {R67: off, R71: off, R76: off}"])
def test_settings_free_nothing(repo: Gitted, check: Check, settings: str) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    config = repo.read("commdocs.yaml")
    repo.write({"commdocs.yaml": f"{config}\n{settings}\n"})
    repo.edit(ISSUE, IMPACT)
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_a_waiver_frees_nothing(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.edit(ISSUE, IMPACT)
    waiver = "例外说明:\n  - {规则: R67, 原因: 笔误, 批准人: 总经办/马总, 批准日期: 2024-05-30}\n"
    repo.write({ISSUE: repo.read(ISSUE) + waiver})
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_two_copies_of_one_number_free_neither(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    copy = ISSUE.replace("支付系统", "短信")
    repo.write({copy: CLOSED.replace(*IMPACT)})
    repo.commit()
    (repo.root / ISSUE).unlink()
    refused = both(check, repo, first)
    assert refused("R67", copy, line_of(CLOSED, "影响范围:")) or refused("R71", ISSUE, 1)


def test_an_evil_merge_before_the_revision(repo: Gitted, check: Check) -> None:
    """A merge, made past the hook, that opens what was signed; then the revision that everybody compares with."""
    repo.write({DEMAND: SIGNED})
    repo.commit()
    repo.git("switch", "-q", "-c", "side")
    repo.write({"README.md": "x"})
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.write({"README.txt": "x"})
    repo.commit("2024-05-21 10:00")
    repo.git("merge", "-q", "--no-commit", "--no-ff", "side")
    repo.write({DEMAND: DRAFT})
    base = repo.commit("2024-05-22 10:00")
    repo.edit(DEMAND, AGREED)
    assert both(check, repo, base)("R67", DEMAND, line_of(SIGNED, "约定交付时间:"))


def test_a_merge_that_takes_the_old_side_before_the_revision(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED.replace("状态: 已确认", "状态: 已评估")})
    repo.commit()
    repo.git("switch", "-q", "-c", "side")
    repo.write({"README.md": "x"})
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.write({DEMAND: SIGNED})
    repo.commit("2024-05-21 10:00")
    repo.git("switch", "-q", "side")
    repo.git("merge", "-q", "-s", "ours", "-m", "ours", "main")
    repo.edit(DEMAND, AGREED)
    assert both(check, repo, "HEAD")("R67", DEMAND, line_of(SIGNED, "约定交付时间:"))


def test_swapped_files_of_evidence(repo: Gitted, check: Check) -> None:
    other = SCAN.replace("页", "页2")
    repo.write({DEMAND: SIGNED.replace(*HELD, 1), SCAN: "data", other: "another"})
    first = repo.commit()
    repo.write({SCAN: "another", other: "data"})
    assert both(check, repo, first)("R06", DEMAND, line_of(repo.read(DEMAND), "签字件"))


def test_reopened_and_closed_in_one_commit(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.write({ISSUE: REOPENED.replace(*IMPACT)})
    repo.commit()
    again = CLOSED.replace(LAST_LOG, MOVED).replace(*IMPACT).replace(": 2024-05-25\n", ": 2024-05-29\n")
    repo.write({ISSUE: again})
    assert both(check, repo, first)("R67", ISSUE, line_of(again, "影响范围:"))


def test_a_change_forced_and_taken_back_leaves_no_trace(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: SIGNED})
    repo.commit()
    repo.edit(DEMAND, AGREED)
    repo.commit()
    repo.edit(DEMAND, AGREED[::-1])
    base = repo.commit()
    repo.edit(DEMAND, ("核对人:", "备注: 无\n核对人:"))
    assert passes(check, repo, base)


# -- repositories of other kinds -----------------------------------------------------------------------------------------


def test_a_repository_with_long_names(repo: Gitted, check: Check) -> None:
    shutil.rmtree(repo.top / ".git")
    repo.git("init", "-q", "-b", "main", "--object-format=sha256")
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    assert check(repo, first).found == []
    repo.edit(ISSUE, IMPACT)
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_line_ends_of_windows_are_no_change(repo: Gitted, check: Check) -> None:
    repo.git("config", "core.autocrlf", "true")
    repo.write({ISSUE: CLOSED.replace("\n", "\r\n")})
    first = repo.commit()
    assert check(repo).found == []
    repo.edit(ISSUE, IMPACT)
    assert both(check, repo, first)("R67", ISSUE, line_of(CLOSED, "影响范围:"))


def test_what_the_repository_lacks_is_told(repo: Gitted, check: Check) -> None:
    """A clone without all contents: what cannot be compared is no clean bill, and nothing is fetched."""
    repo.write({ISSUE: CLOSED})
    repo.commit()
    blob = repo.git("rev-parse", f"HEAD:{ISSUE}").strip()
    (repo.top / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    repo.edit(ISSUE, IMPACT)
    told = check(repo)
    assert told.status == 2
    assert told.found == [("S10", "commdocs.yaml", 1, "error")]


def test_a_name_that_no_text_can_hold(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    place = os.fsencode(repo.root) + b"/records/\xff/IS2024-05-22-01.yaml"
    Path(os.fsdecode(place)).parent.mkdir()
    (repo.root / ISSUE).rename(os.fsdecode(place))
    assert both(check, repo, first)("R71", ISSUE, 1)

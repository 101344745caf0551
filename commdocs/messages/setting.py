"""What ``commdocs set`` and ``commdocs log`` say."""

from __future__ import annotations

from commdocs.messages import Text

BAD_SET = Text(zh="“{word}”里没有等号，写成 栏目=内容", en="“{word}” has no equals sign: write FIELD=VALUE")
NOTHING = Text(zh="{id} 本来就是这样，没有改动", en="{id} is like that already; nothing was changed")
REFUSED = Text(
    zh="没有写入：{path} 保持原样（行号指改动以后的文件）",
    en="Nothing was written: {path} is as it was (line numbers are those of the changed text)",
)
CHANGED = Text(zh="{label}：{before} → {after}", en="{label}: {before} → {after}")
IN_RECORD = Text(zh="{id} {change}", en="{id} {change}")
ON_ACCOUNT = Text(zh="{change}（{source}）", en="{change} ({source})")
DRY = Text(
    zh="只是预演，没有写入；去掉 --dry-run 才写", en="Only tried, nothing was written; leave out --dry-run to write it"
)
TWICE = Text(zh="编号 {id} 有两份记录：{paths}", en="The number {id} stands in several records: {paths}")
TWICE_FIX = Text(
    zh="写文件的路径代替编号，例如 {path}；给其中一份换号：commdocs renumber",
    en="Give the path of the file in place of the number, e.g. {path}; to give one a new number: commdocs renumber",
)
CHANGED_MEANWHILE = Text(
    zh="没有写入：{path} 刚才被别人或别的程序改过了",
    en="Nothing was written: {path} was changed by somebody else in the mean time",
)
CHANGED_MEANWHILE_FIX = Text(zh="  → 再运行一次同样的命令", en="  → Run the same command again")
WRITTEN_BEFORE = Text(zh="在这之前已经写好：{paths}", en="Written before that: {paths}")
NOT_REMEMBERED = Text(
    zh="（.commdocs/undo 写不进去：这次改动以后不能用 undo 撤回）",
    en="(.commdocs/undo cannot be written: undo will not be able to take this back)",
)
COMMIT_FIRST = Text(
    zh="上一步还没有提交，两步不能一起提交；先提交，再运行同样的命令：git commit -m 进展 -- {path}",
    en="The step before it is not committed, and both cannot be committed together. Commit it, then run this again: "
    "git commit -m progress -- {path}",
)
COPIED = Text(zh="复制 {file} → {path}", en="Copied {file} → {path}")
EMPTY = Text(zh="（空）", en="(empty)")

NO_HISTORY = Text(zh="{id} 还没有提交过，没有历史", en="{id} was never committed: there is no history")
NOT_COMMITTED = Text(zh="尚未提交", en="not committed")
MADE = Text(zh="新建，状态：{status}", en="made, status: {status}")
UNREADABLE = Text(zh="（这一版读不懂）", en="(this version cannot be read)")
ADDED = Text(zh="{label}：加上 {after}", en="{label}: added {after}")
TAKEN = Text(zh="{label}：删去 {before}", en="{label}: taken out {before}")
MOVED_FILE = Text(zh="移到 {path}", en="moved to {path}")
DELETED_FILE = Text(zh="删除了文件", en="the file was deleted")
SAME = Text(zh="内容没有变化", en="nothing in the content changed")
SLIPPED = Text(zh="{label}：{days}，推迟{times}次（{who}）", en="{label}: {days}, moved {times}× (by {who})")
SLIPS = Text(zh="推迟过的期限：", en="Deadlines that slipped:")
CARRIED_ON = Text(zh="{item} 已由 {now} 接着办，改在那里", en="{item} goes on as {now}: the change is made there")

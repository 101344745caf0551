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
ITEM = Text(zh="“{label}”{name}", en="“{label}” {name}")

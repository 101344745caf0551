"""What ``commdocs watch`` says."""

from commdocs.messages import Text

WATCHING = Text(
    zh="守着 {root}：保存一个文件，有关的问题和文书马上更新。按 Ctrl-C 停下",
    en="Watching {root}: save a file, and its problems and pages are brought up to date. Ctrl-C ends it",
)
BEGIN = Text(zh="[{time}] 开始", en="[{time}] begin")
END = Text(
    zh="[{time}] 完成：{errors} 个错误，{warnings} 个警告；更新 {built} 个文件，删除 {removed} 个",
    en="[{time}] end: {errors} errors, {warnings} warnings; {built} files updated, {removed} removed",
)
SETTLED = Text(zh="{path}：没有这个问题了：{rule} {name}", en="{path}: settled: {rule} {name}")
RESCANS = Text(
    zh="这里收不到文件变动的通知，改为每 {seconds} 秒看一遍",
    en="Changes of files are not reported here: looking every {seconds} seconds instead",
)
WAITS = Text(zh="等它恢复后再接着做", en="It goes on when that is mended")
STOPPED = Text(zh="不再守着", en="Stopped watching")

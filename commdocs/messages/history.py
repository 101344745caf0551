"""What is said when git cannot tell what was before."""

from __future__ import annotations

from commdocs.messages import Text

NO_PROGRAM = Text(
    zh="这台电脑上没有 git，无法和以前的版本比较", en="git is not installed here, so nothing can be compared with it"
)
NO_PROGRAM_FIX = Text(zh="先安装 git：https://git-scm.com", en="Install git first: https://git-scm.com")
NO_REPOSITORY = Text(
    zh="{root} 不在 git 仓库里，没有以前的版本可以比较", en="{root} is in no git repository: there is no history"
)
NO_REPOSITORY_FIX = Text(
    zh="要保留历史，在这里运行 git init 并提交；不需要历史的检查，去掉 --since",
    en="To keep a history, run git init here and commit; to check without it, leave out --since",
)
NO_REVISION = Text(zh="仓库里没有“{rev}”这个版本", en="There is no revision “{rev}” in the repository")
NO_REVISION_FIX = Text(
    zh="检查写法，或先取回它：git fetch origin；已有的版本：git log --oneline",
    en="Check the spelling, or fetch it first: git fetch origin; what there is: git log --oneline",
)
SHALLOW = Text(
    zh="这个克隆只有最近几次提交（浅克隆），“{rev}”以来的历史不全",
    en="This clone holds only the last commits (a shallow clone): the history since “{rev}” is not all here",
)
SHALLOW_FIX = Text(
    zh="取回全部历史：git fetch --unshallow；在 CI 里把 fetch-depth 设为 0",
    en="Fetch all of it: git fetch --unshallow; in CI set fetch-depth: 0",
)
UNRELATED = Text(
    zh="“{rev}”和当前版本没有共同的来历，无法比较", en="“{rev}” and the present version have no common ancestor"
)
UNRELATED_FIX = Text(
    zh="写当前分支上的版本，如 origin/main", en="Name a revision that this branch comes from, like origin/main"
)
REFUSED = Text(zh="git 不肯读这个仓库：{why}", en="git refuses to read this repository: {why}")
REFUSED_FIX = Text(zh="按 git 的提示处理，再运行一次", en="Do as git says, then run this again")
MISSING_OBJECT = Text(
    zh="这个克隆没有取全（缺 {name}），和以前的版本比不了",
    en="This clone is not complete (it lacks {name}), so nothing can be compared with it",
)
MISSING_OBJECT_FIX = Text(
    zh="重新完整克隆一份（不加 --filter），或运行 git fetch --refetch origin",
    en="Clone it again without --filter, or run git fetch --refetch origin",
)
UNMERGED = Text(zh="合并的冲突还没有解决", en="a merge conflict in it is not settled")
UNMERGED_FIX = Text(zh="在文件里留下对的内容，再运行 git add", en="Keep in the file what is right, then run git add")

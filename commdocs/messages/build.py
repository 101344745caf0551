"""What reading a workspace and building its documents say."""

from __future__ import annotations

from commdocs.messages import Text

# -- the workspace cannot be used at all ------------------------------------------------------------

NO_FOLDER = Text(zh="没有这个文件夹：{path}", en="There is no such folder: {path}")
NO_FOLDER_FIX = Text(zh="检查 --workspace 后面的路径", en="Check the path given with --workspace")
NO_WORKSPACE = Text(
    zh="{path} 和它上面的各级文件夹里都没有 commdocs.yaml，这里不是工作区",
    en="There is no commdocs.yaml in {path} or in any folder above it: this is not a workspace",
)
NO_WORKSPACE_FIX = Text(
    zh="先进入工作区的文件夹；或用 --workspace 指出它；要新建一个，运行 commdocs init",
    en="Go to the folder of the workspace, or name it with --workspace; commdocs init makes a new one",
)
NO_RECORDS_READ = Text(zh="文件夹 {path} 读不了：{why}", en="The folder {path} cannot be read: {why}")
NO_RECORDS_READ_FIX = Text(zh="检查这个文件夹的权限", en="Check the permissions of this folder")
NO_OUTPUT = Text(
    zh="{path} 写不进去：{why}",
    en="{path} cannot be written: {why}",
)
NO_OUTPUT_FIX = Text(
    zh="检查这个文件夹的权限和剩余空间；如果 output 是一个文件，请改名",
    en="Check the permissions of the folder and the space left; if output is a file, rename it",
)

NO_PERMISSION = Text(zh="没有权限", en="no permission")
IS_FOLDER = Text(zh="同名的是一个文件夹", en="a folder has this name")
NO_FOLDER_THERE = Text(zh="它所在的不是文件夹", en="what should hold it is no folder")
NO_SPACE = Text(zh="磁盘已满", en="the disk is full")
READ_ONLY = Text(zh="磁盘只能读", en="the disk is read-only")
GONE = Text(zh="文件不见了", en="the file is gone")
NAME_TOO_LONG = Text(zh="文件名或路径太长", en="the name or path is too long")

# -- one file ---------------------------------------------------------------------------------------

UNREADABLE = Text(zh="文件读不了：{why}", en="The file cannot be read: {why}")
UNREADABLE_FIX = Text(
    zh="检查文件的权限，或者它是否被别的程序占用",
    en="Check the permissions of the file, and whether another program holds it",
)
NO_FILE = Text(zh="这不是一个普通文件（链接断了，或是设备）", en="it is no plain file (a broken link or a device)")
NO_FILE_FIX = Text(zh="请删除它，或换成文件本身", en="Remove it, or put the file itself in its place")
LEADS_OUT = Text(
    zh="它是一个链接，指向工作区之外或隐藏的地方（{target}）",
    en="it is a link out of the workspace or to something hidden ({target})",
)
LEADS_OUT_FIX = Text(
    zh="请把文件本身放进工作区，代替链接", en="Put the file itself into the workspace in place of the link"
)
CIRCLE = Text(zh="它是一个链接，绕回了它所在的文件夹", en="it is a link back to a folder that it lies in")
LINKED_OFTEN = Text(zh="有太多链接指向同一个文件夹", en="too many links lead to the same folder")
LINK_FIX = Text(zh="请删除这个链接", en="Remove this link")
FOLDERS_DEEP = Text(zh="文件夹一层套一层，超过{limit}层", en="the folders lie in each other more than {limit} deep")
FOLDERS_DEEP_FIX = Text(zh="请把里面的文件往上移几层", en="Move the files in it some levels up")
BAD_NAME = Text(
    zh="文件名里有控制字符，或者不是 UTF-8 编码",
    en="its name has control characters in it or is not UTF-8",
)
BAD_NAME_FIX = Text(zh="请重新命名", en="Give it a new name")
SAME_NAME = Text(
    zh="另有一个看起来同名的文件，只差字符的 Unicode 写法",
    en="another file has a name that looks the same and differs only in its Unicode form",
)
SAME_NAME_FIX = Text(zh="请删除或改名其中一个", en="Remove or rename one of the two")
NO_RECORDS_FOLDER = Text(zh="records 要是一个文件夹，这里却是文件", en="records must be a folder; here it is a file")
NO_RECORDS_FOLDER_FIX = Text(
    zh="给这个文件改名，再新建 records 文件夹", en="Rename this file and make a folder of the name records"
)
SUFFIX = Text(
    zh="这个文件没有作为记录读入：文件名要以 .yaml 结尾",
    en="This file was not read as a record: its name must end in .yaml",
)
SUFFIX_FIX = Text(zh="改名为 {name}", en="Rename it to {name}")
NO_RECORD_AMONG = Text(
    zh="这里的 {number} 个文件没有一个是记录，什么都没有检查：{names}",
    en="None of the {number} files here is a record, so nothing was checked: {names}",
)
NO_RECORD_AMONG_MANY = Text(
    zh="这里的 {number} 个文件没有一个是记录，什么都没有检查：{names} 等",
    en="None of the {number} files here is a record, so nothing was checked: {names} and others",
)
NO_RECORD_AMONG_FIX = Text(
    zh="记录的文件名以 .yaml 结尾，如 MM2024-05-21-01.yaml：改名，或恢复原来的文件；不是记录的，移到 attachments/",
    en="The name of a record ends in .yaml, like MM2024-05-21-01.yaml: rename the file or restore it; "
    "move what is no record to attachments/",
)
NO_YEAR = Text(
    zh="这个文件没有作为日历读入：文件名要是四位数的年份，以 .yaml 结尾",
    en="This file was not read as a calendar: its name must be a year of four digits and end in .yaml",
)
NO_YEAR_FIX = Text(
    zh="每年一个文件，改名为 calendar/{year}.yaml", en="One file for each year: rename it to calendar/{year}.yaml"
)
FOLDERS_ALIKE = Text(
    zh="项目“{one}”和“{other}”只差大小写或全角半角，在 Windows 和 macOS 上是同一个文件夹",
    en="The projects “{one}” and “{other}” differ only in case or width: on Windows and macOS they are one folder",
)
FILES_ALIKE = Text(
    zh="“{one}”和“{other}”只差大小写或全角半角，在 Windows 和 macOS 上是同一个文件",
    en="“{one}” and “{other}” differ only in case or width: on Windows and macOS they are one file",
)
ALIKE_FIX = Text(
    zh="如果是同一个，把内容移到一处；不是的话，给其中一个另起名字",
    en="If they are the same, move all into one of them; if not, give one of them another name",
)
COPY = Text(
    zh="这个文件像是“{original}”的副本：手工复制的，或者同步软件、编辑器、git 留下的",
    en="This looks like a copy of “{original}”, made by hand or left by a program that syncs folders, an editor or git",
)
COPY_FIX = Text(
    zh="对比这两个文件，要留的内容都放进“{original}”，再删去这一个",
    en="Compare the two, put all that is to be kept into “{original}”, and delete this one",
)
HELD = Text(
    zh="没有更新：被别的程序占用（例如在 Word 里打开着），或没有权限",
    en="not updated: another program holds it (Word, perhaps), or there is no permission",
)

SAME_LABEL = Text(
    zh="这个模板和 {other} 都叫“{label}”，每条记录会生成两份同名的文件",
    en="This template and {other} are both called “{label}”: each record gives two documents of one name",
)
SAME_LABEL_FIX = Text(
    zh="如果其中一个是忘了删的副本，删除它；否则给它另起一个 label",
    en="If one is a forgotten copy, remove it; else give it another label",
)
NO_LETTERHEAD = Text(zh="没有这个信笺文件", en="There is no such letterhead")
NO_LETTERHEAD_FIX = Text(
    zh="commdocs.yaml 的“信笺”或模板的 letterhead 写的是它；现有的：{known}",
    en="It is named by “letterhead” in commdocs.yaml or in a template; there are: {known}",
)

# -- files that are written -------------------------------------------------------------------------

EDITED_COPY = Text(zh="{stem} (手工修改 {number}){suffix}", en="{stem} (edited {number}){suffix}")
LINK_OUTSIDE = Text(
    zh="{path} 是一个链接，通向工作区外面的 {target}", en="{path} is a link to {target}, outside the workspace"
)
LINK_OUTSIDE_FIX = Text(
    zh="把文件本身放进工作区，代替这个链接", en="Put the file itself into the workspace, in place of the link"
)
OUTPUT_LINKED = Text(
    zh="{path} 是一个链接，或者在链接后面：生成的文件只放在工作区里面",
    en="{path} is a link or lies behind one: documents are built inside the workspace only",
)
OUTPUT_LINKED_FIX = Text(
    zh="删掉这个链接（它指向的文件夹不会动），再运行一次；commdocs 会新建 output 文件夹",
    en="Remove the link (what it leads to stays) and run this again: commdocs makes a folder of that name",
)
BEHIND_LINK = Text(zh="是一个链接，或者在链接后面，没有动它", en="it is a link or lies behind one, and was left alone")
MANIFEST_ASIDE = Text(
    zh="output/manifest.json 读不懂，另存为 {path}；以前生成的文件，和这次不一样的都另存一份，用不着的请自己删",
    en="output/manifest.json cannot be read and is now {path}. Files built earlier that differ from those built now "
    "are kept under another name; remove those you do not need",
)
ANOTHER_BUILD = Text(
    zh="另一个 commdocs build 正在运行，等它结束……", en="Another commdocs build is running; waiting for it …"
)

# -- one record of many -----------------------------------------------------------------------------

NOT_PRINTED = Text(
    zh="“{document}”印不出这里写的内容，没有生成：{why}（{template} 第 {line} 行）",
    en="“{document}” cannot print what stands here and was not built: {why} ({template}, line {line})",
)
NOT_LISTED = Text(
    zh="“{document}”印不出这里写的内容，这份记录没有列入：{why}（{template} 第 {line} 行）",
    en="“{document}” cannot print what stands here and does without this record: {why} ({template}, line {line})",
)
NOT_PRINTED_FIX = Text(
    zh="核对这里写的内容；内容没有错，就请管模板的同事改那一行。其他文书照常生成",
    en="Check what stands here; if it is right, that line of the template is to be mended. All else is built",
)
FAILED = Text(
    zh="“{document}”没有生成，是 commdocs 自己出了错：{error}",
    en="“{document}” was not built; commdocs itself went wrong: {error}",
)
FAILED_FIX = Text(
    zh="请把这条消息和这份记录（隐去机密）报告给 commdocs 的维护者；其他文书照常生成",
    en="Please report this message with the record (without secrets) to the keepers of commdocs; all else is built",
)

NOT_COPIED = Text(zh="{source} 不能复制到 {path}：{why}", en="{source} cannot be copied to {path}: {why}")
NOT_COPIED_FIX = Text(
    zh="检查文件夹的权限和剩余空间，再运行一次",
    en="Check whether you may write there, and the space left; then run it again",
)

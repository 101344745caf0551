"""What the check of a record's shape says, and that of schema files and of commdocs.yaml."""

from __future__ import annotations

from commdocs.messages import Text

# -- keys -------------------------------------------------------------------------------------------

UNKNOWN_KEY = Text(zh="“{form}”里没有“{key}”这一项", en="“{key}” is not a field of “{form}”")
UNKNOWN_KEY_MEANT = Text(
    zh="是不是“{meant}”？请把“{key}”改成“{meant}”", en="Did you mean “{meant}”? Change “{key}” to it"
)
UNKNOWN_KEY_AGAIN = Text(
    zh="“{meant}”在第 {line} 行已经写了：如果是同一项，把内容合到那里，再删去这一处",
    en="“{meant}” is written on line {line} already: if it is the same, put the content there and remove it here",
)
UNKNOWN_KEY_EXTRA = Text(
    zh="请把内容写到“{extra}”或“{remarks}”下面；不要的内容就删去",
    en="Write it under “{extra}” or “{remarks}”; remove it if it is not needed",
)
UNKNOWN_KEY_HERE = Text(zh="这里可以写：{fields}", en="What may stand here: {fields}")
BOTH_SPELLINGS = Text(
    zh="“{first}”（第{line}行）和“{second}”（第{other}行）是同一项，只能写一次",
    en="“{first}” (line {line}) and “{second}” (line {other}) are the same field: write it once",
)
BOTH_SPELLINGS_FIX = Text(
    zh="请把两处的内容合到一处，再删去另一处", en="Put what both say into one of them and remove the other"
)

TOO_MANY = Text(
    zh="问题太多（{number} 个以上），从这里起没有再看",
    en="Too much is wrong ({number} and more): not read from here on",
)
TOO_MANY_FIX = Text(zh="先改好前面的，再检查一次", en="Mend what stands above, then check again")

# -- missing ----------------------------------------------------------------------------------------

MISSING = Text(zh="缺少“{label}”", en="“{label}” is missing")
MISSING_IN_STATUS = Text(zh="状态为“{status}”时必须有“{label}”", en="“{label}” is required in status “{status}”")
EMPTY = Text(zh="“{label}”还没有填写", en="“{label}” is not filled in")
EMPTY_IN_STATUS = Text(
    zh="状态为“{status}”时必须填写“{label}”", en="“{label}” must be filled in when the status is “{status}”"
)
MISSING_FIX = Text(zh="请填写“{key}”", en="Fill in “{key}”")
MISSING_HELP = Text(zh="请填写“{key}”：{help}", en="Fill in “{key}”: {help}")
EXAMPLE = Text(zh="，例如“{example}”", en=", for example “{example}”")
ONE_OF = Text(zh="（可写：{choices}）", en=" (one of: {choices})")
OR_NONE = Text(zh="；没有就写“无”", en="; if there is none, write “none”")

# -- wrong type -------------------------------------------------------------------------------------

NOT_ONE = Text(zh="“{label}”只能写一个值", en="“{label}” takes one value only")
NOT_ONE_FIX = Text(zh="请直接写在“{label}: ”后面的同一行", en="Write it on the line of “{label}:”")
NOT_ONE_JOINED_FIX = Text(zh="请写成一个值：{key}: {fix}", en="Write one value: {key}: {fix}")
NOT_ONE_PERSON = Text(zh="“{label}”只能写一个人", en="“{label}” must be one person")
NOT_ONE_PERSON_FIX = Text(
    zh="请只留第一责任人，写成“部门/姓名”，其他人写到抄送或参与人里",
    en="Keep the one who is responsible, as department/name; put the others in cc or among the participants",
)
NOT_LIST = Text(zh="“{label}”要写成清单", en="“{label}” must be a list")
NOT_LIST_FIX = Text(
    zh="请每项另起一行，以“- ”开头，例如“- {example}”", en="Put each entry on its own line after “- ”, as “- {example}”"
)
NOT_LIST_WRITE_FIX = Text(zh="请写成清单：{key}: {fix}", en="Write a list: {key}: {fix}")
NOT_LIST_DASH_FIX = Text(
    zh="请在“{first}”前面加“- ”，下面各行再缩进两格，和“{first}”对齐；每一项都这样写",
    en="Put “- ” before “{first}” and indent the lines below by two more, in line with “{first}”; so for each entry",
)
NOT_GROUP = Text(zh="“{label}”要分项填写", en="“{label}” must be filled in part by part")
NOT_GROUP_FIX = Text(zh="请在下面缩进两格，分行写：{fields}", en="Write below it, indented by two spaces: {fields}")
NOT_MAP_FIX = Text(
    zh="请在下面缩进两格，每行写“名称: 内容”", en="Write below it, indented by two spaces, one “name: value” a line"
)
EMPTY_ITEM = Text(zh="“{label}”有一项是空的", en="An entry of “{label}” is empty")
EMPTY_ITEM_FIX = Text(zh="请填上内容，或删去这一行的“-”", en="Fill it in or remove the line with the “-”")
OTHER_EXAMPLE = Text(zh="内容", en="entry")

# -- what a file name says --------------------------------------------------------------------------

NO_KIND = Text(zh="没有写明这是什么表单", en="It does not say what form this is")
NO_KIND_FIX = Text(zh="请在第一行写“表单类型: {known}”之一", en="Write “kind:” on the first line, with one of: {known}")
UNKNOWN_KIND = Text(zh="没有“{word}”这种表单", en="There is no form “{word}”")
UNKNOWN_KIND_MEANT = Text(zh="是不是“{meant}”？", en="Did you mean “{meant}”?")
UNKNOWN_KIND_FIX = Text(zh="可用的表单：{known}", en="The forms are: {known}")
ID_PATTERN = Text(zh="编号“{id}”不符合“{form}”的编号格式", en="The number “{id}” is not one of “{form}”")
ID_PATTERN_FIX = Text(
    zh="请把文件名（不带 .yaml）改成类似“{example}”的编号", en="Name the file like “{example}”, with .yaml after it"
)
ID_LONGER_FIX = Text(
    zh="文件名只写编号：请改成“{id}.yaml”；已经有“{id}.yaml”的，对比两个文件，只留一个",
    en="The name is the number alone: rename it to “{id}.yaml”; if there is one already, compare them and keep one",
)
ID_NO_DAY = Text(zh="编号“{id}”里的日期不存在", en="The date in the number “{id}” does not exist")
ID_NOT_STEM = Text(zh="编号“{id}”与文件名“{stem}”不一致", en="The number “{id}” is not the file's name “{stem}”")
ID_NOT_STEM_FIX = Text(
    zh="请删去“编号”这一行（编号就是文件名），或改成“{stem}”",
    en="Remove this line (the number is the file's name), or change it to “{stem}”",
)
ID_PART = Text(
    zh="编号“{id}”里的“{part}”与“{label}”不一致，应为“{expected}”",
    en="“{part}” in the number “{id}” does not agree with “{label}”: it should be “{expected}”",
)
ID_PART_FIX = Text(
    zh="请改正“{label}”，或换一个含“{expected}”的编号", en="Correct “{label}”, or take a number with “{expected}”"
)
DATE_DIFFERS = Text(
    zh="“{label}”与编号里的日期 {date} 不一致", en="“{label}” is not the date in the record's number, {date}"
)
DATE_DIFFERS_FIX = Text(zh="请删去这一行，或改成 {date}", en="Remove this line, or change it to {date}")
PROJECT_DIFFERS = Text(
    zh="“{label}”与所在文件夹“{folder}”不一致", en="“{label}” is not the folder that the record is in, “{folder}”"
)
PROJECT_DIFFERS_FIX = Text(
    zh="请删去这一行，或把文件移到“{project}”文件夹", en="Remove this line, or move the file to the folder “{project}”"
)
NO_PROJECT = Text(zh="这份“{form}”没有放在项目文件夹里", en="This “{form}” is not in the folder of a project")
NO_PROJECT_FIX = Text(
    zh="请移到 records/<项目名称>/ 下面，项目名称不以“_”开头",
    en="Move it to records/<project>/, a name that does not begin with “_”",
)
WRONG_FOLDER = Text(zh="“{form}”应放在 records/{folder}/ 里", en="“{form}” belongs in records/{folder}/")
WRONG_FOLDER_FIX = Text(zh="请把文件移到 records/{folder}/", en="Move the file to records/{folder}/")
UNKNOWN_VERSION = Text(
    zh="“{form}”没有第 {version} 版模板，最新是第 {newest} 版",
    en="“{form}” has no template version {version}; the newest is {newest}",
)
UNKNOWN_VERSION_FIX = Text(
    zh="请改成 1 到 {newest} 之间的数，或删去这一行", en="Write a number from 1 to {newest}, or remove this line"
)

# -- commdocs.yaml ----------------------------------------------------------------------------------

CONFIG_FORM = Text(zh="工作区设置", en="commdocs.yaml")
CONFIG_HELP = Text(
    zh="commdocs.yaml 里可以写的各栏；每一栏都可以不写，不写就用“默认”的值",
    en="What may stand in commdocs.yaml. Nothing has to: what is not written is as “default” says",
)
NOT_AN_OFFSET = Text(zh="“{label}”写的是“{text}”，看不出时差", en="“{label}” says “{text}”, which is no offset")
NOT_AN_OFFSET_FIX = Text(zh="写成 +08:00 这样的时差", en="Write the difference from UTC, like +08:00")

# -- JSON Schema ------------------------------------------------------------------------------------

ANY_RECORD = Text(zh="沟通记录", en="Record")

UNFINISHED = Text(zh="这是草稿，还没有写：{fields}", en="A draft, still without: {fields}")
UNFINISHED_WHOLE = Text(zh="这是草稿，该写的都写了", en="A draft with all it needs")
UNFINISHED_FIX = Text(
    zh="写好后把“{label}”改成“{next}”，就按正式的检查和提醒",
    en="When it is done, make the {label} “{next}”: from then on it is checked and followed up",
)
NOBODY_THERE = Text(
    zh="“{label}”写了全体参会人，表里却没有参会人", en="“{label}” says all attendees, but none are listed"
)
NOBODY_THERE_FIX = Text(zh="在“{listed}”里写明有谁，或逐个写收件人", en="List them under “{listed}”, or name each here")
NOBODY_LISTED_FIX = Text(
    zh="这种表单没有参会人一栏，请逐个写明", en="This form does not list attendees: name each here"
)

"""What is said about a single value. ``label`` is the field's label, ``text`` what was typed."""

from __future__ import annotations

from commdocs.messages import Text

# -- any type ---------------------------------------------------------------------------------------

EMPTY = Text(zh="“{label}”是空的", en="“{label}” is empty")
EMPTY_FIX = Text(zh="填写内容，或删掉这一行", en="Fill it in, or delete the line")
CURLY = Text(
    zh="“{label}”的值带着中文引号：{text}，已按没有引号读取",
    en="“{label}” stands in curly quotes: {text}; it was read without them",
)
CURLY_FIX = Text(zh="去掉引号，写 {fix}", en="Delete the quotes: {fix}")

TOO_LONG = Text(
    zh="“{label}”写了 {count} 个字，这里只写一个简短的值：{text}",
    en="“{label}” has {count} characters, where one short value belongs: {text}",
)
TOO_LONG_FIX = Text(
    zh="只写这一栏要的内容，其余的写到备注或补充说明里",
    en="Write only what this field asks for; the rest goes into the remarks",
)
INVISIBLE = Text(
    zh="“{label}”里有看不见的字符：{name}，已去掉再读",
    en="“{label}” contains an invisible character: {name}; it was read without",
)
INVISIBLE_FIX = Text(zh="删掉整个值，重新输入：{fix}", en="Delete the whole value and type it anew: {fix}")

# -- dates and times -----------------------------------------------------------------------------------

NOT_A_DATE = Text(zh="“{label}”写的是“{text}”，不是日期", en="“{label}” says “{text}”, which is not a date")
NOT_A_DATE_FIX = Text(zh="写成年-月-日，如 {example}", en="Write year-month-day, like {example}")
NOT_ONLY_A_DATE = Text(
    zh="“{label}”写的是“{text}”，日期后面有别的字",
    en="“{label}” says “{text}”: there is more than a date",
)
NOT_A_MOMENT = Text(
    zh="“{label}”写的是“{text}”，不是日期加时间",
    en="“{label}” says “{text}”, which is not a date and a time",
)
NOT_A_MOMENT_FIX = Text(
    zh="写成“年-月-日 时:分”，如 {example}", en="Write “year-month-day hour:minute”, like {example}"
)
NOT_A_DUE = Text(
    zh="“{label}”写的是“{text}”，看不出到哪一天为止",
    en="“{label}” says “{text}”: nobody can tell by which day",
)
NOT_A_DUE_FIX = Text(
    zh="写明日期，如 2024-03-15，或加上几点：2024-03-15 18:00",
    en="Write the date, like 2024-03-15, or with the hour: 2024-03-15 18:00",
)
NOT_A_TIME = Text(zh="“{label}”写的是“{text}”，不是几点几分", en="“{label}” says “{text}”, which is not a time of day")
NOT_A_TIME_FIX = Text(
    zh="用 24 小时制写“时:分”，如 {example}", en="Write hour:minute of the 24-hour clock, like {example}"
)
NO_SUCH_DAY = Text(zh="“{label}”写的是“{text}”，没有这一天", en="“{label}” says “{text}”: there is no such day")
NO_SUCH_DAY_FIX = Text(
    zh="{year} 年 {month} 月只有 {days} 天，改成实际的日期，如 {fix}",
    en="That month has {days} days; write the real date, like {fix}",
)
NO_SUCH_MONTH_FIX = Text(zh="月份是 1 到 12，改成实际的日期", en="Months go from 1 to 12; write the real date")
ODD_YEAR_FIX = Text(zh="年份像是打错了，请改正", en="The year looks mistyped; please correct it")
NO_SUCH_TIME = Text(
    zh="“{label}”写的是“{text}”，没有这个时刻",
    en="“{label}” says “{text}”: there is no such time of day",
)
NO_SUCH_TIME_FIX = Text(zh="时写 0–23，分写 00–59，如 {example}", en="Hours 0–23, minutes 00–59, like {example}")
MIDNIGHT_FIX = Text(zh="当天最后一刻写 23:59，零点写第二天的 00:00", en="Write 23:59, or 00:00 of the next day")
SHORT_MINUTES = Text(
    zh="“{label}”写的是“{text}”，分钟不是两位数",
    en="“{label}” says “{text}”; minutes have two digits",
)
NO_YEAR = Text(zh="“{label}”写的是“{text}”，没有年份", en="“{label}” says “{text}” without a year")
NO_YEAR_FIX = Text(zh="写全年月日，如 {fix}", en="Write year, month and day, like {fix}")
SHORT_YEAR = Text(
    zh="“{label}”写的是“{text}”，年份不是四位数",
    en="“{label}” says “{text}”; the year does not have four digits",
)
WRITE = Text(zh="写成 {fix}", en="Write {fix}")
NO_DAY = Text(zh="“{label}”写的是“{text}”，只到月份，没有写哪一天", en="“{label}” says “{text}”: a month without a day")
NO_DAY_FIX = Text(zh="写到哪一天，如 {fix}", en="Write the day too, like {fix}")
RUN_TOGETHER = Text(
    zh="“{label}”写的是“{text}”，已读作 {fix}",
    en="“{label}” says “{text}”; it was read as {fix}",
)
OTHER_SPELLING = Text(
    zh="“{label}”写的是“{text}”，日期或时间的写法不对",
    en="“{label}” says “{text}”, which is not how dates and times are written",
)
TWO_READINGS = Text(
    zh="“{label}”写的是“{text}”，可以读成两个日期或时刻",
    en="“{label}” says “{text}”, which can be read in two ways",
)
TWO_READINGS_FIX = Text(zh="是哪一个？写成 {fix}", en="Which one is it? Write {fix}")
SEVERAL_DAYS = Text(
    zh="“{label}”写的是“{text}”，是一段时间或几个日期，这里只能写一个",
    en="“{label}” says “{text}”: a span of time or several days, where only one can stand",
)
SEVERAL_DAYS_FIX = Text(
    zh="只写一个日期，写成年-月-日；期限写最后一天", en="Write one date, year-month-day; of a deadline the last day"
)
WHICH_DAY_FIX = Text(zh="写明是哪一天，写成年-月-日", en="Say which day it is, as year-month-day")
OTHER_WEEKDAY = Text(
    zh="“{label}”写的是“{text}”，但 {day} 是{weekday}",
    en="“{label}” says “{text}”, but {day} is a {weekday}",
)
OTHER_WEEKDAY_FIX = Text(
    zh="看看是日期错了还是星期错了，只写日期",
    en="See whether the date or the weekday is wrong, and write the date alone",
)
UNCLEAR_TIME = Text(
    zh="“{label}”写的是“{text}”，看不懂日期后面的“{rest}”",
    en="“{label}” says “{text}”; what “{rest}” after the date means is not clear",
)
UNCLEAR_TIME_FIX = Text(
    zh="“{rest}”如果是几点，写成 24 小时制放在日期后面，如 {example}；别的话写到别的栏里",
    en="If “{rest}” is a time, write it by the 24-hour clock after the date, like {example}; other words belong "
    "in another field",
)
DATE_ONLY_FIX = Text(
    zh="写成 {fix}；“{rest}”要留的话，写到别的栏里",
    en="Write {fix}; if “{rest}” is to be kept, write it in another field",
)
TIME_ONLY_FIX = Text(zh="写成 {fix}；日期写到别的栏里", en="Write {fix}; the date belongs in another field")
NO_DAY_AT_ALL_FIX = Text(
    zh="写成年-月-日，月份 1 到 12，日子不超过当月的天数",
    en="Write year-month-day: months go from 1 to 12, days to the end of the month",
)
WHICH_TIME_FIX = Text(
    zh="用 24 小时制写“时:分”：0:00 到 23:59", en="Write hour:minute by the 24-hour clock, 0:00 to 23:59"
)
TIME_MISSING = Text(zh="“{label}”写的是“{text}”，没有写几点几分", en="“{label}” says “{text}” without a time of day")
TIME_SURPLUS = Text(
    zh="“{label}”写的是“{text}”，这里只写日期", en="“{label}” says “{text}”; here only a date is written"
)
DATE_SURPLUS = Text(
    zh="“{label}”写的是“{text}”，这里只写几点几分",
    en="“{label}” says “{text}”; here only a time of day is written",
)

# -- amounts ------------------------------------------------------------------------------------------------

NOT_A_DURATION = Text(
    zh="“{label}”写的是“{text}”，不是时长", en="“{label}” says “{text}”, which is not a length of time"
)
NOT_A_DURATION_FIX = Text(
    zh="写数字加单位：15分钟、24小时、2天、10个工作日（或 15min、24h、2d、10wd）",
    en="Write a number with its unit: 15min, 24h, 2d, or 10wd for working days",
)
NO_UNIT = Text(zh="“{label}”写的是“{text}”，没有单位", en="“{label}” says “{text}” without a unit")
NO_UNIT_FIX = Text(
    zh="加上单位：{text}分钟、{text}小时、{text}天 或 {text}个工作日",
    en="Add the unit: {text}min, {text}h, {text}d, or {text}wd for working days",
)
LONG_DURATION = Text(
    zh="“{label}”写的是“{text}”，超过了十年", en="“{label}” says “{text}”, which is more than ten years"
)
LONG_DURATION_FIX = Text(zh="写短一些的时间，如 24h、7d、10wd", en="Write a shorter time, like 24h, 7d, 10wd")
NOT_WHOLE = Text(zh="“{label}”写的是“{text}”，要写整数", en="“{label}” says “{text}”; a whole number is needed")
NOT_A_NUMBER = Text(zh="“{label}”写的是“{text}”，不是数字", en="“{label}” says “{text}”, which is not a number")
NOT_A_NUMBER_FIX = Text(zh="只写数字，如 {fix}", en="Write digits only, like {fix}")
WRITE_NUMBER = Text(zh="只写数字：{fix}", en="Write the number alone: {fix}")
NOT_WHOLE_FIX = Text(zh="写 {below} 或 {above}", en="Write {below} or {above}")
NOT_A_PERCENT = Text(
    zh="“{label}”写的是“{text}”，不是百分数",
    en="“{label}” says “{text}”, which is not a percentage",
)
NOT_A_PERCENT_FIX = Text(zh="写 0 到 100 的数，如 80%", en="Write a number from 0 to 100, like 80%")
PERCENT_RANGE = Text(
    zh="“{label}”写的是“{text}”，百分数要在 0 到 100 之间",
    en="“{label}” says “{text}”; a percentage goes from 0 to 100",
)
PERCENT_UNSURE = Text(
    zh="“{label}”写的是“{text}”，看不出是 {big} 还是 {small}",
    en="“{label}” says “{text}”: is that {big} or {small}?",
)
PERCENT_UNSURE_FIX = Text(zh="写 {big} 或 {small}", en="Write {big} or {small}")
NOT_A_BOOLEAN = Text(zh="“{label}”写的是“{text}”，要写是或否", en="“{label}” says “{text}”; it must be yes or no")
NOT_A_BOOLEAN_FIX = Text(zh="写 是 或 否（true、false 也可以）", en="Write yes or no (or true, false)")

# -- people ---------------------------------------------------------------------------------------------------

SEVERAL_PEOPLE = Text(
    zh="“{label}”写的是“{text}”，不止一个人，这里只能写一个人",
    en="“{label}” says “{text}”: more than one person, where exactly one is needed",
)
SEVERAL_PEOPLE_FIX = Text(
    zh="只留负责的那一个人，写明部门/姓名，如 {fix}；其他人写到别的栏里",
    en="Keep the one who is responsible, as department/name, like {fix}; the others go into other fields",
)
SEVERAL_LISTED_FIX = Text(
    zh="每个人是清单里的一项，各以“- ”开头另起一行，写明部门/姓名，如“- {fix}”",
    en="Each person is an entry of the list, on a line of its own after “- ”, as department/name, like “- {fix}”",
)
TWO_SLASHES = Text(
    zh="“{label}”写的是“{text}”，有两个“/”，分不清是谁",
    en="“{label}” says “{text}” with two slashes: nobody can tell who is meant",
)
TWO_SLASHES_FIX = Text(
    zh="写一个人，一个“/”：部门/姓名，外单位的人写公司/姓名，如 {fix}",
    en="Write one person with one slash: department/name, or company/name for an outsider, like {fix}",
)
COLLECTIVE = Text(
    zh="“{label}”写的是“{text}”，没有具体到一个人",
    en="“{label}” says “{text}”, which is no single person",
)
NAME_MISSING = Text(
    zh="“{label}”写的是“{text}”，只有部门，没有写是谁",
    en="“{label}” says “{text}”: a department, but nobody's name",
)
NAME_PERSON_FIX = Text(zh="写明部门/姓名，如 {fix}", en="Write department/name, like {fix}")
DEPT_MISSING = Text(
    zh="“{label}”写的是“{text}”，没有写部门（或公司）",
    en="“{label}” says “{text}” without a department (or company)",
)
OTHER_SLASH = Text(
    zh="“{label}”写的是“{text}”，部门和姓名之间要用“/”",
    en="“{label}” says “{text}”; a slash goes between department and name",
)
DEPT_WITH_NAME = Text(
    zh="“{label}”写的是“{text}”，这里只写部门",
    en="“{label}” says “{text}”; here only the department is written",
)
SEVERAL_DEPTS = Text(
    zh="“{label}”写的是“{text}”，不止一个部门",
    en="“{label}” says “{text}”: more than one department",
)
SEVERAL_DEPTS_FIX = Text(
    zh="只留一个部门，如 {fix}；其他部门写到别的栏里",
    en="Keep one department, like {fix}; the others go into other fields",
)
SEVERAL_DEPTS_LISTED_FIX = Text(
    zh="每个部门是清单里的一项，各以“- ”开头另起一行，如“- {fix}”",
    en="Each department is an entry of the list, on a line of its own after “- ”, like “- {fix}”",
)
DEPT_ONLY_FIX = Text(
    zh="写成 {fix}；人名写到人员的栏里", en="Write {fix}; the person's name belongs in a field for people"
)

# -- choices and references ----------------------------------------------------------------------------------------

NOT_IN_LIST = Text(
    zh="“{label}”写的是“{text}”，不在可选的值里",
    en="“{label}” says “{text}”, which is not in the list of values",
)
DID_YOU_MEAN = Text(zh="是不是“{fix}”？可以写：{choices}", en="Did you mean “{fix}”? Possible values: {choices}")
CHOOSE = Text(zh="从这些里选一个：{choices}", en="Choose one of: {choices}")
NOT_AN_ID = Text(
    zh="“{label}”写的是“{text}”，不是一条记录的编号",
    en="“{label}” says “{text}”, which is not the id of a record",
)
NOT_AN_ID_FIX = Text(
    zh="写记录的编号（文件名去掉 .yaml），如 {example}",
    en="Write a record's id (its file name without .yaml), like {example}",
)
SEVERAL_IDS_FIX = Text(
    zh="每个编号是清单里的一项，各以“- ”开头另起一行：{fix}",
    en="Each id is an entry of the list, on a line of its own after “- ”: {fix}",
)
ONE_ID_FIX = Text(zh="这里只能写一个编号：{fix} 中的一个", en="Only one id can stand here: one of {fix}")
NOT_A_PHONE = Text(
    zh="“{label}”写的是“{text}”，不是电话号码", en="“{label}” says “{text}”, which is not a phone number"
)
NOT_A_PHONE_FIX = Text(
    zh="只写号码，如 13812341234、010-12345678 或 +86 138 1234 1234",
    en="Write the number only, like 13812341234 or +86 138 1234 1234",
)
NOT_AN_EMAIL = Text(
    zh="“{label}”写的是“{text}”，不是邮箱地址",
    en="“{label}” says “{text}”, which is not an e-mail address",
)
NOT_AN_EMAIL_FIX = Text(zh="写成 名字@域名，如 wang@example.com", en="Write name@domain, like wang@example.com")
PATH_OUTSIDE = Text(
    zh="“{label}”写的是“{text}”，这个位置在工作区外面，别人打不开",
    en="“{label}” says “{text}”, a place outside the workspace that others cannot open",
)
PATH_OUTSIDE_FIX = Text(
    zh="把文件放进 attachments/，写从工作区开始的路径，如 {fix}",
    en="Put the file under attachments/ and write its path from there, like {fix}",
)
PATH_BACKSLASH = Text(
    zh="“{label}”用了反斜杠：{text}，已读作 {fix}",
    en="“{label}” has backslashes: {text}; it was read as {fix}",
)
PATH_BOUND_WRONG = Text(
    zh="“{label}”里“#sha256-”后面不是 64 位的指纹：{text}",
    en="In “{label}” no fingerprint of 64 digits follows “#sha256-”: {text}",
)
PATH_BOUND_WRONG_FIX = Text(
    zh="写成 {fix}；指纹由 commdocs set 算出来写上",
    en="Write {fix}; commdocs set works out the fingerprint and adds it",
)
PICTURE = Text(zh="“{label}”里的图片印不到文书里", en="The picture in “{label}” would not be printed")
PICTURE_FIX = Text(
    zh="把图片文件放进 attachments/，写到“附件”里；这里改写成文字，如“见附件”",
    en="Put the picture under attachments/, name it among the attachments, and write words here, such as “see attachment”",
)

"""What the reader of YAML texts says."""

from __future__ import annotations

from commdocs.messages import Text

# -- encodings and limits -------------------------------------------------------------------------

TOO_BIG = Text(
    zh="文件太大：{size} 字节，最多 {limit} 字节（1 MiB）",
    en="The file is too big: {size} bytes; the limit is {limit} bytes (1 MiB)",
)
TOO_BIG_FIX = Text(
    zh="把大段内容放到 attachments/ 里作为附件，记录里只写标题和路径",
    en="Put long material under attachments/ and name only its title and path here",
)
NOT_TEXT = Text(
    zh="这不是文本文件{what}",
    en="This is not a text file{what}",
)
NOT_TEXT_FIX = Text(
    zh="用文本编辑器新建一个 .yaml 文件，保存为 UTF-8 编码",
    en="Make a new .yaml file in a text editor and save it as UTF-8",
)
LOOKS_LIKE_OFFICE = Text(
    zh="，像是改了名的 Word、Excel 或压缩文件", en="; it looks like a renamed Word, Excel or zip file"
)
LOOKS_BINARY = Text(zh="：里面有空字符", en=": it contains NUL characters")
BAD_ENCODING = Text(
    zh="这一行有字节既不是 UTF-8 也不是 GB18030 编码",
    en="This line has bytes that are neither UTF-8 nor GB18030",
)
BROKEN_UTF8 = Text(
    zh="这一行的 UTF-8 编码损坏，有字符读不出来",
    en="The UTF-8 of this line is damaged: a character cannot be read",
)
BAD_ENCODING_FIX = Text(
    zh="在编辑器里改正这一行的乱码，另存为 UTF-8 编码",
    en="Correct the garbled characters of this line in your editor and save as UTF-8",
)
OTHER_ENCODING = Text(
    zh="文件是 {encoding} 编码，已按它读取",
    en="The file is encoded as {encoding}; it was read as such",
)
OTHER_ENCODING_FIX = Text(
    zh="另存为 UTF-8 编码，别人的编辑器和 git 才能正常显示",
    en="Save it as UTF-8, so that other editors and git show it properly",
)
TOO_DEEP = Text(
    zh="嵌套太深：最多 {limit} 层",
    en="Nested too deep: the limit is {limit} levels",
)
TOO_DEEP_FIX = Text(
    zh="检查这里多余的 [ 或 {，或把内容分成几条记录",
    en="Look for surplus [ or { here, or divide the matter into several records",
)
TOO_MANY = Text(
    zh="内容太多：最多 {limit} 个值",
    en="Too much in one file: the limit is {limit} values",
)
TOO_MANY_FIX = Text(
    zh="把内容分成几条记录，或放到附件里",
    en="Divide it into several records, or use an attachment",
)

# -- the shape of a file -----------------------------------------------------------------------------

EMPTY = Text(zh="文件是空的", en="The file is empty")
EMPTY_FIX = Text(
    zh="至少写一行“kind: 表单类型”，或用 commdocs new 生成一份",
    en="Write at least a line “kind: …”, or let commdocs new make one",
)
NOT_A_MAPPING = Text(
    zh="文件应由“字段: 内容”这样的行组成，这里却是{what}",
    en="A file consists of lines like “field: content”; this is {what}",
)
A_LIST = Text(zh="一个列表", en="a list")
A_TEXT = Text(zh="一段文字", en="a text")
NOT_A_MAPPING_FIX = Text(
    zh="每行写成“字段: 内容”，冒号用半角，后面加一个空格",
    en="Write each line as “field: content”, with a plain colon and one space after it",
)
SEVERAL_DOCUMENTS = Text(
    zh="一个文件只能放一条记录，这里的 --- 开始了第二条",
    en="One file holds one record; --- starts a second one here",
)
SEVERAL_DOCUMENTS_FIX = Text(
    zh="删掉这行 ---，或把后面的内容移到另一个文件",
    en="Delete this ---, or move what follows into a file of its own",
)
DUPLICATE_KEY = Text(
    zh="“{key}”写了两次：第 {first} 行和第 {second} 行",
    en="“{key}” is there twice: on line {first} and on line {second}",
)
DUPLICATE_KEY_FIX = Text(
    zh="删掉其中一行，只留一个“{key}”",
    en="Delete one of the two lines, so that “{key}” is there once",
)
UNREADABLE = Text(
    zh="从这里开始读不懂了",
    en="From here on the text cannot be understood",
)
UNREADABLE_FIX = Text(
    zh="看看这一行和上一行：冒号后有没有空格，引号和括号是否成对，缩进是否对齐",
    en="Look at this line and the one before: a space after the colon, quotes and brackets in pairs, indents aligned",
)

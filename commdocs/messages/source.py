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
    zh="写上“字段: 内容”这样的行；不用的文件就删掉",
    en="Write lines like “field: content”, or delete the file if it is not used",
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
    zh="把两处的内容合到一处，删掉另一处，只留一个“{key}”",
    en="Put what both say into one place and delete the other, so that “{key}” is there once",
)
UNREADABLE = Text(
    zh="从这里开始读不懂了",
    en="From here on the text cannot be understood",
)
UNREADABLE_FIX = Text(
    zh="看看这一行和上一行：冒号后有没有空格，引号和括号是否成对，缩进是否对齐",
    en="Look at this line and the one before: a space after the colon, quotes and brackets in pairs, indents aligned",
)
WRITE = Text(zh="写成：{fix}", en="Write: {fix}")

# -- git's marks -------------------------------------------------------------------------------------------

CONFLICT = Text(
    zh="两个人改了同一处，git 合并时没有定下用谁的（第 {first}–{last} 行）：{above}；{below}",
    en="Two people changed this place, and git could not tell which to take (lines {first}–{last}): {above}; {below}",
)
CONFLICT_ABOVE = Text(zh="上面一版{name}{said}", en="the version above{name} {said}")
CONFLICT_BELOW = Text(zh="下面一版{name}{said}", en="the version below{name} {said}")
CONFLICT_SAYS = Text(zh="写的是“{said}”", en="says “{said}”")
CONFLICT_NOTHING = Text(zh="没有这些内容", en="has nothing of this")
CONFLICT_MORE = Text(zh="。这个文件里还有 {count} 处：第 {lines} 行", en=". There is more of this on line {lines}")
CONFLICT_FIX = Text(
    zh="留下对的一版（或把两版合成一版），删去另一版，再删去 <<<<<<<、=======、>>>>>>> 开头的三行，保存后 git add 这个文件；"
    "也可以不动文件，写明用什么：commdocs set 编号 栏目=内容",
    en="Keep the version that is right (or make one of the two), delete the other and the three lines that begin with "
    "<<<<<<<, ======= and >>>>>>>, save, and git add the file; or leave the file alone and say what it is to be: "
    "commdocs set NUMBER FIELD=VALUE",
)
CONFLICT_BASE_FIX = Text(
    zh="留下对的一版（或把两版合成一版），删去另一版和 ||||||| 到 ======= 之间原来的内容，"
    "再删去 <<<<<<<、|||||||、=======、>>>>>>> 开头的四行，保存后 git add 这个文件",
    en="Keep the version that is right (or make one of the two), delete the other and what stood there before (between "
    "||||||| and =======), delete the four lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>, save, and "
    "git add the file",
)
CONFLICT_TWO_FILES = Text(
    zh="；如果其实是两份记录、碰巧编号相同，两份都留下：commdocs renumber 加这个文件的编号",
    en="; if these are two records that happen to have one number, keep both: commdocs renumber with the number of "
    "this file",
)
CONFLICT_LEFT = Text(
    zh="这里还留着 git 合并的标记“{mark}”：两个人改了同一处，还没有处理完",
    en="A mark of git's merge is left here, “{mark}”: two people changed this place, and it is not settled yet",
)
CONFLICT_LEFT_FIX = Text(
    zh="看看上下几行：留下对的一版，删去另一版，再删去这一行标记，保存后 git add 这个文件",
    en="Look at the lines around it: keep the version that is right, delete the other and this line, save, and git add "
    "the file",
)

# -- colons -----------------------------------------------------------------------------------------------

WIDE_COLON = Text(
    zh="第 {line} 行用了全角冒号“{character}”，要用半角冒号加一个空格",
    en="Line {line} has a full-width colon “{character}”; use a plain colon and a space",
)
NO_SPACE_AFTER_COLON = Text(
    zh="“{key}”的冒号后面少一个空格",
    en="There is no space after the colon of “{key}”",
)
ODD_SPACE_AFTER_COLON = Text(
    zh="“{key}”的冒号后面是{name}，不是普通空格",
    en="After the colon of “{key}” stands {name}, not a plain space",
)
OTHER_SIGN = Text(
    zh="“{key}”后面是“{character}”，要用半角冒号加一个空格",
    en="After “{key}” stands “{character}”; use a plain colon and a space",
)
COLON_IN_VALUE = Text(
    zh="“{key}”的内容里还有一个冒号加空格，要给内容加引号",
    en="The content of “{key}” has another colon with a space; it needs quotes",
)
COLON_IN_VALUE_FIX = Text(
    zh="写成：{fix}（如果是两个字段，就分成两行）",
    en="Write: {fix} (if these are two fields, put each on its own line)",
)
NO_KEY = Text(zh="冒号前面没有字段名", en="There is no field name before the colon")
NO_KEY_FIX = Text(
    zh="在冒号前写上字段名，或删掉这一行", en="Write the field's name before the colon, or delete the line"
)
LONG_KEY = Text(zh="冒号前面的文字太长，不像字段名", en="The text before the colon is too long for a field name")
LONG_KEY_FIX = Text(
    zh="如果是内容，写在字段名和冒号后面，并加引号",
    en="If it is content, put it after a field name and a colon, in quotes",
)
NO_COLON = Text(
    zh="这一行没有“字段: ”，不知道属于哪个字段",
    en="This line has no “field: ”; nobody can tell where it belongs",
)
COLON_MISSING = Text(zh="“{key}”后面少一个冒号", en="There is no colon after “{key}”")
NO_COLON_FIX = Text(
    zh="如果接着上一行，就在上面的字段后写 |-，再把每行内容缩进两格；如果是说明，行首加 #",
    en="If it continues the field above, write |- after that field's colon and indent each line by two spaces; "
    "if it is a comment, begin it with #",
)
NO_COLON_IN_BRACES = Text(
    zh="花括号里的“{key}”后面没有冒号和内容",
    en="Inside the braces “{key}” has no colon and no content",
)
NO_COLON_IN_BRACES_FIX = Text(
    zh="如果接着前面的内容，给整段内容加引号；不然写成“{key}: 内容”；几个并列的值用方括号 [ ]",
    en="If it belongs to the content before it, put the whole content in quotes; else write “{key}: content”; "
    "several values go into square brackets [ ]",
)

# -- quotes and brackets ------------------------------------------------------------------------------------

OPEN_QUOTE = Text(
    zh="这里的引号 {character} 没有配对的另一半",
    en="The quote {character} that opens here is never closed",
)
OPEN_QUOTE_WIDE = Text(
    zh="开头是半角引号 {character}，结尾却是中文引号“{other}”，没有配对",
    en="The quote {character} that opens here is closed by another one: “{other}”",
)
TEXT_AFTER_QUOTE = Text(
    zh="引号只包住了内容的前半段，后面还有文字",
    en="The quotes enclose only the first part of the content",
)
TEXT_AFTER_BRACKET = Text(
    zh="{bracket} 后面还有文字：以 {opening} 开头的内容要加引号",
    en="There is text after {bracket}: content that begins with {opening} needs quotes",
)
OPEN_BRACKET = Text(
    zh="这里的 {opening} 没有对应的 {closing}",
    en="The {opening} here has no {closing}",
)
WIDE_BRACKET = Text(
    zh="用了全角括号“{character}”，要用半角 {fix_character}",
    en="There is a full-width bracket “{character}”; use a plain {fix_character}",
)
WIDE_COMMA = Text(
    zh="花括号里用了全角逗号“{character}”，要用半角逗号加一个空格",
    en="There is a full-width comma “{character}” inside the braces; use a plain comma and a space",
)
MISSING_COMMA = Text(
    zh="括号里的各项要用半角逗号加空格隔开",
    en="Items inside brackets are separated by a comma and a space",
)
MISSING_COMMA_FIX = Text(
    zh="在两项之间写“, ”；内容里有逗号、冒号或括号时给它加引号",
    en="Write “, ” between the items; put an item with commas, colons or brackets in quotes",
)
HASH_IN_BRACKETS = Text(
    zh="括号还没有结束，# 后面的文字就不再读入了",
    en="The bracket is not closed yet, and what follows the # is not read",
)
HASH_IN_BRACKETS_FIX = Text(
    zh="删掉 #；如果它是内容的一部分，给那一项加引号",
    en="Delete the #; if it is part of the content, put that item in quotes",
)
STRAY = Text(zh="这里的 {character} 没有来由", en="The {character} here belongs to nothing")
STRAY_FIX = Text(
    zh="删掉它；如果是内容的一部分，给内容加引号",
    en="Delete it; if it is part of the content, put the content in quotes",
)
NEEDS_QUOTES = Text(
    zh="以 {character} 开头的内容要加引号",
    en="Content that begins with {character} needs quotes",
)
SPLIT = Text(
    zh="方括号里用了“{character}”分隔，已按 {count} 项读取",
    en="“{character}” separates items inside the brackets; they were read as {count} items",
)
SPLIT_FIX = Text(
    zh="用半角逗号加空格分隔；如果本来就是一项，给它加引号",
    en="Separate items by a comma and a space; if it is one item, put it in quotes",
)
WIDE_LIST = Text(
    zh="用了全角方括号，已按 {count} 项的列表读取",
    en="The brackets are full-width; this was read as a list of {count}",
)

# -- lists and indents --------------------------------------------------------------------------------------

LIST_SPACE = Text(
    zh="列表项的“-”后面少一个空格",
    en="There is no space after the “-” of this list item",
)
LIST_MARK = Text(
    zh="列表项的开头要写“- ”（减号加一个空格），这里是“{mark}”",
    en="A list item begins with “- ” (minus and a space); here it is “{mark}”",
)
LIST_ON_LINE = Text(
    zh="列表不能接在“{key}:”同一行，要另起一行",
    en="A list cannot begin on the line of “{key}:”; start it on the next line",
)
LIST_ON_LINE_FIX = Text(
    zh="另起一行并缩进两格；如果“- ”是内容的一部分，给内容加引号",
    en="Put it on the next line, indented by two spaces; if “- ” is part of the content, put that in quotes",
)
JOINED_LIST = Text(
    zh="这一行的“- ”没有和上一项对齐，被接到了第 {line} 行后面，读成同一项",
    en="The “- ” here is not aligned with the item above; it was read as more of line {line}",
)
JOINED_LIST_FIX = Text(
    zh="让各项的“- ”上下对齐；如果确实是同一段文字，给它加引号",
    en="Align the “- ” of all items; if it is one text, put it in quotes",
)
JOINED = Text(
    zh="这一行被接到了第 {line} 行后面，读成同一段文字",
    en="This line was read as more of line {line}, one text",
)
JOINED_FIX = Text(
    zh="如果是另一个字段，检查缩进和冒号；如果是多行内容，在字段后写 |- 再换行",
    en="If it is another field, look at its indent and colon; if the content has several lines, write |- after its field",
)
TAB = Text(
    zh="缩进用了制表符（Tab），要用空格",
    en="The indent is a tab; use spaces",
)
TABS = Text(
    zh="缩进用了制表符（Tab），要用空格，这样的行共 {count} 行",
    en="The indent is a tab; use spaces ({count} lines have this)",
)
TAB_FIX = Text(
    zh="把 Tab 换成空格，每级两个；编辑器里可以设置“用空格缩进”",
    en="Replace each tab by two spaces; editors have a setting “indent with spaces”",
)
INDENT = Text(
    zh="这一行缩进 {spaces} 格，和上面哪一级都没有对齐",
    en="This line is indented by {spaces}, which matches no level above",
)
INDENT_FIX = Text(
    zh="缩进 {wanted} 格，和第 {line} 行对齐",
    en="Indent it by {wanted}, like line {line}",
)
INDENT_BLOCK_FIX = Text(
    zh="缩进 {wanted} 格，和第 {line} 行对齐；下面 {count} 行跟着它一起移",
    en="Indent it by {wanted}, like line {line}, and move the {count} lines below along with it",
)
DASH_OR_INDENT = Text(
    zh="这一行和下面从第 {line} 行起的几行没有对齐",
    en="This line is not aligned with those below, from line {line} on",
)
DASH_OR_INDENT_FIX = Text(
    zh="如果是清单的一项，在这一行前面加“- ”；不是的话，这一行也缩进 {wanted} 格",
    en="If this begins an entry of a list, put “- ” before it; if not, indent this line by {wanted}, too",
)
INDENT_MORE = Text(
    zh="这一行比第 {line} 行多缩进了，但第 {line} 行的字段已经有内容",
    en="This line is indented more than line {line}, whose field has content already",
)
NO_DASH = Text(
    zh="这一行和上面的列表项对齐，却没有“- ”",
    en="This line is aligned with the list above but does not begin with “- ”",
)
NO_DASH_FIX = Text(
    zh="如果是下一项，写成“- …”；如果属于上一项，多缩进两格；如果是新的字段，少缩进两格",
    en="For the next item begin with “- ”; for the same item indent by two more; for a new field by two less",
)
DASH_MISSING = Text(
    zh="下面是列表项，这一行开头却没有“- ”",
    en="A list follows, but this line does not begin with “- ”",
)
FIRST_INDENT = Text(
    zh="文件开头的字段前面多了 {spaces} 个空格，和第 {line} 行没有对齐",
    en="The first field of the file is indented by {spaces}; it is not aligned with line {line}",
)
FIRST_INDENT_FIX = Text(zh="删掉行首的空格", en="Delete the spaces at the beginning of the line")
LIST_PLACE = Text(
    zh="这个列表项不属于任何字段",
    en="This list item belongs to no field",
)
LIST_PLACE_FIX = Text(
    zh="在列表前面单独写一行“字段:”",
    en="Write “field:” on a line of its own before the list",
)
BLOCK_INDENT = Text(
    zh="第 {line} 行的 {mark} 表示下面是多行内容，但这一行没有缩进",
    en="The {mark} on line {line} says that content follows, but this line is not indented",
)
BLOCK_INDENT_FIX = Text(zh="把内容的每一行都缩进两格", en="Indent each line of the content by two spaces")

# -- characters ---------------------------------------------------------------------------------------------

WIDE_HASH = Text(zh="用了全角的“＃”，这一行不会当作说明", en="With a full-width “＃” this line is no comment")
WIDE_HASH_INSIDE = Text(
    zh="全角的“＃”后面的文字不是说明，会印出来",
    en="What follows a full-width “＃” is no comment; it will be printed",
)
WIDE_HASH_INSIDE_FIX = Text(
    zh="如果是说明，用半角 #；如果是内容，给内容加引号",
    en="Use a plain # for a comment; if it is content, put the content in quotes",
)
LOST_COMMENT = Text(
    zh="# 后面的“{lost}”不会读入，只当作说明",
    en="“{lost}” after the # is not read: it counts as a comment",
)
LOST_COMMENT_FIX = Text(
    zh="如果是内容，写成：{fix}；如果是说明，在 # 后面加一个空格",
    en="If it is content, write: {fix}; if it is a comment, put a space after the #",
)
ODD_CHARACTER = Text(zh="这里有看不见的字符：{name}", en="There is an invisible character here: {name}")
ODD_CHARACTER_FIX = Text(zh="删掉这个字符", en="Delete the character")
ODD_IN_KEY = Text(
    zh="字段名“{key}”里有看不见的字符：{name}",
    en="The field name “{key}” contains an invisible character: {name}",
)
ODD_INDENT = Text(
    zh="缩进里有{name}，要用普通空格",
    en="The indent contains {name}; use plain spaces",
)
ODD_INDENT_FIX = Text(
    zh="行首改用 {count} 个普通（半角）空格",
    en="Begin the line with {count} plain spaces",
)
CONTROL = Text(
    zh="这里有控制字符：{name}，Word 文件里不能有这种字符",
    en="There is a control character here: {name}; a Word file cannot hold it",
)
CONTROL_ESCAPED = Text(
    zh="双引号里的 {escape} 变成了控制字符 {name}，Word 文件里不能有这种字符",
    en="Between double quotes {escape} becomes the control character {name}; a Word file cannot hold it",
)
BACKSLASH = Text(
    zh="双引号里的反斜杠会改变后面的字：{escape} 不再是这两个字",
    en="Between double quotes a backslash changes what follows: {escape} is not read as typed",
)
BACKSLASH_UNKNOWN = Text(
    zh="双引号里不能这样用反斜杠：{escape}",
    en="Between double quotes a backslash cannot be used like this: {escape}",
)

_NAMES = {
    "\u3000": Text(zh="全角空格", en="a full-width space"),
    "\u00a0": Text(zh="不换行空格", en="a no-break space"),
    "\u200b": Text(zh="零宽空格", en="a zero-width space"),
    "\u200c": Text(zh="零宽字符", en="a zero-width non-joiner"),
    "\u200d": Text(zh="零宽字符", en="a zero-width joiner"),
    "\u200e": Text(zh="文字方向符", en="a left-to-right mark"),
    "\u200f": Text(zh="文字方向符", en="a right-to-left mark"),
    "\u061c": Text(zh="文字方向符", en="an Arabic letter mark"),
    **dict.fromkeys(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        Text(zh="文字方向符", en="a mark that turns the direction of a text"),
    ),
    "\u2060": Text(zh="零宽字符", en="a word joiner"),
    "\u00ad": Text(zh="软连字符", en="a soft hyphen"),
    "\ufeff": Text(zh="字节顺序标记（BOM）", en="a byte order mark (BOM)"),
    "\u2028": Text(zh="行分隔符", en="a line separator"),
    "\u2029": Text(zh="段落分隔符", en="a paragraph separator"),
    "\u0085": Text(zh="换行控制符", en="a next-line character"),
    "\0": Text(zh="空字符", en="a NUL character"),
    "\t": Text(zh="制表符", en="a tab"),
    "\x07": Text(zh="响铃符", en="a bell"),
    "\x08": Text(zh="退格符", en="a backspace"),
    "\x0b": Text(zh="垂直制表符", en="a vertical tab"),
    "\x0c": Text(zh="换页符", en="a form feed"),
    "\x1b": Text(zh="Esc 控制符", en="an escape character"),
    "\x7f": Text(zh="删除符", en="a delete character"),
}


def name_of(character: str) -> Text:
    """The name of a character that one cannot see, with its code point."""
    code = f"U+{ord(character):04X}"
    known = _NAMES.get(character)
    return Text(f"{known.zh}（{code}）", f"{known.en} ({code})") if known else Text.same(code)

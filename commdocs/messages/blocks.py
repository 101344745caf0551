"""What can be wrong with the Markdown of a template."""

from commdocs.messages import Text

DIV_UNKNOWN = Text(
    zh="“::: {name}”不是可用的区块，可用的有：{known}。",
    en="“::: {name}” is no block that exists; there are: {known}.",
)
DIV_OPEN = Text(zh="区块“::: {name}”没有以“:::”结束。", en="The block “::: {name}” is never closed with “:::”.")
DIV_CLOSE = Text(zh="这里的“:::”没有对应的开头。", en="This “:::” closes nothing.")
ONLY_FIELDS = Text(
    zh="“::: {name}”里只能写“名称”换行“: 内容”这样的字段，字段之间空一行。",
    en="Inside “::: {name}” write only fields: a name, on the next line “: ” and the value, a blank line between fields.",
)
PIPE = Text(
    zh="以“|”开头的行不在表格里：表格要有表头行和“|---|”行，表格之后空一行。",
    en="A line that starts with “|” is outside a table: a table has a header row, a “|---|” row, and a blank line after it.",
)
SURPLUS = Text(
    zh="这一行有{cells}格，而表头只有{columns}列。",
    en="This row has {cells} cells, but the header has {columns} columns.",
)
NO_LIST = Text(
    zh="以变量开头的“{{ … }}.”不会成为编号列表，请直接写“1.”，编号会自动递增。",
    en="“{{ … }}.” does not make a numbered list; write “1.”, the numbers go up by themselves.",
)
STARS = Text(
    zh="“**”没有成对，或紧挨着的字符使它不能成为粗体。",
    en="“**” has no partner, or what stands next to it keeps it from being bold.",
)
MARK_LOST = Text(
    zh="这里不能放变量：变量只能放在正文、列表项、字段或表格单元格里（不能放在链接地址、图片、代码或多余的单元格里）。",
    en="A value cannot stand here: only in running text, list items, fields and table cells "
    "(not in a link address, a picture, code or a surplus cell).",
)
HTML = Text(zh="模板里不能写 HTML（只有 <br> 可以）：{tag}", en="No HTML in templates (only <br>): {tag}")
LINK = Text(
    zh="链接只能是 http、https、mailto 或相对路径：{href}",
    en="A link may only be http, https, mailto or a relative path: {href}",
)
PICTURE = Text(
    zh="模板里不能放图片；公司标志请放进信头文件（letterheads）。",
    en="No pictures in templates; a logo belongs in the letterhead file.",
)

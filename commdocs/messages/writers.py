"""Words that the Word writer puts on pages, and what it says of a letterhead."""

from commdocs.messages import Text

PAGE = Text(zh="第 {page} 页 共 {pages} 页", en="Page {page} of {pages}")
DRAFT = Text(zh="草稿", en="DRAFT")
EMPTY = Text.same("—")
NO_DATE = Text(zh="　　　年　　月　　日", en="")
NO_DATE_NARROW = Text(zh="　　年　月　日", en="")

TABLE = Text(zh="{title}：表格", en="{title}: table")
TABLE_COLUMNS = Text(zh="各列为：{columns}", en="Columns: {columns}")
FORM = Text(zh="{title}：表单", en="{title}: form")
FORM_FIELDS = Text(
    zh="灰底格为栏目名称，其右为内容：{fields}", en="Shaded cells name what stands to their right: {fields}"
)
SIGNATURES = Text(zh="{title}：签署栏", en="{title}: signatures")
SIGNATURES_PARTIES = Text(zh="签署方：{parties}", en="Signed by: {parties}")
SEPARATOR = Text(zh="、", en=", ")

LETTERHEAD_UNREADABLE = Text(
    zh="信笺文件不是可用的 Word 文档（.docx），或已损坏",
    en="The letterhead is no usable Word file (.docx), or it is damaged",
)
SAVE_AGAIN = Text(
    zh="用 Word 或 WPS 打开它，另存为 .docx；或改用自带的 business.docx",
    en="Open it in Word or WPS and save it as .docx, or use business.docx, which comes with commdocs",
)
LETTERHEAD_BIG = Text(zh="信笺文件超过 {limit} MB", en="The letterhead is larger than {limit} MB")
LETTERHEAD_BOMB = Text(zh="信笺文件解压后超过 {limit} MB", en="Unpacked, the letterhead is larger than {limit} MB")
LETTERHEAD_PART_BIG = Text(
    zh="信笺文件里的 {part} 超过 {limit} MB", en="{part} in the letterhead is larger than {limit} MB"
)
LETTERHEAD_BIG_FIX = Text(
    zh="删去正文，换小一些的图片，再另存为 .docx",
    en="Remove its text, use smaller pictures, and save it as .docx",
)
LETTERHEAD_PARTS = Text(zh="信笺文件里的部件超过{limit}个", en="The letterhead has more than {limit} parts")
LETTERHEAD_LOCKED = Text(zh="信笺文件有密码", en="The letterhead is locked with a password")
LETTERHEAD_LOCKED_FIX = Text(
    zh="用 Word 或 WPS 去掉密码，再保存", en="Take the password off in Word or WPS and save it"
)
LETTERHEAD_METHOD = Text(
    zh="信笺文件用了不支持的压缩方法（{method}）",
    en="The letterhead is packed by a method that is not known ({method})",
)
LETTERHEAD_NAME = Text(
    zh="信笺文件里有不该有的部件名“{name}”", en="The letterhead has a part whose name no part should have: “{name}”"
)
LETTERHEAD_XML = Text(zh="信笺文件里的 {part} 不是正确的 XML", en="{part} in the letterhead is no proper XML")
LETTERHEAD_OUTSIDE = Text(
    zh="信笺的 {part} 引用了文件以外的内容：{what}",
    en="{part} of the letterhead brings in what is not in the file: {what}",
)
LETTERHEAD_OUTSIDE_FIX = Text(
    zh="在 Word 里把链接的图片改为嵌入，删去页眉页脚里的对象和控件，再保存",
    en="In Word, embed linked pictures, remove objects and controls from header and footer, and save it",
)
LETTERHEAD_FIELD = Text(
    zh="信笺的 {part} 里有不能使用的域：{code}", en="{part} of the letterhead has a field that cannot be used: {code}"
)
LETTERHEAD_FIELD_FIX = Text(
    zh="在 Word 里删去这个域，或按 Ctrl+Shift+F9 把它变成文字，再保存",
    en="In Word, remove this field or turn it into text (Ctrl+Shift+F9), and save it",
)
LETTERHEAD_PAGE = Text(
    zh="信笺的页面太小、太大，或页边距不留文字的地方",
    en="The page of the letterhead is too small or too big, or its margins leave no room for text",
)
LETTERHEAD_PAGE_FIX = Text(zh="在 Word 里改纸张和页边距，再保存", en="Change paper and margins in Word and save it")
LETTERHEAD_LIST = Text(
    zh="信笺文件里没有带编号的样式“{style}”", en="The letterhead has no style “{style}” with numbering"
)
LETTERHEAD_BUSINESS = Text(
    zh="在自带的 business.docx 的基础上做信笺", en="Make your letterhead from business.docx, which comes with commdocs"
)
LETTERHEAD_PLACE = Text(
    zh="信笺的 {part} 里的“{word}”不代表什么，会照原样印在每份文件上",
    en="“{word}” in {part} of the letterhead stands for nothing and would be printed as it is on every paper",
)
PLACE_MEANT = Text(zh="改为 {meant}；可用的有：{known}", en="Write {meant}; there are: {known}")
PLACE_KNOWN = Text(
    zh="改为其中之一：{known}；要印出花括号，用全角的｛ ｝",
    en="Write one of these: {known}; to print braces, use the wide ones: ｛ ｝",
)

SAMPLE_TITLE = Text.same("信笺 / Letterhead")
SAMPLE_TEXT = Text(
    zh="这一页不会打印：文件的内容会代替它。可以修改的是样式、页边距、页眉、页脚，并放入单位标志。页眉、页脚里花括号中的词会换成文件自己的内容。",
    en="This page is not printed: documents take its place. Change the styles, margins, header and footer, and put in a "
    "logo. The words in braces in header and footer are replaced.",
)

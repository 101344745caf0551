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
    zh="信头文件不是可用的 Word 文档（.docx），请用 Word 或 WPS 打开并另存为 .docx，或改用自带的 business.docx。",
    en="The letterhead is no usable Word file (.docx): open it in Word or WPS and save it as .docx, "
    "or use business.docx, which comes with commdocs.",
)
LETTERHEAD_LIST = Text(
    zh="信头文件里没有带编号的样式“{style}”，请在自带的 business.docx 的基础上修改信头。",
    en="The letterhead has no style “{style}” with numbering: make your letterhead from business.docx, "
    "which comes with commdocs.",
)

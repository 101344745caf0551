"""What is said of letterheads that can be used."""

from commdocs.messages import Text

AND_MORE = Text(zh="{some}等{number}个", en="{some} and others, {number} in all")
LEFT_OUT = Text(zh="信笺里有不会带到文件里的内容：{what}", en="The letterhead has what papers do not take over: {what}")
LEFT_OUT_FIX = Text(
    zh="文件照常生成；要去掉这条提醒，在 Word 里另存为不带宏的 .docx，并在“开发工具”里取消附加的模板",
    en="Papers are made without it; to be rid of this warning, save it as .docx without macros and detach its template",
)
LENT = Text(
    zh="信笺里没有这些样式，用自带的代替：{what}",
    en="The letterhead has no styles of these names; built-in ones are used: {what}",
)
LENT_FIX = Text(
    zh="文件照常生成；要自己定它们的样子，运行 commdocs letterhead new 新名字 --from 这个文件，再在 Word 里改这些样式",
    en="Papers are made; to give them a look of your own, run commdocs letterhead new NAME --from this file and change "
    "the styles in Word",
)
NO_HEADER = Text(
    zh="信笺（或它的首页、偶数页）没有页眉，草稿的标记印在自带的页眉里",
    en="The letterhead, its first page or its even pages have no header; drafts are marked in a built-in one",
)
NO_HEADER_FIX = Text(
    zh="文件照常生成；要自己定位置，在 Word 里插入页眉，写上 {草稿}",
    en="Papers are made; to choose the place, insert a header in Word and write {draft} there",
)
NO_PAGE = Text(zh="信笺不印页码", en="The letterhead prints no page numbers")
NO_PAGE_FIX = Text(
    zh="在页脚里写 {页码}（印成“第 1 页 共 2 页”），或在 Word 里插入页码",
    en="Write {page} into the footer (it prints “Page 1 of 2”), or insert a page number in Word",
)
CUT = Text(
    zh="{part} 里的图片在固定行距的段落里，会被裁掉一截",
    en="The picture in {part} stands in a line of fixed height and is cut off",
)
CUT_FIX = Text(
    zh="在 Word 里把这一段的行距改为“单倍”或“最小值”",
    en="In Word, set the line spacing of its paragraph to “single” or “at least”",
)
NARROW = Text(zh="版心只有 {mm} 毫米宽，表格会很挤", en="The text is only {mm} mm wide: tables will be crowded")
NARROW_FIX = Text(zh="在 Word 里减小左右页边距", en="Make the side margins smaller in Word")
ORGANISATION = Text(zh="单位名称", en="the name of the organisation")
LABEL = Text(zh="文件名称", en="the name of the document")
FOOTER = Text(zh="编号", en="the number of the document")
NO_PLACE = Text(zh="页眉和页脚都不印{what}", en="Neither header nor footer prints {what}")
NO_PLACE_FIX = Text(zh="要印，就在页眉或页脚里写 {place}", en="To print it, write {place} into header or footer")
NOT_A4 = Text(zh="纸张不是 A4，是 {wide} × {high} 毫米", en="The paper is not A4 but {wide} × {high} mm")
NOT_A4_FIX = Text(zh="要用 A4，在 Word 的“布局”里改", en="For A4, change it under “Layout” in Word")
RARE_FACES = Text(zh="这些字体不是每台电脑都有：{what}", en="Not every computer has these fonts: {what}")
RARE_FACES_FIX = Text(
    zh="没有的电脑会换别的字体，版面会变；发出去的文件宜印成 PDF",
    en="Where they are missing another one is used and lines break elsewhere: send such papers as PDF",
)
THEME = Text(
    zh="有的样式用主题字体，Word 先用主题的，再用样式的",
    en="Some styles take theme fonts, which Word prefers to those of the style",
)
THEME_FIX = Text(
    zh="要换字体，在 Word 的“设计”里改主题字体",
    en="To change the fonts, change those of the theme, under “Design” in Word",
)
OLD_MODE = Text(zh="Word 会以兼容模式打开", en="Word opens it in compatibility mode")
OLD_MODE_FIX = Text(zh="在 Word 里选“文件”“转换”，再保存", en="In Word, choose “File”, “Convert”, and save it")

# -- commdocs letterhead ------------------------------------------------------------------------------

GOOD = Text(zh="{name}：没有问题", en="{name}: nothing is wrong with it")
NO_FILE = Text(zh="没有这个文件，也没有叫“{name}”的信笺", en="There is no file and no letterhead called “{name}”")
NO_FILE_FIX = Text(
    zh="写 Word 文件的路径，或 templates/letterheads/ 里信笺的名字",
    en="Give the path of a Word file, or the name of a letterhead",
)
UNREADABLE = Text(zh="{name} 读不了：{why}", en="{name} cannot be read: {why}")
BAD_NAME = Text(zh="“{name}”不能作文件名", en="“{name}” cannot be the name of a file")
BAD_NAME_FIX = Text(zh="可以叫 {name}", en="It could be {name}")
THERE_IS = Text(zh="已经有 {path} 了", en="There is {path} already")
THERE_IS_FIX = Text(zh="换一个名字，或先把原来的移走", en="Choose another name, or move the old one away first")
MADE = Text(zh="写好了 {path}", en="Wrote {path}")
NEXT = Text(
    zh="用 Word 或 WPS 打开它修改样式，放入标志；要用它，在 commdocs.yaml 里写“信笺: {name}”。改完检查：{check}",
    en="Open it in Word or WPS to change its styles and put in a logo; to use it, write letterhead: {name} into "
    "commdocs.yaml. Check it afterwards: {check}",
)

"""What printing PDF says."""

from commdocs.messages import Text

NO_PRINTER = Text(
    zh="这台电脑上没有可以生成 PDF 的程序：没有找到 Word、WPS、LibreOffice，也没有安装 typst",
    en="Nothing on this computer prints PDF: there is no Word, WPS or LibreOffice, and typst is not installed",
)
NOT_THERE = Text(
    zh="commdocs.yaml 的 pdf 写的是 {name}，这台电脑上没有它",
    en="commdocs.yaml says pdf: {name}, and this computer has no such program",
)
INSTALL = Text(
    zh="安装 typst（不需要别的程序）：{python} -m pip install typst；Windows 上要用 Word 或 WPS 印：{python} -m pip install pywin32",
    en="Install typst, which needs nothing else: {python} -m pip install typst; "
    "to print with Word or WPS on Windows: {python} -m pip install pywin32",
)
NO_CHINESE_FONT = Text(
    zh="typst 在这台电脑上没有找到中文字体，PDF 里会是空框", en="typst finds no Chinese font on this computer"
)
NO_CHINESE_FONT_FIX = Text(
    zh="安装思源宋体和思源黑体（Debian、Ubuntu：apt install fonts-noto-cjk），再运行一次",
    en="Install Source Han or Noto CJK (Debian, Ubuntu: apt install fonts-noto-cjk) and run this again",
)
NOT_PRINTED = Text(zh="{name} 没能印出它", en="{name} could not print it")

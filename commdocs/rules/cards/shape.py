"""What the reader of YAML, the types of fields and the loaders of schemas, templates and config refuse."""

from __future__ import annotations

from commdocs.messages import Text
from commdocs.model import ERROR, NOTE
from commdocs.rules.card import Card

CARDS = [
    Card(
        code="S01",
        slug="yaml",
        name=Text("文件格式", "Readable YAML"),
        severity=ERROR,
        why=Text("格式有误的文件程序读不懂，里面的内容都无法检查。", "What cannot be read cannot be checked."),
        source="YAML 1.1 (libyaml)",
        fix=Text(
            "按提示改正这一行；每行写“名称: 内容”，冒号用半角并空一格", "Mend the line; write “name: value” on each"
        ),
        waivable=False,
    ),
    Card(
        code="S02",
        slug="encoding",
        name=Text("文字编码", "Encoding"),
        severity=ERROR,
        why=Text(
            "编码不是 UTF-8 的文件，在别人电脑上是乱码。", "Another encoding than UTF-8 is garbled on other machines."
        ),
        source="RFC 3629",
        fix=Text("用文本编辑器另存为 UTF-8", "Save it as UTF-8 in a text editor"),
        waivable=False,
    ),
    Card(
        code="S03",
        slug="missing",
        name=Text("必填项", "Required field"),
        severity=ERROR,
        why=Text("这一步必须有的内容缺了，对方看不明白。", "Without it the other side cannot act on the form."),
        source="schemas/",
        fix=Text("填写这一项", "Fill it in"),
        waivable=False,
    ),
    Card(
        code="S04",
        slug="type",
        name=Text("填写格式", "Type of value"),
        severity=ERROR,
        why=Text(
            "日期、数字、人名等按统一格式写，才能汇总和计算。",
            "Dates, numbers and names in one format can be summed and sorted.",
        ),
        source="schemas/",
        fix=Text("按示例的格式填写", "Write it as in the example"),
        waivable=False,
    ),
    Card(
        code="S05",
        slug="choice",
        name=Text("可选值", "One of the listed values"),
        severity=ERROR,
        why=Text("同一个意思用不同的词，就没法汇总。", "The same thing in different words cannot be counted."),
        source="schemas/",
        fix=Text("从列出的值里选一个", "Choose one of the listed values"),
        waivable=False,
    ),
    Card(
        code="S06",
        slug="size",
        name=Text("文件大小", "Size and depth"),
        severity=ERROR,
        why=Text("过大或层级过深的文件多半是贴错了内容。", "A file this big or deep was probably pasted by mistake."),
        source="YAML 1.1 (libyaml)",
        fix=Text("大段内容放到附件里", "Put long material into an attachment"),
        waivable=False,
    ),
    Card(
        code="S07",
        slug="schema",
        name=Text("表单定义文件", "Schema file"),
        severity=ERROR,
        why=Text(
            "表单定义有误，这种表单就都查不了。",
            "While a form's definition is broken, no record of that kind can be checked.",
        ),
        source="schemas/",
        fix=Text("改正 schemas 下的文件", "Mend the file under schemas/"),
        waivable=False,
    ),
    Card(
        code="S08",
        slug="template",
        name=Text("文书模板文件", "Template file"),
        severity=ERROR,
        why=Text("模板有误，这种文书就都出不来。", "While a template is broken, none of its documents can be made."),
        source="templates/",
        fix=Text("改正 templates 下的文件", "Mend the file under templates/"),
        waivable=False,
    ),
    Card(
        code="S09",
        slug="config",
        name=Text("配置文件", "Configuration file"),
        severity=ERROR,
        why=Text(
            "配置有误，规则就用不上本单位的人员、部门和时限。",
            "Without it the rules do not know people, departments and limits.",
        ),
        source="commdocs.yaml",
        fix=Text("改正 commdocs.yaml", "Mend commdocs.yaml"),
        waivable=False,
    ),
    Card(
        code="S10",
        slug="history",
        name=Text("git 历史", "git history"),
        severity=ERROR,
        why=Text(
            "看不到以前的版本，就查不出签过字的内容有没有改动。",
            "Without the versions before, nobody can tell whether what was signed has been changed.",
        ),
        source="git",
        fix=Text("取回全部历史再检查", "Fetch the whole history, then check again"),
        waivable=False,
    ),
    Card(
        code="S12",
        slug="draft",
        name=Text("草稿", "Draft"),
        severity=NOTE,
        why=Text(
            "没写完的也能先存、先提交，不耽误别人；写完改了状态才算数。",
            "What is not done can be saved and committed without holding up anybody; it counts once its status says so.",
        ),
        source="schemas/",
        fix=Text("写好后把状态改成下一步", "When it is done, move the status on"),
        waivable=False,
    ),
]

"""What can be wrong with a template, for the colleague who keeps the forms."""

from commdocs.messages import Text

SYNTAX = Text(zh="模板语法有误：{detail}", en="The template's syntax is wrong: {detail}")
FAILED = Text(zh="模板这一行算不出结果：{detail}", en="This line of the template cannot be worked out: {detail}")
UNKNOWN_NAME = Text(zh="模板里用了不存在的名称“{name}”。", en="The template uses a name that does not exist: “{name}”.")
DID_YOU_MEAN = Text(zh="是不是想写“{name}”？", en="Did you mean “{name}”?")
NOT_ALLOWED = Text(zh="模板里不能用“{what}”。", en="“{what}” cannot be used in a template.")
NOT_PRINTABLE = Text(
    zh="这里打印的不是一个值，而是{what}；请写到具体字段，例如 {example}。",
    en="What is printed here is not a value but {what}; name the field itself, for example {example}.",
)
NOTHING = Text(zh="空值", en="nothing")
YES_NO = Text(zh="是/否的判断结果", en="the result of a yes-or-no question")
A_GROUP = Text(zh="一组字段", en="a group of fields")
A_FUNCTION = Text(zh="一个函数", en="a function")
A_LIST = Text(zh="一组字段的列表", en="a list of groups")
TOO_MUCH = Text(
    zh="这个模板要做的太多：循环、重复或文字太长。",
    en="This template does too much: too many loops, repetitions or too long texts.",
)
TOO_MUCH_FIX = Text(
    zh="请减少这里的循环层数或重复次数；其他文档不受影响。",
    en="Use fewer loops inside each other, or repeat less here; other documents are not affected.",
)
TOO_LONG = Text(zh="这里重复出来的超过{limit}个字。", en="What is repeated here is longer than {limit}.")
NUMBER_TOO_BIG = Text(zh="模板里的数字太大。", en="A number in the template is too big.")
NESTED = Text(
    zh="模板一层套一层太深，或者自己调用自己没有尽头。",
    en="Things stand in each other too deeply in this template, or it calls itself without end.",
)
TEMPLATE_LONG = Text(
    zh="模板有{length}个字，最多{limit}个。", en="The template has {length} characters; {limit} are allowed."
)
TEMPLATE_LONG_FIX = Text(
    zh="请把它分成几个文件，用 include 合起来。", en="Cut it into several files and put them together with include."
)
LOST_FILL = Text(
    zh="“{path}”要由对方填写或签字，不能拼进别的文字里，请单独打印。",
    en="“{path}” is filled in or signed by the other party; print it by itself, not joined to other text.",
)
FRAGMENT = Text(
    zh="宏或 set 块的结果只能直接打印，不能再加工。",
    en="What a macro or set block gives can only be printed, not worked on.",
)
MARK_IN_TEXT = Text(
    zh="模板文字里有不允许的字符（U+{code:04X}）。",
    en="The template's text contains a character that is not allowed (U+{code:04X}).",
)
MARKDOWN_NOT_ALONE = Text(
    zh="“{label}”是多段文字，要单独占一段、一格或一个列表项，前后不能有别的文字。",
    en="“{label}” may have several paragraphs: let it stand alone in its paragraph, cell or list item.",
)
FRONT_MISSING = Text(
    zh="模板开头缺少“---”之间的说明（至少要有 label）。",
    en="The template lacks its front matter between “---” lines (at least label).",
)
FRONT_KEY = Text(zh="模板说明里不认识“{key}”。", en="The front matter has an unknown key “{key}”.")
FRONT_KNOWN = Text(zh="可用的有：{known}。", en="There are: {known}.")
FRONT_LABEL = Text(
    zh="模板说明要有 label，写出 zh 和 en 两种名称。", en="The front matter needs a label with both zh and en."
)
FRONT_VALUE = Text(zh="“{key}”的值“{value}”不可用。", en="“{value}” cannot be used for “{key}”.")
FIX_TEMPLATE = Text(
    zh="请修改模板这一行；其他文档不受影响。", en="Mend this line of the template; other documents are not affected."
)
NOT_UTF8 = Text(zh="模板不是 UTF-8 编码。", en="The template is not UTF-8.")
NOT_UTF8_FIX = Text(zh="请用编辑器另存为 UTF-8。", en="Save it as UTF-8 in your editor.")
NO_SUCH_KIND = Text(
    zh="没有“{folder}”这种表单，这个模板不会用到。", en="There is no form “{folder}”, so this template is never used."
)
NO_SUCH_KIND_FIX = Text(zh="文件夹名应是表单的英文键：{known}。", en="Name the folder after a form's key: {known}.")

TEMPLATE_VERSION = Text(zh="模板版本 {version}", en="Template version {version}")
AS_OF = Text(zh="截至 {day}", en="As of {day}")
BEFORE = Text(zh="{due}前", en="by {due}")
TO_THE_DAY = Text(zh="{due}前（含当日）", en="by {due} (incl.)")
TITLED = Text(zh="{kind}《{title}》", en="{kind} “{title}”")
LIST_SEPARATOR = Text(zh="、", en=", ")
DAYS_LEFT = Text(zh="剩{days}天", en="{days} day{s} left")
AGE = Text(zh="{days}天", en="{days} day{s}")
DAYS_LATE = Text(zh="逾期{days}天", en="{days} day{s} late")
DUE_TODAY = Text(zh="今天到期", en="due today")
DO = Text(zh="办理", en="Do")
ANSWER = Text(zh="答复", en="Answer")
DECIDE = Text(zh="决定", en="Decide")
AGREE = Text(zh="同意改期或不同意", en="Agree to the new day")
MOVED = Text(zh="改期{number}次", en="moved {number}×")
ASKED_FOR = Text(zh="申请改到{day}，等{who}同意", en="{day} asked for; {who} is to agree")
ASKED_OF_NOBODY = Text(zh="申请改到{day}，等同意", en="{day} asked for, not agreed yet")
SIGN = Text(zh="签字", en="Sign")
TAKE_UP = Text(zh="回应", en="Answer")
REPLY_AWAITED = Text(zh="催反馈", en="Get the reply")
PART_OF = Text(zh=" · ", en=" · ")
NOT_LISTED = Text(
    zh="有 {number} 份记录有错误，没有列入：{names}", en="Not listed, because they have errors ({number}): {names}"
)

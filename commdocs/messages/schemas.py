"""What is said about a schema file: to the colleague who keeps the forms."""

from __future__ import annotations

from commdocs.messages import Text

NAME = Text(zh="表单定义", en="Schema file")
FORM = Text(zh="表单定义文件", en="a schema file")
SHARED_FORM = Text(zh="公共定义文件", en="the file of shared types")

NO_TYPES = Text(zh="缺少公共定义文件 schemas/_types.yaml", en="schemas/_types.yaml is missing")
NO_TYPES_FIX = Text(zh="请从标准文件中找回它", en="Bring it back from the standard set")
NOT_STEM = Text(zh="表单名“{name}”与文件名“{stem}”不一致", en="The kind “{name}” is not the file's name, “{stem}”")
NOT_STEM_FIX = Text(zh="把 kind 改成“{stem}”，或给文件改名", en="Change `kind` to “{stem}”, or rename the file")
BAD_NAME = Text(zh="“{name}”不能作字段名", en="“{name}” cannot be the name of a field")
BAD_NAME_FIX = Text(
    zh="字段名用小写英文字母、数字和下划线，如 customer_name；中文名称写在 label 里",
    en="Use lower-case letters, digits and underscores, as in customer_name; the words for people go into `label`",
)
NO_LABEL = Text(zh="字段“{name}”没有名称", en="The field “{name}” has no label")
NO_LABEL_FIX = Text(zh="加上 label: {{zh: …, en: …}}", en="Add `label: {{zh: …, en: …}}`")
BAD_WORDS = Text(zh="这里要写一段文字", en="This must be one text")
BAD_WORDS_FIX = Text(
    zh="写成一段文字，或分两种语言写：{{zh: …, en: …}}", en="Write one text, or one for each language: {{zh: …, en: …}}"
)
SAME_WORD = Text(zh="“{word}”在同一层里已经指“{other}”", en="“{word}” already stands for “{other}” on the same level")
SAME_WORD_FIX = Text(zh="换一个名称，或删去这个别名", en="Choose another label, or remove this alias")
UNKNOWN_TYPE = Text(zh="没有“{word}”这种类型", en="There is no type “{word}”")
UNKNOWN_TYPE_FIX = Text(zh="可用的类型：{known}", en="The types are: {known}")
MEANT = Text(zh="是不是“{meant}”？", en="Did you mean “{meant}”?")
LIST_AND_MAP = Text(zh="“{name}”不能既是 list 又是 map", en="“{name}” cannot be both a list and a map")
LIST_AND_MAP_FIX = Text(zh="删去其中一个", en="Remove one of the two")
NO_FIELDS = Text(zh="“{name}”是 group，却没有 fields", en="“{name}” is a group without fields")
NO_FIELDS_FIX = Text(zh="在 fields 下面列出各项", en="List its parts under `fields`")
FIELDS_OF_SCALAR = Text(
    zh="“{name}”的类型是 {type}，不能有 fields", en="“{name}” is of type {type}, which has no fields"
)
FIELDS_OF_SCALAR_FIX = Text(zh="把类型改成 group，或删去 fields", en="Make it a group, or remove `fields`")
NO_VALUES = Text(zh="“{name}”是 enum，却没有可选的值", en="“{name}” is an enum without values")
NO_VALUES_FIX = Text(
    zh="在 values 下面列出可选的值，或用 config 指明取自哪个清单",
    en="List them under `values`, or name a list of commdocs.yaml with `config`",
)
UNKNOWN_STATUS = Text(zh="没有“{word}”这个状态", en="There is no status “{word}”")
UNKNOWN_STATUS_FIX = Text(zh="可用的状态：{known}", en="The statuses are: {known}")
BAD_REQUIRED = Text(zh="看不懂 required 的写法", en="`required` cannot be read")
BAD_REQUIRED_FIX = Text(
    zh="写 always、no、一个状态，或状态的清单", en="Write always, no, one status, or a list of statuses"
)
SHARED_REQUIRED_FIX = Text(
    zh="公共类型里只能写 always 或 no，状态由用它的表单写明",
    en="A shared type may say always or no only; statuses are the matter of the kind that uses it",
)
UNKNOWN_SIBLING = Text(
    zh="when 提到的“{word}”不是同一层的字段", en="`when` names “{word}”, which is no field of the same level"
)
UNKNOWN_VALUE = Text(zh="“{name}”没有“{word}”这个值", en="“{name}” has no value “{word}”")
BAD_WHEN = Text(zh="看不懂 when 的写法", en="`when` cannot be read")
BAD_WHEN_FIX = Text(
    zh="写 when: {{字段名: [值, …]}}；absent 表示没有填写，present 表示已填写",
    en="Write `when: {{field: [value, …]}}`; absent and present ask whether it is filled in",
)
KNOWN = Text(zh="可用的有：{known}", en="Known are: {known}")
BAD_RULE = Text(zh="“{word}”不是规则编号", en="“{word}” is not the code of a rule")
BAD_RULE_FIX = Text(zh="规则编号形如 R60 或 S03", en="Codes look like R60 or S03")
UNKNOWN_KIND = Text(zh="kinds 提到的“{word}”不是已有的表单", en="`kinds` names “{word}”, which is no kind")
UNKNOWN_OMIT = Text(zh="没有“{word}”这个公共字段可以省去", en="There is no shared field “{word}” to omit")
COUNTS_AS_SIDE = Text(
    zh="“{word}”自己也是旁支状态，不能作 counts_as", en="“{word}” is itself a side state and cannot be counted as"
)
BAD_PATTERN = Text(zh="编号规则“{text}”有看不懂的部分", en="The id pattern “{text}” has a part that cannot be read")
BAD_PATTERN_FIX = Text(
    zh="可用 {{date}}、{{year}}、{{serial:02}}（至少两位）、{{字段.dept}}、{{字段.prefix}}，其余照写",
    en="It may hold {{date}}, {{year}}, {{serial:02}} (two digits or more), {{field.dept}}, {{field.prefix}} and plain characters",
)
NO_SERIAL = Text(zh="编号规则“{text}”没有流水号", en="The id pattern “{text}” has no serial number")
NO_SERIAL_FIX = Text(
    zh="加上 {{serial:02}}，否则同一天的两份记录会重号", en="Add {{serial:02}}, or two records of one day collide"
)
PATTERN_CHARACTER = Text(
    zh="编号规则里的“{word}”不能用在文件名里", en="“{word}” in the id pattern cannot stand in a file name"
)
PATTERN_CHARACTER_FIX = Text(zh="换成“-”", en="Take “-” instead")
PATTERN_FIELD = Text(
    zh="编号规则提到的“{word}”没有可用的内容", en="The id pattern takes “{word}”, which has nothing to give"
)
PATTERN_FIELD_FIX = Text(
    zh=".dept 要用于 person 或 dept 字段，.prefix 要用于每个值都写了 prefix 的 enum 字段",
    en=".dept needs a person or dept field, .prefix an enum each of whose values has a `prefix`",
)
UNKNOWN_TITLE = Text(
    zh="title 提到的“{word}”不是这个表单的字段", en="`title` names “{word}”, which is no field of this kind"
)
NO_CHANGE = Text(zh="changes 里没有第 {version} 版的说明", en="`changes` does not say what version {version} is")
NO_CHANGE_FIX = Text(zh="加上“{version}: 改了什么”", en="Add a line `{version}: what changed`")
BAD_VERSION = Text(zh="版本号要从 1 起", en="Versions count from 1")
BAD_VERSION_FIX = Text(zh="写 1 或更大的整数", en="Write 1 or a larger number")
SELF_TYPE = Text(zh="公共类型“{word}”包含了它自己", en="The shared type “{word}” holds itself")
SELF_TYPE_FIX = Text(zh="去掉其中一层", en="Take one level out")
MANY_FIELDS = Text(
    zh="字段太多，或者公共类型套得太深：一个表单连同公共类型最多{limit}个字段",
    en="There are too many fields, or shared types lie in each other too deeply: a form may have {limit} in all",
)
MANY_FIELDS_FIX = Text(zh="减少字段，或少套几层公共类型", en="Use fewer fields, or fewer levels of shared types")
LONG_WORDS = Text(zh="这里的文字超过{limit}个字", en="These words are longer than {limit} characters")
LONG_WORDS_FIX = Text(zh="写短一些", en="Make them shorter")
LONG_PATTERN = Text(
    zh="编号规则“{text}”太长，或同一部分写了两次", en="The id pattern “{text}” is too long or says a part twice"
)
LONG_PATTERN_FIX = Text(
    zh="最多{limit}个字；{{date}}、{{year}}、{{serial:02}} 和每个字段各写一次",
    en="At most {limit} characters; {{date}}, {{year}}, {{serial:02}} and each field once",
)
SINCE_LATER = Text(zh="since 大于表单的版本 {version}", en="`since` is above the kind's version, {version}")
SINCE_LATER_FIX = Text(zh="把 version 提高，或改正 since", en="Raise `version`, or correct `since`")
PROMISED = Text(
    zh="标准表单里“{name}”是 {type}，规则和清单都按它读；这里是 {given}",
    en="In the shipped forms “{name}” is {type}, and rules and lists read it so; here it is {given}",
)
PROMISED_FIX = Text(
    zh="给这个字段换一个名字，如 {own}（label 不用改），或改成 {type}",
    en="Give the field another name, such as {own} (its label may stay), or make it {type}",
)

"""Hostile templates: each is a located problem, soon, and takes little memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from commdocs.render import Renderer, TemplateProblem
from tests.test_render import FRONT, corpus, document, problem, text

TWICE = "{%% set %s %%}{{ %s }}{{ %s }}{%% endset %%}"
TEN = "[1,2,3,4,5,6,7,8,9,0]"
TIMES = "{%% for x in s|list %%}%s{%% endfor %%}"


def nested(depth: int, inside: str = "x") -> str:
    loops = "".join(f"{{% for a{n} in {TEN} %}}" for n in range(depth))
    return loops + inside + "{% endfor %}" * depth


def doubled(step: str, times: int = 60) -> str:
    return "{% set ns = namespace(x='aaaaaaaaaa', l=[1], y=[2]) %}" + step * times + "{{ ns.x }}"


# What stands here must be refused …
REFUSED: dict[str, str] = {
    # texts without end
    "text * n": "{{ 'a' * 2000000000 }}",
    "n * text": "{{ 2000000000 * 'a' }}",
    "text * n * n": "{{ 'a' * 9999 * 9999 }}",
    "text * a big number": "{{ 'a' * (10 * 99999999999999) }}",
    "text % wide": "{{ '%2000000000d' % 1 }}",
    "text % precise": "{{ '%.2000000000f' % 1 }}",
    "text % object": "{{ '%s' % label }}",
    "text % list": "{{ '%s %s' % [1, 2] }}",
    "format": "{{ '{:2000000000}'.format(1) }}",
    "format attribute": "{{ '{0.__class__}'.format(topic) }}",
    "format_map": "{{ '{a}'.format_map({'a': 1}) }}",
    "filter format": "{{ '%2000000000d'|format(1) }}",
    "center": "{{ 'a'.center(2000000000) }}",
    "ljust": "{{ 'a'.ljust(2000000000) }}",
    "rjust": "{{ 'a'.rjust(2000000000) }}",
    "zfill": "{{ 'a'.zfill(2000000000) }}",
    "expandtabs": "{{ '\t'.expandtabs(2000000000) }}",
    "replace": "{{ ('a' * 9999).replace('a', 'a' * 9999) }}",
    "join method": "{{ ('a' * 9999).join(['', ''] * 4000) }}",
    "encode": "{{ 'a'.encode() }}",
    "translate": "{{ 'a'.translate({97: 'b' * 9999}) }}",
    "filter center": "{{ 'a'|center(2000000000) }}",
    "filter indent": "{{ 'a'|indent(2000000000) }}",
    "filter wordwrap": "{{ 'a b'|wordwrap(1) }}",
    "filter batch": "{{ [1]|batch(2000000000, 1) }}",
    "filter slice": "{{ [1]|slice(2000000000) }}",
    "filter replace": "{{ 'aaaa'|replace('a', 'aaaa') }}",
    "filter string": "{{ label|string }}",
    "filter pprint": "{{ label|pprint }}",
    "filter tojson": "{{ label|tojson }}",
    "filter attr": "{{ topic|attr('__class__') }}",
    "filter xmlattr": "{{ {'a': 'b'}|xmlattr }}",
    "filter random": "{{ [1, 2]|random }}",
    "doubling ~": doubled("{% set ns.x = ns.x ~ ns.x %}"),
    "doubling +": doubled("{% set ns.x = ns.x + ns.x %}"),
    "doubling join": doubled("{% set ns.x = [ns.x, ns.x]|join %}"),
    "doubling join by": doubled("{% set ns.x = [ns.x, ns.x, ns.x]|join(ns.x) %}"),
    "doubling upper": doubled("{% set ns.x = (ns.x ~ ns.x)|upper %}"),
    "join by a long text": "{{ (('a' * 9999)|list)|join('b' * 9999) }}",
    "printed again and again": "{% set s = 'a' * 9999 %}" + nested(5, "{{ s }}"),
    "growing in a loop": "{% set ns = namespace(x='') %}" + nested(5, "{% set ns.x = ns.x ~ 'abcdefghijklmnop' %}"),
    # lists without end
    "list * n": "{{ ([1] * 2000000000)|length }}",
    "list + list": doubled("{% set ns.l = ns.l + ns.l %}"),
    "list of lists * n": "{{ ([[1]] * 20000)|length }}",
    "list by filter": doubled("{% set ns.l = (ns.l + ns.l)|list|reverse|list %}"),
    "list compared": doubled("{% set ns.l = [ns.l, ns.l] %}{% set ns.y = [ns.y, ns.y] %}", 40)
    + "{{ 'a' if ns.l == ns.y }}",
    "list in list": doubled("{% set ns.l = [ns.l, ns.l] %}{% set ns.y = [ns.y, ns.y] %}", 40)
    + "{{ 'a' if ns.l in [ns.y] }}",
    "list compared by a test": doubled("{% set ns.l = [ns.l, ns.l] %}{% set ns.y = [ns.y, ns.y] %}", 40)
    + "{{ [ns.l]|select('eq', ns.y)|list|length }}",
    "list sorted": doubled("{% set ns.l = [ns.l, ns.l] %}{% set ns.y = [ns.y, ns.y] %}", 40)
    + "{{ [ns.l, ns.y]|sort|length }}",
    "list unique": doubled("{% set ns.l = [ns.l, ns.l] %}", 40) + "{{ [ns.l, ns.l]|unique|length }}",
    "list printed": doubled("{% set ns.l = [ns.l, ns.l] %}", 40) + "{{ [ns.l]|join }}",
    "list changed": doubled("{% set ns.l = [ns.l, ns.l] %}{% set ns.y = [ns.y, ns.y] %}", 40)
    + "{% for x in [1, 2] %}{{ 'a' if loop.changed(ns.l) }}{% endfor %}",
    "tuple as key": doubled("{% set ns.l = (ns.l, ns.l) %}", 40) + "{{ {ns.l: 1}|length }}",
    "tuple looked up": doubled("{% set ns.l = (ns.l, ns.l) %}", 40) + "{{ {'a': 1}[ns.l] }}",
    "arguments as key": "{% macro m() %}{{ {'a': 1}[varargs] }}{% endmacro %}{{ m(1, 2) }}",
    "sorting again and again": "{% set l = [3, 1] * 4999 %}" + nested(4, "{% set x = l|sort %}"),
    "counting again and again": "{% set l = [3, 1] * 4999 %}" + nested(4, "{{ l|length }}"),
    "searching again and again": "{% set l = [3, 1] * 4999 %}{% set n = 7 %}" + nested(4, "{% if n in l %}{% endif %}"),
    "searching texts": "{% set s = 'a' * 9999 %}{% set t = 'a' * 5000 ~ 'b' %}"
    + nested(4, "{% if t in s %}{% endif %}"),
    "comparing texts": "{% set s = 'a' * 9999 %}{% set t = 'a' * 9998 ~ 'b' %}"
    + nested(5, "{% if t == s or t < s %}{% endif %}"),
    "cutting texts": "{% set s = 'a' * 9999 %}" + nested(5, "{% set t = s[1:] %}"),
    "by keys": "{% set l = [3, 1] * 4999 %}" + nested(4, "{% set x = l|map('upper')|map('lower')|list %}"),
    "selecting": "{% set l = [3, 1] * 4999 %}" + nested(4, "{% set x = l|select('odd')|reject('even')|list %}"),
    # numbers
    "power": "{{ 9 ** 9 ** 9 }}",
    "power of a text": "{{ 'a' ** 2 }}",
    "squares": "{% set ns = namespace(x=99) %}" + "{% set ns.x = ns.x * ns.x %}" * 40 + "{{ ns.x }}",
    "many digits": "{{ " + "9" * 5000 + " }}",
    "big float": "{{ 1e300 * 1e300 }}",
    "division by nothing": "{{ 1 // 0 }}",
    "bytes of a number": "{{ (1).to_bytes(2000000000, 'big') }}",
    # loops
    "range": "{% for x in range(10**9) %}x{% endfor %}",
    "loops in loops": nested(9),
    "loops in loops that do nothing": nested(9, ""),
    "loops in loops that choose": nested(9, "{% if a1 == a2 %}{{ a3 }}{% endif %}"),
    "loops over texts": "{% set s = 'a' * 9999 %}{% for x in s %}{% for y in s %}{% endfor %}{% endfor %}",
    "loops with a test": "{% set s = 'a' * 9999 %}"
    + "{% for x in s if x == 'b' %}{% endfor %}" * 20
    + nested(3, "{% for x in s if x == 'b' %}{% endfor %}"),
    "loops with much in them": nested(4, "甲乙丙丁" * 2000),
    "recursive loop": "{% for x in [[1], [2]] recursive %}{{ loop(x) }}{% endfor %}",
    "steps given back by a loop": "{{ [[1]]|map('items of a loop', -1000000000)|list|length }}",
    "steps given back by a body": "{{ [-1000000000]|map('what is in it')|list|length }}",
    "a test by a name that is none": "{{ [1]|select('nix')|list|length }}",
    "a filter by a name that is none": "{{ [1]|map('nix')|list|length }}",
    "half a character": "{{ '\\ud800' ~ topic }}",
    "loop over itself": "{% for x in [1, 2] %}{% for y in loop %}{% for z in loop %}{{ z }}{% endfor %}{% endfor %}{% endfor %}"
    + nested(9),
    "too many blocks": nested(40),
    # macros, includes, blocks
    "macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macros in a circle": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    "macro twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "macro twice, saying nothing": "{% macro m(n) %}{% if n %}{% set a = m(n - 1) %}{% set b = m(n - 1) %}{% endif %}"
    "{% endmacro %}{{ m(40) }}",
    "macro in a loop": "{% macro m() %}" + "{{ topic }}" * 50 + "{% endmacro %}" + nested(5, "{{ m() }}"),
    "caller": "{% macro m(n) %}{% if n %}{% call m(n - 1) %}{{ caller() }}{{ caller() }}{% endcall %}{% endif %}"
    "{{ caller() }}{% endmacro %}{% call m(40) %}x{% endcall %}",
    "set blocks": "{% set a0 %}{{ topic }}{% endset %}"
    + "".join(f"{{% set a{n + 1} %}}{{{{ a{n} }}}}{{{{ a{n} }}}}{{% endset %}}" for n in range(40)),
    "set blocks of words": "{% set a0 %}words{% endset %}"
    + "".join(f"{{% set a{n + 1} %}}{{{{ a{n} }}}}{{{{ a{n} }}}}{{% endset %}}" for n in range(40)),
    "includes itself": "{% include 'memo/minutes.md' %}",
    "imports itself": "{% import 'memo/minutes.md' as m %}{{ m }}",
    "extends": "{% extends 'memo/minutes.md' %}",
    "block": "{% block x %}{% endblock %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "includes what is not there": "{% include '../../../etc/passwd' %}",
    "includes by a path": "{% include '/etc/passwd' %}",
    # ways out
    "class": "{{ topic.__class__ }}",
    "class of a text": "{{ ''.__class__.__mro__ }}",
    "class by key": "{{ ''['__class__'] }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "code of a helper": "{{ linked.__code__ }}",
    "self": "{{ self.__init__.__globals__ }}",
    "loop": "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "namespace": "{{ namespace.__init__ }}",
    "namespace by key": "{% set ns = namespace(a=1) %}{{ ns['__class__'] }}",
    "lists have no methods": "{{ [1].__len__() }}",
    "append": "{% set l = [1] %}{{ l.append(1) }}",
    "dict method": "{{ {'a': 1}.items() }}",
    "cycler": "{{ cycler(1, 2) }}",
    "lipsum": "{{ lipsum(n=1000000) }}",
    "dict": "{{ dict(a=1) }}",
    "joiner": "{{ joiner(',') }}",
    # what has no text
    "list and text": "{{ actions ~ 'x' }}",
    "helper printed": "{{ linked }}",
    "helper and text": "{{ linked ~ 'x' }}",
    "helpers joined": "{{ [linked, label]|join(', ') }}",
    "helper in capitals": "{{ linked|upper }}",
    "macro and text": "{% macro m() %}{% endmacro %}{{ m ~ 'x' }}",
    "loop printed": "{% for x in [1] %}{{ loop }}{% endfor %}",
    "loop and text": "{% for x in [1] %}{{ loop ~ '' }}{% endfor %}",
    "namespace printed": "{{ namespace(a=1) }}",
    "namespace and text": "{{ namespace(a=1) ~ '' }}",
    "module printed": "{% import '_shared/x.md' as x %}{{ x ~ '' }}",
    "mark in what is included": "{% include '_shared/mark.md' %}",
    # too deep for the reader
    "brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "lists in lists": "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "signs": "{{ " + "-" * 3000 + "1 }}",
    "nots": "{{ " + "not " * 3000 + "1 }}",
    "sums": "{{ " + "1+" * 3000 + "1 }}",
    "attributes": "{{ topic" + ".a" * 3000 + " }}",
    "filters": "{{ topic" + "|upper" * 3000 + " }}",
    "choices": "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "else without end": "{% if 1 %}" + "{% elif 1 %}" * 3000 + "{% endif %}{{ none }}",
    "calls": "{{ " + "t(" * 2000 + ")" * 2000 + " }}",
    "tags that do not end": "{%\n" * 20_000,
    "comments that do not end": "{#\n" * 20_000,
    "values that do not end": "{{\n" * 20_000,
    "a name without end": "{{ " + "a" * 60_000 + " }}",
    "too long": "x" * 70_000,
}
PIECES = {"_shared/x.md": "x", "_shared/mark.md": "a\n\ue000"}


def refusal(template: str) -> TemplateProblem:
    """How a template is refused: before a page is made or while it is made."""
    files = {"templates/memo/minutes.md": FRONT + template}
    files |= {f"templates/{path}": text for path, text in PIECES.items()}
    records = corpus()
    renderer = Renderer({path: text.encode() for path, text in files.items()}, records)
    if renderer.problems:
        return renderer.problems[0]
    with pytest.raises(TemplateProblem) as caught:
        renderer.document(renderer.templates[0], records.records[0])
    return caught.value


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template(name: str) -> None:
    start = time.process_time()
    found = refusal(REFUSED[name])
    assert time.process_time() - start < 2
    assert found.line >= 1
    assert found.path.startswith("templates/")
    for words in (found.message, found.hint):
        assert len(words.zh + words.en) < 1500
        assert "0x" not in words.zh + words.en


def test_includes_that_double() -> None:
    pieces = {f"_shared/i{n}.md": f"{{% include '_shared/i{n + 1}.md' %}}" * 2 for n in range(40)}
    start = time.process_time()
    found = problem("{% include '_shared/i0.md' %}", **pieces, **{"_shared/i40.md": "x"})
    assert time.process_time() - start < 2
    assert "too much" in found.message.en


def test_a_fault_in_an_included_piece_is_told_there() -> None:
    found = problem("\n\n{% include '_shared/y.md' %}", **{"_shared/y.md": "\n{% block x %}{% endblock %}"})
    assert (found.path, found.line) == ("templates/_shared/y.md", 5 - 3)
    found = problem("\n\n{% include '_shared/y.md' %}", **{"_shared/y.md": "\n\n{% if %}"})
    assert (found.path, found.line) == ("templates/_shared/y.md", 3)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit of memory")
def test_no_hostile_template_takes_much_memory() -> None:
    code = (
        "import resource, sys\n"
        "from tests.test_template_limits import REFUSED, refusal, text\n"
        "text('{{ topic }}')\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for name, template in REFUSED.items():\n"
        "    refusal(template)\n"
        "    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "    if used > 200 * 1024:\n"
        "        sys.exit(f'{name}: {used // 1024} MB')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]


# … and this must go on working.
@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ '—' * 20 }}", "—" * 20),
        ("{{ 'abc'[:2] ~ topic ~ 1 }}", "ab评审{{x}}|会*议*1"),
        ("{{ 1 + 2 * 3 - 4 // 2 }}", "5"),
        ("{{ 7 % 3 }}", "1"),
        ("{% for x in [1, 2, 3] if x > 1 %}{{ loop.index }}{{ x }} {% endfor %}", "12 23"),
        ("{% for x in actions|selectattr('status', 'eq', 'open') %}{{ x.task }}{% endfor %}", "写问"),
        ("{% if topic in ['a', 'b'] %}1{% else %}2{% endif %}", "2"),
        ("{% if '评审' in topic.name|default('评审会') %}1{% endif %}", None),
        ("{{ attendees|map(attribute='name')|join('、') }}", "李主管、周经理"),
        ("{{ ['b', 'a', 'B']|unique|sort|join }}", "ab"),
        ("{% set d = {'a': '甲'} %}{{ d['a'] }}", "甲"),
        ("{% for a, b in [('x', 1), ('y', 2)] %}{{ a }}{{ b }}{% endfor %}", "x1y2"),
        ("{% macro m(x, y='z') %}{{ x }}{{ y }}{% endmacro %}{{ m(1) }}{{ m(1, y=2) }}", "1z12"),
        ("{% set ns = namespace(n=0) %}{% for x in [1, 2] %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}", "3"),
        ("{% if 1 < 2 < 3 and 3 >= 3 != 4 %}y{% endif %}", "y"),
        ("{{ label.topic ~ '：' ~ topic|upper }}", "“topic”：评审{{X}}"),
    ],
)
def test_what_a_template_may_do(template: str, printed: str | None) -> None:
    if printed is None:
        problem(template)
    else:
        assert text(template).replace("\\", "").startswith(printed)


def test_a_big_record_is_printed() -> None:
    rows = "{% for a in actions %}\n- {{ a.task }}\n{% endfor %}"
    assert document(rows * 400)

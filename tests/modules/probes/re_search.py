import re

print(re.match(r"(\w+) (\d+)", "apples 12 pears 7").groups(), re.search(r"\d+", "no 42"), re.fullmatch(r"a|ab", "ab"))
print(re.findall(r"\b[a-z]+\b", "the cat SAT"), re.findall(r"(\w)(\d)?", "a1b"), re.findall("x*", "axb"))
print([m.span() for m in re.finditer(r"a+", "aabaaa")], re.split(r"[,;]\s*", "a, b;c,d", maxsplit=2), re.split("(-)", "a-b-c"))
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home you@work"), re.sub("a", lambda m: m.group().upper() * 2, "banana", count=2))
print(re.subn(r"\s+", " ", "a  b \n c"), re.sub("x*", "-", "abxd"), re.escape("a.b*c[1]"))
p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", re.IGNORECASE | re.VERBOSE)
print(p, p.pattern, p.flags, p.groups, p.groupindex)
m = p.search("on 2024-05 it")
print(m, m.groupdict(), m.group("year", "day"), m["month"], m.start("month"), m.end(), m.span(3), m.lastgroup, m.lastindex, m.regs)
print(m.expand(r"\g<month>/\g<year>"), m.string, m.pos, m.endpos, m.re is p, bool(m), m.groups("?"))
print(re.compile("a.c", re.S).match("a\nc"), re.findall("^x", "x\nx", re.M), re.findall(r"(?i)ab", "AB ab aB"))
print(re.search(r"(?<=\$)\d+(?!\d|%)", "$15% $37"), re.search(r"(?<!a)b", "abcb"), re.findall(r"a(?=b)", "abac"))
print(re.findall(r"<.*?>", "<a><b>"), re.findall(r"(a+?)(a*)", "aaa"), re.match(r"(?:(a)|b)*", "ab").groups())
print(re.match(r"(['\"])(.*?)\1", "'it' x").group(2), re.match(r"(a)?(?(1)b|c)", "ab"), re.match(r"(a)?(?(1)b|c)", "c"))
print(re.I, re.I | re.M, repr(re.compile("x", re.M | re.S)), re.compile("a") == re.compile("a"), type(m), type(p))
for text in ("(", "a)", "[a", "*a", "a**", "(?P<1>a)", r"\q", "(?P<a>x)(?P<a>y)", "a{3,1}", "(?<=a*)b", "[b-a]", r"(\2)", "(?z)", "x(?i)", "\\"):
    try:
        print(re.compile(text))
    except re.error as e:
        print(text, "->", e, e.pos, e.lineno, e.colno)
for act in (lambda: re.sub("(a)", r"\2", "a"), lambda: re.sub("a", r"\g<n>", "a"), lambda: m.group(9), lambda: re.match(3, "a"),
            lambda: re.match("a", 3), lambda: re.match("a", b"a"), lambda: re.match(b"(a)", b"ab").groups()):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>[-+*/()=]))")
at, line = 0, "rate = 3.5*(x_1 - 42)"
while at < len(line):
    found = TOKEN.match(line, at)
    print(found.lastgroup, found.group(found.lastgroup), end="; ")
    at = found.end()
print()

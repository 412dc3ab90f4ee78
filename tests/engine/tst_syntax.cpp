// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/dump.h"
#include "engine/syntax/lexer.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/unparse.h"
#include "tests/support/suite.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

namespace tst_syntax {

using namespace signalbox;
using namespace signalbox::syntax;

class TestSyntax : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void expressionsBecomeTrees_data();
    void expressionsBecomeTrees();
    void statementsBecomeTrees_data();
    void statementsBecomeTrees();
    void faultsHavePlaceAndWords_data();
    void faultsHavePlaceAndWords();
    void versionsKnowTheirOwnSyntax_data();
    void versionsKnowTheirOwnSyntax();
    void commentsAreKept();
    void everyEndOfLineAndMarkIsRead();
    void expressionsAreWrittenAgain_data();
    void expressionsAreWrittenAgain();
    void endlessNestingIsRefused_data();
    void endlessNestingIsRefused();
    void randomBytesAreRead();
};

namespace {

QByteArray treeOf(const QByteArray &text, PythonVersion version = PythonVersion::Python313)
{
    const ParsedExpression parsed = parseExpression(text, version);
    return parsed.expression ? dumped(*parsed.expression) : parsed.fault.message.toUtf8();
}

QByteArray moduleOf(const QByteArray &text, PythonVersion version = PythonVersion::Python313)
{
    const ParsedModule parsed = parseModule(text, version);
    return parsed.module ? dumped(*parsed.module) : parsed.fault.message.toUtf8();
}

void texts(const QList<std::tuple<const char *, QByteArray, QByteArray>> &rows)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    for (const auto &[name, text, expected] : rows)
        QTest::newRow(name) << text << expected;
}

} // namespace

void TestSyntax::expressionsBecomeTrees_data()
{
    texts({{"sums bind from the left", "1+2-x",
            "BinOp(BinOp(Constant(1, None)@1:0-1:1, Add, Constant(2, None)@1:2-1:3)@1:0-1:3, Sub, "
            "Name('x', Load)@1:4-1:5)@1:0-1:5"},
           {"powers bind from the right, and before a sign", "-x**-y",
            "UnaryOp(USub, BinOp(Name('x', Load)@1:1-1:2, Pow, UnaryOp(USub, "
            "Name('y', Load)@1:5-1:6)@1:4-1:6)@1:1-1:6)@1:0-1:6"},
           {"comparisons are chained", "a<b is not c",
            "Compare(Name('a', Load)@1:0-1:1, [Lt, IsNot], [Name('b', Load)@1:2-1:3, "
            "Name('c', Load)@1:11-1:12])@1:0-1:12"},
           {"brackets of a call are its generator's", "f(x for x in y)",
            "Call(Name('f', Load)@1:0-1:1, [GeneratorExp(Name('x', Load)@1:2-1:3, [comprehension("
            "Name('x', Store)@1:8-1:9, Name('y', Load)@1:13-1:14, [], 0)])@1:1-1:15], [])@1:0-1:15"},
           {"numbers of any size and base", "(0xffffffffffffffffffff, 1_0, 1e400, 2j)",
            "Tuple([Constant(1208925819614629174706175, None)@1:1-1:23, Constant(10, None)@1:25-1:28, "
            "Constant(0x7ff0000000000000, None)@1:30-1:35, Constant(0x4000000000000000j, None)@1:37-1:39], "
            "Load)@1:0-1:40"},
           {"names of characters", "'\\N{bullet}\\x41'", "Constant('\\2022;A', None)@1:0-1:16"},
           {"columns count bytes", "'\xc3\xa4' + \xc3\xa4",
            "BinOp(Constant('\\e4;', None)@1:0-1:4, Add, Name('\\e4;', Load)@1:7-1:9)@1:0-1:9"},
           {"fields of f-strings", "f'a{x!r:>{w}}b'",
            "JoinedStr([Constant('a', None)@1:2-1:3, FormattedValue(Name('x', Load)@1:4-1:5, 114, JoinedStr(["
            "Constant('>', None)@1:8-1:9, FormattedValue(Name('w', Load)@1:10-1:11, -1, "
            "None)@1:9-1:12])@1:7-1:12)"
            "@1:3-1:13, Constant('b', None)@1:13-1:14])@1:0-1:15"}});
}

void TestSyntax::expressionsBecomeTrees()
{
    QFETCH(QByteArray, text);
    QTEST(treeOf(text), "expected");
}

void TestSyntax::statementsBecomeTrees_data()
{
    texts({{"a name that match is not", "match = 1\n",
            "Module([Assign([Name('match', Store)@1:0-1:5], Constant(1, None)@1:8-1:9)@1:0-1:9])"},
           {"a match", "match x:\n  case [1, *_]: pass\n",
            "Module([Match(Name('x', Load)@1:6-1:7, [match_case(MatchSequence([MatchValue(Constant(1, "
            "None)@2:8-2:9)"
            "@2:8-2:9, MatchStar(None)@2:11-2:13])@2:7-2:14, None, [Pass()@2:16-2:20])])@1:0-2:20])"},
           {"a name in brackets is no simple target", "(x): int\n",
            "Module([AnnAssign(Name('x', Store)@1:1-1:2, Name('int', Load)@1:5-1:8, None, 0)@1:0-1:8])"},
           {"with in brackets", "with (a as b,): pass\n",
            "Module([With([withitem(Name('a', Load)@1:6-1:7, Name('b', Store)@1:11-1:12)], "
            "[Pass()@1:16-1:20])@1:0-1:20])"}});
}

void TestSyntax::statementsBecomeTrees()
{
    QFETCH(QByteArray, text);
    QTEST(moduleOf(text), "expected");
}

void TestSyntax::faultsHavePlaceAndWords_data()
{
    const auto at = [](const char *where, const char *words) { return QByteArray(where) + ' ' + words; };
    texts({{"bracket", "f(1,\n  2\nx = 1\n", at("1:2", "'(' was never closed")},
           {"string", "x = 'abc\n", at("1:5", "unterminated string literal (detected at line 1)")},
           {"indent", "  x\n", at("1:2", "unexpected indent")},
           {"no block", "if x:\ny\n", at("2:1", "expected an indented block after 'if' statement on line 1")},
           {"no colon", "while x\n  y\n", at("1:8", "expected ':'")},
           {"colon of def", "def f()\n  y\n", at("1:8", "expected ':'")},
           {"number", "1_000_\n", at("1:6", "invalid decimal literal")},
           {"old octal", "x = 0777\n",
            at("1:5",
               "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
               "integers")},
           {"escape", "'\\x1'\n",
            at("1:1",
               "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX "
               "escape")},
           {"target", "f() = 1\n",
            at("1:1", "cannot assign to function call here. Maybe you meant '==' instead of '='?")},
           {"statement of Python 2", "print x\n",
            at("1:1", "Missing parentheses in call to 'print'. Did you mean print(...)?")}});
}

void TestSyntax::faultsHavePlaceAndWords()
{
    QFETCH(QByteArray, text);
    const ParsedModule parsed = parseModule(text, PythonVersion::Python313);
    QVERIFY(!parsed.module);
    QTEST(QByteArray::number(parsed.fault.line) + ':' + QByteArray::number(parsed.fault.column) + ' '
              + parsed.fault.message.toUtf8(),
          "expected");
}

void TestSyntax::versionsKnowTheirOwnSyntax_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("since");
    QTest::newRow("except*") << QByteArray("try: pass\nexcept* E: pass\n") << 11;
    QTest::newRow("type") << QByteArray("type X[T: int] = list[T]\n") << 12;
    QTest::newRow("generic function") << QByteArray("def f[T](x: T): pass\n") << 12;
    QTest::newRow("quotes in fields") << QByteArray("f'{'a'}'\n") << 12;
    QTest::newRow("default of a type parameter") << QByteArray("type X[T = int] = T\n") << 13;
}

void TestSyntax::versionsKnowTheirOwnSyntax()
{
    QFETCH(QByteArray, text);
    QFETCH(int, since);
    for (const int minor : {11, 12, 13})
        QCOMPARE(parseModule(text, PythonVersion(minor - 11)).module.has_value(), minor >= since);
}

void TestSyntax::commentsAreKept()
{
    const ParsedModule parsed =
        parseModule("# one\nx = 1  # two\n\n  # three\n'# none'\n", PythonVersion::Python313);
    const std::vector<Comment> expected = {
        {.line = 1, .column = 0, .text = QStringLiteral("# one"), .standsAlone = true},
        {.line = 2, .column = 7, .text = QStringLiteral("# two"), .standsAlone = false},
        {.line = 4, .column = 2, .text = QStringLiteral("# three"), .standsAlone = true}};
    QCOMPARE(parsed.comments, expected);
}

void TestSyntax::everyEndOfLineAndMarkIsRead()
{
    const QByteArray expected = moduleOf("x\ny\n");
    QCOMPARE(moduleOf("x\r\ny\r\n"), expected);
    QCOMPARE(moduleOf("x\ry"), expected);
    QCOMPARE(moduleOf("\xef\xbb\xbfx\ny"), expected);
    QCOMPARE(moduleOf("# coding: latin-1\n'\xe4'"), moduleOf("#\n'\xc3\xa4'"));
    QCOMPARE(moduleOf(QByteArray("x\0", 2)), QByteArray("source code string cannot contain null bytes"));
    QVERIFY(moduleOf("'\xe4'").startsWith("(unicode error)"));
}

void TestSyntax::expressionsAreWrittenAgain_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"(a + b) * c - d",
                             "-x ** -y",
                             "(-x) ** y",
                             "not a == b",
                             "(not a) == b",
                             "a if b else c if d else e",
                             "(a if b else c) if d else e",
                             "lambda x, /, y=1, *z, k, **m: x",
                             "lambda: (yield)",
                             "f(*a, b=1, **c)",
                             "f((x for x in y), 1)",
                             "f(x for x in y)",
                             "x[1:2, ::3]",
                             "x[()]",
                             "x[a, ]",
                             "x[*a]",
                             "{**a, 'b': c}",
                             "{1, *a}",
                             "[x for x, y in z if x if y]",
                             "(a := 1)",
                             "(a,)",
                             "()",
                             "1 .real",
                             "await_(b'\\xff')",
                             "'it\\'s'",
                             "'\"'",
                             "f'{a!r:>{w}.2f}{{}}'",
                             "f'{a[\"b\"]}'",
                             "f'{ {1: 2}[1] }'",
                             "f'{(lambda x: 1)}'",
                             "1e309",
                             "...",
                             "a.b(c)[d]",
                             "a < b < c",
                             "a and (b or c)",
                             "a @ b // c % d",
                             "~a << b | c ^ d & e"})
        QTest::newRow(text) << QByteArray(text);
}

void TestSyntax::expressionsAreWrittenAgain()
{
    QFETCH(QByteArray, text);
    const auto withoutPlaces = [](const QByteArray &tree) {
        return QString::fromUtf8(tree).remove(QRegularExpression(QStringLiteral("@[0-9:-]+")));
    };
    for (const PythonVersion version : {PythonVersion::Python311, PythonVersion::Python313}) {
        const ParsedExpression parsed = parseExpression(text, version);
        QVERIFY2(parsed.expression, qPrintable(parsed.fault.message));
        const std::optional<QString> again = unparsed(*parsed.expression, version);
        QVERIFY(again);
        QCOMPARE(withoutPlaces(treeOf(again->toUtf8(), version)), withoutPlaces(dumped(*parsed.expression)));
    }
}

void TestSyntax::endlessNestingIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int kMany = 100'000;
    QTest::newRow("brackets") << QByteArray(kMany, '(');
    QTest::newRow("signs") << QByteArray(kMany, '-') + "1";
    QTest::newRow("not") << QByteArray("not ").repeated(kMany) + "1";
    QTest::newRow("lambda") << QByteArray("lambda:").repeated(kMany) + "1";
    QTest::newRow("powers") << QByteArray("1**").repeated(kMany) + "1";
    QTest::newRow("sums") << QByteArray("1+").repeated(kMany) + "1";
    QTest::newRow("attributes") << "x" + QByteArray(".x").repeated(kMany);
    QTest::newRow("calls") << "x" + QByteArray("()").repeated(kMany);
    QTest::newRow("else") << QByteArray("1 if 1 else ").repeated(kMany) + "1";
    QTest::newRow("elif") << "if 1: pass\n" + QByteArray("elif 1: pass\n").repeated(kMany);
    QTest::newRow("stars") << QByteArray("*").repeated(kMany) + "x = 1";
    QTest::newRow("f-strings") << QByteArray("f'{").repeated(kMany);
    QTest::newRow("a line of 100 MB") << QByteArray(100'000'000, 'x');
    QByteArray blocks;
    for (int depth = 0; depth < 200; ++depth)
        blocks += QByteArray(depth, ' ') + "if 1:\n";
    QTest::newRow("blocks") << blocks;
}

void TestSyntax::endlessNestingIsRefused()
{
    QFETCH(QByteArray, text);
    for (const PythonVersion version : {PythonVersion::Python311, PythonVersion::Python313})
        QVERIFY(!parseModule(text, version).module);
}

void TestSyntax::randomBytesAreRead()
{
    QRandomGenerator chance(1);
    const QByteArray pieces = "()[]{}'\"\\#:=,.0a_ \t\n\r\f\x01$?!fbrunN*/<>-+@%&|^~;x";
    for (int round = 0; round < 3000; ++round) {
        QByteArray text;
        for (int length = chance.bounded(60); length > 0; --length)
            text +=
                chance.bounded(8) == 0 ? char(chance.bounded(256)) : pieces[chance.bounded(pieces.size())];
        const ParsedModule parsed = parseModule(text, PythonVersion(chance.bounded(3)));
        QVERIFY(parsed.module || !parsed.fault.message.isEmpty());
    }
}

SIGNALBOX_TEST(TestSyntax)

} // namespace tst_syntax

#include "tst_syntax.moc"

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/exceptions.h"
#include "engine/language/values.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_values {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

ValuePointer list(std::vector<ValuePointer> parts)
{
    return Value::makeList(std::move(parts));
}

ValuePointer text(const char *words)
{
    return Value::makeText(QString::fromUtf8(words));
}

ValuePointer exception(const char *words)
{
    return Value::makeException({words, {}});
}

QString compared(const ValuePointer &one, const ValuePointer &other)
{
    std::string error;
    const bool less = isLess(one, other, error);
    return error.empty() ? (less ? u"less"_s : u"not less"_s) : QString::fromStdString(error);
}

} // namespace

/// Every expectation is what Python says of the same.
class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void representations_data();
    void representations();
    void printingShowsTextsAsTheyAre();
    void comparisons_data();
    void comparisons();
    void whatSaysNothing();
    void longOnesAreCut();
    void deepOnesAreLetGo();
};

void TestValues::representations_data()
{
    QTest::addColumn<ValuePointer>("value");
    QTest::addColumn<QString>("repr");
    const auto row = [](const ValuePointer &value, const QString &repr) {
        QTest::newRow(qPrintable(repr)) << value << repr;
    };
    row(nullptr, u"None"_s);
    row(text("soup"), u"'soup'"_s);
    row(text("it's"), u"\"it's\""_s);
    row(text("it's \"hot\""), u"'it\\'s \"hot\"'"_s);
    row(text("a\nb\t\\"), u"'a\\nb\\t\\\\'"_s);
    row(text("été\u200b"), u"'été\\u200b'"_s);
    row(Value::makeTrue(), u"True"_s);
    row(Value::makeNumber(-3), u"-3"_s);
    row(list({}), u"[]"_s);
    row(list({text("a"), nullptr, list({Value::makeTrue()})}), u"['a', None, [True]]"_s);
    row(Value::makeTuple({Value::makeNumber(1), text("a")}), u"(1, 'a')"_s);
    row(exception("ValueError"), u"ValueError()"_s);
    row(exception("ValueError: too hot"), u"ValueError('too hot')"_s);
    row(exception("CancelledError: "), u"CancelledError('')"_s);
    const auto part = std::make_shared<const Failure>(Failure{"KeyError: salt", {}});
    row(Value::makeException(groupOf("two", {part, part})),
        u"ExceptionGroup('two', [KeyError('salt'), KeyError('salt')])"_s);
}

void TestValues::representations()
{
    QFETCH(ValuePointer, value);
    QFETCH(QString, repr);
    QCOMPARE(reprOf(value), repr);
}

void TestValues::printingShowsTextsAsTheyAre()
{
    QCOMPARE(textOf(text("it's")), u"it's"_s);
    QCOMPARE(textOf(list({text("it's")})), u"[\"it's\"]"_s);
    QCOMPARE(textOf(nullptr), u"None"_s);
}

void TestValues::comparisons_data()
{
    QTest::addColumn<ValuePointer>("one");
    QTest::addColumn<ValuePointer>("other");
    QTest::addColumn<QString>("expected");
    const auto refused = [](const char *one, const char *other) {
        return u"TypeError: '<' not supported between instances of '%1' and '%2'"_s.arg(QLatin1String(one),
                                                                                        QLatin1String(other));
    };
    const ValuePointer failure = exception("ValueError: bad");
    QTest::newRow("texts") << text("10") << text("9") << u"less"_s;
    QTest::newRow("by code points") << text("Z") << text("a") << u"less"_s;
    QTest::newRow("equal texts") << text("a") << text("a") << u"not less"_s;
    QTest::newRow("True is one") << Value::makeTrue() << Value::makeNumber(2) << u"less"_s;
    QTest::newRow("True is not less than one") << Value::makeTrue() << Value::makeNumber(1) << u"not less"_s;
    QTest::newRow("None and a text") << ValuePointer() << text("a") << refused("NoneType", "str");
    QTest::newRow("a text and a list") << text("a") << list({}) << refused("str", "list");
    QTest::newRow("None and None") << ValuePointer() << ValuePointer() << refused("NoneType", "NoneType");
    QTest::newRow("lists") << list({text("a"), text("b")}) << list({text("a"), text("c")}) << u"less"_s;
    QTest::newRow("a longer list") << list({text("a"), text("b")}) << list({text("a")}) << u"not less"_s;
    QTest::newRow("lists that begin alike")
        << list({nullptr, text("a")}) << list({nullptr, Value::makeTrue()}) << refused("str", "bool");
    QTest::newRow("the same exception")
        << list({failure, text("a")}) << list({failure, text("b")}) << u"less"_s;
    QTest::newRow("exceptions alike")
        << list({failure}) << list({exception("ValueError: bad")}) << refused("ValueError", "ValueError");
    QTest::newRow("a tuple and a list") << Value::makeTuple({}) << list({}) << refused("tuple", "list");
}

void TestValues::comparisons()
{
    QFETCH(ValuePointer, one);
    QFETCH(ValuePointer, other);
    QFETCH(QString, expected);
    QCOMPARE(compared(one, other), expected);
}

void TestValues::whatSaysNothing()
{
    QVERIFY(isNothing(nullptr));
    QVERIFY(isNothing(list({})));
    QVERIFY(isNothing(list({nullptr, list({nullptr})})));
    QVERIFY(!isNothing(list({nullptr, text("")})));
    QVERIFY(!isNothing(Value::makeTuple({nullptr})));
    QVERIFY(!isNothing(Value::makeTrue()));
}

/// Twice as long in each of seventy steps: longer than any memory.
void TestValues::longOnesAreCut()
{
    auto failure = std::make_shared<const Failure>(Failure{"ValueError: bad", {}});
    for (int step = 0; step < 70; ++step)
        failure = std::make_shared<const Failure>(groupOf("both", {failure, failure}));
    QCOMPARE(reprOf(Value::makeException(*failure)).size(), Value::kLongestRepr + 1);

    ValuePointer value = text("a");
    ValuePointer twin = text("a");
    for (int step = 0; step < 70; ++step) {
        value = list({value, value});
        twin = list({twin, twin});
    }
    QCOMPARE(reprOf(value).size(), Value::kLongestRepr + 1);
    QVERIFY(reprOf(value).endsWith(u'…'));
    QVERIFY(!isNothing(value));
    QCOMPARE(compared(value, value), u"not less"_s);
    QCOMPARE(compared(value, twin), u"not less"_s);
}

void TestValues::deepOnesAreLetGo()
{
    ValuePointer value;
    for (int step = 0; step < 1'000'000; ++step)
        value = list({value, text("a")});
    QCOMPARE(reprOf(value).size(), Value::kLongestRepr + 1);
    value.reset(); // not by as many calls in each other
    QVERIFY(!value);
}

SIGNALBOX_TEST(TestValues)

} // namespace tst_values

#include "tst_values.moc"

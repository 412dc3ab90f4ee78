// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words from documents, file names and exceptions are plain text wherever they are shown, and text goes into
// fields from any clipboard.

#include "tests/support/suite.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/breakable.h"
#include "widgets/look/plaintextedit.h"
#include "widgets/look/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QRegularExpression>
#include <QTest>

namespace tst_plaintext {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kMarkup = u"<img src=/nowhere.png><b>kind</b>"_s;

/// Hands itself over where Qt would have text.
class Field : public PlainTextEdit {
public:
    using PlainTextEdit::canInsertFromMimeData;
    using PlainTextEdit::insertFromMimeData;
};

QStringList callsOf(const QString &source, const QString &function)
{
    QStringList arguments;
    for (qsizetype at = source.indexOf(function); at >= 0; at = source.indexOf(function, at + 1)) {
        const qsizetype from = at + function.size();
        qsizetype to = from;
        for (int depth = 1; to < source.size() && depth > 0; ++to)
            depth += source[to] == u'(' ? 1 : source[to] == u')' ? -1 : 0;
        arguments.append(source.mid(from, to - from - 1).simplified());
    }
    return arguments;
}

} // namespace

class TestPlainText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::dark()); }
    void aMessageBoxShowsMarkupAsItIs();
    void aLabelShowsMarkupAsItIsUnlessItSaysOtherwise();
    void aToolTipShowsMarkupAsItIs();
    void anEmptyClipboardPastesNothing();
    void everyToolTipIsFixedOrEscaped();
    void noMessageBoxAndNoFieldGoesAround();
};

void TestPlainText::aMessageBoxShowsMarkupAsItIs()
{
    QMessageBox box(QMessageBox::Warning, u"Not opened"_s, kMarkup, QMessageBox::Ok);
    box.setInformativeText(kMarkup);
    box.show();
    int seen = 0;
    for (const QLabel *label : box.findChildren<QLabel *>()) {
        QVERIFY(label->textFormat() == Qt::PlainText);
        seen += label->text() == kMarkup ? 1 : 0;
    }
    QCOMPARE(seen, 2);
}

void TestPlainText::aLabelShowsMarkupAsItIsUnlessItSaysOtherwise()
{
    QWidget window;
    auto *const plain = new QLabel(kMarkup, &window);
    auto *const rich = new QLabel(u"<b>bold</b>"_s, &window);
    rich->setTextFormat(Qt::RichText);
    window.show();
    QCOMPARE(plain->textFormat(), Qt::PlainText);
    QCOMPARE(rich->textFormat(), Qt::RichText);
}

void TestPlainText::aToolTipShowsMarkupAsItIs()
{
    QString tip = asToolTip(kMarkup + u"\nnext"_s);
    tip.remove(QChar(0x200b)); // where a long word may be broken
    QVERIFY(Qt::mightBeRichText(tip)); // else its escapes would be seen
    QVERIFY(!tip.contains(u"<img"_s));
    QVERIFY(tip.contains(u"&lt;b&gt;kind&lt;/b&gt;<br>next"_s));
}

void TestPlainText::anEmptyClipboardPastesNothing()
{
    Field field;
    field.setPlainText(u"words"_s);
    field.show();
    field.setFocus();
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QTest::mouseClick(field.viewport(), Qt::MiddleButton, {}, {4, 4});
    QMimeData nothing;
    QVERIFY(!field.canInsertFromMimeData(&nothing));
    QVERIFY(!field.canInsertFromMimeData(nullptr));
    field.insertFromMimeData(&nothing);
    field.insertFromMimeData(nullptr);
    QCOMPARE(field.toPlainText(), u"words"_s);
    QMimeData some;
    some.setText(u"more "_s);
    field.insertFromMimeData(&some);
    QCOMPARE(field.toPlainText(), u"more words"_s);
}

/// A tip is a sentence of ours, or it goes through asToolTip().
void TestPlainText::everyToolTipIsFixedOrEscaped()
{
    static const QRegularExpression fixed(
        u"^(tr\\(|[A-Za-z]+::tr\\(|ChartInfo::words\\(|u?\"|QString\\(\\)|QStringLiteral\\(|([A-Z]\\w+Column,"
        u" )?asToolTip\\(|"
        u"info\\(|help$|help\\b|"
        u"kind\\.help|"
        "verb\\.help|row\\.help|tooltip\\(|.*\\? QString\\(\\) : asToolTip\\(|const QString)"_s);
    int tips = 0;
    for (const QString &folder : {u"/app"_s, u"/widgets"_s}) {
        QDirIterator files(QStringLiteral(SIGNALBOX_SOURCE_DIR) + folder, {u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString &argument : callsOf(QString::fromUtf8(file.readAll()), u"setToolTip("_s)) {
                ++tips;
                QVERIFY2(fixed.match(argument).hasMatch(),
                         qPrintable(file.fileName() + u": setToolTip("_s + argument + u')'));
            }
        }
    }
    QVERIFY(tips > 10);
}

/// Boxes that Qt makes and shows at once cannot be tested for their format; Qt's own field has a fault.
void TestPlainText::noMessageBoxAndNoFieldGoesAround()
{
    static const QRegularExpression wrong(
        u"setTextFormat\\(Qt::(AutoText|MarkdownText)|new Q(Plain)?TextEdit\\b|"
        "new QTextBrowser|QErrorMessage"_s);
    for (const QString &folder : {u"/app"_s, u"/widgets"_s}) {
        QDirIterator files(QStringLiteral(SIGNALBOX_SOURCE_DIR) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto found = wrong.match(QString::fromUtf8(file.readAll()));
            QVERIFY2(!found.hasMatch(), qPrintable(file.fileName() + u": "_s + found.captured()));
        }
    }
}

SIGNALBOX_TEST(TestPlainText)

} // namespace tst_plaintext

#include "tst_plaintext.moc"

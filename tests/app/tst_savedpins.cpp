// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/savedpins.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <QUndoStack>

namespace tst_savedpins {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const VariableName kCount{u"main"_s, u"main"_s, u"count"_s};
const VariableName kLimit{u"module"_s, u"<module>"_s, u"limit"_s};

struct PinDesk {
    Document document;
    RunKeeper keeper{document};
    PinnedVariables pins{keeper};
    SavedPins saved{document, pins};
};

} // namespace

class TestSavedPins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pinningIsAChangeOfTheDocumentThatCanBeUndone()
    {
        PinDesk it;
        it.pins.toggle(kCount);
        it.pins.toggle(kLimit);
        QVERIFY(it.document.isModified());
        it.document.undoStack().undo();
        QCOMPARE(it.pins.names(), QList<VariableName>{kCount});
        it.document.undoStack().undo();
        QCOMPARE(it.pins.count(), 0);
        QVERIFY(!it.document.isModified());
        it.document.undoStack().redo();
        QCOMPARE(it.pins.names(), QList<VariableName>{kCount});
    }

    void anotherDocumentHasItsOwn()
    {
        PinDesk it;
        it.pins.toggle(kCount);
        const Layout layout = it.document.layout();
        it.document.reset({});
        QCOMPARE(it.pins.count(), 0);
        it.document.reset(layout);
        QCOMPARE(it.pins.names(), QList<VariableName>{kCount});
        QVERIFY(!it.document.isModified());
    }

    void whatIsNoPinIsPassedOver()
    {
        Layout layout;
        layout.settings.extra = QJsonObject{{u"pins"_s,
                                             QJsonArray{1, QJsonObject{{u"task"_s, u"main"_s}},
                                                        QJsonObject{{u"task"_s, u"main"_s},
                                                                    {u"function"_s, u"main"_s},
                                                                    {u"variable"_s, u"count"_s}}}}};
        PinDesk it;
        it.document.reset(layout);
        QCOMPARE(it.pins.names(), QList<VariableName>{kCount});
    }
};

SIGNALBOX_TEST(TestSavedPins)

} // namespace tst_savedpins

#include "tst_savedpins.moc"

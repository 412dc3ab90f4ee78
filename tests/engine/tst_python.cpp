// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/document/layoutfile.h"
#include "engine/export/python.h"
#include "engine/layout/catalog.h"
#include "tests/support/programs.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Layout example(const QString &name)
{
    const LoadResult loaded = loadLayout(kSource + u"/examples/"_s + name + u".signalbox"_s);
    return loaded.layout.value_or(Layout());
}

PythonSource exported(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description);
}

} // namespace

class TestPython : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examplesReadAsTheyAlwaysHave_data();
    void examplesReadAsTheyAlwaysHave();
};

void TestPython::examplesReadAsTheyAlwaysHave_data()
{
    QTest::addColumn<QString>("name");
    const QDir directory(kSource + u"/examples"_s, u"*.signalbox"_s, QDir::Name);
    for (const QFileInfo &file : directory.entryInfoList())
        QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
}

void TestPython::examplesReadAsTheyAlwaysHave()
{
    QFETCH(QString, name);
    const QString path = kSource + u"/tests/engine/golden/"_s + name + u".py"_s;
    const QByteArray now = exported(example(name)).text().toUtf8();
    if (qEnvironmentVariableIsSet("SIGNALBOX_UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(now);
    }
    QCOMPARE(now, contents(path));
}

QTEST_GUILESS_MAIN(TestPython)
#include "tst_python.moc"

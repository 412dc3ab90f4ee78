// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/outputfile.h"
#include "tests/support/files.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace tst_outputfile {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestOutputFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileAppearsOnlyWhenItIsWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"trace"_s);
        OutputFile file(path);
        QVERIFY(file.open());
        QVERIFY(file.write("one "));
        QVERIFY(file.write("two"));
        QVERIFY(!QFile::exists(path));
        QVERIFY(file.commit());
        QCOMPARE(contentOf(path), QByteArray("one two"));
        QVERIFY(!file.hasFailed());
    }

    void withoutACommitNothingChanges()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"trace"_s);
        writeFile(path, "precious");
        {
            OutputFile file(path);
            QVERIFY(file.open());
            QVERIFY(file.write("half"));
        }
        QCOMPARE(contentOf(path), QByteArray("precious"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"trace"_s});
    }

    void whatIsNoFileIsNotReplaced()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        for (const QString &place : {path, u"/dev/null"_s}) {
            OutputFile file(place);
            QVERIFY(!file.open());
            QCOMPARE(file.error(),
                     u"Cannot write %1: It is not an ordinary file. Choose another file name."_s.arg(place));
            QVERIFY(isStream(place));
        }
    }

    void theSystemsReasonIsKept()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"large"_s);
        writeFile(path, "precious");
        {
            OutputFile large(path);
            QVERIFY(large.open());
            const FileSizeLimit limit(10'000);
            QVERIFY(!large.write(QByteArray(25'000, 'x')));
            QCOMPARE(large.refusal().reason, u"File too large."_s);
            QVERIFY(!large.commit());
        }
        QCOMPARE(contentOf(path), QByteArray("precious"));
    }

    void aFolderAndAMissingFolderAreNamed()
    {
        QTemporaryDir folder;
        OutputFile there(folder.path());
        QVERIFY(!there.open());
        QVERIFY2(there.error().contains(u"It is a folder."), qPrintable(there.error()));
        OutputFile missing(folder.filePath(u"no/trace"_s));
        QVERIFY(!missing.open());
        QVERIFY2(missing.error().contains(u"There is no folder"), qPrintable(missing.error()));
    }
};

SIGNALBOX_TEST(TestOutputFile)

} // namespace tst_outputfile

#include "tst_outputfile.moc"

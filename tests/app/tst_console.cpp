// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tst_console {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceIsWrittenIntoAndStaysOne()
    {
        console::Sink sink(u"/dev/null"_s);
        QVERIFY(sink.open());
        QVERIFY(!sink.isFile());
        QVERIFY(sink.write("gone"));
        QVERIFY(sink.commit());
        struct stat found = {};
        QCOMPARE(::stat("/dev/null", &found), 0);
        QVERIFY(S_ISCHR(found.st_mode));
    }

    void aPipeGetsTheBytesAndStaysOne()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        const int reader = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        console::Sink sink(path);
        QVERIFY(sink.open());
        QVERIFY(sink.write("through"));
        char got[16] = {};
        QCOMPARE(::read(reader, got, sizeof got), ssize_t(7));
        QCOMPARE(QByteArray(got), QByteArray("through"));
        QVERIFY(sink.commit());
        ::close(reader);
        QVERIFY(isStream(path));
    }

    void aFileAppearsWithTheCommit()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"trace"_s);
        console::Sink sink(path);
        QVERIFY(sink.open());
        QVERIFY(sink.isFile());
        QVERIFY(sink.write("whole"));
        QVERIFY(!QFile::exists(path));
        QVERIFY(sink.commit());
        QVERIFY(QFile::exists(path));
    }

    void aFullDeviceFails()
    {
        console::Sink sink(u"/dev/full"_s);
        QVERIFY(sink.open());
        QVERIFY(!sink.write("x"));
    }

    void whatATerminalWouldObeyIsReplaced()
    {
        QCOMPARE(console::printable(u"a\x1b[1m\u0007b\n\u0085\u202ec é"_s),
                 u"a\ufffd[1m\ufffdb\n\ufffd\ufffdc é"_s);
    }
};

SIGNALBOX_TEST(TestConsole)

} // namespace tst_console

#include "tst_console.moc"

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real program on a real X11 display (in memory, by Xvfb), under a real mouse (by xdotool): what the
// tests with sent events cannot show, that a drag from the palette begins, moves and drops.

#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace tst_realwindow {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kProgram = QStringLiteral(SIGNALBOX_BUILD_DIR "/app/signalbox");
constexpr int kPatience = 30'000; // milliseconds for anything that is waited for

/// A process that ends with its test.
class Helper : public QProcess {
public:
    ~Helper() override
    {
        if (state() == NotRunning)
            return;
        terminate();
        if (!waitForFinished(5000)) {
            kill();
            waitForFinished(5000);
        }
    }
};

} // namespace

class TestRealWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &tool : {u"Xvfb"_s, u"xdotool"_s})
            QVERIFY2(!QStandardPaths::findExecutable(tool).isEmpty(),
                     qPrintable(tool + u" is not installed"_s));
        QVERIFY2(QFile::exists(kProgram), qPrintable(kProgram));
        // Xvfb chooses a display that is free and says which. Without -noreset it would start anew whenever
        // its last client leaves, and cut off a program that is just connecting.
        m_server.start(u"Xvfb"_s,
                       {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-nolisten"_s,
                        u"tcp"_s, u"-noreset"_s});
        QVERIFY(m_server.waitForStarted());
        QByteArray number;
        while (!number.endsWith('\n')) {
            QVERIFY2(m_server.waitForReadyRead(kPatience), m_server.readAllStandardError());
            number += m_server.readAllStandardOutput();
        }
        m_display = u':' + QString::fromLatin1(number.trimmed());
    }

    void draggingFromThePaletteAddsOneNode()
    {
        QTemporaryDir home;
        const QString path = home.filePath(u"drawn.signalbox"_s);
        QVERIFY(!saveLayout(Layout(), path));
        Helper program;
        program.setProcessEnvironment(environment(home.path()));
        program.start(kProgram, {path});
        QVERIFY(program.waitForStarted());

        const QString window = windowCalled(u"drawn.signalbox"_s);
        QVERIFY2(!window.isEmpty(), said(program));
        xdotool({u"windowmove"_s, window, u"0"_s, u"0"_s});
        QTRY_COMPARE_WITH_TIMEOUT(place(window), QPoint(0, 0), kPatience);
        xdotool({u"windowfocus"_s, u"--sync"_s, window});

        // The palette shows what answers to the letters typed: one entry, so that whatever the fonts' sizes
        // the drag begins on it. The first drag comes while the program does not look.
        xdotool({u"mousemove"_s, u"--sync"_s, u"90"_s, u"88"_s, u"click"_s, u"1"_s});
        xdotool({u"type"_s, u"producer"_s});
        const auto processId = pid_t(program.processId());
        bool added = false;
        for (int y = 148; y < 260 && !added; y += 14) {
            QCOMPARE(::kill(processId, SIGSTOP), 0);
            drag({70, y}, {700, 330});
            QCOMPARE(::kill(processId, SIGCONT), 0);
            added = waitForTitle(window, u"drawn.signalbox*"_s, 6000);
        }
        QVERIFY2(added, qPrintable(title(window)));

        xdotool({u"key"_s, u"--window"_s, window, u"ctrl+s"_s});
        QVERIFY2(waitForTitle(window, u"drawn.signalbox "_s, kPatience), qPrintable(title(window)));
        const LoadResult result = loadLayout(path);
        QVERIFY(result.layout);
        QCOMPARE(result.layout->nodes.size(), 1);
        QCOMPARE(result.layout->nodes[0].kind, NodeKind::Producer);
        QCOMPARE(program.state(), QProcess::Running);
    }

private:
    QProcessEnvironment environment(const QString &home) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, m_display);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        for (const auto *variable :
             {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            environment.insert(QLatin1String(variable), home);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        return environment;
    }

    static QByteArray said(QProcess &program)
    {
        program.waitForFinished(100); // reads what it wrote
        return "the program " + QByteArray(program.state() == QProcess::Running ? "runs" : "has ended")
            + " and said: " + program.readAllStandardError();
    }

    QString xdotool(const QStringList &arguments) const
    {
        QProcess tool;
        tool.setProcessEnvironment(environment(u"/"_s));
        tool.start(u"xdotool"_s, arguments);
        tool.waitForFinished(kPatience);
        return QString::fromUtf8(tool.readAllStandardOutput()).trimmed();
    }

    QString windowCalled(const QString &name) const
    {
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < kPatience;) {
            const QString found = xdotool({u"search"_s, u"--onlyvisible"_s, u"--name"_s, name});
            if (!found.isEmpty())
                return found.section(u'\n', 0, 0);
        }
        return {};
    }

    QString title(const QString &window) const { return xdotool({u"getwindowname"_s, window}); }

    bool waitForTitle(const QString &window, const QString &beginning, int patience) const
    {
        QElapsedTimer clock;
        clock.start();
        while (!title(window).startsWith(beginning))
            if (clock.elapsed() > patience)
                return false;
        return true;
    }

    QPoint place(const QString &window) const
    {
        const auto match = QRegularExpression(u"Position: (-?\\d+),(-?\\d+)"_s)
                               .match(xdotool({u"getwindowgeometry"_s, window}));
        return match.hasMatch() ? QPoint(match.captured(1).toInt(), match.captured(2).toInt())
                                : QPoint(-1, -1);
    }

    /// A hand's drag: it presses, moves on by and by, and lets go.
    void drag(QPoint from, QPoint to) const
    {
        const auto moveTo = [](QPointF at) {
            return QStringList{u"mousemove"_s, u"--sync"_s, QString::number(qRound(at.x())),
                               QString::number(qRound(at.y()))};
        };
        xdotool(moveTo(from));
        xdotool({u"mousedown"_s, u"1"_s});
        for (int part = 1; part <= 12; ++part)
            xdotool(moveTo(QPointF(from) + QPointF(to - from) * part / 12));
        xdotool({u"mouseup"_s, u"1"_s});
    }

    Helper m_server;
    QString m_display;
};

SIGNALBOX_TEST(TestRealWindow)

} // namespace tst_realwindow

#include "tst_realwindow.moc"

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/files.h"
#include <QFile>
#include <QProcess>
#include <QTest>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

inline const QString kProgram = QStringLiteral(SIGNALBOX_BUILD_DIR "/app/signalbox");

inline QString example(const QString &name)
{
    return QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name + u".signalbox"_s;
}

inline const QString kQueue = u"01_bounded_queue"_s;
inline const QString kRandom = u"11_random_arrivals"_s;

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// The real program, without a display.
inline QProcessEnvironment noDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    return environment;
}

inline Answer signalboxWith(const QStringList &arguments, const QByteArray &input = {},
                            const QProcessEnvironment &environment = noDisplay())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(kProgram, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The program, told with \a arguments to write \a path, leaves what is there, and replaces it with --force.
inline void verifyThatOnlyForceReplaces(const QString &path, const QStringList &arguments)
{
    writeFile(path, "precious");
    const Answer refused = signalboxWith(arguments);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("--force"), refused.err);
    QCOMPARE(contentOf(path), QByteArray("precious"));
    QCOMPARE(signalboxWith(arguments + QStringList{u"--force"_s}).code, 0);
    QVERIFY(contentOf(path) != "precious");
}

} // namespace signalbox::testing

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pythonreader.h"

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000; ///< milliseconds

/// Compiles, for a loop outside of a function and the like are found by the compiler, not the parser.
const QString &reader()
{
    static const QString text = uR"(
import sys, warnings
warnings.simplefilter("ignore")
while size := sys.stdin.buffer.readline():
    try:
        compile(sys.stdin.buffer.read(int(size)), "export", "exec", dont_inherit=True)
        print(flush=True)
    except BaseException as error:
        print(ascii(error), flush=True)
)"_s;
    return text;
}

} // namespace

PythonReader::~PythonReader()
{
    m_python.closeWriteChannel();
    m_python.waitForFinished(kPatience);
}

QString PythonReader::complaint(const QByteArray &program)
{
    if (m_python.state() == QProcess::NotRunning) {
        m_python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_python.start(u"python3"_s, {u"-I"_s, u"-c"_s, reader()});
        if (!m_python.waitForStarted(kPatience))
            return u"python3 does not start: "_s + m_python.errorString();
    }
    m_python.write(QByteArray::number(program.size()) + '\n' + program);
    while (!m_python.canReadLine()) {
        if (!m_python.waitForReadyRead(kPatience))
            return u"python3 does not answer: "_s + m_python.errorString();
    }
    return QString::fromUtf8(m_python.readLine()).trimmed();
}

} // namespace signalbox::testing

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/program.h"

#include "app/commands.h"
#include "app/console.h"
#include "app/mainwindow.h"
#include "app/preferences.h"
#include "app/sweepcommand.h"
#include "engine/messages/message.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/pseudolanguage.h"
#include "widgets/session/errand.h"

#include <QApplication>
#include <QFile>
#include <QTimer>

#include <cstdlib>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Command = Invocation::Command;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Program)
};

/// The language of the application that there is, for as long as this lives.
class Language {
public:
    Language()
    {
        if (qEnvironmentVariable("SIGNALBOX_LANGUAGE") == u"pseudo"_s)
            QCoreApplication::installTranslator(&m_pseudo);
    }

private:
    PseudoLanguage m_pseudo;
};

/// What Qt says about a session that a command does not need is no concern of who runs it.
void passOn(QtMsgType, const QMessageLogContext &, const QString &message)
{
    if (!message.startsWith(u"QStandardPaths: ") && !message.startsWith(u"Detected locale "))
        console::complain(message + u'\n');
}

int paintWithoutDisplay(int argc, char **argv, const Invocation &invocation)
{
    // Painting needs fonts but no display; whatever platform the person's windows use is of no use here.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const Language language;
    applyTheme(application, invocation.film.theme);
    console::catchInterrupts();
    return exportCommand(invocation);
}

int runWithoutPainting(int argc, char **argv, const Invocation &invocation)
{
    QCoreApplication application(argc, argv);
    const Language language;
    console::catchInterrupts();
    switch (invocation.command) {
    case Command::Run:
        return runCommand(invocation);
    case Command::Python:
        return pythonCommand(invocation);
    case Command::Import:
        return importCommand(invocation);
    case Command::Validate:
        return validateCommand(invocation);
    case Command::Sweep:
        return sweepCommand(invocation);
    case Command::Compare:
        return compareCommand(invocation);
    case Command::Window:
    case Command::Export:
    case Command::Answer:
    case Command::Misuse:
        break; // need a display, or nothing
    }
    Q_UNREACHABLE();
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int refuseWindow(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Language language;
    console::complainOf(
        Words::tr("there is no display to open a window on.\n\"signalbox run\" and \"signalbox "
                  "export\" work without one; see signalbox --help."));
    return 1;
}

int openWindow(int argc, char **argv, const Invocation &invocation)
{
    qInstallMessageHandler(nullptr);
    QApplication application(argc, argv);
    const Language language;
    QApplication::setApplicationName(u"signalbox"_s);
    QApplication::setApplicationDisplayName(u"Signalbox"_s);
    QApplication::setDesktopFileName(u"signalbox"_s);
    Preferences preferences;
    int code = 0;
    {
        MainWindow window(preferences);
        window.show();
        QTimer::singleShot(0, &window, [&] { window.begin(invocation.file); });
        code = QApplication::exec();
    }
    // A program may be in a step that cannot be left halfway, such as sorting. Nothing is open any more.
    constexpr std::chrono::milliseconds patience(500);
    if (!ErrandBase::waitForAll(patience))
        std::_Exit(code);
    return code;
}

/// What it says about them needs an application, whose language it is in; what is done then needs its own.
Invocation parse(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Language language;
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QFile::decodeName(argv[i]));
        // A name that Qt cannot say back would open another file, or none.
        if (QFile::encodeName(arguments.back()) != argv[i])
            return misuse(
                fill(Words::tr("\"{name}\" is not UTF-8; rename the file, or give it as standard input"),
                     {{u"name", arguments.back()}}));
    }
    return parseArguments(arguments);
}

} // namespace

int runProgram(int argc, char **argv)
{
    qInstallMessageHandler(passOn);
    const Invocation invocation = parse(argc, argv);
    switch (invocation.command) {
    case Command::Answer:
        return console::print(invocation.text) ? 0 : 1;
    case Command::Misuse:
        console::complain(invocation.text);
        return 2;
    case Command::Export:
        return paintWithoutDisplay(argc, argv, invocation);
    case Command::Run:
    case Command::Python:
    case Command::Import:
    case Command::Validate:
    case Command::Sweep:
    case Command::Compare:
        return runWithoutPainting(argc, argv, invocation);
    case Command::Window:
        return hasDisplay() ? openWindow(argc, argv, invocation) : refuseWindow(argc, argv);
    }
    Q_UNREACHABLE();
}

} // namespace signalbox

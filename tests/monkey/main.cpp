// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// \file
/// monkey --seed N --actions N --folder FOLDER [--replay FILE]: shakes the real window. FOLDER holds copies
/// of documents and everything it writes. Ends with 0, or says FAULT: on standard error. tests/monkey/run
/// starts it.

#include "app/mainwindow.h"
#include "app/preferences.h"
#include "engine/file/layoutfile.h"
#include "tests/monkey/monkey.h"
#include "tests/monkey/watchdog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QScopeGuard>

#include <cstdio>
#include <cstdlib>

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// Tells the watchdog of every event.
class Application : public QApplication {
public:
    Application(int &argc, char **argv)
        : QApplication(argc, argv)
    {
    }
    bool notify(QObject *receiver, QEvent *event) override
    {
        m_watchdog.beat();
        return QApplication::notify(receiver, event);
    }

private:
    Watchdog m_watchdog;
};

/// A warning ends the run, where it is said, so that what caused it is the last act.
void endOnWarnings(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtDebugMsg || type == QtInfoMsg)
        return;
    // No compositor, no window manager: what the platform cannot do there is not ours.
    for (const QLatin1String platform : {"This plugin does not support"_L1, "QStandardPaths: "_L1})
        if (message.startsWith(platform))
            return;
    std::fprintf(stderr, "FAULT: warning: %s (%s)\n", qPrintable(message), context.category);
    std::abort();
}

/// Nobody opens a browser.
class Nowhere : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void open(const QUrl &) { }
};

QString faultInDocument(const Layout &layout)
{
    const LoadResult again = decodeLayout(encodeLayout(layout));
    if (!again.layout)
        return u"saved, the document would not open: "_s + again.problems.value(0).reason;
    return *again.layout == layout ? QString() : u"saved and opened, the document would be another"_s;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Application application(argc, argv);
    QApplication::setApplicationName(u"signalbox"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    parser.addOptions({{u"seed"_s, {}, u"n"_s, u"1"_s},
                       {u"actions"_s, {}, u"n"_s, u"500"_s},
                       {u"folder"_s, {}, u"folder"_s},
                       {u"replay"_s, {}, u"file"_s}});
    parser.process(application);
    const QString folder = parser.value(u"folder"_s);
    auto acts = parser.isSet(u"replay"_s)
        ? actsIn(parser.value(u"replay"_s))
        : std::optional(randomActs(parser.value(u"seed"_s).toUInt(), parser.value(u"actions"_s).toInt()));
    if (folder.isEmpty() || !acts) {
        std::fprintf(stderr, "monkey --folder FOLDER [--seed N] [--actions N] [--replay FILE]\n");
        return 2;
    }
    qInstallMessageHandler(endOnWarnings);
    Nowhere nowhere;
    const QStringList schemes{u"file"_s, u"http"_s, u"https"_s};
    for (const QString &scheme : schemes)
        QDesktopServices::setUrlHandler(scheme, &nowhere, "open");
    const auto handlers = qScopeGuard([&] {
        for (const QString &scheme : schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    });

    Preferences preferences(QDir(folder).filePath(u"settings.ini"_s));
    preferences.setStarted();
    MainWindow window(preferences, QDir(folder).filePath(u"journals"_s));
    window.show();
    window.begin(QDir(folder).filePath(u"01_bounded_queue.signalbox"_s));
    Monkey monkey(window, folder, *acts);
    QObject::connect(&monkey, &Monkey::finished, &application, [&] {
        // The dialogs that are open end with their event loops.
        while (QWidget *dialog = QApplication::activeModalWidget())
            dialog->close();
        QApplication::exit(0);
    });
    QObject::connect(&window.document(), &Document::changed, &application, [&] {
        if (const QString fault = faultInDocument(window.document().layout()); !fault.isEmpty()) {
            std::fprintf(stderr, "FAULT: %s\n", qPrintable(fault));
            std::abort();
        }
    });
    QElapsedTimer timer;
    timer.start();
    monkey.begin();
    QApplication::exec();
    window.document().undoStack().setClean(); // a closing window must not ask anything
    std::printf("%lld actions in %.1f s\n", static_cast<long long>(monkey.done()),
                double(timer.elapsed()) / 1000);
    return 0;
}

#include "main.moc"

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/beyond.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHash>

namespace signalbox::evaluator {

namespace {

struct Beyond {
    Q_DECLARE_TR_FUNCTIONS(Compiler)
};

enum class Why : quint8 { Threads, Processes, Network, Files, Outside, Later };

struct BeyondRow {
    const char *module;
    Why why;
};

constexpr BeyondRow beyondRows[] = {
    {"threading", Why::Threads},
    {"_thread", Why::Threads},
    {"queue", Why::Threads},
    {"multiprocessing", Why::Processes},
    {"subprocess", Why::Processes},
    {"signal", Why::Processes},
    {"os", Why::Processes},
    {"pty", Why::Processes},
    {"resource", Why::Processes},
    {"socket", Why::Network},
    {"socketserver", Why::Network},
    {"ssl", Why::Network},
    {"select", Why::Network},
    {"selectors", Why::Network},
    {"http", Why::Network},
    {"urllib", Why::Network},
    {"ftplib", Why::Network},
    {"smtplib", Why::Network},
    {"imaplib", Why::Network},
    {"xmlrpc", Why::Network},
    {"ipaddress", Why::Network},
    {"webbrowser", Why::Network},
    {"email", Why::Network},
    {"pathlib", Why::Files},
    {"shutil", Why::Files},
    {"tempfile", Why::Files},
    {"glob", Why::Files},
    {"fnmatch", Why::Files},
    {"fileinput", Why::Files},
    {"sqlite3", Why::Files},
    {"csv", Why::Files},
    {"pickle", Why::Files},
    {"shelve", Why::Files},
    {"configparser", Why::Files},
    {"zipfile", Why::Files},
    {"tarfile", Why::Files},
    {"gzip", Why::Files},
    {"mimetypes", Why::Files},
    {"mmap", Why::Files},
    {"argparse", Why::Outside},
    {"getopt", Why::Outside},
    {"optparse", Why::Outside},
    {"getpass", Why::Outside},
    {"curses", Why::Outside},
    {"readline", Why::Outside},
    {"tkinter", Why::Outside},
    {"turtle", Why::Outside},
    {"ctypes", Why::Outside},
    {"platform", Why::Outside},
    {"locale", Why::Outside},
    {"tracemalloc", Why::Outside},
    {"cProfile", Why::Outside},
    {"profile", Why::Outside},
    {"pdb", Why::Outside},
    {"faulthandler", Why::Outside},
    {"sysconfig", Why::Outside},
    {"array", Why::Later},
    {"ast", Why::Later},
    {"atexit", Why::Later},
    {"base64", Why::Later},
    {"binascii", Why::Later},
    {"calendar", Why::Later},
    {"cmath", Why::Later},
    {"codecs", Why::Later},
    {"colorsys", Why::Later},
    {"decimal", Why::Later},
    {"difflib", Why::Later},
    {"dis", Why::Later},
    {"doctest", Why::Later},
    {"fractions", Why::Later},
    {"graphlib", Why::Later},
    {"hashlib", Why::Later},
    {"hmac", Why::Later},
    {"html", Why::Later},
    {"importlib", Why::Later},
    {"keyword", Why::Later},
    {"linecache", Why::Later},
    {"numbers", Why::Later},
    {"pkgutil", Why::Later},
    {"pprint", Why::Later},
    {"re", Why::Later},
    {"reprlib", Why::Later},
    {"sched", Why::Later},
    {"secrets", Why::Later},
    {"shlex", Why::Later},
    {"struct", Why::Later},
    {"symtable", Why::Later},
    {"timeit", Why::Later},
    {"tokenize", Why::Later},
    {"unicodedata", Why::Later},
    {"unittest", Why::Later},
    {"uuid", Why::Later},
    {"weakref", Why::Later},
    {"xml", Why::Later},
    {"zlib", Why::Later},
    {"zoneinfo", Why::Later},
};

} // namespace

QString whyNotImported(const QString &module)
{
    static const auto reasons = [] {
        QHash<QString, Why> made;
        for (const BeyondRow &row : beyondRows)
            made.insert(QString::fromLatin1(row.module), row.why);
        return made;
    }();
    const auto found = reasons.constFind(module.section(u'.', 0, 0));
    if (found == reasons.cend())
        return {};
    switch (*found) {
    case Why::Threads:
        return fill(Beyond::tr("The module {module} is not run here: threads belong to a later part."),
                    {{u"module", module}});
    case Why::Processes:
        return fill(
            Beyond::tr("The module {module} is not run here: it is about processes outside of the program."),
            {{u"module", module}});
    case Why::Network:
        return fill(
            Beyond::tr("The module {module} is not run here: it is about networks outside of the program."),
            {{u"module", module}});
    case Why::Files:
        return fill(
            Beyond::tr("The module {module} is not run here: it is about files outside of the program."),
            {{u"module", module}});
    case Why::Outside:
        return fill(
            Beyond::tr(
                "The module {module} is not run here: it is about the machine outside of the program."),
            {{u"module", module}});
    case Why::Later:
        break;
    }
    return fill(Beyond::tr("The module {module} is not run here yet."), {{u"module", module}});
}

} // namespace signalbox::evaluator

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
    {"_thread", Why::Threads},
    {"multiprocessing", Why::Processes},
    {"subprocess", Why::Processes},
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
    {"pickle", Why::Files},
    {"shelve", Why::Files},
    {"configparser", Why::Files},
    {"zipfile", Why::Files},
    {"tarfile", Why::Files},
    {"gzip", Why::Files},
    {"mimetypes", Why::Files},
    {"mmap", Why::Files},
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
    {"aifc", Why::Later},
    {"antigravity", Why::Later},
    {"asynchat", Why::Later},
    {"asyncore", Why::Later},
    {"audioop", Why::Later},
    {"bdb", Why::Later},
    {"bz2", Why::Later},
    {"cgi", Why::Later},
    {"cgitb", Why::Later},
    {"chunk", Why::Later},
    {"cmd", Why::Later},
    {"code", Why::Later},
    {"codeop", Why::Later},
    {"compileall", Why::Later},
    {"copyreg", Why::Later},
    {"crypt", Why::Later},
    {"dbm", Why::Later},
    {"distutils", Why::Later},
    {"encodings", Why::Later},
    {"ensurepip", Why::Later},
    {"fcntl", Why::Later},
    {"filecmp", Why::Later},
    {"genericpath", Why::Later},
    {"gettext", Why::Later},
    {"grp", Why::Later},
    {"idlelib", Why::Later},
    {"imghdr", Why::Later},
    {"imp", Why::Later},
    {"lib2to3", Why::Later},
    {"lzma", Why::Later},
    {"mailbox", Why::Later},
    {"mailcap", Why::Later},
    {"marshal", Why::Later},
    {"modulefinder", Why::Later},
    {"msilib", Why::Later},
    {"msvcrt", Why::Later},
    {"netrc", Why::Later},
    {"nis", Why::Later},
    {"nntplib", Why::Later},
    {"nt", Why::Later},
    {"ntpath", Why::Later},
    {"nturl2path", Why::Later},
    {"opcode", Why::Later},
    {"ossaudiodev", Why::Later},
    {"pickletools", Why::Later},
    {"pipes", Why::Later},
    {"plistlib", Why::Later},
    {"poplib", Why::Later},
    {"posix", Why::Later},
    {"pstats", Why::Later},
    {"pwd", Why::Later},
    {"py_compile", Why::Later},
    {"pyclbr", Why::Later},
    {"pydoc", Why::Later},
    {"pydoc_data", Why::Later},
    {"pyexpat", Why::Later},
    {"quopri", Why::Later},
    {"rlcompleter", Why::Later},
    {"runpy", Why::Later},
    {"site", Why::Later},
    {"smtpd", Why::Later},
    {"sndhdr", Why::Later},
    {"spwd", Why::Later},
    {"sre_compile", Why::Later},
    {"sre_constants", Why::Later},
    {"sre_parse", Why::Later},
    {"stat", Why::Later},
    {"stringprep", Why::Later},
    {"sunau", Why::Later},
    {"syslog", Why::Later},
    {"tabnanny", Why::Later},
    {"telnetlib", Why::Later},
    {"termios", Why::Later},
    {"this", Why::Later},
    {"token", Why::Later},
    {"tomllib", Why::Later},
    {"trace", Why::Later},
    {"tty", Why::Later},
    {"turtledemo", Why::Later},
    {"uu", Why::Later},
    {"venv", Why::Later},
    {"wave", Why::Later},
    {"winreg", Why::Later},
    {"winsound", Why::Later},
    {"wsgiref", Why::Later},
    {"xdrlib", Why::Later},
    {"zipapp", Why::Later},
    {"zipimport", Why::Later},
    {"asyncio.base_events", Why::Later},
    {"asyncio.base_futures", Why::Later},
    {"asyncio.base_subprocess", Why::Later},
    {"asyncio.base_tasks", Why::Later},
    {"asyncio.constants", Why::Later},
    {"asyncio.format_helpers", Why::Later},
    {"asyncio.log", Why::Later},
    {"asyncio.mixins", Why::Later},
    {"asyncio.proactor_events", Why::Later},
    {"asyncio.protocols", Why::Later},
    {"asyncio.selector_events", Why::Later},
    {"asyncio.sslproto", Why::Later},
    {"asyncio.staggered", Why::Later},
    {"asyncio.streams", Why::Later},
    {"asyncio.subprocess", Why::Later},
    {"asyncio.threads", Why::Later},
    {"asyncio.transports", Why::Later},
    {"asyncio.trsock", Why::Later},
    {"asyncio.unix_events", Why::Later},
    {"asyncio.windows_events", Why::Later},
    {"asyncio.windows_utils", Why::Later},
    {"concurrent.futures._base", Why::Later},
    {"concurrent.futures.process", Why::Later},
    {"html.entities", Why::Later},
    {"html.parser", Why::Later},
    {"json.encoder", Why::Later},
    {"json.scanner", Why::Later},
    {"json.tool", Why::Later},
    {"logging.config", Why::Later},
    {"logging.handlers", Why::Later},
    {"array", Why::Later},
    {"ast", Why::Later},
    {"calendar", Why::Later},
    {"cmath", Why::Later},
    {"codecs", Why::Later},
    {"colorsys", Why::Later},
    {"difflib", Why::Later},
    {"dis", Why::Later},
    {"doctest", Why::Later},
    {"hmac", Why::Later},
    {"importlib", Why::Later},
    {"linecache", Why::Later},
    {"pkgutil", Why::Later},
    {"reprlib", Why::Later},
    {"sched", Why::Later},
    {"shlex", Why::Later},
    {"symtable", Why::Later},
    {"tokenize", Why::Later},
    {"unicodedata", Why::Later},
    {"unittest", Why::Later},
    {"weakref", Why::Later},
    {"xml", Why::Later},
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
    const auto whole = reasons.constFind(module);
    const auto found = whole != reasons.cend() ? whole : reasons.constFind(module.section(u'.', 0, 0));
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

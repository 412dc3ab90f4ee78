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

struct UseRow {
    const char *owner;
    const char *name;
    Why why;
};

constexpr UseRow useRows[] = {
    {"asyncio", "open_connection", Why::Network},
    {"asyncio", "start_server", Why::Network},
    {"asyncio", "open_unix_connection", Why::Network},
    {"asyncio", "start_unix_server", Why::Network},
    {"asyncio", "StreamReader", Why::Network},
    {"asyncio", "StreamWriter", Why::Network},
    {"asyncio", "StreamReaderProtocol", Why::Network},
    {"asyncio", "BaseProtocol", Why::Network},
    {"asyncio", "Protocol", Why::Network},
    {"asyncio", "BufferedProtocol", Why::Network},
    {"asyncio", "DatagramProtocol", Why::Network},
    {"asyncio", "BaseTransport", Why::Network},
    {"asyncio", "Transport", Why::Network},
    {"asyncio", "DatagramTransport", Why::Network},
    {"asyncio", "Server", Why::Network},
    {"asyncio", "create_subprocess_exec", Why::Processes},
    {"asyncio", "create_subprocess_shell", Why::Processes},
    {"asyncio", "subprocess", Why::Processes},
    {"asyncio", "SubprocessProtocol", Why::Processes},
    {"asyncio", "eager_task_factory", Why::Later},
    {"asyncio", "create_eager_task_factory", Why::Later},
    {"loop", "create_connection", Why::Network},
    {"loop", "create_server", Why::Network},
    {"loop", "create_datagram_endpoint", Why::Network},
    {"loop", "create_unix_server", Why::Network},
    {"loop", "create_unix_connection", Why::Network},
    {"loop", "getaddrinfo", Why::Network},
    {"loop", "sock_recv", Why::Network},
    {"loop", "sock_sendall", Why::Network},
    {"loop", "sock_accept", Why::Network},
    {"loop", "sock_connect", Why::Network},
    {"loop", "add_reader", Why::Network},
    {"loop", "add_writer", Why::Network},
    {"loop", "connect_read_pipe", Why::Processes},
    {"loop", "connect_write_pipe", Why::Processes},
    {"loop", "subprocess_exec", Why::Processes},
    {"loop", "subprocess_shell", Why::Processes},
    {"concurrent.futures", "ProcessPoolExecutor", Why::Processes},
    {"concurrent.futures", "as_completed", Why::Threads},
    {"concurrent.futures", "wait", Why::Threads},
    {"concurrent.futures", "Future", Why::Threads},
    {"concurrent.futures", "Executor", Why::Threads},
    {"concurrent.futures", "FIRST_COMPLETED", Why::Threads},
    {"concurrent.futures", "FIRST_EXCEPTION", Why::Threads},
    {"concurrent.futures", "ALL_COMPLETED", Why::Threads},
    {"futures", "as_completed", Why::Threads},
    {"futures", "wait", Why::Threads},
    {"futures", "Future", Why::Threads},
    {"futures", "Executor", Why::Threads},
    {"futures", "FIRST_COMPLETED", Why::Threads},
    {"futures", "FIRST_EXCEPTION", Why::Threads},
    {"futures", "ALL_COMPLETED", Why::Threads},
    {"futures", "ProcessPoolExecutor", Why::Processes},
};

/// Builtins of Python that are not here.
constexpr std::pair<const char *, Why> builtinRows[] = {
    {"open", Why::Files},      {"input", Why::Outside},    {"breakpoint", Why::Outside},
    {"help", Why::Outside},    {"exit", Why::Later},       {"quit", Why::Later},
    {"eval", Why::Later},      {"exec", Why::Later},       {"compile", Why::Later},
    {"bytearray", Why::Later}, {"memoryview", Why::Later}, {"complex", Why::Later},
    {"__debug__", Why::Later},
};

QString whyNot(Why why, const QString &name)
{
    switch (why) {
    case Why::Threads:
        return fill(Beyond::tr("{name} is not run here: threads belong to a later part."), {{u"name", name}});
    case Why::Processes:
        return fill(Beyond::tr("{name} is not run here: it is about processes outside of the program."),
                    {{u"name", name}});
    case Why::Network:
        return fill(Beyond::tr("{name} is not run here: it is about networks outside of the program."),
                    {{u"name", name}});
    case Why::Files:
        return fill(Beyond::tr("{name} is not run here: it is about files outside of the program."),
                    {{u"name", name}});
    case Why::Outside:
        return fill(Beyond::tr("{name} is not run here: it is about the machine outside of the program."),
                    {{u"name", name}});
    case Why::Later:
        break;
    }
    return fill(Beyond::tr("{name} is not run here yet."), {{u"name", name}});
}

} // namespace

QString whyNotUsed(const QString &owner, const QString &name)
{
    for (const UseRow &row : useRows)
        if (owner == QLatin1String(row.owner) && name == QLatin1String(row.name))
            return whyNot(row.why, owner + u'.' + name);
    return {};
}

QString whyNotSet(const QString &attribute)
{
    if (attribute != u"__class__" && attribute != u"__bases__")
        return {};
    return fill(Beyond::tr("{name} is not set here: objects keep their class, and classes their bases."),
                {{u"name", attribute}});
}

QString whyNotBuiltin(const QString &name)
{
    for (const auto &[builtin, why] : builtinRows)
        if (name == QLatin1String(builtin))
            return whyNot(why, name);
    return {};
}

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

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/beyond.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

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
    {"urllib.error", Why::Network},
    {"urllib.request", Why::Network},
    {"urllib.response", Why::Network},
    {"urllib.robotparser", Why::Network},
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
    {"concurrent.futures.process", Why::Later},
    {"html.entities", Why::Later},
    {"html.parser", Why::Later},
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
    {"xml", Why::Later},
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

QString whyNamesAreNotSet()
{
    return Beyond::tr("What globals(), locals() and vars() give is a copy here: changing it binds no names.");
}

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

QString whyNotBuiltin(const QString &builtin)
{
    static const QSet<QString> ofTexts{u"eval"_s, u"exec"_s, u"compile"_s};
    static const QSet<QString> ofTheTerminal{u"input"_s,     u"help"_s,    u"breakpoint"_s,
                                             u"copyright"_s, u"credits"_s, u"license"_s};
    if (ofTexts.contains(builtin))
        return fill(Beyond::tr("{name}() is not run here: it makes a program of text."),
                    {{u"name", builtin}});
    if (ofTheTerminal.contains(builtin))
        return fill(Beyond::tr("{name}() is not run here: nobody sits at a terminal."), {{u"name", builtin}});
    if (builtin == u"open"_s)
        return Beyond::tr("open() is not run here: it is about files outside of the program.");
    if (builtin == u"bytearray"_s || builtin == u"memoryview"_s)
        return fill(Beyond::tr("{name} is not known here: bytes are."), {{u"name", builtin}});
    return builtin == u"__builtins__"_s ? fill(Beyond::tr("{name} is not known here."), {{u"name", builtin}})
                                        : QString();
}

QString whyNotEncoded(const QString &encoding)
{
    // Those of Python but for UTF-8, ASCII and Latin-1.
    static const QRegularExpression others(
        u"^(utf_?(16|32|7)|utf_?8_sig|u(16|32|7)$|cp_?\\d|windows_?\\d|ibm_?\\d|iso_?8859_?([2-9]|1\\d)|"
        u"latin_?([2-9]|10)$|l([2-9]|10)$|"
        "koi8|mac|big5|gb\\d|gbk|euc|shift_?jis|s_?jis|iso_?2022|johab|hz$|punycode|idna|rot_?13|hex|base_?"
        "64|"
        "bz2|zlib|uu|quopri|unicode_escape|raw_unicode_escape|charmap|ptcp154|tis_?620|hp_roman8|kz_?1048)"_s);
    QString plain = encoding.toLower();
    plain.replace(QRegularExpression(u"[-. ]+"_s), u"_"_s);
    return others.match(plain).hasMatch()
        ? fill(Beyond::tr("The encoding {name} is not known here."), {{u"name", encoding}})
        : QString();
}

QString whyNotHandled(const QString &errors)
{
    static const QSet<QString> others{u"namereplace"_s, u"surrogateescape"_s, u"surrogatepass"_s};
    return others.contains(errors)
        ? fill(Beyond::tr("Errors of encodings are not handled by {name} here."), {{u"name", errors}})
        : QString();
}

QString whyNoDocumentation()
{
    return Beyond::tr("The documentation of Python's own functions and types is not known here.");
}

QString whyNotAsked(const QString &attribute)
{
    static const QSet<QString> names{
        u"__reduce__"_s,        u"__sizeof__"_s,         u"__getnewargs__"_s,
        u"__setstate__"_s,      u"__getstate__"_s,       u"__basicsize__"_s,
        u"__itemsize__"_s,      u"__dictoffset__"_s,     u"__flags__"_s,
        u"__weakrefoffset__"_s, u"__text_signature__"_s, u"__getformat__"_s,
        u"__buffer__"_s,        u"__length_hint__"_s,    u"__dir__"_s,
    };
    return names.contains(attribute)
        ? fill(Beyond::tr("The attribute {name} is not known here."), {{u"name", attribute}})
        : QString();
}

} // namespace signalbox::evaluator

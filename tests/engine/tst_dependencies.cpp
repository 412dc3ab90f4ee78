// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// QCoro's component "Coro": tasks and generators. The others wait for event loops, sockets, buses and
// windows.
const QStringList coroutineHeaders{
    u"QCoroTask"_s,   u"QCoroFwd"_s,   u"QCoroGenerator"_s,   u"QCoroAsyncGenerator"_s,
    u"qcorotask.h"_s, u"qcorofwd.h"_s, u"qcorogenerator.h"_s, u"qcoroasyncgenerator.h"_s,
    u"coroutine.h"_s};

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The includes of a source text as they are written, brackets or quotes included.
QStringList includesOf(const QString &text)
{
    static const QRegularExpression directive(uR"re(^[ \t]*#[ \t]*include[ \t]*(<[^>\n]+>|"[^"\n]+"))re"_s,
                                              QRegularExpression::MultilineOption);
    QStringList includes;
    for (auto match = directive.globalMatch(text); match.hasNext();)
        includes += match.next().captured(1);
    return includes;
}

QStringList sourcesIn(const QString &folder)
{
    QStringList paths;
    QDirIterator files(QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    paths.sort();
    return paths;
}

// What CMake knows about the engine: lines of "name=a;b;c", written when the build is configured.
QHash<QString, QStringList> configured()
{
    QHash<QString, QStringList> facts;
    const QString text = readText(QStringLiteral(SIGNALBOX_BUILD_DIR "/engine-dependencies.txt"));
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto equals = line.indexOf(u'=');
        facts.insert(line.left(equals), line.mid(equals + 1).split(u';', Qt::SkipEmptyParts));
    }
    return facts;
}

QString folderNamed(const QString &name, const QStringList &folders)
{
    for (const QString &folder : folders) {
        if (QDir(folder).dirName() == name)
            return folder;
    }
    return {};
}

bool isInOneOf(const QStringList &folders, const QString &header)
{
    for (const QString &folder : folders) {
        if (QFile::exists(folder + u'/' + header))
            return true;
    }
    return false;
}

// The header a bracketed name stands for when its one permitted prefix is taken off; otherwise the name as it
// is.
QString withoutPrefix(QString name, const QString &prefix)
{
    return name.startsWith(prefix) ? name.mid(prefix.size()) : name;
}

bool engineMayInclude(const QString &include, const QHash<QString, QStringList> &facts)
{
    const QString name = include.mid(1, include.size() - 2);
    if (include.startsWith(u'"'))
        return name.startsWith(u"engine/"_s)
            && QFile::exists(QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + name);
    const QString inQtCore = withoutPrefix(name, u"QtCore/"_s);
    if (!inQtCore.contains(u'/')
        && QFile::exists(folderNamed(u"QtCore"_s, facts.value(u"Qt headers"_s)) + u'/' + inQtCore))
        return true;
    if (coroutineHeaders.contains(withoutPrefix(withoutPrefix(name, u"QCoro/"_s), u"qcoro/"_s)))
        return isInOneOf(facts.value(u"QCoro headers"_s), name);
    // C++ headers have neither a folder nor an ending; what has one is the system's.
    static const QRegularExpression standardName(u"^[a-z_]+$"_s);
    return standardName.match(name).hasMatch() && isInOneOf(facts.value(u"standard headers"_s), name);
}

// Headers of ours that a header brings along, however far away: "engine/ids.h", ...
QSet<QString> broughtAlongBy(const QString &header)
{
    QSet<QString> seen;
    QStringList open{header};
    while (!open.isEmpty()) {
        for (const QString &include :
             includesOf(readText(QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + open.takeLast()))) {
            const QString name = include.mid(1, include.size() - 2);
            if (include.startsWith(u'"') && !seen.contains(name)) {
                seen.insert(name);
                open += name;
            }
        }
    }
    return seen;
}

bool isOfQtCharts(const QString &include, const QString &qtCoreFolder)
{
    const QString name = include.mid(1, include.size() - 2);
    return name.startsWith(u"QtCharts"_s)
        || (!name.contains(u'/') && QFile::exists(qtCoreFolder + u"/../QtCharts/"_s + name));
}

} // namespace

// Holds the folders to their direction, app over widgets over engine, and the engine to Qt Core and QCoro.
class TestDependencies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theConfigurationIsKnown();
    void theRuleTellsHeadersApart_data();
    void theRuleTellsHeadersApart();
    void theEngineIncludesOnlyQtCoreAndQCoro();
    void theEngineLinksOnlyQtCoreAndQCoro();
    void nothingElseIsLoadedWithTheEngine();
    void valuesKnowNothingOfTheSimulation_data();
    void valuesKnowNothingOfTheSimulation();
    void widgetsKnowNothingOfTheApplication();
    void oneFolderIncludesQtCharts();
};

void TestDependencies::theConfigurationIsKnown()
{
    const auto facts = configured();
    QVERIFY(QFile::exists(folderNamed(u"QtCore"_s, facts.value(u"Qt headers"_s)) + u"/QObject"_s));
    QVERIFY(isInOneOf(facts.value(u"QCoro headers"_s), u"QCoroTask"_s));
    QVERIFY(isInOneOf(facts.value(u"standard headers"_s), u"vector"_s));
    QVERIFY(facts.value(u"links"_s).contains(u"Qt6::Core"_s));
    QVERIFY(sourcesIn(u"engine"_s).contains(QStringLiteral(SIGNALBOX_SOURCE_DIR "/engine/layout/layout.h")));
}

void TestDependencies::theRuleTellsHeadersApart_data()
{
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("own") << u"\"engine/layout/layout.h\""_s << true;
    QTest::newRow("own, missing") << u"\"engine/nowhere.h\""_s << false;
    QTest::newRow("widgets") << u"\"widgets/canvas.h\""_s << false;
    QTest::newRow("up and over") << u"\"../widgets/canvas.h\""_s << false;
    QTest::newRow("standard") << u"<vector>"_s << true;
    QTest::newRow("the system's") << u"<unistd.h>"_s << false;
    QTest::newRow("Qt Core") << u"<QString>"_s << true;
    QTest::newRow("Qt Core, with its folder") << u"<QtCore/QString>"_s << true;
    QTest::newRow("Qt Gui") << u"<QColor>"_s << false;
    QTest::newRow("Qt Gui, with its folder") << u"<QtGui/QColor>"_s << false;
    QTest::newRow("Qt Gui, through Qt Core") << u"<QtCore/../QtGui/QColor>"_s << false;
    QTest::newRow("QCoro's tasks") << u"<QCoroTask>"_s << true;
    QTest::newRow("QCoro's tasks, with their folder") << u"<qcoro/qcorotask.h>"_s << true;
    QTest::newRow("QCoro's network") << u"<QCoroNetworkReply>"_s << false;
    QTest::newRow("FFmpeg") << u"<libavutil/frame.h>"_s << false;
}

void TestDependencies::theRuleTellsHeadersApart()
{
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    QCOMPARE(engineMayInclude(include, configured()), allowed);
}

void TestDependencies::theEngineIncludesOnlyQtCoreAndQCoro()
{
    const auto facts = configured();
    // Qt writes what is saved to the disk as well, but does not say when that failed. It has no ints of any
    // size, inflates without a limit, knows no protobuf without a compiler of its own, and no second stack in
    // a thread; nor does it say where a thread's stack ends.
    const QStringList needed{
        u"engine/evaluator/ownstack.cpp <sanitizer/common_interface_defs.h>"_s,
        u"engine/evaluator/ownstack.cpp <sys/mman.h>"_s,
        u"engine/evaluator/ownstack.cpp <ucontext.h>"_s,
        u"engine/file/inflate.cpp <zlib.h>"_s,
        u"engine/file/outputfile.cpp <unistd.h>"_s,
        u"engine/objects/longintegers.h <boost/multiprecision/cpp_int.hpp>"_s,
        u"engine/objects/nativestack.cpp <pthread.h>"_s,
        u"engine/traceexport/perfettowriter.cpp <protozero/pbf_writer.hpp>"_s,
    };
    QStringList offences;
    for (const QString &path : sourcesIn(u"engine"_s)) {
        for (const QString &include : includesOf(readText(path))) {
            const QString use =
                QDir(QStringLiteral(SIGNALBOX_SOURCE_DIR)).relativeFilePath(path) + u' ' + include;
            if (!engineMayInclude(include, facts) && !needed.contains(use))
                offences += path + u" includes "_s + include;
        }
    }
    QCOMPARE(offences.join(u", "_s), QString());
}

void TestDependencies::theEngineLinksOnlyQtCoreAndQCoro()
{
    const QStringList allowed{u"Qt6::Core"_s,
                              u"QCoro6::Coro"_s,
                              u"ZLIB::ZLIB"_s,
                              u"signalbox_options"_s,
                              u"$<LINK_ONLY:ZLIB::ZLIB>"_s,
                              u"$<LINK_ONLY:signalbox_options>"_s};
    const auto facts = configured();
    QStringList offences;
    for (const QString &library : facts.value(u"links"_s) + facts.value(u"passes on"_s)) {
        if (!allowed.contains(library))
            offences += library;
    }
    QCOMPARE(offences.join(u", "_s), QString());
}

void TestDependencies::nothingElseIsLoadedWithTheEngine()
{
    static const QRegularExpression library(u"/lib(Qt6|QCoro6|av|sw)(\\w*?)\\.so"_s);
    QSet<QString> loaded;
    for (auto match = library.globalMatch(readText(u"/proc/self/maps"_s)); match.hasNext();) {
        const auto found = match.next();
        loaded.insert(found.captured(1) + found.captured(2));
    }
    QVERIFY(loaded.contains(u"Qt6Core"_s));
    loaded -= {u"Qt6Core"_s, u"Qt6Test"_s};
    QCOMPARE(QStringList(loaded.begin(), loaded.end()).join(u", "_s), QString());
}

void TestDependencies::valuesKnowNothingOfTheSimulation_data()
{
    QTest::addColumn<QStringList>("unknown");
    QTest::newRow("engine/layout/layout.h") << QStringList{
        u"engine/program/program.h"_s, u"engine/trace/trace.h"_s, u"engine/interpreter/simulation.h"_s};
    for (const char *header : {"engine/program/program.h", "engine/trace/trace.h"}) {
        if (QFile::exists(QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + QLatin1String(header)))
            QTest::newRow(header) << QStringList{u"engine/interpreter/simulation.h"_s};
    }
}

void TestDependencies::valuesKnowNothingOfTheSimulation()
{
    QFETCH(QStringList, unknown);
    const auto known = broughtAlongBy(QString::fromUtf8(QTest::currentDataTag()));
    QStringList offences;
    for (const QString &header : unknown) {
        if (known.contains(header))
            offences += header;
    }
    QCOMPARE(offences.join(u", "_s), QString());
}

void TestDependencies::widgetsKnowNothingOfTheApplication()
{
    QStringList offences;
    for (const QString &path : sourcesIn(u"widgets"_s) + sourcesIn(u"engine"_s)) {
        for (const QString &include : includesOf(readText(path))) {
            if (include.startsWith(u"\"app/"_s) || include.contains(u"../"_s))
                offences += path + u" includes "_s + include;
        }
    }
    QCOMPARE(offences.join(u", "_s), QString());
}

void TestDependencies::oneFolderIncludesQtCharts()
{
    const QString qtCoreFolder = folderNamed(u"QtCore"_s, configured().value(u"Qt headers"_s));
    QVERIFY(isOfQtCharts(u"<QtCharts/QChart>"_s, qtCoreFolder));
    QVERIFY(!isOfQtCharts(u"<QWidget>"_s, qtCoreFolder));
    const QString folder = QStringLiteral(SIGNALBOX_SOURCE_DIR "/widgets/charts/");
    QStringList offences;
    for (const QString &path : sourcesIn(u"widgets"_s) + sourcesIn(u"app"_s)) {
        for (const QString &include : includesOf(readText(path))) {
            if (isOfQtCharts(include, qtCoreFolder) && (!path.startsWith(folder) || path.endsWith(u".h")))
                offences += path + u" includes "_s + include;
        }
    }
    QCOMPARE(offences.join(u", "_s), QString());
}

QTEST_GUILESS_MAIN(TestDependencies)
#include "tst_dependencies.moc"

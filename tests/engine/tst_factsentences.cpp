// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/sentences/factsentences.h"
#include "tests/support/programs.h"
#include "tests/support/randomprograms.h"
#include "tests/support/stories.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QSet>
#include <QTest>

namespace tst_factsentences {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestFactSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFactHasWords();
    void wordsOfAFewFacts();
};

/// In the examples, all stories and random programs, which have facts of nearly every kind.
void TestFactSentences::everyFactHasWords()
{
    QSet<int> kinds;
    const auto look = [&kinds](const Run &run) {
        for (qsizetype at = 0; at < std::min<qsizetype>(run.trace.size(), 2000); ++at) {
            const QString words = factWords(run, at);
            kinds.insert(int(run.trace[at].kind));
            // A place that nobody has filled stays as it is written.
            for (const QStringView place :
                 {u"{task}", u"{by}", u"{what}", u"{thing}", u"{scope}", u"{item}", u"{count}", u"{other}",
                  u"{text}", u"{until}", u"{duration}", u"{body}"}) {
                if (words.trimmed().isEmpty() || words.contains(place))
                    qFatal("fact %d of kind %d says %s", int(at), int(run.trace[at].kind), qPrintable(words));
            }
        }
    };
    for (const ProgramStory &story : allStories())
        look(simulate(story.program));
    for (quint32 seed = 1; seed <= (kIsSanitized ? 10 : 60); ++seed)
        look(simulate(randomProgram(seed)));
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QFileInfo &file : folder.entryInfoList({u"*.signalbox"_s})) {
        if (const auto layout = loadLayout(file.filePath()).layout)
            look(simulate(runnable(*layout)));
    }
    QVERIFY(kinds.size() > kFactKindCount - 4);
}

void TestFactSentences::wordsOfAFewFacts()
{
    const Run run = simulate(write({queue("window", 1), lock("oven")},
                                   {{u"main"_s, {spawn("cook"), waitAll({"cook"})}},
                                    {u"cook"_s, {cpu(2), sleepFor(1), with("oven", {put("window")})}}}));
    QStringList all;
    for (qsizetype at = 0; at < run.trace.size(); ++at)
        all.append(factWords(run, at));
    const QString said = all.join(u'\n');
    for (const QString &expected :
         {u"main makes task cook"_s, u"cook computes for 2.00 s"_s, u"cook sleeps until 3.00 s"_s,
          u"cook acquires lock oven"_s, u"cook releases lock oven"_s, u"cook ends"_s,
          u"the program is finished"_s})
        QVERIFY2(all.contains(expected), qPrintable(expected + u" is not in\n"_s + said));
    QVERIFY2(said.contains(u" into queue window"), qPrintable(said));
}

SIGNALBOX_TEST(TestFactSentences)

} // namespace tst_factsentences

#include "tst_factsentences.moc"

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program's own window, edited at random until somebody kills it. Started again in the same folder it
// takes what it is offered, and goes on. It writes down each state that a person saw, for lostwork.py to
// compare.
//
//     lostwork_window FOLDER SEED    an odd seed edits a document that is never saved

#include "app/filecontroller.h"
#include "app/mainwindow.h"
#include "app/preferences.h"
#include "engine/catalog/catalog.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTimer>
#include <QTreeWidget>

#include <cstdio>
#include <ctime>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNodes = 40;

/// Milliseconds of the clock that other processes read as well.
qint64 now()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

class Person : public QObject {
public:
    Person(MainWindow &window, const QString &folder, quint32 seed)
        : m_window(window)
        , m_log(folder + u"/log"_s)
        , m_random(seed)
    {
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("the log cannot be written");
        m_answers.callOnTimeout(this, &Person::answer);
        m_answers.start(20);
        m_edits.setSingleShot(true);
        m_edits.callOnTimeout(this, &Person::act);
    }

    void begin(const QString &file)
    {
        m_window.begin(file);
        note("start");
        rest();
    }

private:
    void note(const char *what)
    {
        const QByteArray bytes = encodeLayout(m_window.document().layout());
        const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        m_log.write(QByteArray(what) + ' ' + QByteArray::number(now()) + ' ' + digest + '\n');
    }

    int dice(int sides) { return int(m_random.bounded(sides)); }

    /// Bursts of edits, and now and then a long pause after the last one.
    void rest() { m_edits.start(dice(10) == 0 ? dice(9000) : 10 + dice(400)); }

    void act()
    {
        Document &document = m_window.document();
        if (!document.filePath().isEmpty() && dice(12) == 0) {
            if (m_window.files().save())
                note("saved");
        } else {
            edit(document);
            note("edit");
        }
        rest();
    }

    void edit(Document &document)
    {
        const QList<Node> nodes = document.layout().nodes;
        if (nodes.isEmpty() || (nodes.size() < kMostNodes && dice(3) == 0)) {
            document.addNode(NodeKind(dice(kNodeKindCount)), QPointF(dice(2000), dice(1000)));
            return;
        }
        const NodeId node = nodes[dice(int(nodes.size()))].id;
        switch (dice(5)) {
        case 0:
            document.removeNodes({node});
            break;
        case 1:
            document.renameNode(node, u"node %1"_s.arg(dice(1'000'000)));
            break;
        case 2:
            document.undoStack().undo();
            break;
        case 3:
            document.undoStack().redo();
            break;
        default:
            document.moveNodes({node}, QPointF(dice(200) - 100, dice(200) - 100));
        }
    }

    /// Takes the newest of what is offered.
    void answer()
    {
        QWidget *asking = QApplication::activeModalWidget();
        if (auto *dialog = qobject_cast<RecoveryDialog *>(asking)) {
            const QString place = dialog->findChild<QTreeWidget *>()->topLevelItem(0)->text(3);
            const QString wanted = place.startsWith(u"Saved later") ? u"&Open Saved"_s : u"&Recover"_s;
            for (QPushButton *button : dialog->findChildren<QPushButton *>())
                if (button->text() == wanted)
                    button->click();
        } else if (auto *box = qobject_cast<QMessageBox *>(asking)) {
            std::fprintf(stderr, "unexpected: %s\n", qPrintable(box->text()));
            std::_Exit(3);
        }
    }

    MainWindow &m_window;
    QFile m_log;
    QRandomGenerator m_random;
    QTimer m_answers;
    QTimer m_edits;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 3)
        qFatal("lostwork_window FOLDER SEED");
    const QString folder = QFile::decodeName(argv[1]);
    const quint32 seed = QByteArray(argv[2]).toUInt();
    QString file;
    if (seed % 2 == 0) {
        file = folder + u"/work.signalbox"_s;
        if (!QFile::exists(file))
            saveLayout(Layout(), file);
    }
    Preferences preferences(folder + u"/settings.ini"_s);
    preferences.setStarted();
    MainWindow window(preferences, folder + u"/journals"_s);
    window.show();
    Person person(window, folder, QRandomGenerator::global()->generate());
    QTimer::singleShot(0, &person, [&] { person.begin(file); });
    return QApplication::exec();
}

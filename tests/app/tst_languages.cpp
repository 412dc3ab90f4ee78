// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks through the whole window in the pseudo-language, in a small and a large size, and looks for two
// things: a text that was never handed to translation, and one that its place cuts off.

#include "app/actions.h"
#include "app/mainwindow.h"
#include "app/preferences.h"
#include "tests/support/paintedtexts.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/look/pseudolanguage.h"
#include "widgets/timeline/timelineview.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

QStringList wordsOf(QString text)
{
    static const QRegularExpression markup(u"<[^<>]*>|&[a-z]+;"_s);
    static const QRegularExpression other(u"[^\\p{L}\\p{M}_]+"_s);
    return text.remove(markup).remove(u'&').split(other, Qt::SkipEmptyParts);
}

/// The pseudo-language leaves none of these letters without an accent.
bool isSpokenPlainly(const QString &word)
{
    static const QRegularExpression plain(u"[aceinosuyzACEINOSUYZ]"_s);
    return word.size() > 1 && word.contains(plain);
}

void collectWords(const QJsonValue &value, const QString &key, QSet<QString> &words)
{
    // What an author wrote; the other strings of a file are keys of its own.
    static const QSet<QString> authored{u"name"_s, u"title"_s, u"description"_s, u"text"_s, u"label"_s};
    if (value.isString() && authored.contains(key))
        for (const QString &word : wordsOf(value.toString()))
            words.insert(word);
    for (const QJsonValue &part : value.toArray())
        collectWords(part, key, words);
    const QJsonObject object = value.toObject();
    for (auto part = object.begin(); part != object.end(); ++part)
        collectWords(part.value(), part.key(), words);
}

QSet<QString> wordsOfDocument(const QString &path)
{
    QSet<QString> words;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        collectWords(QJsonDocument::fromJson(file.readAll()).object(), {}, words);
    for (const QString &word : wordsOf(QFileInfo(path).fileName()))
        words.insert(word);
    return words;
}

/// Names and units, which are the same in every language.
const QSet<QString> kNames{
    u"Signalbox"_s, u"signalbox"_s, u"Python"_s, u"Qt"_s, u"asyncio"_s, u"GIF"_s, u"PNG"_s, u"ms"_s,
};

QString nameOf(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    QString name = QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName();
    return parent ? QString::fromLatin1(parent->metaObject()->className()) + u'/' + name : name;
}

QStringList textsOf(const QAction &action)
{
    return {action.text(), action.toolTip(), action.statusTip(), action.whatsThis()};
}

QStringList textsOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                   int(Qt::AccessibleDescriptionRole)})
                if (index.data(role).typeId() == QMetaType::QString)
                    texts.append(index.data(role).toString());
            if (column == 0)
                texts += textsOf(model, index);
        }
    if (!parent.isValid())
        for (int column = 0; column < model.columnCount(); ++column)
            texts.append(model.headerData(column, Qt::Horizontal).toString());
    return texts;
}

/// What a widget says beside what it paints.
QStringList spokenTexts(QWidget &widget)
{
    QStringList texts{widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleName(),
                      widget.accessibleDescription()};
    // Qt's own words, such as "…" of a spin box: of no property, but of its type.
    for (const char *property : {"text", "title", "placeholderText", "prefix", "suffix", "specialValueText"})
        if (!qobject_cast<QLineEdit *>(&widget) || qstrcmp(property, "text") != 0)
            texts.append(widget.property(property).toString());
    if (widget.isWindow())
        texts.append(widget.windowTitle().remove(u"[*]"_s));
    if (auto *tabs = qobject_cast<QTabBar *>(&widget))
        for (int tab = 0; tab < tabs->count(); ++tab)
            texts += {tabs->tabText(tab), tabs->tabToolTip(tab), tabs->accessibleTabName(tab)};
    if (auto *combo = qobject_cast<QComboBox *>(&widget))
        texts += textsOf(*combo->model());
    if (auto *view = qobject_cast<QAbstractItemView *>(&widget); view && view->model())
        texts += textsOf(*view->model());
    if (auto *bar = qobject_cast<QStatusBar *>(&widget))
        texts.append(bar->currentMessage());
    for (const QAction *action : widget.actions())
        texts += textsOf(*action);
    return texts;
}

void collectAccessible(QAccessibleInterface *of, QStringList &texts)
{
    if (!of || !of->isValid())
        return;
    for (const QAccessible::Text text : {QAccessible::Name, QAccessible::Description, QAccessible::Help})
        texts.append(of->text(text));
    for (int child = 0; child < of->childCount(); ++child)
        if (QAccessibleInterface *inner = of->child(child); inner && !inner->object())
            collectAccessible(inner, texts);
}

/// The places in which code and names of files stand, which belong to no language.
bool isForeign(const QWidget &widget)
{
    for (const QWidget *at = &widget; at; at = at->parentWidget())
        if (at->inherits("QsciScintilla") || at->inherits("QFileDialog"))
            return true;
    return false;
}

/// Scrolled away is not cut off: what is in a scroll area's window is looked at sideways only, and a picture
/// that is panned not at all.
bool isPanned(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    return widget.inherits("signalbox::CanvasView") || widget.inherits("signalbox::Minimap")
        || (parent && parent->inherits("QAbstractScrollArea"));
}

class Walk {
public:
    explicit Walk(QSize size)
        : preferences(folder.filePath(u"settings.ini"_s))
        , window(preferences, folder.filePath(u"journals"_s))
        , canvas(*window.findChild<CanvasView *>())
        , timeline(*window.findChild<TimelineView *>())
    {
        window.resize(size);
        window.show();
        settle();
    }

    ~Walk() { window.document().undoStack().setClean(); }

    void open(const QString &path)
    {
        place = QFileInfo(path).baseName();
        data = wordsOfDocument(path);
        m_heard.clear();
        window.document().undoStack().setClean();
        window.begin(path);
        QTRY_VERIFY(!window.keeper().isRunning());
        settle();
    }

    void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
    }

    void look(QWidget &root)
    {
        settle();
        lookAt(root);
        for (QWidget *widget : root.findChildren<QWidget *>())
            if (widget->isVisibleTo(&root) && !widget->isWindow())
                lookAt(*widget);
    }

    void lookAt(QWidget &widget)
    {
        if (isForeign(widget))
            return;
        for (const QString &text : spokenTexts(widget))
            hear(text, widget);
        QStringList accessible;
        collectAccessible(QAccessible::queryAccessibleInterface(&widget), accessible);
        for (const QString &text : accessible)
            hear(text, widget);
        if (qobject_cast<QLineEdit *>(&widget))
            return; // what is typed, which scrolls
        for (const PaintedText &painted : paintedTexts(widget)) {
            hear(painted.words, widget);
            if (painted.isCut() && !isPanned(widget) && !widget.visibleRegion().isEmpty())
                note(cut, painted.words, widget);
        }
    }

    void hear(const QString &text, const QWidget &widget)
    {
        if (m_heard.contains(text))
            return;
        m_heard.insert(text);
        for (const QString &word : wordsOf(text))
            if (isSpokenPlainly(word) && !kNames.contains(word) && !isOfDocument(word, text)) {
                note(unmarked, word + u" in: "_s + text, widget);
                return;
            }
    }

    bool isOfDocument(const QString &word, const QString &text) const
    {
        if (data.contains(word))
            return true;
        // The beginning of a name that had to be shortened.
        return text.contains(word + u"…"_s)
            && std::any_of(data.begin(), data.end(),
                           [&](const QString &whole) { return whole.startsWith(word); });
    }

    void note(QMap<QString, QString> &found, const QString &text, const QWidget &widget) const
    {
        const QString words = QString(text).replace(u'\n', u" / "_s).left(160);
        const QString key = nameOf(widget) + u": "_s + words;
        if (!found.contains(key))
            found.insert(key, place);
    }

    QTemporaryDir folder;
    Preferences preferences;
    MainWindow window;
    CanvasView &canvas;
    TimelineView &timeline;
    QString place; ///< where in the walk
    QSet<QString> data; ///< words of the document
    QMap<QString, QString> unmarked; ///< and where first
    QMap<QString, QString> cut;

private:
    QSet<QString> m_heard; ///< in this document
};

void list(const char *title, const QMap<QString, QString> &found)
{
    for (auto one = found.begin(); one != found.end(); ++one)
        qWarning("%s, at %s: %s", title, qUtf8Printable(one.value()), qUtf8Printable(one.key()));
}

void holdToBeClean(const Walk &walk)
{
    list("cut off", walk.cut);
    QCOMPARE(walk.cut.size(), 0);
    list("never handed to translation", walk.unmarked);
    if (!walk.unmarked.isEmpty())
        QEXPECT_FAIL("", "The words of catalog, sentences and actions are not translatable yet", Continue);
    QCOMPARE(walk.unmarked.size(), 0);
}

QStringList exampleFilesInOrder()
{
    QStringList paths;
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : folder.entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

void sizes()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x700") << QSize(1024, 700);
    QTest::newRow("1440x900") << QSize(1440, 900);
}

/// Looks at every menu and dialog that opens while it lives, and closes it.
class Doorman : public QObject {
public:
    explicit Doorman(Walk &walk)
        : m_walk(walk)
    {
        m_timer.callOnTimeout(this, [this] { closeWhatIsOpen(); });
        m_timer.start(0);
    }

    void closeWhatIsOpen()
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (m_busy || !window->isVisible() || window == &m_walk.window)
                continue;
            m_busy = true;
            m_walk.look(*window);
            seen.append(window->windowTitle());
            if (auto *dialog = qobject_cast<QDialog *>(window))
                dialog->reject();
            else
                window->close();
            m_busy = false;
            return; // closing one may take others with it
        }
    }

    QStringList seen; ///< titles of the windows that opened

private:
    Walk &m_walk;
    QTimer m_timer;
    bool m_busy = false;
};

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setApplicationDisplayName(u"Signalbox"_s);
        QApplication::installTranslator(&m_pseudo);
        QAccessible::setActive(true);
    }

    /// The walk would be of no use if it did not find these.
    void findsWhatItLooksFor()
    {
        Walk walk({1024, 700});
        QWidget holder;
        QLabel plain(u"Plain words"_s, &holder);
        QLabel narrow(pseudoWords(u"Words that are cut"_s), &holder);
        QLabel good(pseudoWords(u"Words with room"_s), &holder);
        plain.resize(400, 30);
        narrow.resize(40, 30);
        good.resize(400, 30);
        holder.show();
        walk.look(holder);
        QCOMPARE(walk.unmarked.size(), 1);
        QVERIFY(walk.unmarked.firstKey().contains(u"Plain words"_s));
        QCOMPARE(walk.cut.size(), 1);
        QVERIFY(walk.cut.firstKey().contains(narrow.text()));
    }

    void cleanupTestCase() { QApplication::removeTranslator(&m_pseudo); }

    void everyExample_data() { sizes(); }
    void everyExample()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        for (const QString &path : exampleFilesInOrder()) {
            walk.open(path);
            const Micros end = walk.timeline.timeline().end;
            for (const Micros time : {Micros(0), end / 3, end}) {
                walk.window.player().seek(time);
                walk.look(walk.window);
            }
            tellTimeline(walk);
        }
        holdToBeClean(walk);
    }

    void everyPane_data() { sizes(); }
    void everyPane()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        for (const QString &path : exampleFilesInOrder()) {
            walk.open(path);
            walk.window.player().seek(walk.timeline.timeline().end / 2);
            for (const Node &node : walk.window.document().layout().nodes) {
                walk.canvas.setSelection({node.id});
                walk.look(*side(walk));
                for (QTreeView *steps : side(walk)->findChildren<QTreeView *>())
                    if (steps->isVisible())
                        selectEveryRow(walk, *steps, {});
            }
            walk.canvas.selectAll();
            for (int page = 0; page < side(walk)->count(); ++page) {
                side(walk)->setCurrentIndex(page);
                walk.look(*side(walk));
            }
            side(walk)->setCurrentIndex(0);
        }
        holdToBeClean(walk);
    }

    void everyChart_data() { sizes(); }
    void everyChart()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        walk.open(exampleFilesInOrder().first());
        walk.window.actions()[Actions::ShowCharts]->setChecked(true);
        auto *charts = walk.window.findChild<ChartsPanel *>();
        walk.window.player().seek(walk.timeline.timeline().end / 2);
        for (const bool isTable : {false, true})
            for (int chart = 0; chart < charts->findChild<QComboBox *>()->count(); ++chart) {
                charts->setChart(chart);
                charts->setTableShown(isTable);
                walk.look(*charts);
            }
        holdToBeClean(walk);
    }

    void everyEdit_data() { sizes(); }
    void everyEdit()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        walk.look(walk.window); // nothing drawn yet
        for (int kind = 0; kind < kNodeKindCount; ++kind) {
            walk.canvas.addNode(NodeKind(kind));
            for (const Node &node : walk.window.document().layout().nodes)
                for (const QString &word : wordsOf(node.name))
                    walk.data.insert(word);
            walk.place = u"node of kind %1"_s.arg(kind);
            walk.look(walk.window);
        }
        for (const Actions::Id id :
             {Actions::SelectAll, Actions::AlignLeft, Actions::AlignTop, Actions::SpreadAcross,
              Actions::SpreadDown, Actions::Copy, Actions::Paste, Actions::Duplicate, Actions::Cut,
              Actions::Undo, Actions::Redo, Actions::SelectAll, Actions::Delete, Actions::Undo,
              Actions::NewSeed, Actions::AddNode, Actions::Connect}) {
            walk.window.actions()[id]->trigger();
            for (const Node &node : walk.window.document().layout().nodes)
                for (const QString &word : wordsOf(node.name))
                    walk.data.insert(word);
            walk.place = walk.window.actions()[id]->text();
            walk.look(walk.window);
        }
        holdToBeClean(walk);
    }

    void everyMenu_data() { sizes(); }
    void everyMenu()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        QSet<NodeKind> kinds; // whose menu has been seen
        for (const QString &path : exampleFilesInOrder()) {
            walk.open(path);
            const CanvasGeometry &geometry = walk.canvas.geometry();
            QList<QPointF> points{{-4000, -4000}};
            for (const Node &node : walk.window.document().layout().nodes)
                if (!kinds.contains(node.kind)) {
                    kinds.insert(node.kind);
                    points.append(geometry.rect(node.id).center());
                }
            Doorman doorman(walk);
            for (const QPointF point : points) {
                const qsizetype before = doorman.seen.size();
                const QPoint at = point.x() < 0 ? QPoint(3, walk.canvas.height() - 3)
                                                : walk.canvas.camera().toView(point).toPoint();
                QContextMenuEvent event(QContextMenuEvent::Mouse, at, walk.canvas.mapToGlobal(at));
                QApplication::sendEvent(&walk.canvas, &event);
                doorman.closeWhatIsOpen();
                QVERIFY(doorman.seen.size() > before);
            }
        }
        for (QMenu *menu : walk.window.menuBar()->findChildren<QMenu *>()) {
            menu->popup({});
            walk.look(*menu);
            menu->close();
        }
        holdToBeClean(walk);
    }

    void everyDialog_data() { sizes(); }
    void everyDialog()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        walk.open(exampleFilesInOrder().first());
        for (const QString &path : exampleFilesInOrder())
            walk.data |= wordsOfDocument(path); // the gallery's
        Doorman doorman(walk);
        for (const Actions::Id id :
             {Actions::Examples, Actions::Export, Actions::ExportPython, Actions::Open, Actions::SaveAs,
              Actions::Keys, Actions::CommandPalette, Actions::About}) {
            const qsizetype before = doorman.seen.size();
            walk.place = walk.window.actions()[id]->text();
            walk.window.actions()[id]->trigger();
            QTRY_VERIFY(doorman.seen.size() > before);
        }
        tellBadFiles(walk, doorman);
        const qsizetype before = doorman.seen.size();
        walk.place = u"unsaved"_s;
        walk.canvas.addNode(NodeKind::Queue);
        walk.window.close();
        QTRY_VERIFY(doorman.seen.size() > before);
        holdToBeClean(walk);
    }

private:
    static void tellBadFiles(Walk &walk, const Doorman &doorman)
    {
        const std::pair<QString, QByteArray> contents[]{{u"a"_s, "no JSON"},
                                                        {u"b"_s, "{}"},
                                                        {u"c"_s, R"({"format":"signalbox","version":99})"},
                                                        {u"d"_s, QByteArray()}};
        for (const auto &[name, content] : contents) {
            const QString path = walk.folder.filePath(name + u".signalbox"_s);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            file.close();
            for (const QString &word : wordsOf(path))
                walk.data.insert(word);
            const qsizetype before = doorman.seen.size();
            walk.place = u"a file that is none, "_s + name;
            walk.window.begin(path);
            QTRY_VERIFY(doorman.seen.size() > before);
        }
    }

    static QTabWidget *side(Walk &walk)
    {
        for (QTabWidget *tabs : walk.window.findChildren<QTabWidget *>())
            if (tabs->inherits("signalbox::SidePanel"))
                return tabs;
        return nullptr;
    }

    static void selectEveryRow(Walk &walk, QTreeView &tree, const QModelIndex &parent)
    {
        for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
            const QModelIndex index = tree.model()->index(row, 0, parent);
            tree.setCurrentIndex(index);
            walk.look(*tree.parentWidget());
            selectEveryRow(walk, tree, index);
        }
    }

    static void tellTimeline(Walk &walk)
    {
        for (int x = 0; x < walk.timeline.viewport()->width(); x += 40)
            for (int y = 0; y < walk.timeline.viewport()->height(); y += 20)
                walk.hear(walk.timeline.sentenceAt(QPointF(x, y)), walk.timeline);
    }

    PseudoLanguage m_pseudo;
};

SIGNALBOX_TEST(TestLanguages)
#include "tst_languages.moc"

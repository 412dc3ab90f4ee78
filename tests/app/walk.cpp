// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/walk.h"

#include "engine/catalog/catalog.h"
#include "tests/support/paintedtexts.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QXmlStreamReader>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kBreak(0x200b); // where a long word may be broken, see breakable()

QStringList wordsOf(QString text)
{
    static const QRegularExpression markup(u"<[^<>]*>|&[a-z]+;"_s);
    static const QRegularExpression other(u"[^\\p{L}\\p{M}_]+"_s);
    return text.remove(markup).remove(u'&').remove(kBreak).split(other, Qt::SkipEmptyParts);
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

/// Names and units, which are the same in every language.
const QSet<QString> kNames{
    u"Signalbox"_s, u"signalbox"_s, u"Python"_s, u"Qt"_s,   u"asyncio"_s,
    u"GIF"_s,       u"PNG"_s,       u"ms"_s,     u"main"_s,
};

/// What Python says in a repr(), whatever the language.
const QSet<QString> kPythonWords{
    u"tasks"_s,        u"cancelling"_s, u"errors"_s,    u"active"_s,    u"expiring"_s, u"expired"_s,
    u"when"_s,         u"Lock"_s,       u"None"_s,      u"NoneType"_s,  u"_asyncio"_s, u"_wait_for_one"_s,
    u"as_completed"_s, u"locals"_s,     u"module"_s,    u"Queue"_s,     u"Task"_s,     u"TaskGroup"_s,
    u"at"_s,           u"bool"_s,       u"coro"_s,      u"coroutine"_s, u"defined"_s,  u"dict"_s,
    u"entered"_s,      u"event"_s,      u"float"_s,     u"function"_s,  u"future"_s,   u"gather"_s,
    u"int"_s,          u"list"_s,       u"locked"_s,    u"maxsize"_s,   u"name"_s,     u"object"_s,
    u"pending"_s,      u"queue"_s,      u"running"_s,   u"str"_s,       u"tuple"_s,    u"unlocked"_s,
    u"unset"_s,        u"program"_s,    u"py"_s,        u"wait_for"_s,  u"Future"_s,   u"finished"_s,
    u"result"_s,       u"cancelled"_s,  u"exception"_s,
};

/// What can be chosen, by its name in Python and in files, which stands beside its words.
QSet<QString> keysOfChoices()
{
    QSet<QString> keys;
    for (const ParamInfo &param : paramCatalog())
        for (const ChoiceInfo &choice : param.choices)
            keys.insert(choice.key);
    for (const VerbInfo &verb : verbCatalog())
        for (const ChoiceInfo &choice : verb.choices)
            keys.insert(choice.key);
    return keys;
}

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

/// Scrolled away is not cut off: what is in a scroll area's window is looked at sideways only, where it does
/// not scroll sideways, and a picture that is panned not at all. The timeline paints its bars in two parts,
/// before and after the playhead, which may go through a text.
bool isCut(const PaintedText &text, const QWidget &widget)
{
    for (const char *picture : {"signalbox::CanvasView", "signalbox::Minimap", "signalbox::TimelineView"})
        if (widget.inherits(picture) || (widget.parent() && widget.parent()->inherits(picture)))
            return false;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget.parentWidget());
    if (!area || area->viewport() != &widget)
        return text.isCut();
    const QScrollBar *bar = area->horizontalScrollBar();
    return bar->minimum() == bar->maximum() && text.isCutSideways();
}

/// What lupdate finds in the sources.
QSet<ListeningLanguage::Text> textsForTranslators(const QString &path)
{
    QSet<ListeningLanguage::Text> texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader reader(&file);
    QByteArray context;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == u"name")
            context = reader.readElementText().toUtf8();
        else if (reader.name() == u"source")
            texts.insert({context, reader.readElementText().toUtf8()});
    }
    return texts;
}

void list(const char *title, const QMap<QString, QString> &found)
{
    for (auto one = found.begin(); one != found.end(); ++one)
        qWarning("%s, at %s: %s", title, qUtf8Printable(one.value()), qUtf8Printable(one.key()));
}

} // namespace

ListeningLanguage::ListeningLanguage()
{
    QApplication::setApplicationDisplayName(u"Signalbox"_s);
    QApplication::installTranslator(this);
    QAccessible::setActive(true);
}

Walk::Walk(QSize size)
    : preferences(folder.filePath(u"settings.ini"_s))
    , window(preferences, folder.filePath(u"journals"_s))
    , canvas(*window.findChild<CanvasView *>())
    , timeline(*window.findChild<TimelineView *>())
    , m_keys(keysOfChoices())
{
    window.resize(size);
    window.show();
    settle();
}

Walk::~Walk()
{
    window.document().undoStack().setClean();
}

void Walk::open(const QString &path)
{
    place = QFileInfo(path).baseName();
    data = wordsOfDocument(path) + kPythonWords;
    m_heard.clear();
    window.document().undoStack().setClean();
    window.begin(path);
    QTRY_VERIFY(!window.keeper().isRunning());
    const Run &run = window.keeper().replay().run();
    for (const QString &text : run.taskNames + run.texts)
        addData(text); // Python's own words
    for (const ProgramResource &resource : run.program.resources)
        addData(resource.name);
    for (const Output &printed : run.output)
        addData(printed.text);
    settle();
}

void Walk::settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
    for (const Node &node : window.document().layout().nodes) {
        if (isCode(node.kind))
            addData(parameter<QString>(node, Param::Code)); // which says the same in every language
    }
}

void Walk::look(QWidget &root)
{
    settle();
    lookAt(root);
    for (QWidget *widget : root.findChildren<QWidget *>())
        if (widget->isVisibleTo(&root) && !widget->isWindow())
            lookAt(*widget);
}

void Walk::lookAtAll(QWidget &root)
{
    settle();
    m_heard.clear();
    lookAt(root);
    for (QWidget *widget : root.findChildren<QWidget *>())
        if (!qobject_cast<QTabBar *>(widget->parentWidget())) // Qt's buttons there say their names only once
            lookAt(*widget);
}

void Walk::lookAt(QWidget &widget)
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
    bool isAnyCut = false;
    for (const PaintedText &painted : paintedTexts(widget)) {
        hear(painted.words, widget);
        isAnyCut = isAnyCut || isCut(painted, widget);
    }
    if (!isAnyCut || widget.visibleRegion().isEmpty())
        return;
    settle(); // what a thread has just brought has its room only then
    for (const PaintedText &painted : paintedTexts(widget)) {
        if (isCut(painted, widget))
            note(cut, painted.words, widget);
    }
}

void Walk::hear(const QString &text, const QWidget &widget)
{
    if (m_heard.contains(text))
        return;
    m_heard.insert(text);
    for (const QString &word : wordsOf(text))
        if (isSpokenPlainly(word) && !kNames.contains(word) && !kPythonWords.contains(word)
            && !m_keys.contains(word) && !isOfDocument(word, text)) {
            note(unmarked, word + u" in: "_s + text, widget);
            return;
        }
}

bool Walk::isOfDocument(const QString &word, const QString &text) const
{
    if (data.contains(word))
        return true;
    // The beginning of a name that had to be shortened; charts do so with three dots.
    return (text.contains(word + u"…"_s) || text.contains(word + u"..."_s))
        && std::any_of(data.begin(), data.end(),
                       [&](const QString &whole) { return whole.startsWith(word); });
}

void Walk::note(QMap<QString, QString> &found, const QString &text, const QWidget &widget) const
{
    const QString words = QString(text).replace(u'\n', u" / "_s).left(160);
    const QString key = nameOf(widget) + u": "_s + words;
    if (!found.contains(key))
        found.insert(key, place);
}

void Walk::addData(const QString &text)
{
    // What looks like markup may be an operator.
    for (const QString &word : wordsOf(QString(text).replace(u'<', u' ')))
        data.insert(word);
}

void holdToBeClean(const Walk &walk)
{
    list("cut off", walk.cut);
    QCOMPARE(walk.cut.size(), 0);
    list("never handed to translation", walk.unmarked);
    QCOMPARE(walk.unmarked.size(), 0);
}

QStringList textsThatLupdateMisses(const QSet<ListeningLanguage::Text> &asked)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"texts.ts"_s);
    QStringList arguments{u"-silent"_s, u"-I"_s, QStringLiteral(SIGNALBOX_SOURCE_DIR)};
    for (const QString &part : {u"engine"_s, u"widgets"_s, u"app"_s})
        arguments.append(QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + part);
    if (QProcess::execute(QStringLiteral(SIGNALBOX_LUPDATE), arguments << u"-ts"_s << path) != 0)
        return {u"lupdate fails"_s};
    const QSet<ListeningLanguage::Text> known = textsForTranslators(path);
    QStringList missing;
    for (const auto &[context, text] : asked)
        if (!known.contains({context, text}))
            missing.append(u"“%1” in %2"_s.arg(QString::fromUtf8(text), QString::fromUtf8(context)));
    return missing;
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

QStringList exampleFilesInOrder()
{
    QStringList paths;
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : folder.entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

void addSizes()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x700") << QSize(1024, 700);
    QTest::newRow("1440x900") << QSize(1440, 900);
}

} // namespace signalbox::testing

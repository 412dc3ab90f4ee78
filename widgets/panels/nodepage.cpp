// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/nodepage.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/messages/message.h"
#include "engine/script/placerename.h"
#include "widgets/code/codefield.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/panels/paramedit.h"
#include "widgets/panels/programplaces.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/panels/stepsalike.h"

#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSentenceLines = 3; ///< room kept for the sentence, so that what is below stays in its place

QString nodeAnchor(const Node &node)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(quint32(node.id)).arg(node.name.toHtmlEscaped());
}

/// A label with links. QLabel goes from link to link with Tab, but stops once before them, where nothing
/// shows it; backwards it comes upon a link at its very beginning again and again, and the keyboard would
/// never get out.
class LinkLabel : public QLabel {
protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QLabel::focusInEvent(event);
        const bool isForward = event->reason() == Qt::TabFocusReason;
        if ((isForward || event->reason() == Qt::BacktabFocusReason) && text().contains(u"<a "))
            QLabel::focusNextPrevChild(isForward);
    }
    bool focusNextPrevChild(bool next) override
    {
        const bool wasOnLink = hasSelectedText();
        const int link = selectionStart();
        if (!QLabel::focusNextPrevChild(next))
            return false;
        const bool isStuck = hasFocus() && wasOnLink && hasSelectedText() && selectionStart() == link;
        return isStuck ? QFrame::focusNextPrevChild(next) : true;
    }
};

QLabel *makeLinkLabel()
{
    auto *label = new LinkLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    return label;
}

} // namespace

NodePage::NodePage(NodeId node, Document &document, const RunKeeper &keeper, const Player &player)
    : m_node(node)
    , m_document(document)
    , m_keeper(keeper)
    , m_player(player)
    , m_name(new QLineEdit)
    , m_sentence(new QLabel)
    , m_linkRows(new QVBoxLayout)
{
    const Node &shown = *document.layout().find(node);
    const NodeInfo &kind = info(shown.kind);
    addHeader(kind.icon, kind.label(), kind.help());
    addField(tr("Name"), m_name, tr("What people read, and what exported code calls it"));
    connect(m_name, &QLineEdit::editingFinished, this, &NodePage::commit);
    revertOnEscape(m_name);

    // Below what can be edited: however long the sentence, no field moves away from under the hand.
    addParameters(shown);
    if (!isCode(shown.kind))
        addSentence();
    if (isScope(shown.kind)) {
        addHeading(tr("In its frame"));
        m_members = makeLinkLabel();
        m_members->setAccessibleName(tr("Tasks in its frame"));
        connect(m_members, &QLabel::linkActivated, this,
                [this](const QString &id) { Q_EMIT nodePicked(NodeId(id.toUInt())); });
        m_column->addWidget(m_members);
    }
    if (isCode(shown.kind)) {
        m_sentence->setParent(this);
        m_sentence->hide();
        m_column->addLayout(m_linkRows);
        m_column->addStretch(1);
        refresh();
        return;
    }
    m_linkHeading = addHeading(tr("Wires"));
    m_linkRows->setSpacing(2);
    m_column->addLayout(m_linkRows);
    m_column->addStretch(1);
    refresh();
    showMoment();
}

void NodePage::addSentence()
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText); // a value may look like markup
    m_sentence->setProperty("role", u"card"_s);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_sentence->setMargin(8);
    m_sentence->setAccessibleName(tr("What it is doing now"));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_column->addWidget(m_sentence);
}

void NodePage::addParameters(const Node &node)
{
    for (const Param param : info(node.kind).parameters) {
        if (info(param).type == ParamInfo::Type::Steps) {
            addSteps();
            continue;
        }
        if (info(param).type == ParamInfo::Type::Code) {
            addCode();
            continue;
        }
        auto *edit = new ParamEdit(param);
        m_params.append(edit);
        m_column->addWidget(edit);
        connect(edit, &ParamEdit::valueEdited, this,
                [this, param](const ParamValue &value) { m_document.setParameter(m_node, param, value); });
        connect(edit, &ParamEdit::editingFinished, &m_document, &Document::endGesture);
    }
}

void NodePage::addSteps()
{
    addHeading(info(Param::Steps).label());
    m_steps = new StepEditor;
    m_column->addWidget(m_steps);
    connect(m_steps, &StepEditor::stepsEdited, this,
            [this](const QList<Step> &steps) { m_document.setParameter(m_node, Param::Steps, steps); });
    connect(m_steps, &StepEditor::gestureEnded, &m_document, &Document::endGesture);
    connect(m_steps, &StepEditor::fieldsWanted, this, &InspectorPage::opened);
}

void NodePage::addCode()
{
    m_code = new CodeField;
    addField(info(Param::Code).label(), m_code, info(Param::Code).help());
    connect(m_code, &CodeField::textEdited, this,
            [this](const QString &text) { m_document.setParameter(m_node, Param::Code, text); });
    connect(m_code, &CodeField::editingFinished, &m_document, &Document::endGesture);
    connect(m_code, &CodeField::renameWanted, this, [this](qsizetype place) {
        const Renaming found = renamingAt(m_document.layout().nodes, m_node, place);
        if (found.refusal.isEmpty())
            m_code->askName(found.name);
        else
            m_code->tell(found.refusal);
    });
    connect(m_code, &CodeField::renamed, this, [this](qsizetype place, const QString &name) {
        m_code->endRenaming(m_document.renameInCode(m_node, place, name));
    });
}

void NodePage::showLine(int line)
{
    if (!m_code)
        return;
    m_code->goToLine(line);
    Q_EMIT opened(m_code);
    // Once there is room for it.
    QMetaObject::invokeMethod(m_code, &CodeField::keepCaretInView, Qt::QueuedConnection);
}

void NodePage::refresh()
{
    const Node *node = m_document.layout().find(m_node);
    if (!node)
        return;
    if (!m_name->isModified())
        m_name->setText(node->name);
    for (ParamEdit *edit : m_params)
        edit->setValue(node->parameters.value(edit->param(), info(edit->param()).defaultValue));
    if (m_steps)
        m_steps->setTask(m_document.layout(), m_node);
    if (m_code) {
        m_code->setSurroundings(assist::surroundingsOf(m_document.layout(), m_node));
        m_code->setText(parameter<QString>(*node, Param::Code));
    }
    if (m_members)
        showMembers();
    if (m_linkHeading)
        showLinks();
}

void NodePage::showMoment()
{
    if (!m_keeper.layout().find(m_node) || m_code)
        return;
    const QString sentence = explainNode(m_keeper.replay(), m_player.world(), m_node);
    m_sentence->setText(breakable(sentence));
    const int usual = kSentenceLines * m_sentence->fontMetrics().lineSpacing()
        + 2 * (m_sentence->margin() + m_sentence->frameWidth());
    const int needed = m_sentence->heightForWidth(m_sentence->width());
    m_sentence->setMinimumHeight(std::max({usual, needed, m_sentence->minimumHeight()}));
    if (m_steps)
        m_steps->setRunning(runningStep());
}

/// Where the task's newest incarnation is in its steps; nothing before it runs and after it has ended.
std::optional<StepPath> NodePage::runningStep() const
{
    const Program &program = m_keeper.replay().run().program;
    const auto body = program.bodyOf(m_node);
    const TaskView *task = body ? m_player.world().taskOf(*body) : nullptr;
    if (!task || isDone(task->state) || task->step == kNone)
        return std::nullopt;
    const ProgramBody &range = program.bodies[*body];
    if (task->step < range.begin || task->step >= range.end)
        return std::nullopt;
    const auto steps = parameter<QList<Step>>(*m_keeper.layout().find(m_node), Param::Steps);
    const QList<StepPath> places = steps::placesOfProgram(m_keeper.layout(), steps);
    const auto at = qsizetype(task->step - range.begin);
    return at < places.size() ? std::optional(places[at]) : std::nullopt;
}

void NodePage::commit()
{
    if (!m_name->isModified())
        return;
    m_name->setModified(false);
    m_document.renameNode(m_node, m_name->text());
    if (const Node *node = m_document.layout().find(m_node))
        m_name->setText(node->name); // an empty name was not taken
}

void NodePage::revert()
{
    m_name->setModified(false);
    refresh();
}

void NodePage::showMembers()
{
    QStringList names;
    for (const NodeId id : m_document.layout().heldBy(m_node))
        names.append(nodeAnchor(*m_document.layout().find(id)));
    const QString text =
        names.isEmpty() ? tr("Nothing yet. Drag tasks into the frame.") : names.join(tr(", "));
    if (m_members->text() != text)
        m_members->setText(text);
}

QString NodePage::linkWords(const Link &link) const
{
    const bool isUser = link.from == m_node;
    const Node *other = m_document.layout().find(isUser ? link.to : link.from);
    const QString name = other ? nodeAnchor(*other) : u"?"_s;
    const auto filled = [&name](const QString &words) { return fill(words, {{u"other", name}}); };
    if (link.kind == LinkKind::Guarding)
        return isUser ? filled(tr("holds {other} while it works"))
                      : filled(tr("{other} holds it while working"));
    const Node *used = isUser ? other : m_document.layout().find(m_node);
    const QString label = used ? labelOf(link.kind, used->kind) : info(link.kind).label();
    return fill(isUser ? tr("{uses} {other}") : tr("{other} {uses} it"),
                {{u"uses", label}, {u"other", name}});
}

void NodePage::showLinks()
{
    QStringList words;
    QList<Link> links;
    for (const Link &link : allLinks(m_document.layout())) {
        if (link.from == m_node || link.to == m_node) {
            links.append(link);
            words.append(u"%1 %2"_s.arg(quint32(link.id)).arg(linkWords(link)));
        }
    }
    m_linkHeading->setText(links.isEmpty() ? tr("No wires") : tr("Wires"));
    if (words == m_shownLinks)
        return;
    m_shownLinks = words;
    while (QLayoutItem *item = m_linkRows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be what is at work
        delete item;
    }
    for (const Link &link : links)
        m_linkRows->addWidget(makeLinkRow(link));
}

QWidget *NodePage::makeLinkRow(const Link &link)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *words = makeLinkLabel();
    words->setText(linkWords(link));
    connect(words, &QLabel::linkActivated, this,
            [this](const QString &id) { Q_EMIT nodePicked(NodeId(id.toUInt())); });
    auto *remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setIcon(icons::icon(u"close"_s));
    const QString help = link.id != LinkId::None ? tr("Removes this wire")
        : link.kind == LinkKind::Asking          ? tr("Lets the steps that ask about it ask about nothing")
                                                 : tr("Removes the steps this wire stands for");
    remove->setToolTip(help);
    const Layout &layout = m_document.layout();
    const QString wire = fill(tr("{user} {uses} {used}"),
                              {{u"user", layout.find(link.from)->name},
                               {u"uses", labelOf(link.kind, layout.find(link.to)->kind)},
                               {u"used", layout.find(link.to)->name}});
    remove->setAccessibleName(fill(tr("Remove the wire: {wire}"), {{u"wire", wire}}));
    words->setAccessibleName(wire);
    connect(remove, &QToolButton::clicked, this, [this, link] { m_document.removeLink(link); });
    line->addWidget(words, 1);
    line->addWidget(remove);
    return row;
}

SeveralPage::SeveralPage(const QList<NodeId> &nodes, Document &document)
    : m_nodes(nodes)
    , m_document(document)
{
    QStringList kinds;
    for (const NodeInfo &kind : nodeCatalog()) {
        const auto isOfKind = [&](NodeId id) { return document.layout().find(id)->kind == kind.kind; };
        const qsizetype count = std::count_if(nodes.begin(), nodes.end(), isOfKind);
        if (count == 0)
            continue;
        kinds.append(
            fill(tr("{count} {kind}"), {{u"count", QString::number(count)}, {u"kind", kind.label()}}));
    }
    addHeader(u"duplicate"_s, tr("%n nodes", nullptr, int(nodes.size())), kinds.join(tr(", ")));
    const bool hasSteps = std::all_of(nodes.begin(), nodes.end(), [&document](NodeId id) {
        return document.layout().find(id)->kind == NodeKind::Task;
    });
    QList<Shared> common = shared();
    QList<Shared> partly;
    for (auto at = common.begin(); at != common.end();)
        if (at->nodes.size() == m_nodes.size()) {
            ++at;
        } else {
            partly.append(*at);
            at = common.erase(at);
        }
    const bool areCode = std::all_of(nodes.begin(), nodes.end(),
                                     [&](NodeId id) { return isCode(document.layout().find(id)->kind); });
    addHeading(!common.isEmpty() || hasSteps ? tr("For all of them")
                   : areCode                 ? tr("Each has code of its own: select one to edit it.")
                                             : tr("They have no setting in common."))
        ->setWordWrap(true);
    addParameters(common);
    if (hasSteps)
        addSteps();
    if (!partly.isEmpty()) {
        addHeading(tr("For some of them"));
        addParameters(partly);
    }
    m_column->addStretch(1);
    refresh();
}

/// What two of them have, or more, and can be said in a field; in the order of the catalog.
QList<SeveralPage::Shared> SeveralPage::shared() const
{
    QList<Shared> all;
    QSet<Param> seen;
    for (const NodeInfo &kind : nodeCatalog()) {
        for (const Param param : kind.parameters) {
            const ParamInfo::Type type = info(param).type;
            if (type == ParamInfo::Type::Steps || type == ParamInfo::Type::Code || seen.contains(param))
                continue;
            seen.insert(param);
            Shared found{param, {}};
            for (const NodeId id : m_nodes) {
                const Node *node = m_document.layout().find(id);
                if (node && info(node->kind).parameters.contains(param))
                    found.nodes.append(id);
            }
            if (found.nodes.size() > 1)
                all.append(found);
        }
    }
    return all;
}

void SeveralPage::addParameters(const QList<Shared> &shared)
{
    for (const Shared &each : shared) {
        auto *edit = new ParamEdit(each.param);
        m_params.append({edit, each.nodes});
        m_column->addWidget(edit);
        connect(edit, &ParamEdit::valueEdited, this, [this, each](const ParamValue &value) {
            m_document.setParameter(each.nodes, each.param, value);
        });
        connect(edit, &ParamEdit::editingFinished, &m_document, &Document::endGesture);
    }
}

QList<Step> SeveralPage::stepsOf(NodeId node) const
{
    const Node *found = m_document.layout().find(node);
    return found ? parameter<QList<Step>>(*found, Param::Steps) : QList<Step>();
}

void SeveralPage::addSteps()
{
    addHeading(info(Param::Steps).label());
    m_stepsRemark = new QLabel;
    m_stepsRemark->setProperty("role", u"faint"_s);
    m_stepsRemark->setWordWrap(true);
    m_steps = new StepEditor;
    m_column->addWidget(m_stepsRemark);
    m_column->addWidget(m_steps);
    connect(m_steps, &StepEditor::stepsEdited, this, &SeveralPage::editSteps);
    connect(m_steps, &StepEditor::gestureEnded, &m_document, &Document::endGesture);
    connect(m_steps, &StepEditor::fieldsWanted, this, &InspectorPage::opened);
}

void SeveralPage::editSteps(const QList<Step> &after)
{
    const QList<Step> before = stepsOf(m_nodes.first());
    QList<ParamValue> values;
    for (const NodeId node : m_nodes) {
        const auto edited = steps::alsoEdited(before, after, stepsOf(node));
        if (!edited) {
            m_stepsRemark->setText(
                tr("Steps can be added, moved and removed in all of them once their fields "
                   "say the same."));
            m_stepsRemark->show();
            m_steps->setTask(m_document.layout(), m_nodes.first()); // the fields go back to what is so
            return;
        }
        values.append(*edited);
    }
    m_document.setParameters(m_nodes, Param::Steps, values);
}

void SeveralPage::refresh()
{
    if (m_steps) {
        const QList<Step> first = stepsOf(m_nodes.first());
        bool isSame = true;
        bool isAlike = true;
        for (const NodeId node : m_nodes) {
            isSame = isSame && stepsOf(node) == first;
            isAlike = isAlike && steps::areAlike(stepsOf(node), first);
        }
        m_steps->setVisible(isAlike);
        m_stepsRemark->setVisible(!isSame);
        m_stepsRemark->setText(isAlike
                                   ? tr("Not the same everywhere: shown are those of {task}. What is changed "
                                        "here changes in all of them.")
                                   : tr("They do different things: select one to see its steps."));
        if (const Node *shown = m_document.layout().find(m_nodes.first()))
            m_stepsRemark->setText(fill(m_stepsRemark->text(), {{u"task", shown->name}}));
        if (isAlike)
            m_steps->setTask(m_document.layout(), m_nodes.first());
    }
    for (const auto &[edit, nodes] : std::as_const(m_params)) {
        QList<ParamValue> values;
        for (const NodeId id : nodes) {
            if (const Node *node = m_document.layout().find(id))
                values.append(node->parameters.value(edit->param(), info(edit->param()).defaultValue));
        }
        if (values.isEmpty())
            return;
        const auto isOther = [&](const ParamValue &value) { return value != values.first(); };
        edit->setValue(values.first());
        QStringList remarks;
        if (nodes.size() < m_nodes.size())
            remarks.append(
                fill(tr("{count} of {all} have it."),
                     {{u"count", QString::number(nodes.size())}, {u"all", QString::number(m_nodes.size())}}));
        if (std::any_of(values.begin(), values.end(), isOther))
            remarks.append(tr("Not the same everywhere. A change makes it so."));
        edit->setRemark(remarks.join(u' '));
    }
}

} // namespace signalbox

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/file/fragment.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/document/document.h"
#include "widgets/panels/freshsteps.h"
#include "widgets/panels/steplist.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace tst_editingmodel {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// One thing that a person does. The numbers choose among what there is when it is done, so that a list of
/// them means something also when some are left out.
struct Act {
    enum class Kind : quint8 {
        Add,
        Connect,
        Disconnect,
        DisconnectSteps,
        Remove,
        Move,
        Resize,
        Rename,
        SetParameter,
        SetSettings,
        Describe,
        Duplicate,
        Paste,
        PutInFrame,
        AddStep,
        MoveStep,
        ChangeStep,
        EndGesture,
        Undo,
        Redo,
        Jump,
        Save,
        Reload
    };
    static constexpr int kCount = 23;
    Kind kind = Kind::Add;
    std::array<quint32, 4> numbers{};

    QString text() const
    {
        return u"{Act::Kind(%1), {%2, %3, %4, %5}}"_s.arg(int(kind))
            .arg(numbers[0])
            .arg(numbers[1])
            .arg(numbers[2])
            .arg(numbers[3]);
    }
};

/// The history as a plain list of values, with what the document says of merging.
class Model {
public:
    explicit Model(const Layout &start) { restart(start); }

    void restart(const Layout &start)
    {
        m_values = {start};
        m_at = 0;
        m_clean = 0;
        m_merging = false;
    }
    /// The layout became \a now; edits with equal \a keys, one right after the other, are one.
    void become(const Layout &now, const QString &key)
    {
        if (now == m_values[m_at])
            return;
        const bool merges = m_merging && !key.isEmpty() && key == m_key && m_at > 0 && m_clean != m_at;
        m_values.resize(m_at + 1);
        if (m_clean > m_at)
            m_clean = -1;
        if (!merges)
            m_values.append(now);
        else
            m_values[m_at] = now;
        m_at = m_values.size() - 1;
        m_key = key;
        m_merging = true;
        // Merged until nothing differs any more: no step is left.
        if (merges && m_values[m_at] == m_values[m_at - 1]) {
            m_values.removeLast();
            --m_at;
            m_merging = false;
        }
    }
    void moveTo(qsizetype at)
    {
        at = std::clamp<qsizetype>(at, 0, m_values.size() - 1);
        if (at != m_at)
            m_merging = false;
        m_at = at;
    }
    void endGesture() { m_merging = false; }
    void setClean()
    {
        m_clean = m_at;
        m_merging = false;
    }

    const Layout &layout() const { return m_values[m_at]; }
    qsizetype at() const { return m_at; }
    qsizetype count() const { return m_values.size() - 1; }
    bool isModified() const { return m_at != m_clean; }

private:
    QList<Layout> m_values;
    qsizetype m_at = 0;
    qsizetype m_clean = 0;
    QString m_key;
    bool m_merging = false; ///< whether an equal key would merge with the last step
};

const QList<QString> &words()
{
    static const QList<QString> list{u"cook"_s,
                                     u"a-2"_s,
                                     {},
                                     u"  "_s,
                                     u"Küche"_s,
                                     u"a\nb"_s,
                                     QString(300, u'n'),
                                     QString(kLongestName - 1, u'n') + u"\U0001F373"_s,
                                     QString(kLongestTitle - 1, u't') + u"\U0001F373"_s,
                                     QString(kLongestDescription - 1, u'd') + u"\U0001F373"_s,
                                     u"<b>"_s,
                                     u"{x} %1"_s,
                                     u"\u2028"_s};
    return list;
}

/// Does acts to a document and to the model, and compares them after each.
class EditingFixture {
public:
    EditingFixture(const Layout &start, const QString &folder)
        : m_path(QDir(folder).filePath(u"edited.signalbox"_s))
        , m_model(start)
        , m_start(encodeLayout(start))
    {
        m_document.reset(start);
    }

    /// What differs first, or nothing.
    QString faultOf(const QList<Act> &acts);

private:
    using Numbers = std::array<quint32, 4>;
    void perform(const Act &act);
    void edit(const Act &act);
    void setParameter(const Numbers &numbers);
    void setSettings(const Numbers &numbers);
    void putInFrame(const Numbers &numbers);
    void editSteps(const Act &act);
    QString difference() const;

    const Layout &layout() const { return m_document.layout(); }
    NodeId node(quint32 number) const
    {
        const QList<Node> &nodes = layout().nodes;
        return nodes.isEmpty() ? NodeId(number) : nodes[number % quint32(nodes.size())].id;
    }
    QList<NodeId> some(quint32 number) const
    {
        QList<NodeId> nodes{node(number)};
        for (; number % 3 != 0; number /= 3)
            nodes.append(node(number / 3));
        return nodes;
    }
    /// A whole number or a place, sometimes far outside of what documents take.
    static double place(quint32 number)
    {
        constexpr int oneIn = 16;
        return number % oneIn ? int(number % 1999) - 999 : (number % (2 * oneIn) ? 1e9 : -1e9);
    }
    static const QString &word(quint32 number) { return words()[number % quint32(words().size())]; }

    const QString m_path;
    Document m_document;
    Model m_model;
    QByteArray m_start; ///< of the history
    QString m_key; ///< of the edit that is being done; empty where it does not merge
};

void EditingFixture::setParameter(const Numbers &numbers)
{
    const Node *found = layout().find(node(numbers[0]));
    if (!found || info(found->kind).parameters.isEmpty())
        return;
    const QList<Param> &parameters = info(found->kind).parameters;
    const ParamInfo &param = info(parameters[numbers[1] % quint32(parameters.size())]);
    ParamValue value = param.defaultValue;
    const qint64 number =
        numbers[3] % 8 ? numbers[2] % 9 : qint64(numbers[2]) * 1'000'000'007 - 4'000'000'000;
    switch (param.type) {
    case ParamInfo::Type::Flag:
        value = numbers[2] % 2 == 0;
        break;
    case ParamInfo::Type::Number:
    case ParamInfo::Type::Choice:
        value = number;
        break;
    case ParamInfo::Type::Time:
        value = Duration{Duration::Law(numbers[3] % 3), number, number + qint64(numbers[3] % 5) - 2};
        break;
    case ParamInfo::Type::Text:
        value = QString(numbers[2] % 4, u'i');
        break;
    case ParamInfo::Type::Code:
        value = QStringLiteral("def f%1():\n    return f%2()\n").arg(numbers[2] % 5).arg(numbers[3] % 5);
        break;
    case ParamInfo::Type::Steps: {
        auto steps = parameter<QList<Step>>(*found, param.param);
        if (numbers[2] % 2 && !steps.isEmpty())
            steps.removeAt(numbers[3] % quint32(steps.size()));
        else
            steps.insert(0, Step());
        value = steps;
    }
    }
    m_key = u"%1 %2"_s.arg(quint32(found->id)).arg(param.key);
    m_document.setParameter(found->id, param.param, value);
}

void EditingFixture::setSettings(const Numbers &numbers)
{
    Settings settings = layout().settings;
    const qint64 number =
        numbers[2] % 3 ? numbers[1] % 4 : qint64(numbers[1]) * 1'000'000'007 - 4'000'000'000;
    switch (numbers[0] % 5) {
    case 0:
        settings.seed = number;
        break;
    case 1:
        settings.end = EndRule(numbers[1] % 4);
        break;
    case 2:
        settings.endTime = number;
        break;
    case 3:
        settings.horizon = number;
        break;
    case 4:
        settings.python = PythonVersion(numbers[1] % 3);
        break;
    }
    m_key = numbers[0] % 5 == 0 ? u"seed"_s : u"settings"_s; // a step says which, so they are two
    m_document.setSettings(settings);
}

void EditingFixture::putInFrame(const Numbers &numbers)
{
    QList<NodeId> frames{NodeId::None};
    for (const Node &candidate : layout().nodes) {
        if (isScope(candidate.kind))
            frames.append(candidate.id);
    }
    const NodeId frame = frames[numbers[1] % quint32(frames.size())];
    m_document.moveNodes(some(numbers[0]), {place(numbers[2]), place(numbers[3])}, frame);
}

/// A step that \a number chooses, most often one that lies deep.
StepPath somewhere(const QList<Step> &steps, quint32 number)
{
    StepPath path;
    for (const QList<Step> *list = &steps; !list->isEmpty(); number = number * 5 + 1) {
        path.append(int(number / 64 % quint32(list->size())));
        list = &list->at(path.last()).body;
        if (number % 8 == 0)
            break;
    }
    return path;
}

/// \a step with every field that its verb has set to something, sometimes far outside of what files take.
Step changed(Step step, quint32 number)
{
    const VerbInfo &verb = info(step.verb);
    const qint64 amount = number % 8 ? number % 5 : (number % 16 ? 1'000'000'007 : -1'000'000'007);
    if (verb.hasTime)
        step.time = Duration{Duration::Law(number % 3), amount, amount + 1};
    if (verb.hasCount)
        step.count = amount;
    if (verb.hasText)
        step.text = number % 3 ? words()[number % quint32(words().size())] : QString(3 * kLongestText, u'x');
    if (!verb.choices.isEmpty())
        step.choice = quint8(number % quint32(verb.choices.size()));
    if (verb.hasPredicate) {
        step.predicate.negated = number % 2;
        if (info(step.predicate.of).compares())
            step.predicate.value = amount;
    }
    return step;
}

steps::Edit moved(const QList<Step> &before, const StepPath &at, const Act &act)
{
    switch (act.numbers[2] % 7) {
    case 0:
        return steps::remove(before, at);
    case 1:
        return steps::duplicate(before, at);
    case 2:
        return steps::moveBy(before, at, act.numbers[3] % 2 ? 1 : -1);
    case 3:
    case 4:
        return steps::indent(before, at);
    case 5:
        return steps::outdent(before, at);
    default:
        return steps::moveTo(before, at, somewhere(before, act.numbers[3]), 0);
    }
}

/// As a person does it in the list of steps, which refuses what means nothing.
void EditingFixture::editSteps(const Act &act)
{
    QList<const Node *> tasks;
    for (const Node &candidate : layout().nodes) {
        if (candidate.kind == NodeKind::Task)
            tasks.append(&candidate);
    }
    if (tasks.isEmpty())
        return;
    const Node &task = *tasks[act.numbers[0] % quint32(tasks.size())];
    const auto before = parameter<QList<Step>>(task, Param::Steps);
    const StepPath at = somewhere(before, act.numbers[1]);
    const Step *present = steps::at(before, at);
    steps::Edit edit{before, at, {}};
    if (act.kind == Act::Kind::AddStep) {
        const QList<Verb> verbs = steps::verbsIn(steps::holderOfNext(before, at));
        const Verb verb = verbs[act.numbers[2] % quint32(verbs.size())];
        edit = steps::insert(before, at, changed(steps::make(layout(), verb, task.id), act.numbers[3]));
    } else if (act.kind == Act::Kind::MoveStep) {
        edit = moved(before, at, act);
    } else if (present) {
        edit = steps::replace(before, at, changed(*present, act.numbers[3]));
    }
    if (!edit.refusal.isEmpty())
        return;
    m_key = u"%1 steps"_s.arg(quint32(task.id));
    m_document.setParameter(task.id, Param::Steps, edit.steps);
}

void EditingFixture::edit(const Act &act)
{
    const auto &[a, b, c, d] = act.numbers;
    switch (act.kind) {
    case Act::Kind::Add:
        m_document.addNode(NodeKind(a % kNodeKindCount), {place(b), place(c)}, node(d));
        return;
    case Act::Kind::Connect:
        m_document.connectNodes(node(a), node(b), int(c % 4) - 1);
        return;
    case Act::Kind::Disconnect:
        if (!layout().links.isEmpty())
            m_document.removeLink(layout().links[a % quint32(layout().links.size())].id);
        return;
    case Act::Kind::DisconnectSteps:
        if (const QList<Link> links = allLinks(layout()); !links.isEmpty())
            m_document.removeLink(links[a % quint32(links.size())]);
        return;
    case Act::Kind::Remove:
        m_document.removeNodes(some(a));
        return;
    case Act::Kind::Move:
        m_document.moveNodes(some(a), {place(b), place(c)},
                             d % 3 ? std::nullopt : std::optional(d % 2 ? node(d) : NodeId::None));
        return;
    case Act::Kind::Resize:
        m_document.resizeScope(node(a), {place(b), place(c), place(d), place(b ^ d)});
        return;
    case Act::Kind::Rename:
        m_document.renameNode(node(a), word(b));
        return;
    case Act::Kind::SetParameter:
        return setParameter(act.numbers);
    case Act::Kind::SetSettings:
        return setSettings(act.numbers);
    case Act::Kind::Describe:
        m_document.setDescription(word(a), word(b));
        return;
    case Act::Kind::Duplicate:
        m_document.duplicate(some(a));
        return;
    case Act::Kind::Paste: {
        const LoadResult pasted = decodeFragment(encodeFragment(layout(), some(a)), layout());
        if (pasted.layout)
            m_document.addFragment(*pasted.layout, u"Paste"_s);
        return;
    }
    case Act::Kind::PutInFrame:
        return putInFrame(act.numbers);
    case Act::Kind::AddStep:
    case Act::Kind::MoveStep:
    case Act::Kind::ChangeStep:
        return editSteps(act);
    case Act::Kind::EndGesture:
    case Act::Kind::Undo:
    case Act::Kind::Redo:
    case Act::Kind::Jump:
    case Act::Kind::Save:
    case Act::Kind::Reload:
        Q_UNREACHABLE();
    }
}

void EditingFixture::perform(const Act &act)
{
    QUndoStack &stack = m_document.undoStack();
    switch (act.kind) {
    case Act::Kind::EndGesture:
        m_document.endGesture();
        m_model.endGesture();
        return;
    case Act::Kind::Undo:
        stack.undo();
        return m_model.moveTo(m_model.at() - 1);
    case Act::Kind::Redo:
        stack.redo();
        return m_model.moveTo(m_model.at() + 1);
    case Act::Kind::Jump: {
        const int to = int(act.numbers[0] % quint32(stack.count() + 1));
        stack.setIndex(to);
        return m_model.moveTo(to);
    }
    case Act::Kind::Save:
    case Act::Kind::Reload:
        if (!m_document.save(m_path))
            m_model.setClean();
        if (act.kind == Act::Kind::Save)
            return;
        if (const LoadResult loaded = loadLayout(m_path); loaded.layout) {
            m_document.reset(*loaded.layout, m_path);
            m_model.restart(m_model.layout()); // what was saved comes back
            m_start = encodeLayout(layout());
        }
        return;
    case Act::Kind::Add:
    case Act::Kind::Connect:
    case Act::Kind::Disconnect:
    case Act::Kind::DisconnectSteps:
    case Act::Kind::Remove:
    case Act::Kind::Move:
    case Act::Kind::Resize:
    case Act::Kind::Rename:
    case Act::Kind::SetParameter:
    case Act::Kind::SetSettings:
    case Act::Kind::Describe:
    case Act::Kind::Duplicate:
    case Act::Kind::Paste:
    case Act::Kind::PutInFrame:
    case Act::Kind::AddStep:
    case Act::Kind::MoveStep:
    case Act::Kind::ChangeStep:
        m_key.clear();
        edit(act);
        m_model.become(layout(), m_key);
    }
}

/// Between the document and the model, and between the document and what it is once saved.
QString EditingFixture::difference() const
{
    QUndoStack &stack = const_cast<Document &>(m_document).undoStack();
    if (layout() != m_model.layout())
        return u"the layout is another"_s;
    if (stack.index() != m_model.at() || stack.count() != m_model.count())
        return u"the history is at %1 of %2, not at %3 of %4"_s.arg(stack.index())
            .arg(stack.count())
            .arg(m_model.at())
            .arg(m_model.count());
    if (m_document.isModified() != m_model.isModified())
        return m_document.isModified() ? u"it counts as modified"_s : u"it does not count as modified"_s;
    const LoadResult again = decodeLayout(encodeLayout(layout()));
    if (!again.layout)
        return u"saved, it would not open: "_s + again.problems.value(0).reason;
    return *again.layout == layout() ? QString() : u"saved and opened it would be another layout"_s;
}

QString EditingFixture::faultOf(const QList<Act> &acts)
{
    for (qsizetype at = 0; at < acts.size(); ++at) {
        perform(acts[at]);
        if (const QString fault = difference(); !fault.isEmpty())
            return u"after act %1: %2"_s.arg(at).arg(fault);
    }
    const QByteArray end = encodeLayout(layout());
    const int steps = m_document.undoStack().index();
    while (m_document.undoStack().canUndo())
        m_document.undoStack().undo();
    if (encodeLayout(layout()) != m_start)
        return u"with all undone, the bytes are not those of the start"_s;
    m_document.undoStack().setIndex(steps);
    return encodeLayout(layout()) == end ? QString()
                                         : u"with all done again, the bytes are not those of the end"_s;
}

/// Frames in frames and steps in steps, as deep as documents hold, and some of each to put into them.
Layout deep()
{
    Layout layout;
    layout.title = u"deep"_s;
    const auto add = [&](NodeKind kind, NodeId scope) {
        Node node = makeNode(layout, kind, {});
        node.scope = scope;
        layout.nodes.append(node);
        return node.id;
    };
    NodeId innermost = NodeId::None;
    for (int depth = 0; depth < kDeepestNesting; ++depth)
        innermost = add(NodeKind::Timeout, innermost);
    add(NodeKind::Task, add(NodeKind::TaskGroup, NodeId::None));
    add(NodeKind::Shield, NodeId::None);
    QList<Step> steps;
    for (int depth = 2; depth < kDeepestNesting; ++depth) {
        Step around;
        around.verb = Verb::Forever;
        around.body = steps;
        steps = {around};
    }
    layout.find(add(NodeKind::Task, NodeId::None))->parameters.insert(Param::Steps, steps);
    return layout;
}

} // namespace

/// Random editing, held against the plainest model of it: a list of layouts.
class TestEditingModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void randomEditingKeepsToTheModel_data();
    void randomEditingKeepsToTheModel();

private:
    static QList<Act> random(quint32 seed, int count);
    QString faultOf(const QList<Act> &acts, const Layout &start) const
    {
        return EditingFixture(start, m_folder.path()).faultOf(acts);
    }
    /// The fewest of \a acts that still go wrong.
    QList<Act> shortest(QList<Act> acts, const Layout &start) const;

    QTemporaryDir m_folder;
    QList<Layout> m_starts;
    const Layout m_deep = deep();
};

void TestEditingModel::initTestCase()
{
    m_starts.append(Layout());
    QVERIFY(decodeLayout(encodeLayout(m_deep)).layout);
    const QDir examples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"), u"*.signalbox"_s, QDir::Name);
    for (const QFileInfo &file : examples.entryInfoList()) {
        const LoadResult loaded = loadLayout(file.filePath());
        QVERIFY(loaded.layout);
        m_starts.append(*loaded.layout);
    }
}

QList<Act> TestEditingModel::random(quint32 seed, int count)
{
    std::mt19937 random(seed);
    QList<Act> acts;
    for (int at = 0; at < count; ++at) {
        Act act{Act::Kind(random() % Act::kCount), {}};
        const bool leaves = act.kind == Act::Kind::Reload;
        if (leaves && random() % 8) // else no history would ever grow
            act.kind = Act::Kind::SetParameter;
        for (quint32 &number : act.numbers)
            number = quint32(random());
        acts.append(act);
        // Like a spin box: the same once more, with another value.
        if (act.kind == Act::Kind::SetParameter && random() % 2) {
            act.numbers[2] = quint32(random());
            acts.append(act);
        }
    }
    return acts;
}

QList<Act> TestEditingModel::shortest(QList<Act> acts, const Layout &start) const
{
    for (qsizetype part = acts.size() / 2; part > 0; part /= 2) {
        for (qsizetype at = 0; at + part <= acts.size();) {
            QList<Act> fewer = acts;
            fewer.remove(at, part);
            if (faultOf(fewer, start).isEmpty())
                at += part;
            else
                acts = fewer;
        }
    }
    return acts;
}

void TestEditingModel::randomEditingKeepsToTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    bool given = false;
    const int seeds = qEnvironmentVariableIntValue("SIGNALBOX_EDITING_SEEDS", &given);
    constexpr int usual = testing::kIsSanitized ? 20 : 60;
    for (int seed = 0; seed < (given ? seeds : usual); ++seed)
        QTest::addRow("%d", seed) << quint32(seed);
}

void TestEditingModel::randomEditingKeepsToTheModel()
{
    QFETCH(quint32, seed);
    constexpr int acts = 80;
    // Every fourth begins where documents are full.
    const Layout &start = seed % 4 == 3 ? m_deep : m_starts[seed % quint32(m_starts.size())];
    const QList<Act> done = random(seed, acts);
    if (faultOf(done, start).isEmpty())
        return;
    const QList<Act> fewest = shortest(done, start);
    QString replay = faultOf(fewest, start) + u", beginning with \"%1\":"_s.arg(start.title);
    for (const Act &act : fewest)
        replay += u"\n    "_s + act.text();
    QFAIL(qPrintable(replay));
}

SIGNALBOX_TEST(TestEditingModel)

} // namespace tst_editingmodel

#include "tst_editingmodel.moc"

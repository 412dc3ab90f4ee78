// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/followed.h"

#include "engine/catalog/catalog.h"
#include "engine/file/documentformat.h"
#include "engine/file/layoutfile.h"
#include "engine/importer/placing.h"
#include "engine/layout/limits.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/source.h"

#include <QFile>
#include <QFileInfo>

#include <deque>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostFiles = 300;

/// The statements of a module, those in others among them, that import.
class Imports {
public:
    explicit Imports(const syntax::Statements &body) { all(body); }
    std::vector<const syntax::Import *> plain;
    std::vector<const syntax::ImportFrom *> from;

    void operator()(const syntax::Import &node) { plain.push_back(&node); }
    void operator()(const syntax::ImportFrom &node) { from.push_back(&node); }
    void operator()(const syntax::FunctionDef &node) { all(node.body); }
    void operator()(const syntax::ClassDef &node) { all(node.body); }
    void operator()(const syntax::With &node) { all(node.body); }
    void operator()(const syntax::For &node) { both(node); }
    void operator()(const syntax::While &node) { both(node); }
    void operator()(const syntax::If &node) { both(node); }
    void operator()(const syntax::Try &node)
    {
        both(node);
        for (const syntax::ExceptHandler &each : node.handlers)
            all(each.body);
        all(node.finalBody);
    }
    void operator()(const syntax::Match &node)
    {
        for (const syntax::MatchCase &each : node.cases)
            all(each.body);
    }
    template <typename Node> void operator()(const Node &) { }

private:
    template <typename Node> void both(const Node &node)
    {
        all(node.body);
        all(node.otherwise);
    }
    void all(const syntax::Statements &statements)
    {
        for (const auto &each : statements)
            std::visit(*this, each->node);
    }
};

/// By whichever version of Python reads it; nothing where none does.
std::optional<syntax::Module> parsed(const QString &text)
{
    for (const PythonVersion version :
         {PythonVersion::Python313, PythonVersion::Python312, PythonVersion::Python311}) {
        syntax::ParsedModule module = syntax::parseText(text, version);
        if (module.module)
            return std::move(module.module);
    }
    return std::nullopt;
}

/// What `from package import *` takes beside the package's own names: `__all__ = ["orders"]`.
QStringList listedIn(const syntax::Module &module)
{
    QStringList names;
    for (const auto &statement : module.body) {
        const auto *assign = std::get_if<syntax::Assign>(&statement->node);
        const auto *target = assign ? std::get_if<syntax::Name>(&assign->targets.front()->node) : nullptr;
        if (!target || target->id != u"__all__")
            continue;
        const auto *list = std::get_if<syntax::List>(&assign->value->node);
        const auto *tuple = std::get_if<syntax::Tuple>(&assign->value->node);
        if (!list && !tuple)
            continue;
        for (const auto &each : list ? list->elements : tuple->elements) {
            const auto *constant = std::get_if<syntax::Constant>(&each->node);
            const auto *words = constant ? std::get_if<std::u32string>(&constant->value) : nullptr;
            if (words)
                names.append(QString::fromStdU32String(*words));
        }
    }
    return names;
}

class Follower {
public:
    explicit Follower(const FileReader &read)
        : m_read(read)
    {
    }
    FollowedFiles follow(const QString &text);

private:
    struct Importer {
        QString text;
        QString module; ///< empty of the program
        bool isPackage;
    };
    void follow(const Importer &importer);
    /// Finds the module \a name after those that it is in; whether it is there.
    bool find(const QString &name);
    bool findIn(const QString &name);
    bool take(const QString &path, const QByteArray &bytes);

    const FileReader &m_read;
    FollowedFiles m_found;
    QHash<QString, bool> m_known; ///< by module: whether it is there
    std::deque<Importer> m_open;
};

/// What a relative import is about; empty for nothing that there is.
QString absolute(const syntax::ImportFrom &import, const QString &module, bool isPackage)
{
    const QString name = import.module.value_or(QString());
    if (import.level == 0)
        return name;
    QStringList package = module.split(u'.', Qt::SkipEmptyParts);
    const int up = isPackage ? import.level - 1 : import.level;
    if (up >= package.size() + (isPackage ? 0 : 1) || package.isEmpty())
        return {};
    package.resize(package.size() - up);
    if (!name.isEmpty())
        package.append(name);
    return package.join(u'.');
}

FollowedFiles Follower::follow(const QString &text)
{
    m_open.push_back({text, {}, false});
    while (!m_open.empty()) {
        const Importer importer = m_open.front();
        m_open.pop_front();
        follow(importer);
    }
    return m_found;
}

void Follower::follow(const Importer &importer)
{
    const auto module = parsed(importer.text);
    if (!module)
        return;
    const Imports imports(module->body);
    for (const syntax::Import *import : imports.plain) {
        for (const syntax::ImportedName &each : import->names)
            find(each.name);
    }
    for (const syntax::ImportFrom *import : imports.from) {
        const QString from = absolute(*import, importer.module, importer.isPackage);
        if (from.isEmpty() || !find(from))
            continue;
        for (const syntax::ImportedName &each : import->names) {
            if (each.name != u"*")
                find(from + u'.' + each.name);
        }
    }
    // They stand in the package's own text: who takes them all need not be known.
    for (const QString &each : importer.isPackage ? listedIn(*module) : QStringList())
        find(importer.module + u'.' + each);
}

bool Follower::find(const QString &name)
{
    for (qsizetype end = 0; end < name.size();) {
        end = name.indexOf(u'.', end + 1);
        end = end < 0 ? name.size() : end;
        const QString module = name.first(end);
        if (!m_known.contains(module))
            m_known.insert(module, findIn(module));
        if (!m_known.value(module))
            return false;
    }
    return true;
}

bool Follower::findIn(const QString &name)
{
    const QString path = QString(name).replace(u'.', u'/');
    if (ownModules({{path, name, {}, NodeId::None}}).isEmpty()) // Python has it in itself
        return false;
    for (const QString &each : {path + u"/__init__.py"_s, path + u".py"_s}) {
        if (const auto bytes = m_read(each))
            return take(each, *bytes);
    }
    return m_read(path + u'/').has_value();
}

bool Follower::take(const QString &path, const QByteArray &bytes)
{
    ImportRefusal refusal;
    refusal.file = path;
    if (m_found.files.size() == kMostFiles) {
        refusal.reason = u"too many files for one program"_s;
    } else if (path.size() > kLongestName) {
        refusal.reason = u"the name is too long for a node"_s;
    } else if (bytes.size() > kLargestFile) {
        refusal.reason = u"the file is too large"_s;
    } else if (const auto fault = syntax::Source::of(bytes).fault) {
        refusal.line = std::max(fault->line, 1);
        refusal.reason = u"SyntaxError: "_s + fault->message;
    }
    if (!refusal.reason.isEmpty()) {
        m_found.refusals.append(refusal);
        return true;
    }
    const QString text = syntax::Source::lettersOf(bytes);
    const bool isPackage = path.endsWith(u"__init__.py");
    const QString module = (isPackage ? path.chopped(12) : path.chopped(3)).replace(u'/', u'.');
    m_found.files.append({path, module, text, NodeId::None});
    m_open.push_back({text, module, isPackage});
    return true;
}

} // namespace

FileReader readerOf(const QString &folder)
{
    return [folder](const QString &path) -> std::optional<QByteArray> {
        const QFileInfo info(folder + u'/' + path);
        if (path.endsWith(u'/'))
            return info.isDir() ? std::optional(QByteArray()) : std::nullopt;
        QFile file(info.filePath());
        if (!info.isFile() || !file.open(QIODevice::ReadOnly))
            return std::nullopt;
        return readBounded(file);
    };
}

FollowedFiles followImports(const QString &text, const FileReader &read)
{
    return Follower(read).follow(text);
}

namespace {

/// The first version from \a version on that reads \a file; else why the last one does not.
std::optional<ImportRefusal> readBy(PythonVersion &version, const ProgramFile &file)
{
    std::optional<ImportRefusal> refusal;
    for (const PythonVersion each :
         {PythonVersion::Python311, PythonVersion::Python312, PythonVersion::Python313}) {
        if (each < version)
            continue;
        const syntax::ParsedModule parsed = syntax::parseText(file.text, each);
        if (parsed.module) {
            version = each;
            return std::nullopt;
        }
        refusal = refusalOf(parsed.fault);
        refusal->file = file.path;
    }
    return refusal;
}

/// Puts \a file on the canvas, as far as it can be read.
void addFile(ImportedCode &imported, const ProgramFile &file)
{
    Layout &layout = *imported.layout;
    if (const auto refusal = readBy(layout.settings.python, file))
        imported.refusals.append(*refusal);
    if (file.text.size() > info(Param::Code).maximum) {
        imported.refusals.append({1, 1, u"the file is too long for one node"_s, file.path});
        return;
    }
    Node node;
    node.id = layout.unusedNodeId();
    node.kind = NodeKind::Module;
    node.name = file.path;
    node.parameters.insert(Param::Code, file.text);
    layout.nodes.append(node);
}

} // namespace

ImportedCode importPythonFile(const QByteArray &bytes, const QString &title, Importing importing,
                              const QString &folder)
{
    ImportedCode imported = importPythonFile(bytes, title, importing);
    if (!imported.layout)
        return imported;
    const FollowedFiles beside = followImports(syntax::Source::lettersOf(bytes), readerOf(folder));
    const qsizetype before = imported.layout->nodes.size();
    for (const ProgramFile &file : beside.files)
        addFile(imported, file);
    imported.refusals.append(beside.refusals);
    if (imported.layout->nodes.size() > kMostNodes)
        imported.refusals.append({0, 0, u"too many functions, classes and files for one layout"_s});
    placeBelow(*imported.layout, before);
    if (importing == Importing::Whole && !imported.refusals.isEmpty())
        imported.layout.reset();
    return imported;
}

} // namespace signalbox

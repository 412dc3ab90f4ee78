// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"

#include "engine/file/enclosedreader.h"
#include "engine/file/outputfile.h"
#include "engine/messages/message.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

LoadResult unreadable(const QString &path, const QString &reason, const QString &remedy)
{
    LoadResult result;
    result.problems.append(
        {Problem::Severity::Error, QDir::toNativeSeparators(path), NodeId::None, reason, remedy});
    return result;
}

QString nameInWords(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    return fill(Words::tr("\"{file}\""), {{u"file", name.isEmpty() ? QDir::toNativeSeparators(path) : name}});
}

} // namespace

namespace {

/// The document in an exported file; \a name is that of the file, in quotes.
LoadResult loadEnclosed(QIODevice &device, const QString &path, const QString &name)
{
    const std::optional<Enclosed> enclosed = readEnclosed(device);
    if (!enclosed)
        return unreadable(path, fill(Words::tr("{file} has no Signalbox document in it."), {{u"file", name}}),
                          Words::tr("Export it again with the document, or open the *.signalbox file."));
    LoadResult result = decodeLayout(enclosed->document);
    result.moment = enclosed->moment;
    return result;
}

} // namespace

LoadResult decodeFile(const QByteArray &bytes)
{
    if (!isExportedFile(bytes.left(kTellingBytes)))
        return decodeLayout(bytes);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return loadEnclosed(buffer, u"/"_s, Words::tr("What was given"));
}

QByteArray readBounded(QIODevice &device, qint64 most)
{
    constexpr qint64 part = 1 << 16; // read() makes room for all that it may read
    QByteArray bytes;
    while (bytes.size() <= most) {
        const QByteArray more = device.read(part);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    return bytes;
}

LoadResult loadLayout(const QString &path)
{
    const QFileInfo file(path);
    const QString name = nameInWords(path);
    if (!file.exists())
        return unreadable(path, fill(Words::tr("{file} does not exist."), {{u"file", name}}),
                          Words::tr("Check the name, or choose another file."));
    if (!file.isFile())
        return unreadable(path, fill(Words::tr("{file} is not a file."), {{u"file", name}}),
                          Words::tr("Choose a *.signalbox file."));
    const QString tooLarge = fill(Words::tr("{file} has more than {count} MB."),
                                  {{u"file", name}, {u"count", QString::number(kLargestFile / 1'000'000)}});
    const QString divide =
        Words::tr("Choose a *.signalbox file; one that large has to be divided into several.");
    QFile reader(path);
    const bool isOpen = reader.open(QIODevice::ReadOnly);
    if (isOpen && isExportedFile(reader.peek(kTellingBytes)))
        return loadEnclosed(reader, path, name);
    if (file.size() > kLargestFile)
        return unreadable(path, tooLarge, divide);
    if (!isOpen)
        return unreadable(path,
                          fill(Words::tr("{file} cannot be opened: {reason}."),
                               {{u"file", name}, {u"reason", reader.errorString()}}),
                          Words::tr("Check that you may read it, or choose another file."));
    const QByteArray json = readBounded(reader);
    if (reader.error() != QFileDevice::NoError)
        return unreadable(path,
                          fill(Words::tr("{file} cannot be read: {reason}."),
                               {{u"file", name}, {u"reason", reader.errorString()}}),
                          Words::tr("Check the disk or the network it lies on, then try again."));
    return decodeLayout(json);
}

LayoutHeading loadHeading(const QString &path)
{
    QFile reader(path);
    if (!reader.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject root = QJsonDocument::fromJson(readBounded(reader)).object();
    return {root[u"title"_s].toString(), root[u"description"_s].toString()};
}

std::optional<QString> saveLayout(const Layout &layout, const QString &path)
{
    OutputFile file(path);
    if (file.open() && file.write(encodeLayout(layout)) && file.commit())
        return std::nullopt;
    return fill(
        Words::tr(
            "{file} could not be saved: {reason} What was there before is untouched. Check that the folder "
            "exists, that you may write to it and that the disk has room, or save under another name."),
        {{u"file", nameInWords(path)}, {u"reason", file.refusal().reason}});
}

} // namespace signalbox

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/preferences.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kRecentFiles = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Preferences)
};

std::unique_ptr<QSettings> openFile(const QString &path)
{
    auto file = std::make_unique<QSettings>(path, QSettings::IniFormat);
    file->sync();
    return file;
}

} // namespace

QString Preferences::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/signalbox/settings.ini"_s;
}

Preferences::Preferences(const QString &path)
    : m_file(openFile(path))
{
    if (m_file->status() != QSettings::FormatError)
        return;
    m_file.reset();
    const QString aside = path + u".broken"_s;
    QFile::remove(aside);
    QFile::rename(path, aside);
    m_file = openFile(path);
    m_broken = aside;
}

Preferences::~Preferences() = default;

QString Preferences::notice() const
{
    if (m_broken.isEmpty())
        return {};
    return fill(Words::tr("The settings could not be read, so everything is as on the first start. The old "
                          "file is now \"{file}\"."),
                {{u"file", QDir::toNativeSeparators(m_broken)}});
}

QString Preferences::theme() const
{
    return m_file->value(u"theme"_s, u"dark"_s).toString();
}

void Preferences::setTheme(const QString &name)
{
    m_file->setValue(u"theme"_s, name);
}

bool Preferences::reducedMotion() const
{
    return m_file->value(u"reducedMotion"_s, false).toBool();
}

void Preferences::setReducedMotion(bool reduced)
{
    m_file->setValue(u"reducedMotion"_s, reduced);
}

bool Preferences::isFirstStart() const
{
    return !m_file->value(u"started"_s, false).toBool();
}

void Preferences::setStarted()
{
    m_file->setValue(u"started"_s, true);
}

QStringList Preferences::recentFiles() const
{
    return m_file->value(u"recentFiles"_s).toStringList();
}

void Preferences::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_file->setValue(u"recentFiles"_s, files.mid(0, kRecentFiles));
}

QString Preferences::lastFolder() const
{
    const QStringList files = recentFiles();
    return files.isEmpty() ? QDir::homePath() : QFileInfo(files[0]).absolutePath();
}

QByteArray Preferences::shape(const QString &part) const
{
    return m_file->value(u"shape/"_s + part).toByteArray();
}

void Preferences::setShape(const QString &part, const QByteArray &shape)
{
    m_file->setValue(u"shape/"_s + part, shape);
}

void Preferences::forgetShapes()
{
    m_file->remove(u"shape"_s);
}

} // namespace signalbox

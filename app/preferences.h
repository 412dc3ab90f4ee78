// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

class QSettings;

namespace signalbox {

/// What the window remembers from one start to the next. A file that cannot be understood is set aside and
/// everything is as on the first start.
class Preferences {
public:
    explicit Preferences(const QString &path = defaultPath());
    ~Preferences();
    Q_DISABLE_COPY_MOVE(Preferences)

    static QString defaultPath();

    /// A sentence for the person where the file was broken, else empty.
    QString notice() const;

    QString theme() const; ///< its name
    void setTheme(const QString &name);
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);
    bool isFirstStart() const; ///< until the gallery has been seen
    void setStarted();

    QStringList recentFiles() const; ///< newest first
    void addRecentFile(const QString &path);
    QString lastFolder() const;

    /// The shape of the window and its panels, as the widgets save it.
    QByteArray shape(const QString &part) const;
    void setShape(const QString &part, const QByteArray &shape);
    void forgetShapes();

private:
    std::unique_ptr<QSettings> m_file;
    QString m_broken; ///< where the file is that could not be read
};

} // namespace signalbox

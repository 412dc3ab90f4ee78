// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/icons.h"

#include "widgets/look/resources.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>
#include <utility>

namespace signalbox::icons {

namespace {

const QString folder = QStringLiteral(":/signalbox/icons/");

using RendererKey = std::pair<QString, QRgb>;
using RendererCache = QHash<RendererKey, std::shared_ptr<QSvgRenderer>>;

// QtSvg paints currentColor black, so the colour goes into the text before it is parsed.
QByteArray recoloured(const QString &name, QRgb colour)
{
    keepResources();
    QFile file(folder + name + QStringLiteral(".svg"));
    const bool known = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(known, "icons", qPrintable(QStringLiteral("there is no icon named '%1'").arg(name)));
    if (!known)
        return {};
    return file.readAll().replace("currentColor", QColor(colour).name(QColor::HexRgb).toLatin1());
}

// A renderer belongs to the thread that uses it: animations are exported off the window's thread.
std::shared_ptr<QSvgRenderer> rendererFor(const QString &name, QRgb opaqueColour)
{
    static thread_local RendererCache cache;
    constexpr int plenty = 512;
    const RendererKey key{name, opaqueColour};
    if (const auto found = cache.constFind(key); found != cache.constEnd())
        return *found;
    if (cache.size() >= plenty)
        cache.clear();
    const auto renderer = std::make_shared<QSvgRenderer>(recoloured(name, opaqueColour));
    renderer->setAspectRatioMode(Qt::KeepAspectRatio);
    cache.insert(key, renderer);
    return renderer;
}

class Engine : public QIconEngine {
public:
    Engine(QString name, QPalette::ColorRole role, const QColor &own)
        : m_name(std::move(name))
        , m_role(role)
        , m_own(own)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        icons::paint(*painter, m_name, rect, colourFor(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        if (size.isEmpty())
            return {}; // a row that is squeezed to nothing asks for this, and no painter begins on it
        const QString key = QStringLiteral("signalbox-icon/%1/%2/%3x%4")
                                .arg(m_name, colourFor(mode, state).name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new Engine(*this); }
    QString key() const override { return QStringLiteral("signalbox-icon"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor colourFor(QIcon::Mode mode, QIcon::State state) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled && !m_own.isValid())
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_own.isValid()) {
            QColor colour = m_own;
            colour.setAlphaF(mode == QIcon::Disabled ? 0.4 * m_own.alphaF() : m_own.alphaF());
            return colour;
        }
        // A checked button and a selected row have the same ground.
        const bool onHighlight =
            mode == QIcon::Selected || (state == QIcon::On && m_role == QPalette::ButtonText);
        return palette.color(QPalette::Active, onHighlight ? QPalette::HighlightedText : m_role);
    }

    QString m_name;
    QPalette::ColorRole m_role;
    QColor m_own;
};

QIcon newIcon(const QString &name, QPalette::ColorRole role, const QColor &own)
{
    keepResources();
    Q_ASSERT_X(QFile::exists(folder + name + QStringLiteral(".svg")), "icons", qPrintable(name));
    return QIcon(new Engine(name, role, own));
}

} // namespace

QStringList names()
{
    keepResources();
    QStringList names = QDir(folder).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

QIcon icon(const QString &name, QPalette::ColorRole role)
{
    return newIcon(name, role, QColor());
}

QIcon icon(const QString &name, const QColor &colour)
{
    return newIcon(name, QPalette::ButtonText, colour);
}

void paint(QPainter &painter, const QString &name, const QRectF &where, const QColor &colour)
{
    const auto renderer = rendererFor(name, colour.rgb() | 0xff000000U);
    // Translucency is the painter's, so that fading an icon does not fill the cache with shades of it.
    const double opacity = painter.opacity();
    painter.setOpacity(opacity * colour.alphaF());
    renderer->render(&painter, where);
    painter.setOpacity(opacity);
}

QIcon applicationIcon()
{
    keepResources();
    return QIcon(QStringLiteral(":/signalbox/signalbox.svg"));
}

} // namespace signalbox::icons

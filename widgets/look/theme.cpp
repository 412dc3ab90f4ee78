// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/theme.h"

#include "widgets/look/inks.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

constexpr double readableContrast = 4.5;

/// Of each value of a channel; powers were a tenth of a frame, as words ask for their contrast.
std::array<double, 256> linearLights()
{
    std::array<double, 256> lights{};
    for (std::size_t value = 0; value < lights.size(); ++value) {
        const double channel = double(value) / 255;
        lights[value] = channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    }
    return lights;
}

/// By the Web Content Accessibility Guidelines, of the colour as screens show it.
double luminance(const QColor &colour)
{
    static const std::array<double, 256> lights = linearLights();
    const QRgb shown = colour.rgb();
    return 0.2126 * lights[std::size_t(qRed(shown))] + 0.7152 * lights[std::size_t(qGreen(shown))]
        + 0.0722 * lights[std::size_t(qBlue(shown))];
}

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QFont scaledFont(double factor)
{
    QFont font = QGuiApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    return font;
}

} // namespace

double contrastRatio(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Theme Theme::dark()
{
    Theme theme;
    theme.name = QStringLiteral("dark");
    theme.isDark = true;
    theme.window = rgb(0x16191f);
    theme.panel = rgb(0x1c1f26);
    theme.field = rgb(0x13161b);
    theme.control = rgb(0x2a303a);
    theme.controlHover = rgb(0x353d4a);
    theme.controlBorder = rgb(0x737e8e);
    theme.border = rgb(0x2f3541);
    theme.canvas = rgb(0x181b21);
    theme.gridDot = rgb(0x2c323c);
    theme.card = rgb(0x262b34);
    theme.cardHeader = rgb(0x2d333e);
    theme.cardBorder = rgb(0x3c4451);
    theme.slot = rgb(0x12151a);
    theme.wireIdle = rgb(0x7d8897);
    theme.timelineGrid = rgb(0x272c35);
    theme.text = rgb(0xe8ebf0);
    theme.mutedText = rgb(0xb0b8c4);
    theme.faintText = rgb(0x97a1af);
    theme.accent = rgb(0x56b4e9);
    theme.selection = rgb(0x7cc8f5);
    theme.selectedRow = rgb(0x2f526a);
    theme.focus = rgb(0x8fd2fa);
    theme.ok = rgb(0x35c491);
    theme.warning = rgb(0xf0b429);
    theme.error = rgb(0xff7b6e);
    theme.playhead = rgb(0xffffff);
    theme.futureOpacity = 0.66;
    // Blue is lifted from 0x0072b2, which would sink into a card.
    theme.taskColours = {rgb(0x56b4e9), rgb(0xe69f00), rgb(0x009e73), rgb(0xcc79a7),
                         rgb(0xd55e00), rgb(0xf0e442), rgb(0x2a7fc9)};
    return theme;
}

Theme Theme::light()
{
    Theme theme;
    theme.name = QStringLiteral("light");
    theme.isDark = false;
    theme.window = rgb(0xe9ecf0);
    theme.panel = rgb(0xf4f5f8);
    theme.field = rgb(0xffffff);
    theme.control = rgb(0xffffff);
    theme.controlHover = rgb(0xe3ebf3);
    theme.controlBorder = rgb(0x7c8694);
    theme.border = rgb(0xd0d5dd);
    theme.canvas = rgb(0xf7f8fa);
    theme.gridDot = rgb(0xd7dce3);
    theme.card = rgb(0xffffff);
    theme.cardHeader = rgb(0xf0f2f6);
    theme.cardBorder = rgb(0xc5ccd6);
    theme.slot = rgb(0xe4e8ee);
    theme.wireIdle = rgb(0x75808e);
    theme.timelineGrid = rgb(0xe1e5ea);
    theme.text = rgb(0x1a1d23);
    theme.mutedText = rgb(0x4a535f);
    theme.faintText = rgb(0x5f6875);
    theme.accent = rgb(0x0067a8);
    theme.selection = rgb(0x0a78bf);
    theme.selectedRow = rgb(0xc2dff2);
    theme.focus = rgb(0x0a78bf);
    theme.ok = rgb(0x007552);
    theme.warning = rgb(0x855600);
    theme.error = rgb(0xbd2c21);
    theme.playhead = rgb(0x1a1d23);
    theme.futureOpacity = 0.6;
    // The seven, darkened until each stands out from white by 3:1; hues stay.
    theme.taskColours = {rgb(0x2787be), rgb(0xb57700), rgb(0x008460), rgb(0xb04f85),
                         rgb(0xc25200), rgb(0x8a7d00), rgb(0x005f99)};
    return theme;
}

Theme Theme::highContrast()
{
    Theme theme = dark();
    theme.name = QStringLiteral("high-contrast");
    for (QColor *ground :
         {&theme.window, &theme.panel, &theme.field, &theme.canvas, &theme.card, &theme.slot})
        *ground = rgb(0x000000);
    theme.control = rgb(0x000000);
    theme.controlHover = rgb(0x333333);
    theme.cardHeader = rgb(0x1a1a1a);
    theme.controlBorder = rgb(0xffffff);
    theme.border = rgb(0xbdbdbd);
    theme.cardBorder = rgb(0xffffff);
    theme.gridDot = rgb(0x4a4a4a);
    theme.timelineGrid = rgb(0x4a4a4a);
    theme.wireIdle = rgb(0xe0e0e0);
    theme.text = rgb(0xffffff);
    theme.mutedText = rgb(0xf0f0f0);
    theme.faintText = rgb(0xdcdcdc);
    theme.accent = rgb(0xffd60a);
    theme.selection = rgb(0xffd60a);
    theme.selectedRow = rgb(0xffd60a);
    theme.focus = rgb(0xffd60a);
    theme.ok = rgb(0x4be3a8);
    theme.warning = rgb(0xffc04d);
    theme.error = rgb(0xff9186);
    theme.futureOpacity = 0.6;
    theme.taskColours = {rgb(0x6cc4f5), rgb(0xf0a800), rgb(0x00b886), rgb(0xe08fbd),
                         rgb(0xf0711a), rgb(0xf0e442), rgb(0x4a94dc)};
    return theme;
}

Theme Theme::named(const QString &name)
{
    for (const Theme &theme : {light(), highContrast()}) {
        if (theme.name == name)
            return theme;
    }
    return dark();
}

QColor Theme::taskColour(int index) const
{
    Q_ASSERT(index >= 0);
    return taskColours[static_cast<std::size_t>(index) % taskColours.size()];
}

int Theme::taskPattern(int index) const
{
    Q_ASSERT(index >= 0);
    return index / static_cast<int>(taskColours.size()) % 4;
}

Qt::BrushStyle Theme::taskPatternStyle(int index) const
{
    constexpr std::array styles{Qt::NoBrush, Qt::BDiagPattern, Qt::Dense6Pattern, Qt::VerPattern};
    return styles[static_cast<std::size_t>(taskPattern(index))];
}

QColor Theme::textOn(const QColor &background) const
{
    const QColor nearBlack = rgb(0x0b0d10);
    const QColor white = rgb(0xffffff);
    const QColor better =
        contrastRatio(nearBlack, background) >= contrastRatio(white, background) ? nearBlack : white;
    if (contrastRatio(better, background) >= readableContrast)
        return better;
    // A narrow band of middle greys is too light for white and too dark for near-black; pure black is enough.
    return rgb(0x000000);
}

QColor Theme::readable(const QColor &colour, const QColor &background) const
{
    for (double share = 0; share < 1; share += 0.05) {
        const QColor candidate = mixed(colour, text, share);
        if (contrastRatio(candidate, background) >= readableContrast)
            return candidate;
    }
    return textOn(background);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, field);
    palette.setColor(QPalette::AlternateBase, mixed(field, panel, 0.6));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, faintText);
    palette.setColor(QPalette::Button, control);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, textOn(accent));
    palette.setColor(QPalette::Light, controlHover);
    palette.setColor(QPalette::Midlight, mixed(control, controlHover, 0.5));
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, controlBorder);
    palette.setColor(QPalette::Shadow, isDark ? rgb(0x000000) : border);
    palette.setColor(QPalette::Highlight, selectedRow);
    palette.setColor(QPalette::HighlightedText, textOn(selectedRow));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, mixed(accent, mutedText, 0.5));
    palette.setColor(QPalette::ToolTipBase, cardHeader);
    palette.setColor(QPalette::ToolTipText, text);

    const QColor off = mixed(panel, text, isDark ? 0.38 : 0.42);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText,
          QPalette::ToolTipText, QPalette::Link, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, off);
    palette.setColor(QPalette::Disabled, QPalette::Base, mixed(field, panel, 0.7));
    palette.setColor(QPalette::Disabled, QPalette::Button, mixed(control, panel, 0.7));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, border);
    return palette;
}

QFont Theme::titleFont()
{
    QFont font = scaledFont(1.2);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::bodyFont()
{
    return scaledFont(1.0);
}

QFont Theme::smallFont()
{
    return scaledFont(0.88);
}

QFont Theme::monoFont()
{
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QFont font = scaledFont(1.0);
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), fixed.family()});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

} // namespace signalbox

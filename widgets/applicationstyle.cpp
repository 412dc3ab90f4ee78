// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/applicationstyle.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>

// In a static library nothing else refers to the resources, and the linker would leave them out.
static void keepResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace signalbox {

namespace {

using Variables = QHash<QString, QString>;

QString pixels(double value)
{
    return QString::number(qRound(value)) + QStringLiteral("px");
}

QColor halfway(const QColor &one, const QColor &other)
{
    return QColor((one.red() + other.red()) / 2, (one.green() + other.green()) / 2,
                  (one.blue() + other.blue()) / 2);
}

void addColours(const Theme &theme, Variables &variables)
{
    const QPalette palette = theme.palette();
    const std::initializer_list<std::pair<const char *, QColor>> colours{
        {"window", theme.window},
        {"panel", theme.panel},
        {"field", theme.field},
        {"control", theme.control},
        {"controlHover", theme.controlHover},
        {"controlBorder", theme.controlBorder},
        {"quietBorder", halfway(theme.controlBorder, theme.control)},
        {"border", theme.border},
        {"card", theme.card},
        {"cardHeader", theme.cardHeader},
        {"cardBorder", theme.cardBorder},
        {"slot", theme.slot},
        {"text", theme.text},
        {"mutedText", theme.mutedText},
        {"faintText", theme.faintText},
        {"disabledText", palette.color(QPalette::Disabled, QPalette::WindowText)},
        {"accent", theme.accent},
        {"accentHover", halfway(theme.accent, theme.selection)},
        {"onAccent", theme.textOn(theme.accent)},
        {"selection", theme.selection},
        {"selectedRow", theme.selectedRow},
        {"selectedText", theme.textOn(theme.selectedRow)},
        {"progress", contrastRatio(theme.text, theme.selectedRow) >= 4.5 ? theme.selectedRow : theme.control},
        {"focus", theme.focus},
        {"error", theme.error},
        {"scrollHandle", theme.controlBorder},
    };
    for (const auto &[name, colour] : colours)
        variables.insert(QLatin1String(name), colour.name());
}

// Margins and arrows are drawn for a line of sixteen pixels and grow with it.
double unitOfFont()
{
    return std::max(1.0, QFontMetricsF(QApplication::font()).height() / 16.0);
}

QString withUnits(QString sheet, double unit)
{
    static const QRegularExpression length(QStringLiteral("(?<![\\w#])(-?\\d+)u\\b"));
    QString result;
    qsizetype copied = 0;
    for (auto matches = length.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(sheet).mid(copied, match.capturedStart() - copied);
        result += pixels(match.captured(1).toInt() * unit);
        copied = match.capturedEnd();
    }
    return result.append(QStringView(sheet).mid(copied));
}

QString withVariables(const QString &sheet, const Variables &variables)
{
    static const QRegularExpression variable(QStringLiteral("@([A-Za-z]+)"));
    QString result;
    qsizetype copied = 0;
    for (auto matches = variable.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        Q_ASSERT_X(variables.contains(match.captured(1)), "style.qss", qPrintable(match.captured()));
        result += QStringView(sheet).mid(copied, match.capturedStart() - copied);
        result += variables.value(match.captured(1));
        copied = match.capturedEnd();
    }
    return result.append(QStringView(sheet).mid(copied));
}

QFont applicationFont()
{
    QFont font = QApplication::font();
    const QStringList families = QFontDatabase::families();
    QStringList wanted;
    for (const QString &family : {QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")}) {
        if (families.contains(family))
            wanted += family;
    }
    if (!wanted.isEmpty())
        font.setFamilies(wanted);
    return font;
}

} // namespace

QString styleSheet(const Theme &theme)
{
    keepResources();
    QFile file(QStringLiteral(":/signalbox/style.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    if (!opened)
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    sheet.remove(
        QRegularExpression(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption));

    const double unit = unitOfFont();
    const bool whiteOnAccent = theme.textOn(theme.accent).lightness() > 128;
    Variables variables;
    addColours(theme, variables);
    variables.insert(QStringLiteral("tone"), theme.isDark ? QStringLiteral("pale") : QStringLiteral("deep"));
    variables.insert(QStringLiteral("accentTone"),
                     whiteOnAccent ? QStringLiteral("pale") : QStringLiteral("deep"));
    // A radius of more than half the side is ignored, so circles are a little less than round.
    variables.insert(QStringLiteral("radioRadius"),
                     QString::number(qRound(13 * unit) / 2 + 1) + QStringLiteral("px"));
    variables.insert(QStringLiteral("sliderRadius"), pixels(7 * unit));
    variables.insert(QStringLiteral("groupTop"), pixels(9 * unit));
    return withUnits(withVariables(sheet, variables), unit);
}

void applyTheme(QApplication &application, const Theme &theme)
{
    const auto isFusion = [](const QStyle *style) {
        return style && style->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
    };
    // Setting a style deletes the old one; when only colours change, the one that is there will do.
    if (application.styleSheet().isEmpty() && !isFusion(QApplication::style()))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    if (const QFont font = applicationFont(); font != QApplication::font())
        QApplication::setFont(font);
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(styleSheet(theme));
}

} // namespace signalbox

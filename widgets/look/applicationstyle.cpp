// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/applicationstyle.h"

#include "widgets/look/icons.h"
#include "widgets/look/resources.h"
#include "widgets/look/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QLabel>
#include <QProxyStyle>
#include <QRegularExpression>

#include <algorithm>

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

// The percentage is written across the bar and the groove, so both must carry the same text.
QColor progressColour(const Theme &theme)
{
    const bool legible = contrastRatio(theme.text, theme.selectedRow) >= 4.5;
    return legible ? theme.selectedRow : halfway(theme.border, theme.slot);
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
        {"progress", progressColour(theme)},
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

// What a style sheet cannot say: icons grow with the font, and rows have air from their first layout on (a
// tree laid out before it is shown would miss the sheet's padding). Message boxes, Qt's own too, have our
// icons; their words and those of labels are plain text, unless a label says that its are not: a document's
// name may look like markup, and Qt would guess. (Tool tips guess as well: see asToolTip().)
class ApplicationStyle : public QProxyStyle {
public:
    ApplicationStyle(double unit, const Theme &theme)
        : QProxyStyle(QStringLiteral("Fusion"))
        , m_unit(unit)
        , m_theme(theme)
    {
    }

    using QProxyStyle::polish;
    void polish(QWidget *widget) override
    {
        auto *const label = qobject_cast<QLabel *>(widget);
        if (label && label->textFormat() == Qt::AutoText && label->windowType() != Qt::ToolTip)
            label->setTextFormat(Qt::PlainText);
        QProxyStyle::polish(widget);
    }

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        switch (metric) {
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
        case PM_TabBarIconSize:
            return qRound(16 * m_unit);
        case PM_ToolBarIconSize:
        case PM_TreeViewIndentation:
            return qRound(20 * m_unit);
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }

    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override
    {
        switch (which) {
        case SP_MessageBoxInformation:
        case SP_MessageBoxQuestion:
            return icons::icon(which == SP_MessageBoxQuestion ? QStringLiteral("help")
                                                              : QStringLiteral("info"),
                               m_theme.accent);
        case SP_MessageBoxWarning:
            return icons::icon(QStringLiteral("problems"), m_theme.warning);
        case SP_MessageBoxCritical:
            return icons::icon(QStringLiteral("error"), m_theme.error);
        default:
            return QProxyStyle::standardIcon(which, option, widget);
        }
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override
    {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        if (type == CT_ItemViewItem)
            size.rheight() += qRound(7 * m_unit);
        return size;
    }

private:
    double m_unit;
    Theme m_theme;
};

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
    variables.insert(QStringLiteral("selectedTone"),
                     theme.textOn(theme.selectedRow).lightness() > 128 ? QStringLiteral("pale")
                                                                       : QStringLiteral("deep"));
    // A corner with a radius of more than half the side is drawn square, so circles count in whole pixels.
    const int handle = qRound(4 * unit) + 2 * qRound(6 * unit);
    variables.insert(QStringLiteral("radioRadius"),
                     QString::number(qRound(13 * unit) / 2 + 1) + QStringLiteral("px"));
    variables.insert(QStringLiteral("sliderRadius"), pixels(handle * 0.5));
    variables.insert(QStringLiteral("sliderWidth"), pixels(handle - 4));
    variables.insert(QStringLiteral("groupTop"), pixels(9 * unit));
    return withUnits(withVariables(sheet, variables), unit);
}

void applyTheme(QApplication &application, const Theme &theme)
{
    if (const QFont font = applicationFont(); font != QApplication::font())
        QApplication::setFont(font);
    QApplication::setStyle(new ApplicationStyle(unitOfFont(), theme));
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(styleSheet(theme));
}

} // namespace signalbox

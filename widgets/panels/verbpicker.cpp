// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/verbpicker.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/look/theme.h"
#include "widgets/panels/stepwords.h"
#include "widgets/panels/verbrow.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVerbRole = Qt::UserRole;
constexpr int kHelpRole = Qt::UserRole + 1;
constexpr int kRowsShown = 16; ///< as headings are high
constexpr int kRanks = 3; ///< the name begins so, has it inside, or the explanation has
constexpr int kLetters = 62; ///< of a row's width

/// How well \a verb answers to \a text; 0 is best, nothing where it does not.
std::optional<int> rank(const VerbInfo &verb, const QString &text)
{
    if (verb.label().startsWith(text, Qt::CaseInsensitive) || verb.key.startsWith(text, Qt::CaseInsensitive))
        return 0;
    if (verb.label().contains(text, Qt::CaseInsensitive) || verb.key.contains(text, Qt::CaseInsensitive)
        || verb.python.contains(text, Qt::CaseInsensitive))
        return 1;
    if (verb.help().contains(text, Qt::CaseInsensitive))
        return 2;
    return std::nullopt;
}

/// A verb's icon and name, and below it in small, muted letters what it does: names alone, "wait for" beside
/// "asyncio.wait_for", do not tell a learner which of them is wanted.
class VerbDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int line = option.fontMetrics.height();
        const bool isHeading = !index.data(kVerbRole).isValid();
        return {0, isHeading ? line * 8 / 5 : line + QFontMetrics(Theme::smallFont()).height() + 10};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isHeading = !index.data(kVerbRole).isValid();
        const bool isCurrent = option.state & QStyle::State_Selected;
        const QRect row = option.rect.adjusted(8, 0, -8, 0);
        painter->save();
        if (isCurrent)
            painter->fillRect(option.rect, option.palette.highlight());
        QFont font = option.font;
        font.setWeight(isHeading ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        // The application's: a style sheet leaves half of the list's own.
        const QColor muted = QGuiApplication::palette().color(QPalette::PlaceholderText);
        const QColor text = option.palette.color(isCurrent ? QPalette::HighlightedText : QPalette::Text);
        if (isHeading)
            paintText(*painter, row.adjusted(0, 4, 0, 0), index.data().toString(), muted);
        else
            paintVerb(*painter, row, index, text, isCurrent ? text : muted);
        painter->restore();
    }

private:
    static void paintText(QPainter &painter, const QRect &place, const QString &words, const QColor &colour)
    {
        painter.setPen(colour);
        const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
    }
    static void paintVerb(QPainter &painter, const QRect &row, const QModelIndex &index, const QColor &text,
                          const QColor &muted)
    {
        const int side = painter.fontMetrics().height();
        const auto verb = Verb(index.data(kVerbRole).toInt());
        icons::paint(painter, info(verb).icon, QRectF(row.left(), row.top() + 5, side, side), text);
        const QRect words = row.adjusted(side + 8, 4, 0, 0);
        paintText(painter, {words.topLeft(), QSize(words.width(), side + 2)}, index.data().toString(), text);
        painter.setFont(Theme::smallFont());
        const QRect below(words.left(), words.top() + side + 2, words.width(),
                          painter.fontMetrics().height() + 2);
        paintText(painter, below, index.data(kHelpRole).toString(), muted);
    }
};

} // namespace

VerbPicker::VerbPicker(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_title(new QLabel)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_nothing(new QLabel(tr("No step is called that.")))
{
    setObjectName(u"verbPicker"_s);
    setAccessibleName(tr("Choose what the step does"));
    setProperty("role", u"card"_s);
    m_title->setProperty("role", u"muted"_s);
    m_nothing->setProperty("role", u"muted"_s);
    m_search->setPlaceholderText(tr("Search, then Enter"));
    m_search->setAccessibleName(tr("Search for a step"));
    m_list->setAccessibleName(tr("Kinds of step"));
    m_list->setItemDelegate(new VerbDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus); // keys stay with the search
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(6);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_search, m_list, m_nothing})
        column->addWidget(part);
    setFocusProxy(m_search);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &VerbPicker::fill);
    connect(m_list, &QListWidget::itemClicked, this, &VerbPicker::choose);
    connect(m_list, &QListWidget::currentRowChanged, this, &VerbPicker::tellCurrent);
}

void VerbPicker::open(const QWidget &anchor, const QList<Verb> &offered, const QString &title,
                      std::optional<Verb> current)
{
    m_offered = offered;
    m_title->setText(title);
    m_search->clear();
    fill();
    for (int row = 0; current && row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kVerbRole) == int(*current))
            m_list->setCurrentRow(row);
    }
    placeUnder(anchor);
    show();
    if (current)
        m_list->scrollToItem(m_list->currentItem(), QAbstractItemView::PositionAtCenter);
    m_search->setFocus(Qt::PopupFocusReason);
}

/// Below the anchor where there is room on the screen, else above it.
void VerbPicker::placeUnder(const QWidget &anchor)
{
    const int row = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(kRowsShown * row + 2);
    const QRect screen = anchor.screen()->availableGeometry();
    setFixedWidth(std::min(kLetters * fontMetrics().averageCharWidth() + 40, screen.width()));
    adjustSize();
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    const QPoint above = anchor.mapToGlobal(QPoint(0, -height() - 2));
    QPoint at = below.y() + height() <= screen.bottom() ? below : above;
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    at.setY(std::clamp(at.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    QFrame::move(at);
}

void VerbPicker::fill()
{
    const QString text = m_search->text().trimmed();
    m_list->clear();
    if (text.isEmpty())
        fillGroups();
    else
        fillFound(text);
    m_list->setVisible(m_list->count() > 0);
    m_nothing->setVisible(m_list->count() == 0);
    m_list->setCurrentRow(text.isEmpty() ? 1 : 0); // below the first heading
}

void VerbPicker::fillGroups()
{
    std::optional<VerbGroup> group;
    for (const VerbRow &row : verbRows()) {
        if (!m_offered.contains(row.verb))
            continue;
        if (group != info(row.verb).group)
            addHeading(titleOf(info(row.verb).group));
        group = info(row.verb).group;
        addRow(row.verb);
    }
}

/// Those whose names answer, best first; where none does, those whose explanation does.
void VerbPicker::fillFound(const QString &text)
{
    std::array<QList<Verb>, kRanks> ranked;
    for (const VerbRow &row : verbRows()) {
        if (const auto place = rank(info(row.verb), text); place && m_offered.contains(row.verb))
            ranked[*place].append(row.verb);
    }
    const bool isNamed = !ranked[0].isEmpty() || !ranked[1].isEmpty();
    for (const Verb verb : isNamed ? ranked[0] + ranked[1] : ranked[kRanks - 1])
        addRow(verb);
}

void VerbPicker::addHeading(const QString &title)
{
    auto *item = new QListWidgetItem(title, m_list);
    item->setFlags(Qt::NoItemFlags);
}

void VerbPicker::addRow(Verb verb)
{
    const VerbInfo &row = info(verb);
    auto *item = new QListWidgetItem(row.label(), m_list);
    item->setData(kVerbRole, int(verb));
    item->setData(kHelpRole, row.help());
    item->setData(Qt::AccessibleDescriptionRole, row.help());
    item->setToolTip(row.help());
}

/// The search has the keyboard's focus, so it is what a screen reader reads.
void VerbPicker::tellCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    m_search->setAccessibleDescription(
        item ? signalbox::fill(tr("{verb}: {help}"),
                               {{u"verb", item->text()}, {u"help", item->data(kHelpRole).toString()}})
             : m_nothing->text());
}

void VerbPicker::move(int rows)
{
    const int count = m_list->count();
    int row = m_list->currentRow();
    for (int tries = 0; tries < count; ++tries) {
        row = (row + rows + count) % count;
        if (m_list->item(row)->flags() & Qt::ItemIsSelectable)
            break;
    }
    m_list->setCurrentRow(row);
    if (row <= 1)
        m_list->scrollToTop(); // with the first heading
}

void VerbPicker::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !item->data(kVerbRole).isValid())
        return;
    const auto verb = Verb(item->data(kVerbRole).toInt());
    close();
    Q_EMIT verbChosen(verb);
}

bool VerbPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        move(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        move(-1);
        return true;
    default:
        return false;
    }
}

} // namespace signalbox

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/completionlist.h"

#include "engine/messages/message.h"
#include "widgets/code/codelook.h"
#include "widgets/look/theme.h"

#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSignatureRole = Qt::UserRole;
constexpr int kSortRole = Qt::UserRole + 1;
constexpr int kMostRows = 9;
constexpr int kLetters = 46; ///< of a row's width

/// What a name is, in one word at the end of its row.
QString sortWords(assist::Suggestion::Sort sort)
{
    switch (sort) {
    case assist::Suggestion::Sort::Argument:
        return CompletionList::tr("argument");
    case assist::Suggestion::Sort::Variable:
        return {};
    case assist::Suggestion::Sort::Function:
        return CompletionList::tr("function");
    case assist::Suggestion::Sort::Type:
        return CompletionList::tr("class");
    case assist::Suggestion::Sort::Module:
        return CompletionList::tr("module");
    case assist::Suggestion::Sort::Keyword:
        return CompletionList::tr("keyword");
    }
    return {};
}

/// "put(item)" with the name strong and the rest quiet, and at the end what it is.
class SuggestionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, QFontMetrics(codeFont()).height() + 6};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isCurrent = option.state & QStyle::State_Selected;
        const QPalette palette = QGuiApplication::palette();
        const QColor text = palette.color(isCurrent ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = isCurrent ? text : palette.color(QPalette::PlaceholderText);
        painter->save();
        if (isCurrent)
            painter->fillRect(option.rect, palette.highlight());
        QRect row = option.rect.adjusted(8, 0, -8, 0);
        painter->setFont(Theme::smallFont());
        painter->setPen(quiet);
        const QString sort = sortWords(assist::Suggestion::Sort(index.data(kSortRole).toInt()));
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, sort);
        row.setRight(row.right() - painter->fontMetrics().horizontalAdvance(sort) - 12);
        painter->setFont(codeFont());
        painter->setPen(text);
        const QString name = index.data().toString();
        painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, name);
        row.setLeft(row.left() + painter->fontMetrics().horizontalAdvance(name));
        painter->setPen(quiet);
        painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(kSignatureRole).toString(),
                                                            Qt::ElideRight, row.width()));
        painter->restore();
    }
};

} // namespace

CompletionList::CompletionList(QWidget *editor)
    : QFrame(editor, Qt::ToolTip) // which takes no keyboard
    , m_list(new QListWidget)
    , m_words(new QLabel)
{
    setObjectName(u"completionList"_s);
    setAccessibleName(tr("Ways to go on"));
    setProperty("role", u"card"_s);
    setFocusPolicy(Qt::NoFocus);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Ways to go on"));
    m_list->setItemDelegate(new SuggestionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_words->setProperty("role", u"muted"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setMargin(6);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_words);
    connect(m_list, &QListWidget::currentRowChanged, this, &CompletionList::tellCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CompletionList::chosen);
}

void CompletionList::open(const std::vector<assist::Suggestion> &suggestions, const QString &typed,
                          const QRect &word)
{
    m_hasMoved = false;
    m_suggestions = suggestions;
    m_list->clear();
    int current = 0;
    for (const assist::Suggestion &each : suggestions) {
        auto *item = new QListWidgetItem(each.name, m_list);
        item->setData(kSignatureRole, each.signature);
        item->setData(kSortRole, int(each.sort));
        item->setData(Qt::AccessibleTextRole, each.name + each.signature);
        item->setData(Qt::AccessibleDescriptionRole, each.words);
        if (each.name == typed)
            current = m_list->count() - 1;
    }
    m_list->setCurrentRow(current);
    tellCurrent();
    fit(word);
    show();
    raise();
}

/// As wide and high for every list of the same length, so that it stands still while somebody types.
void CompletionList::fit(const QRect &word)
{
    const int width = kLetters * fontMetrics().averageCharWidth() + 40;
    const int rows = std::min(kMostRows, m_list->count());
    m_list->setFixedHeight(rows * (QFontMetrics(codeFont()).height() + 6) + 2);
    m_words->setFixedHeight(2 * m_words->fontMetrics().lineSpacing() + 2 * m_words->margin());
    setFixedWidth(width);
    adjustSize();
    const QScreen *screen = QGuiApplication::screenAt(word.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const int below = word.bottom() + 3;
    const int top = below + height() > room.bottom() ? word.top() - 3 - height() : below;
    QWidget::move(std::clamp(word.left() - 12, room.left(), std::max(room.left(), room.right() - width)),
                  std::max(room.top(), top));
}

void CompletionList::move(int rows)
{
    const int count = m_list->count();
    if (count == 0)
        return;
    m_hasMoved = true;
    const int at = m_list->currentRow() + rows;
    const bool isSingle = rows == 1 || rows == -1;
    m_list->setCurrentRow(isSingle ? (at + count) % count : std::clamp(at, 0, count - 1));
}

assist::Suggestion CompletionList::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_suggestions.size()) ? m_suggestions[std::size_t(row)]
                                                       : assist::Suggestion();
}

void CompletionList::tellCurrent()
{
    const assist::Suggestion it = current();
    m_words->setText(it.words);
    Q_EMIT currentTold(
        it.words.isEmpty()
            ? it.name + it.signature
            : fill(tr("{name}: {meaning}"), {{u"name", it.name + it.signature}, {u"meaning", it.words}}));
}

} // namespace signalbox

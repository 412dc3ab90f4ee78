// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/rowpictures.h"

#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOutputColour = 3; ///< of the tasks' colours: those that signs of the theme do not have
constexpr int kResourceColour = 1;

/// A colour of the theme, so far changed that it can be read on a card.
template <auto member> QColor ofTheme(const Theme &theme)
{
    return theme.readable(theme.*member, theme.card);
}

template <int index> QColor ofTask(const Theme &theme)
{
    return theme.readable(theme.taskColour(index), theme.card);
}

struct SignRow {
    RowSign sign;
    RowPicture picture;
};

} // namespace

const RowPicture &pictureOf(RowSign sign)
{
    using S = RowSign;
    constexpr auto muted = ofTheme<&Theme::mutedText>;
    constexpr auto plain = ofTheme<&Theme::text>;
    constexpr auto accent = ofTheme<&Theme::accent>;
    constexpr auto time = ofTheme<&Theme::warning>;
    constexpr auto failure = ofTheme<&Theme::error>;
    constexpr auto result = ofTheme<&Theme::ok>;
    constexpr auto resource = ofTask<kResourceColour>;
    constexpr auto output = ofTask<kOutputColour>;
    static const std::array<SignRow, kRowSignCount> rows{{
        {S::Other, {u"dot"_s, muted}},          {S::Note, {u"note"_s, muted}},
        {S::Assign, {u"assign"_s, accent}},     {S::Call, {u"call"_s, plain}},
        {S::Print, {u"print"_s, output}},       {S::Await, {u"await"_s, accent}},
        {S::Sleep, {u"clock"_s, time}},         {S::Gather, {u"gather"_s, accent}},
        {S::Wait, {u"wait"_s, accent}},         {S::Timeout, {u"timeout"_s, time}},
        {S::Shield, {u"shield"_s, accent}},     {S::Queue, {u"queue"_s, resource}},
        {S::Lock, {u"lock"_s, resource}},       {S::Unlock, {u"lock-open"_s, resource}},
        {S::Event, {u"event-set"_s, resource}}, {S::Spawn, {u"task"_s, accent}},
        {S::Cancel, {u"canceller"_s, failure}}, {S::Group, {u"taskgroup"_s, accent}},
        {S::If, {u"branch"_s, accent}},         {S::For, {u"loop"_s, time}},
        {S::While, {u"loop"_s, time}},          {S::Try, {u"try"_s, failure}},
        {S::With, {u"with"_s, resource}},       {S::Return, {u"return"_s, result}},
        {S::Raise, {u"raise"_s, failure}},      {S::Yield, {u"yield"_s, result}},
        {S::Import, {u"import"_s, muted}},      {S::Function, {u"function"_s, accent}},
        {S::Class, {u"class"_s, accent}},       {S::Jump, {u"jump"_s, muted}},
    }};
    const SignRow &row = rows[std::size_t(sign)];
    Q_ASSERT(row.sign == sign);
    return row.picture;
}

} // namespace signalbox

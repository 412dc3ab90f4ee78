// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/library/patterns/patternmatcher.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

#include <memory>

namespace signalbox::modules {

/// A text that is searched: of a str or of bytes, a letter for each.
using Subject = std::shared_ptr<const std::u32string>;

/// re.Pattern.
class Pattern final : public objects::Opaque {
public:
    /// \a source: the str or bytes that it was made of; \a error: the class re.error.
    Pattern(objects::Value source, objects::Value error, PatternTree tree, PythonVersion version);
    static Pattern &of(const objects::Value &value) { return *value.as<Pattern>(); }

    const objects::Value &source() const { return m_source; }
    const PatternProgram &program() const { return m_program; }
    int flags() const { return m_flags; }
    int groups() const { return m_program.groups; }
    const std::vector<std::pair<std::u32string, int>> &names() const { return m_names; }
    /// 0 where there is none.
    int groupNamed(std::u32string_view name) const;
    bool isOfText() const { return m_source.is(objects::Kind::Str); }
    /// Null with a TypeError where \a text is not of the pattern's kind.
    [[nodiscard]] Subject subject(objects::Context &context, const objects::Value &text);
    /// Raises re.error. \a place: in \a source; -1 where there is none.
    objects::Raised fail(objects::Context &context, const std::string &words, const objects::Value &source,
                         qsizetype place) const;

    bool isIterable() const override { return false; }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    objects::Answer equals(objects::Context &context, const objects::Value &other) override;
    objects::Answer hash(objects::Context &context, objects::Hash &out) override;
    qint64 footprint() const override { return m_counted; }
    void dropValues() override;

private:
    objects::Value m_source;
    objects::Value m_error;
    const PatternProgram m_program;
    const int m_flags;
    const std::vector<std::pair<std::u32string, int>> m_names;
    const qint64 m_counted;
    objects::Value m_lastText; ///< the one that was searched last, as loops search the same one
    Subject m_last;
};

/// re.Match: where a pattern and its groups were found in a text.
class Match final : public objects::Opaque {
public:
    Match(objects::Value pattern, objects::Value text, std::vector<qsizetype> slots, qsizetype from,
          qsizetype end);
    static Match &of(const objects::Value &value) { return *value.as<Match>(); }

    const Pattern &pattern() const { return Pattern::of(m_pattern); }
    const objects::Value &patternValue() const { return m_pattern; }
    const objects::Value &text() const { return m_text; }
    qsizetype from() const { return m_from; }
    qsizetype endPlace() const { return m_end; }
    bool hasGroup(int group) const { return m_slots[size_t(2 * group + 1)] >= 0; }
    qsizetype begin(int group) const { return hasGroup(group) ? m_slots[size_t(2 * group)] : -1; }
    qsizetype end(int group) const { return m_slots[size_t(2 * group + 1)]; }
    /// -1 where there is none.
    int lastGroup() const { return int(m_slots[size_t(pattern().program().lastGroupSlot())]); }
    /// What a group took; \a otherwise where it took nothing.
    objects::Value group(objects::Context &context, int group, const objects::Value &otherwise) const;
    /// A group by its number or name: -1 with an IndexError.
    [[nodiscard]] int groupOf(objects::Context &context, const objects::Value &key) const;

    bool isIterable() const override { return false; }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    objects::Value subscript(objects::Context &context, const objects::Value &key) override;
    qint64 footprint() const override
    {
        return qint64(sizeof(Match) + m_slots.capacity() * sizeof(qsizetype));
    }
    void dropValues() override;

private:
    objects::Value m_pattern;
    objects::Value m_text;
    const std::vector<qsizetype> m_slots;
    const qsizetype m_from;
    const qsizetype m_end;
};

/// re.Pattern and re.Match, with their methods: patternmethods.cpp has them.
const objects::NativeType &patternType();
const objects::NativeType &matchType();

/// text[from:to] of a str or bytes.
objects::Value partOfSubject(objects::Context &context, const objects::Value &text, qsizetype from,
                             qsizetype to);

} // namespace signalbox::modules

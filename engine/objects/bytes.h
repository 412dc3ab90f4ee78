// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// A bytes object.
class Bytes final : public Object {
public:
    explicit Bytes(std::string bytes)
        : Object(Kind::Bytes)
        , m_bytes(std::move(bytes))
    {
    }

    const std::string &bytes() const { return m_bytes; }
    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return qsizetype(m_bytes.size()); }
    qint64 footprint() const override { return qint64(sizeof(Bytes) + m_bytes.size()); }

private:
    const std::string m_bytes;
};

Value makeBytes(Heap &heap, std::string bytes);

} // namespace signalbox::objects

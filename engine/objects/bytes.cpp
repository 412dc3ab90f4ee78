// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/bytes.h"

#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

#include <memory>
#include <vector>

namespace signalbox::objects {

bool Bytes::represent(Context &, TextBuilder &out)
{
    out.appendQuotedBytes(m_bytes);
    return true;
}

Answer Bytes::equals(Context &, const Value &other)
{
    return answer(m_bytes == other.as<Bytes>()->m_bytes);
}

Answer Bytes::order(Context &, Comparison how, const Value &other)
{
    const int order = m_bytes.compare(other.as<Bytes>()->m_bytes);
    return answerByOrder(how, order < 0 ? -1 : order > 0 ? 1 : 0);
}

Answer Bytes::hash(Context &, Hash &out)
{
    out = hashOfBytes(m_bytes.data(), qsizetype(m_bytes.size()));
    return Answer::Yes;
}

// As in CPython there is one of each with a single byte, and one with none.
static Value shortBytes(const std::string &bytes)
{
    static const auto shared = [] {
        std::vector<std::unique_ptr<Bytes>> all;
        all.push_back(std::make_unique<Bytes>(std::string()));
        for (int byte = 0; byte < 256; ++byte)
            all.push_back(std::make_unique<Bytes>(std::string(1, char(byte))));
        return all;
    }();
    return Value::ofImmortal(shared[bytes.empty() ? 0 : 1 + size_t(quint8(bytes[0]))].get());
}

Value makeBytes(Heap &heap, std::string bytes)
{
    if (bytes.size() < 2)
        return shortBytes(bytes);
    return heap.adopt(new Bytes(std::move(bytes)));
}

} // namespace signalbox::objects

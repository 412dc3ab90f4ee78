// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/bytes.h"

#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

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

Value makeBytes(Heap &heap, std::string bytes)
{
    return heap.adopt(new Bytes(std::move(bytes)));
}

} // namespace signalbox::objects

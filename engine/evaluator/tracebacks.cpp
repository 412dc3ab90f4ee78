// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/tracebacks.h"

#include "engine/evaluator/codeobject.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

const NativeType &tracebackType();
const NativeType &passedFrameType();

/// What remains of a traceback from one of its lines on; its frame is the line's.
class Traceback final : public Opaque {
public:
    Traceback(const NativeType &type, std::vector<PassedCall> calls)
        : Opaque(type)
        , m_calls(std::move(calls))
    {
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<" + type().name() + " object at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(Traceback)); }
    /// Innermost first.
    const std::vector<PassedCall> &calls() const { return m_calls; }
    const Loaded &loaded() const { return *static_cast<const Loaded *>(m_calls.back().code); }
    int line() const
    {
        const Code &code = *loaded().code;
        const auto place = std::size_t(m_calls.back().instruction);
        return place < code.places.size() ? code.places[place].line : 0;
    }

private:
    const std::vector<PassedCall> m_calls;
};

Value tellTracebackLine(Context &, const Value &self)
{
    return Value::integer(self.as<Traceback>()->line());
}

Value tellNext(Context &context, const Value &self)
{
    std::vector<PassedCall> calls = self.as<Traceback>()->calls();
    calls.pop_back();
    return calls.empty() ? Value::none()
                         : context.heap().adopt(new Traceback(tracebackType(), std::move(calls)));
}

Value tellFrame(Context &context, const Value &self)
{
    return context.heap().adopt(new Traceback(passedFrameType(), {self.as<Traceback>()->calls().back()}));
}

Value tellCodeOfFrame(Context &context, const Value &self)
{
    return makeCodeObject(context, *self.as<Traceback>()->loaded().code);
}

constexpr AttributeRow tracebackAttributes[] = {
    {"tb_lineno", tellTracebackLine},
    {"tb_next", tellNext},
    {"tb_frame", tellFrame},
};
constexpr AttributeRow passedFrameAttributes[] = {
    {"f_lineno", tellTracebackLine},
    {"f_code", tellCodeOfFrame},
};

const NativeType &tracebackType()
{
    static const NativeType type({.name = "traceback", .attributes = tracebackAttributes});
    return type;
}

const NativeType &passedFrameType()
{
    static const NativeType type({.name = "frame", .attributes = passedFrameAttributes});
    return type;
}

} // namespace

void notePassing(Exception &exception, const Activation &call)
{
    if (exception.trail.size() >= Exception::kLongestTrail || !call.loaded)
        return;
    const auto next = int(call.next - call.code().instructions.data());
    exception.trail.push_back({.code = call.loaded, .instruction = std::max(0, next - 1)});
}

Value tracebackOf(Context &context, const Value &exception)
{
    const Exception &error = *exception.as<Exception>();
    if (!error.traceback.isMissing())
        return error.traceback;
    return error.trail.empty() ? Value::none()
                               : context.heap().adopt(new Traceback(tracebackType(), error.trail));
}

std::vector<TracebackLine> tracebackLines(const Value &value)
{
    std::vector<TracebackLine> lines;
    const std::vector<PassedCall> *calls = nullptr;
    if (value.is(Kind::Exception))
        calls = &value.as<Exception>()->trail;
    else if (value.is(Kind::Opaque) && &typeOf(value) == &tracebackType())
        calls = &value.as<Traceback>()->calls();
    if (!calls)
        return lines;
    for (auto each = calls->rbegin(); each != calls->rend(); ++each) {
        const auto *loaded = static_cast<const Loaded *>(each->code);
        const auto place = std::size_t(each->instruction);
        if (place < loaded->code->places.size())
            lines.push_back({.loaded = loaded, .place = loaded->code->places[place]});
    }
    return lines;
}

} // namespace signalbox::evaluator

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/frameobject.h"

#include "engine/evaluator/codeobject.h"
#include "engine/objects/dicts.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

const NativeType &frameType();

class FrameObject final : public Opaque {
public:
    FrameObject(Value itsGenerator, BodyOf itsBodyOf)
        : Opaque(frameType())
        , generator(std::move(itsGenerator))
        , bodyOf(itsBodyOf)
    {
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<frame at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(FrameObject)); }
    void dropValues() override { generator = {}; }

    Value generator;
    const BodyOf bodyOf;
};

/// Null once the body is not kept any more.
const Activation *bodyOf(const Value &self)
{
    const auto *frame = self.as<FrameObject>();
    return frame->bodyOf(frame->generator);
}

Value tellPlace(Context &, const Value &self)
{
    const Activation *body = bodyOf(self);
    if (!body || body->code().places.empty())
        return Value::none();
    const auto next = std::size_t(body->next - body->code().instructions.data());
    return Value::integer(body->code().places[next > 0 ? next - 1 : 0].line);
}

Value tellLocals(Context &context, const Value &self)
{
    Value made = makeDict(context.heap());
    const Activation *body = bodyOf(self);
    for (int place = 0; body && place < int(body->loaded->variables.size()); ++place) {
        const Value value = body->variable(place);
        if (!value.isMissing()
            && !made.as<Dict>()->set(context, body->loaded->variables[std::size_t(place)], value))
            return {};
    }
    return made;
}

Value tellFrameCode(Context &context, const Value &self)
{
    const Activation *body = bodyOf(self);
    return body ? makeCodeObject(context, body->code()) : Value::none();
}

constexpr AttributeRow frameAttributes[] = {
    {"f_lineno", tellPlace},
    {"f_locals", tellLocals},
    {"f_code", tellFrameCode},
};

const NativeType &frameType()
{
    static const NativeType type({.name = "frame", .attributes = frameAttributes});
    return type;
}

} // namespace

Value makeFrameObject(Context &context, const Value &generator, BodyOf bodyOf)
{
    return bodyOf(generator) ? context.heap().adopt(new FrameObject(generator, bodyOf)) : Value::none();
}

} // namespace signalbox::evaluator

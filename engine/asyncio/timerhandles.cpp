// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/timerhandles.h"

#include "engine/asyncio/libraryobject.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/reprs.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Value;

namespace {

class TimerObject final : public LibraryObject {
public:
    TimerObject(Asyncio &itsAsyncio, Value itsCallback, std::vector<Value> itsArguments,
                std::optional<Micros> itsWhen)
        : LibraryObject(itsAsyncio, itsAsyncio.types()[itsWhen ? "TimerHandle" : "Handle"])
        , callback(std::move(itsCallback))
        , arguments(std::move(itsArguments))
        , when(itsWhen)
    {
    }
    /// <TimerHandle when=1.5 f(3) at program.py:7>
    bool represent(objects::Context &context, objects::TextBuilder &out) override
    {
        out.append("<" + type().name());
        if (isCancelled)
            out.append(" cancelled");
        if (when) {
            out.append(" when=");
            if (!objects::represent(context, asyncio.fromMicros(*when), out))
                return false;
        }
        if (!isCancelled)
            out.append(
                " " + callbackWords(asyncio, callback, arguments, settingsOf(asyncio.loopHandle()).isDebug));
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override
    {
        callback = {};
        arguments.clear();
    }

    Value callback;
    std::vector<Value> arguments;
    std::optional<Micros> when;
    quint32 entry = kNone;
    EventLoop::TimerId timer = 0;
    bool isCancelled = false;
};

Value cancelTimer(const Call &call)
{
    auto &self = handle<TimerObject>(call);
    self.isCancelled = true;
    self.asyncio.tasks().loop().cancel(self.timer);
    if (self.entry != kNone)
        self.asyncio.dropCallback(self.entry);
    self.dropValues();
    return Value::none();
}

Value isTimerCancelled(const Call &call)
{
    return Value::boolean(handle<TimerObject>(call).isCancelled);
}

Value whenOfTimer(const Call &call)
{
    auto &self = handle<TimerObject>(call);
    return self.when ? self.asyncio.fromMicros(*self.when) : Value::none();
}

constexpr FunctionRow kHandleMethods[] = {{"cancel", cancelTimer}, {"cancelled", isTimerCancelled}};
constexpr FunctionRow kTimerMethods[] = {
    {"cancel", cancelTimer}, {"cancelled", isTimerCancelled}, {"when", whenOfTimer}};
constexpr objects::NativeRow kHandleTypes[] = {
    {.name = "asyncio.events.Handle", .isOfPython = true, .methods = kHandleMethods},
    {.name = "asyncio.events.TimerHandle", .isOfPython = true, .methods = kTimerMethods},
};

} // namespace

std::span<const objects::NativeRow> handleTypes()
{
    return kHandleTypes;
}

Value makeHandle(Asyncio &asyncio, Value callback, std::vector<Value> arguments, std::optional<Micros> when,
                 quint32 entry, EventLoop::TimerId timer)
{
    auto *made = new TimerObject(asyncio, std::move(callback), std::move(arguments), when);
    made->entry = entry;
    made->timer = timer;
    return asyncio.heap().adopt(made);
}

} // namespace signalbox::asyncio

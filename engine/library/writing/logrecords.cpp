// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/writing/logrecords.h"
#include "engine/operations/iterators.h"

#include "engine/builtins/textformat.h"
#include "engine/library/calendar/calendar.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/percentformat.h"

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr struct {
    const char *name;
    qint64 level;
} levels[] = {{"CRITICAL", 50}, {"FATAL", 50}, {"ERROR", 40}, {"WARNING", 30},
              {"WARN", 30},     {"INFO", 20},  {"DEBUG", 10}, {"NOTSET", 0}};

Micros wallClock(Context &context)
{
    return hostOf(context).beginning() + hostOf(context).now();
}

std::string timeText(Context &context, const LogFormat &format)
{
    const Micros time = wallClock(context);
    const std::tm moment = momentOf(time / kMicrosPerSecond);
    if (!format.dateFormat.isMissing())
        return formatMoment(toUtf8(format.dateFormat), moment);
    const std::string millis = std::to_string(time % kMicrosPerSecond / 1000);
    return formatMoment("%Y-%m-%d %H:%M:%S", moment) + "," + std::string(3 - millis.size(), '0') + millis;
}

// str(msg) % args; a single dict stands for itself.
Value messageOf(Context &context, const LogRecord &record)
{
    Value text = textOf(context, record.message);
    if (text.isMissing() || record.arguments.empty())
        return text;
    const bool isDict = record.arguments.size() == 1 && record.arguments[0].is(Kind::Dict)
        && record.arguments[0].as<Dict>()->size() > 0;
    const Value arguments =
        isDict ? record.arguments[0] : makeTuple(context.heap(), std::vector<Value>(record.arguments));
    return formatPercent(context, text, arguments);
}

Value fieldsOf(Context &context, const LogRecord &record, const Value &message, const LogFormat &format)
{
    Host &host = hostOf(context);
    const Micros time = wallClock(context);
    const Value fields = makeDict(context.heap());
    const auto set = [&](std::string_view name, const Value &value) {
        return fields.as<Dict>()->set(context, makeText(context.heap(), name), value);
    };
    const auto text = [&](const std::string &words) {
        return makeText(context.heap(), std::string_view(words));
    };
    const QString task = host.taskName(), file = record.place.file.section(u'/', -1);
    const bool isWhole = set("name", text(record.logger)) && set("levelname", text(nameOfLevel(record.level)))
        && set("levelno", Value::integer(record.level)) && set("message", message)
        && set("asctime", text(timeText(context, format))) && set("created", Value::real(double(time) / 1e6))
        && set("msecs", Value::real(double(time % kMicrosPerSecond / 1000)))
        && set("relativeCreated", Value::real(double(host.now()) / 1e3))
        && set("threadName", makeText(context.heap(), host.threadName()))
        && set("processName", text("MainProcess"))
        && set("taskName", task.isEmpty() ? Value::none() : makeText(context.heap(), task))
        && set("filename", makeText(context.heap(), file))
        && set("module", makeText(context.heap(), file.section(u'.', 0, 0)))
        && set("pathname", makeText(context.heap(), record.place.file))
        && set("lineno", Value::integer(record.place.line))
        && set("funcName", makeText(context.heap(), record.place.function));
    return isWhole
            && (record.given.isMissing() || fields.as<Dict>()->update(context, *record.given.as<Dict>()))
        ? fields
        : Value();
}

/// A record as an object: what a format knows of it are attributes.
class RecordObject final : public Opaque {
public:
    RecordObject(LogRecord itsRecord, Value fields)
        : Opaque(recordType())
        , record(std::move(itsRecord))
        , m_fields(std::move(fields))
    {
    }
    Value attribute(Context &context, const Value &name) override
    {
        return m_fields.as<Dict>()->find(context, name);
    }
    Answer setAttribute(Context &context, const Value &name, const Value &value) override
    {
        Value gone;
        if (value.isMissing())
            return m_fields.as<Dict>()->remove(context, name, gone);
        if (record.given.isMissing())
            record.given = makeDict(context.heap());
        if (!record.given.as<Dict>()->set(context, name, value))
            return Answer::Raised;
        return m_fields.as<Dict>()->set(context, name, value) ? Answer::Yes : Answer::Raised;
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        out.append("<LogRecord: " + record.logger + ", " + std::to_string(record.level) + ", main.py, 0, ");
        const Value text = reprOf(context, record.message);
        if (text.isMissing())
            return false;
        out.append(std::u32string_view(toUtf32(text)));
        out.append(">");
        return true;
    }
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(RecordObject)); }
    void dropValues() override
    {
        m_fields = {};
        record = {};
    }

    LogRecord record;

private:
    Value m_fields;
};

Value tellMessage(const Call &call)
{
    return messageOf(call.context, call.self.as<RecordObject>()->record);
}

} // namespace

const NativeType &recordType()
{
    static constexpr FunctionRow methods[] = {{"getMessage", tellMessage, Signature::Python}};
    static const NativeType type({.name = "logging.LogRecord", .isOfPython = true, .methods = methods});
    return type;
}

Value makeRecord(Context &context, const LogRecord &record)
{
    const Value message = messageOf(context, record);
    if (message.isMissing())
        return {};
    const Value fields = fieldsOf(context, record, message, {});
    if (fields.isMissing())
        return {};
    const auto set = [&](std::string_view name, const Value &value) {
        return fields.as<Dict>()->set(context, makeText(context.heap(), name), value);
    };
    const Value exception = record.exception.isMissing()
        ? Value::none()
        : makeTuple(context.heap(), {typeOf(record.exception).reference(), record.exception, Value::none()});
    const bool isWhole = set("msg", record.message) && set("exc_info", exception)
        && set("exc_text", Value::none())
        && set("args", makeTuple(context.heap(), std::vector<Value>(record.arguments)));
    return isWhole ? context.heap().adopt(new RecordObject(record, fields)) : Value();
}

const LogRecord *recordOf(const Value &value)
{
    const auto *object = dynamic_cast<const RecordObject *>(value.isObject() ? value.object() : nullptr);
    return object ? &object->record : nullptr;
}

std::string nameOfLevel(qint64 level)
{
    for (const auto &each : levels)
        if (each.level == level)
            return each.name;
    return "Level " + std::to_string(level);
}

bool levelOf(Context &context, const Value &value, qint64 &out)
{
    if (value.is(Kind::Str)) {
        const std::string name = toUtf8(value);
        for (const auto &each : levels)
            if (name == each.name) {
                out = each.level;
                return true;
            }
        TextBuilder words;
        words.append("Unknown level: ");
        if (!represent(context, value, words))
            return false;
        return context.raiseWith(typeOfError(Error::ValueError), words.toValue(context.heap()));
    }
    if (value.isSmallIntOrBool()) {
        out = value.integer();
        return true;
    }
    TextBuilder words;
    words.append("Level not an integer or a valid string: ");
    if (!represent(context, value, words))
        return false;
    return context.raiseWith(typeOfError(Error::TypeError), words.toValue(context.heap()));
}

Value lineOf(Context &context, const LogRecord &record, const LogFormat &format)
{
    const Value message = messageOf(context, record);
    if (message.isMissing())
        return {};
    Value line = message;
    if (!format.format.isMissing()) {
        const Value fields = fieldsOf(context, record, message, format);
        if (fields.isMissing())
            return {};
        line = format.isBraced ? formatTextWith(context, format.format, fields)
                               : formatPercent(context, format.format, fields);
    }
    if (line.isMissing() || record.exception.isMissing())
        return line;
    QString trace = hostOf(context).traceback(context, record.exception);
    if (trace.endsWith(QLatin1Char('\n')))
        trace.chop(1);
    return makeText(context.heap(), toQString(line) + QLatin1Char('\n') + trace);
}

} // namespace signalbox::modules

// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace signalbox::evaluator {

/// What one instruction does with the stack. `a` and `b` are its operands.
enum class Op : quint8 {
    Constant, ///< pushes literal a
    LoadLocal, ///< variable a; UnboundLocalError where it has no value; b: 1 for the words of a free one
    LoadCell, ///< what variable a, a cell, holds; b: likewise
    LoadGlobal, ///< name a: a global, or else a builtin; NameError
    LoadName, ///< name a in the body of a class: its own, or else as LoadGlobal
    LoadNameOrCell, ///< name b in the body of a class: its own, or else what cell a holds
    StoreLocal,
    StoreCell,
    StoreGlobal,
    StoreName,
    DeleteLocal,
    DeleteCell,
    DeleteGlobal,
    DeleteName,
    ForgetLocal, ///< as DeleteLocal, but silent where it has no value
    MakeCell, ///< variable a becomes a new cell around the value that it has
    LoadVariables, ///< pushes a dict of the variables: locals()
    LoadGlobals, ///< globals(), as they are now
    Pop,
    Copy, ///< pushes once more what lies a below the top
    Swap, ///< the top with what lies a below it
    Unary, ///< a: UnaryOperator
    Not,
    Binary, ///< a: BinaryOperator
    InPlace, ///< a: BinaryOperator
    Compare, ///< a: Comparison, but for Is and In
    Is, ///< a: 1 for `is not`
    In, ///< a: 1 for `not in`
    Jump, ///< to a
    JumpBack, ///< to a: the end of a round, which the budget counts
    JumpIfFalse, ///< pops; to a
    JumpIfTrue,
    JumpIfFalseOrPop, ///< to a and keeps it, or pops
    JumpIfTrueOrPop,
    BuildTuple, ///< of the a on top
    BuildList,
    BuildSet,
    BuildDict, ///< of a pairs
    BuildSlice, ///< of a: 2 or 3
    BuildText, ///< of a texts: an f-string
    ListAppend, ///< pops, into the list a below
    SetAdd,
    DictSet, ///< pops value and key, into the dict a below
    ListExtend, ///< pops an iterable, into the list a below: `*xs`; b: 1 in a call
    SetUpdate,
    DictUpdate, ///< `**d` in a display
    DictMerge, ///< `**d` in a call: keys are texts, and none stands twice
    ListToTuple,
    LoadAttribute, ///< name a; b: cache
    StoreAttribute,
    DeleteAttribute,
    LoadSubscript,
    StoreSubscript,
    DeleteSubscript,
    Unpack, ///< into a values; b: 1 + the place of a starred one
    Iterate, ///< iter()
    Next, ///< pushes the next of the iterator on top, or pops it and goes to a
    IterateAsync, ///< __aiter__()
    NextAsync, ///< pushes what __anext__() gives: awaited next
    EndAsync, ///< an exception above an asynchronous iterator: its end, or raised again
    PrepareCall, ///< above what is called: no object that it is a method of
    LoadMethod, ///< name a of what is on top; b: cache: what is called, and the object or nothing
    Call, ///< with a arguments; b: 1 + the index of the names of the last ones, 0 where none has a name
    CallSpread, ///< with a tuple, and where a is 1 with a dict
    Format, ///< a: conversion, 0 for none; b: 1 where a specification lies on top
    Awaitable, ///< what is on top becomes what `await` drives; a: AwaitedBy
    Delegable, ///< what is on top becomes what `yield from` drives
    Send, ///< the value on top to what lies below it, until that has come to its end: its value; a: 1 of
          ///< `yield from`
    Yield, ///< gives what is on top; goes on with what is sent
    Generator, ///< pushes a generator that runs code a, over the iterator on top
    MakeFunction, ///< of code a; b: FunctionParts, which lie on the stack
    MakeClass, ///< of code a, with a tuple of bases and a dict of keywords: its body runs, then it is made
    Return, ///< what is on top is what the code came to
    Raise, ///< a: how many lie on the stack: none, an exception, and what it comes from
    PushHandled, ///< the exception on top is being handled; what was before lies below it
    PopHandled, ///< what lies on top is being handled again
    SetHandled, ///< pops: is being handled
    MatchException, ///< whether what lies below is one of the types on top
    MatchGroup, ///< of the group below, what is of the types on top: rest and match, or None
    Reraise, ///< the exception on top
    ReraiseHandled, ///< the exception on top, and what was handled before is again
    GroupOf, ///< of `except*`: a list of what was raised above the group: None, or what is raised again
    EnterWith, ///< of a context manager: its __exit__ and __enter__, prepared to be called
    EnterAsyncWith,
    ExitWith, ///< calls the __exit__ three below with the exception on top
    Import, ///< module a; b: 1 for the innermost of a dotted name
    ImportFrom, ///< name a of the module on top
    ImportAll, ///< all names of the module on top
    LoadAssertionError,
    Annotate, ///< pops: the annotation of name a in the body of a class
    Statement, ///< statement a begins
    MatchLength, ///< whether what is on top is a sequence of a items; b: 1 for at least
    MatchMapping, ///< whether what is on top is a mapping of at least a keys
    MatchKeys, ///< of a mapping and a tuple of keys: a tuple of values, or None
    MatchClass, ///< of subject, type and a tuple of names: a tuple of attributes, or None; a: how many by
                ///< place
    MatchRest, ///< of a mapping, values and a tuple of keys: the keys become a dict of all the others
};
inline constexpr int kOps = int(Op::MatchRest) + 1;

/// Who awaits, for the words of what cannot be awaited.
enum class AwaitedBy : quint8 { Await, Enter, Exit, Next };

/// What lies on the stack for MakeFunction, in this order.
enum FunctionParts : quint16 {
    HasDefaults = 1, ///< a tuple
    HasKeywordDefaults = 2, ///< a dict
    HasAnnotations = 4, ///< a function that makes their dict
};

struct Instruction {
    Op op = Op::Return;
    quint16 b = 0;
    qint32 a = 0;
};

/// Where an exception in [from, to) goes, and how many values lie below it there.
struct Handler {
    int from = 0;
    int to = 0;
    int target = 0;
    int depth = 0;
};

/// What a function, a class or a module runs. A value that runs share; what is counted (literals as objects)
/// each of them makes for itself.
struct Code {
    enum class Kind : quint8 { Function, Generator, Coroutine, AsyncGenerator, Class, Module };

    Kind kind = Kind::Function;
    QString name;
    int line = 0; ///< of its `def`, or of the first decorator above it; 0 of what has none
    QString qualifiedName; ///< "Outer.method", "f.<locals>.g"
    std::vector<Instruction> instructions;
    std::vector<syntax::Span> places; ///< as instructions: where each stands in the text
    std::vector<Handler> handlers; ///< those further in first
    std::vector<syntax::Literal> literals;
    std::vector<QString> names; ///< of globals, attributes, methods
    std::vector<bool> isGlobal; ///< as names
    std::vector<std::vector<QString>> keywords; ///< names of a call's arguments
    std::vector<std::shared_ptr<const Code>> inner; ///< of functions, classes and generators
    int deepest = 0; ///< how many values lie on its stack at most
    int caches = 0; ///< of attributes
    QStringList variables; ///< by place: parameters, others, those of functions around it
    int captured = 0; ///< how many of them are cells of functions around it: the last ones
    std::vector<int> captures; ///< places of these cells in the function around it
    int classCell = -1; ///< of a class: the variable in which its methods find it
    int positionalOnly = 0;
    int positional = 0; ///< with positionalOnly
    int keywordOnly = 0;
    bool hasRest = false; ///< *args, after the positional and the keyword-only parameters
    bool hasKeywords = false; ///< **kwargs, the last parameter
    std::optional<QString> documentation;
    /// co_firstlineno
    int firstLine() const { return line > 0 ? line : places.empty() ? 1 : places.front().line; }
    int parameters() const { return positional + keywordOnly + hasRest + hasKeywords; }
    int locals() const { return int(variables.size()) - captured; }
};

/// A statement of a module, for whoever follows a run.
struct StatementInfo {
    syntax::Span span;
    int kind = 0; ///< index into syntax::Statement::Node
    int depth = 0; ///< how many statements it stands in, within its function or class
    int parent = -1; ///< the statement that it stands in; -1 at the module's level
    int function = -1; ///< the `def` or `class` whose body it is in: a statement; -1 at the module's level
    QString variable = {}; ///< of `jobs = f()` and `self.jobs = f()`: "jobs"
};

struct ModuleCode {
    std::shared_ptr<const Code> code;
    std::vector<StatementInfo> statements; ///< in the order of the text
};

} // namespace signalbox::evaluator

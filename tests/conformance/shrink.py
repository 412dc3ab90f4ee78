# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a layout as small as it can be while something stays true of it.

    smallest = shrunk(layout, still_fails)

Every edit leaves a layout that makes sense by itself: steps that act on a removed node go with it, and what they held
takes their place. Whether the outcome loads is for \\a still_fails to find out.
"""

import copy

HANDLERS = ("except", "except_star", "finally")
OPERAND_TAKERS = ("wait_for", "shield", "gather", "wait_tasks", "as_completed")
#: Without an operand these are something else.
ONE_OPERAND = ("wait_for", "shield")
STRUCTURE = ("id", "kind", "name", "x", "y", "width", "height", "steps")
SIMPLER = {
    "time": (0, 0.1), "count": (1,), "every": (0.1, 0), "work": (0,), "at": (0, 0.1), "delay": (0, 0.1),
    "value": (0, 1), "capacity": (0, 1), "permits": (1,), "parties": (1, 2),
}
SHORTER = (0.5, 2)  # horizons in seconds: short runs make the other tries quick
MOST_TRIES = 2000


def unwrapped(step):
    """What a step holds, to stand in its place."""
    if step["do"] in OPERAND_TAKERS:
        return [operand for operand in step["steps"]]
    return [inner for inner in step.get("steps", []) if inner["do"] not in HANDLERS]


def is_about(step, node):
    return step.get("on") == node or step.get("if", {}).get("on") == node


def without_node_in(steps, node):
    """\\a steps without those that act on \\a node; what they hold stays."""
    left = []
    for step in steps:
        step = step | ({"steps": without_node_in(step["steps"], node)} if "steps" in step else {})
        if not is_about(step, node):
            left.append(step)
        elif step["do"] not in OPERAND_TAKERS:
            left += unwrapped(step)
    return repaired(left)


def repaired(steps):
    """Leaves out an else that has lost its if, and calls that have lost their only operand."""
    left = []
    for step in steps:
        if step["do"] == "else" and (not left or left[-1]["do"] != "if"):
            continue
        if step["do"] in ONE_OPERAND and len(step["steps"]) != 1:
            continue
        left.append(step)
    return left


def without_node(layout, node):
    removed = next(each for each in layout["nodes"] if each["id"] == node)
    nodes = []
    for each in layout["nodes"]:
        if each is removed:
            continue
        each = dict(each)
        if each.get("scope") == node:
            del each["scope"]
            if "scope" in removed:
                each["scope"] = removed["scope"]
        if "steps" in each:
            each["steps"] = without_node_in(each["steps"], node)
        nodes.append(each)
    links = [link for link in layout["links"] if node not in (link["from"], link["to"])]
    return layout | {"nodes": nodes, "links": links}


def step_lists(steps, path=()):
    """Every list of steps in \\a steps, the outermost first, with the way to it."""
    yield path, steps
    for index, step in enumerate(steps):
        if "steps" in step:
            yield from step_lists(step["steps"], path + (index,))


def with_list(steps, path, new):
    """A copy of \\a steps in which the list at \\a path is \\a new."""
    if not path:
        return repaired(new)
    index, *rest = path
    inner = steps[index] | {"steps": with_list(steps[index]["steps"], tuple(rest), new)}
    return repaired(steps[:index] + [inner] + steps[index + 1:])


def with_node(layout, index, node):
    return layout | {"nodes": layout["nodes"][:index] + [node] + layout["nodes"][index + 1:]}


def smaller_steps(steps):
    """Shorter forms of a list of steps: halves of a list cut out, single steps, a block replaced by its body."""
    for path, inner in step_lists(steps):
        size = (len(inner) + 1) // 2
        while size >= 1:
            for begin in range(0, len(inner), size):
                yield with_list(steps, path, inner[:begin] + inner[begin + size:])
            size //= 2
    for path, inner in step_lists(steps):
        for at, step in enumerate(inner):
            if "steps" in step and step["do"] not in HANDLERS:
                yield with_list(steps, path, inner[:at] + unwrapped(step) + inner[at + 1:])
                for handler in step["steps"]:
                    if handler["do"] in HANDLERS:
                        yield with_list(steps, path, inner[:at] + handler["steps"] + inner[at + 1:])


def simpler_fields(fields):
    """One object with one field less, or with a simpler value."""
    for key in ("text", "choice", "not"):
        if fields.get(key):
            yield {name: value for name, value in fields.items() if name != key}
    for key, values in SIMPLER.items():
        if key not in fields:
            continue
        known = values.index(fields[key]) if fields[key] in values else len(values)
        for value in values[:known]:
            yield fields | {key: value}
    if "if" in fields:
        for simpler in simpler_fields(fields["if"]):
            yield fields | {"if": simpler}


def simpler_steps(steps):
    for path, inner in step_lists(steps):
        for at, step in enumerate(inner):
            for simpler in simpler_fields(step):
                yield with_list(steps, path, inner[:at] + [simpler] + inner[at + 1:])


def smaller_nodes(layout):
    for index, node in enumerate(layout["nodes"]):
        for steps in smaller_steps(node.get("steps", [])):
            yield with_node(layout, index, node | {"steps": steps})


def simpler_nodes(layout):
    for index, node in enumerate(layout["nodes"]):
        for key in node:
            if key not in STRUCTURE:
                yield with_node(layout, index, {name: value for name, value in node.items() if name != key})
        for simpler in simpler_fields(node):
            yield with_node(layout, index, simpler)
        for steps in simpler_steps(node.get("steps", [])):
            yield with_node(layout, index, node | {"steps": steps})


def plainer_names(layout):
    for index, node in enumerate(layout["nodes"]):
        plain = f"{node['kind']}_{node['id']}"
        if node["name"] != plain:
            yield with_node(layout, index, node | {"name": plain})


def candidates(layout):
    """Layouts that are a little simpler, those that drop most first."""
    for horizon in SHORTER:
        if horizon < layout["settings"].get("horizon", 0):
            yield layout | {"settings": layout["settings"] | {"horizon": horizon}}
    for node in layout["nodes"]:
        yield without_node(layout, node["id"])
    yield from smaller_nodes(layout)
    for index in range(len(layout["links"])):
        yield layout | {"links": layout["links"][:index] + layout["links"][index + 1:]}
    yield from simpler_nodes(layout)
    plain = {"seed": 1, "end": "all_finished", "end_time": 1}
    for key, value in plain.items():
        if layout["settings"].get(key, value) != value:
            yield layout | {"settings": layout["settings"] | {key: value}}
    yield from plainer_names(layout)


def shrunk(layout, still_fails, most_tries=MOST_TRIES):
    """The smallest layout found of which \\a still_fails(layout) is true, as it has to be of \\a layout."""
    layout = copy.deepcopy(layout)
    tries, skip = 0, 0
    while tries < most_tries:
        for number, candidate in enumerate(candidates(layout)):
            if number < skip or candidate == layout:
                continue
            tries += 1
            if still_fails(candidate):
                layout, skip = candidate, number  # what came before has just been tried, of a larger one
                break
            if tries >= most_tries:
                break
        else:
            if skip == 0:
                break
            skip = 0
    return layout

#!/usr/bin/env python3
"""Checks that the files of src import each other without a cycle, and nothing through the crate root.

    .ci/cycles.py [FOLDER]      FOLDER is src by default

An import leads to the file that defines the item: re-exports are followed, and are no imports themselves unless the file
uses the name. Comments do not count; a path in a macro counts for the file that contains the macro.
"""

import graphlib
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "src")


def module_of(file):
    parts = file.relative_to(root).with_suffix("").parts
    return () if parts == ("lib",) else parts


def leaves(tree):
    """Expands `a::{b, c::{d as e, f}}` into pairs of a path and the name that it gets."""
    head, brace, rest = tree.partition("{")
    if not brace:
        path, _, alias = tree.partition(" as ")
        path = tuple(filter(None, path.strip().split("::")))
        if path and path[-1] == "self":
            path = path[:-1]
        if path:
            yield path, alias.strip() or path[-1]
        return
    depth, start = 0, 0
    rest = rest.rstrip().removesuffix("}")
    for at, char in enumerate(rest + ","):
        depth += (char == "{") - (char == "}")
        if char == "," and depth == 0:
            yield from leaves(head + rest[start:at].strip())
            start = at + 1


def without_inline_modules(text):
    """Writes `super::` as `self::` in each `mod name { ... }`, which is part of the file."""
    while inline := re.search(r"\bmod \w+ \{", text):
        end, depth = inline.end(), 1
        while depth:
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
        body = text[inline.end() : end - 1].replace("super::", "self::")
        text = text[: inline.start()] + body + text[end:]
    return text


modules = {module_of(file): file for file in sorted(root.rglob("*.rs"))}
code = {module: without_inline_modules(re.sub(r"//.*", "", file.read_text())) for module, file in modules.items()}
USE = re.compile(r"(\bpub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);")
# The imports of each module: path, name, and whether the module only passes the name on.
imports = {}
for module, text in code.items():
    body = USE.sub("", text)
    imports[module] = [
        (path, name, bool(public) and not re.search(rf"\b{re.escape(name)}\b", body))
        for public, use in USE.findall(text)
        for path, name in leaves(re.sub(r"\s+", " ", use))
    ]


def resolve(module, path, depth=0):
    """Returns the module whose file defines what `path`, written in `module`, names; `None` outside the crate."""
    at, path = (), list(path)
    if path[0] == "crate":
        path = path[1:]
    elif path[0] in ("self", "super"):
        at = module
        while path and path[0] in ("self", "super"):
            at = at[:-1] if path[0] == "super" else at
            path = path[1:]
    elif module + (path[0],) in modules:
        at = module
    else:
        return None
    while path and at + (path[0],) in modules:
        at, path = at + (path[0],), path[1:]
    if path and depth < 9:
        for target, name, _ in imports[at]:
            if name == path[0] and (found := resolve(at, target, depth + 1)) is not None:
                return found
    return at


graph, through_root = {}, []
for module, text in code.items():
    paths = [path for path, _, passed_on in imports[module] if not passed_on]
    paths += [tuple(path.split("::")) for path in re.findall(r"(?<![\w:])\w+(?:::\w+)+", USE.sub("", text))]
    for path in paths:
        if module and path[0] == "crate" and len(path) > 1 and path[1:2] not in modules:
            through_root.append(f"{modules[module]}: {'::'.join(path)}")
        target = resolve(module, path)
        if target is not None and target != module:
            graph.setdefault(modules[module], set()).add(modules[target])

for line in sorted(set(through_root)):
    print(f"imported through the crate root: {line}", file=sys.stderr)
try:
    graphlib.TopologicalSorter(graph).prepare()
except graphlib.CycleError as error:
    # graphlib lists a file before the one that imports it.
    print("cycle:", " -> ".join(str(file) for file in reversed(error.args[1])), file=sys.stderr)
    sys.exit(1)
sys.exit(1 if through_root else 0)

#!/usr/bin/env python3
"""Writes the tables of content models: tables.py NAME TITLE ROOT[,ROOT…] XSD-FILE… > table_NAME.c

    U=…/UBL-2.1/xsd/maindoc
    tables.py ubl 'UBL 2.1 Invoice and CreditNote' Invoice,CreditNote \\
        $U/UBL-Invoice-2.1.xsd $U/UBL-CreditNote-2.1.xsd
    tables.py cii 'the Cross Industry Invoice D16B' CrossIndustryInvoice \\
        …/CrossIndustryInvoice_100pD16B.xsd
    tables.py svefaktura 'Svefaktura 1.0 and its envelope' Invoice,ObjectEnvelope \\
        …/SFTI-BasicInvoice-1.0.xsd …/SFTI-ObjectEnvelope-1.0.xsd

It knows what these schemas use of XML Schema, and stops at anything else.  model.h has the grammar
of what it writes.  Types are named as in the schemas; those that say the same are written once.
"""
import os
import sys
import textwrap
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict

XS = "http://www.w3.org/2001/XMLSchema"
X = "{" + XS + "}"

# What documents and the rules call these namespaces; others have the prefix of the schemas.
PREFIXES = {
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "ubl",
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2": "cn",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2": "sig",
    "http://uri.etsi.org/01903/v1.4.1#": "xades141",
    "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100": "rsm",
    "urn:sfti:documents:BasicInvoice:1:0": "sfti-inv",
    "urn:sfti:documents:ObjectEnvelope:1:0": "env",
}

SUFFIXES = {(1, "1"): "", (0, "1"): "?", (0, "unbounded"): "*", (1, "unbounded"): "+"}


def children(node):
    return [child for child in node if child.tag != X + "annotation"]


def only(node):
    (child,) = children(node)
    return child


def kind(node):
    return node.tag.removeprefix(X)


def word(text):
    """A blank is written as ~, so that words stay words."""
    assert not set(text) & set('~"\\') and text != ";", text
    return text.strip().replace(" ", "~")


class File:
    """What is known of a schema document besides its nodes."""

    def __init__(self, path):
        # These schemas declare their prefixes at the top.
        self.prefixes = {}
        for _, declared in ET.iterparse(path, ["start-ns"]):
            self.prefixes[declared[0]] = declared[1]
        self.root = ET.parse(path).getroot()
        self.namespace = self.root.get("targetNamespace")
        assert self.root.get("elementFormDefault") == "qualified"
        assert self.root.get("attributeFormDefault", "unqualified") == "unqualified"

    def name(self, text):
        prefix, _, local = text.rpartition(":")
        return (self.prefixes.get(prefix, self.namespace if not prefix else None), local)


class Schemas:
    """All documents that the first ones import, their global elements and types by name."""

    def __init__(self, paths):
        self.files, self.elements, self.types = {}, {}, {}
        for path in paths:
            self.load(os.path.normpath(path))

    def load(self, path):
        if path in self.files:
            return
        file = self.files[path] = File(path)
        for node in children(file.root):
            if kind(node) in ("import", "include"):
                place = os.path.join(os.path.dirname(path), node.get("schemaLocation"))
                self.load(os.path.normpath(place))
            else:
                assert kind(node) in ("element", "complexType", "simpleType"), node.tag
                known = self.elements if kind(node) == "element" else self.types
                known[(file.namespace, node.get("name"))] = (node, file)

    def has_wildcards(self):
        return any(True for file in self.files.values() for _ in file.root.iter(X + "any"))


class Tables:
    def __init__(self, schemas):
        self.schemas = schemas
        self.declared = {}  # simple types with facets: name -> declaration
        self.values = {}  # what a value type says -> its name
        self.types = {}  # name -> its words; content is rendered when all elements are known
        self.done = {}  # name in a schema -> name in the table
        self.elements = {}  # global name -> type
        self.locals = defaultdict(Counter)  # local name -> its types
        self.prefixes = {}
        self.is_wild = schemas.has_wildcards()
        for file in schemas.files.values():
            for prefix, uri in file.prefixes.items():
                if prefix and prefix not in self.prefixes.values():
                    self.prefixes.setdefault(uri, prefix)
        self.prefixes.update(PREFIXES)

    def free(self, name):
        while name in self.types or name in self.declared:
            name += "_"
        return name

    # Simple types

    def simple(self, name):
        if name[0] == XS:
            return name[1]
        node, file = self.schemas.types[name]
        return self.restricted(node, file, name[1])

    def restricted(self, node, file, name):
        restriction = only(node)
        assert kind(restriction) == "restriction"
        base = self.simple(file.name(restriction.get("base")))
        facets = [(kind(facet), word(facet.get("value"))) for facet in children(restriction)]
        if not facets:
            return base
        if all(facet == "enumeration" for facet, _ in facets):
            head, rest = "list", " ".join([base] + [value for _, value in facets])
        else:
            assert [facet for facet, _ in facets] == ["minLength", "maxLength"], facets
            head, rest = "length", " ".join([base] + [value for _, value in facets])
        for known, declaration in self.declared.items():
            if declaration == (head, rest):
                return known
        name = self.free(name.replace("ContentType", ""))
        self.declared[name] = (head, rest)
        return name

    # Attributes: name -> word

    def attribute(self, node, file):
        assert not set(node.attrib) - {"name", "type", "use", "fixed"}, node.attrib
        if node.get("type"):
            simple = self.simple(file.name(node.get("type")))
        else:
            simple = self.restricted(only(node), file, node.get("name"))
        required = "!" if node.get("use") == "required" else ""
        fixed = "=" + word(node.get("fixed")) if node.get("fixed") else ""
        return f"@{node.get('name')}{required}:{simple}{fixed}"

    # Types that hold a value: (simple type, attributes)

    def value_of(self, name):
        if name[0] == XS:
            return name[1], {}
        node, file = self.schemas.types[name]
        if kind(node) == "simpleType":
            return self.simple(name), {}
        return self.simple_content(node, file)

    def simple_content(self, node, file):
        derivation = only(only(node))
        simple, attributes = self.value_of(file.name(derivation.get("base")))
        attributes = dict(attributes)
        for child in children(derivation):
            assert kind(child) == "attribute" and child.get("use") != "prohibited", child.tag
            attributes[child.get("name")] = self.attribute(child, file)
        return simple, attributes

    def value_type(self, simple, attributes, name):
        said = " ".join([simple] + list(attributes.values()))
        if said not in self.values:
            if attributes:
                self.values[said] = self.free(name)
                self.types[self.values[said]] = ["value", said]
            else:
                self.values[said] = simple
        return self.values[said]

    def origin(self, name):
        """The type that this one only gives another name."""
        node, file = self.schemas.types[name]
        derivation = only(only(node))
        base = file.name(derivation.get("base"))
        if children(derivation) or base[0] == XS:
            return name[1]
        return name[1] if kind(self.schemas.types[base][0]) == "simpleType" else self.origin(base)

    # Types of elements

    def type(self, name):
        if name == (XS, "anyType"):
            self.types.setdefault("anyType", ["type", "mixed @any", "#lax-any*"])
            return "anyType"
        if name[0] == XS:
            return self.value_type(name[1], {}, name[1])
        if name not in self.done:
            node, file = self.schemas.types[name]
            if kind(node) == "simpleType":
                self.done[name] = self.value_type(self.simple(name), {}, name[1])
            elif children(node) and kind(children(node)[0]) == "simpleContent":
                simple, attributes = self.simple_content(node, file)
                self.done[name] = self.value_type(simple, attributes, self.origin(name))
            else:
                self.done[name] = self.free(name[1])
                self.model(self.done[name], node, file)
        return self.done[name]

    def element_type(self, node, file):
        unknown = set(node.attrib) - {"name", "type", "minOccurs", "maxOccurs", "id"}
        assert not unknown, unknown
        if node.get("type"):
            return self.type(file.name(node.get("type")))
        if not children(node):
            return self.type((XS, "anyType"))
        node, name = only(node), node.get("name") + "Type"
        assert kind(only(node)) == "simpleContent"
        return self.value_type(*self.simple_content(node, file), name)

    def element(self, name):
        if name not in self.elements:
            self.elements[name] = None
            self.elements[name] = self.element_type(*self.schemas.elements[name])

    # Content: words for what is the same everywhere; tuples for what is rendered later

    def particle(self, node, file):
        least, most = int(node.get("minOccurs", "1")), node.get("maxOccurs", "1")
        if most not in ("1", "unbounded"):  # a few times: as many particles
            suffixes = ["" if at < least else "?" for at in range(int(most))]
            return (" ", [self.once(node, file, suffix) for suffix in suffixes], "")
        return self.once(node, file, SUFFIXES[(least, most)])

    def once(self, node, file, suffix):
        if kind(node) == "any":
            return self.wildcard(node, file) + suffix
        if kind(node) == "element" and node.get("ref"):
            name = file.name(node.get("ref"))
            self.element(name)
            return self.shown(name) + suffix
        if kind(node) == "element":
            name = (file.namespace, node.get("name"))
            type_name = self.element_type(node, file)
            self.locals[name][type_name] += 1
            return ("local", name, type_name, suffix)
        assert kind(node) in ("sequence", "choice"), node.tag
        between = " " if kind(node) == "sequence" else " | "
        return (between, [self.particle(child, file) for child in children(node)], suffix)

    def wildcard(self, node, file):
        scope = node.get("namespace", "##any")
        assert scope in ("##any", "##other")
        other = "other=" + self.prefixes[file.namespace]
        return f"#{node.get('processContents', 'strict')}-{'any' if scope == '##any' else other}"

    def model(self, name, node, file):
        self.types[name] = None  # its place, before the types inside it
        head = ["mixed"] if node.get("mixed") == "true" else []
        content = None
        parts = children(node)
        if parts and kind(parts[0]) == "complexContent":
            assert kind(only(parts[0])) == "restriction"
            parts = children(only(parts[0]))
        for part in parts:
            if kind(part) == "attribute":
                head.append(self.attribute(part, file))
            elif kind(part) == "anyAttribute":
                # Strict, and no attribute is declared for itself: there can be none.
                assert part.get("processContents", "strict") == "strict"
            else:
                assert content is None
                content = self.particle(part, file)
        self.types[name] = ["type", " ".join(head), content]

    # What is written

    def shown(self, name):
        return self.prefixes[name[0]] + ":" + name[1]

    def default(self, name):
        """The type of elements of this name where nothing else is said."""
        if name in self.elements or self.is_wild:
            return self.elements.get(name)
        return self.locals[name].most_common(1)[0][0]

    def render(self, content, outermost=False):
        if content is None or isinstance(content, str):
            return content or ""
        if content[0] == "local":
            _, name, type_name, suffix = content
            said = "" if self.default(name) == type_name else "=" + type_name
            return self.shown(name) + said + suffix
        between, parts, suffix = content
        inside = between.join(self.render(part) for part in parts)
        if suffix == "" and (len(parts) == 1 or between == " " and outermost):
            return inside
        if suffix == "" and between == " " and all(isinstance(part, str) for part in parts):
            return inside
        return f"( {inside} ){suffix}"

    def declarations(self, roots):
        for name in [n for n in self.schemas.elements if self.is_wild or n[1] in roots]:
            self.element(name)
        by_type = defaultdict(list)
        for name, type_name in self.elements.items():
            by_type[type_name].append(self.shown(name))
        for name in self.locals:
            if not self.is_wild and name not in self.elements:
                by_type[self.default(name)].append(self.shown(name))
        lines = [f"{head} {name} {rest}" for name, (head, rest) in self.declared.items()]
        lines += [f"element {name} {' '.join(names)}" for name, names in by_type.items()]
        found = [self.shown(name) for name in self.schemas.elements if name[1] in roots]
        lines.append(f"document ( {' | '.join(found)} )")
        for name, (head, *rest) in self.types.items():
            body = " ".join(filter(None, [self.render(part, True) for part in rest]))
            lines.append(f"{head} {name} {body}".rstrip())
        text = " ".join(lines)
        used = [(uri, prefix) for uri, prefix in self.prefixes.items()
                if f" {prefix}:" in text or f"={prefix}" in text]
        return [f"namespace {prefix} {uri}" for uri, prefix in used] + lines


def main():
    name, title, roots, *paths = sys.argv[1:]
    tables = Tables(Schemas(paths))
    comment = (f"The content models of {title}: facts of its XML schemas, written by tables.py. "
               "model.h says how to read them.")
    print("/* " + "\n * ".join(textwrap.wrap(comment, 92)) + " */")
    print(f'#include "parsers/schema/model.h"\n\nconst char *const schema_table_{name}[] = {{')
    for declaration in tables.declarations(roots.split(",")):
        for line in textwrap.wrap(declaration + " ;", 88, break_long_words=False,
                                  break_on_hyphens=False, subsequent_indent="  "):
            print(f'    "{line}",')
    print("    NULL,\n};")


if __name__ == "__main__":
    main()

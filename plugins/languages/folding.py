"""Words: an extension of Jinja that works the words of a language into a template when it is compiled.

Jinja's own looks a word up each time a page prints it. Ours does so once for each template, so that a
page in any language costs what one without a catalogue costs. Templates are written as for Jinja's:
`_("…")`, and `{% trans %}` where words hold markup, values or a number; what `babel` extracts is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from plugins.languages.catalogue import Catalogue
from plugins.languages.language import LANGUAGES, part_template

_VALUE = re.compile(r"%\((\w+)\)s")


class WordFolding(InternationalizationExtension):
    """Puts words in the place of `_("…")` and `{% trans %}`; the template's name tells the language.

    The environment has to have `catalogues`, something whose `of(language)` gives a `Catalogue`.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """`_("…")` becomes a plain string of the language, wherever it stands."""
        for token in stream:
            if token.type != "name" or token.value != "_" or stream.current.type != "lparen":
                yield token
                continue
            next(stream)
            message = stream.expect("string").value
            while stream.current.type == "string":
                message += next(stream).value
            stream.expect("rparen")
            yield Token(token.lineno, "string", self._catalogue(stream.name).say(message))

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """A `{% trans %}` block as the text and the values that it prints."""
        self._name = parser.name
        return super().parse(parser)

    def _make_node(  # type: ignore[override]  # `parse` hands on whatever statement it is given
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,
        num_called_num: bool,
    ) -> nodes.Node:
        """Called by Jinja's own `parse` with what it found in the block."""
        catalogue = self._catalogue(self._name)
        forms = catalogue.forms(singular)
        bodies = [nodes.Output(list(_parts(form, variables))) for form in forms]
        if plural_expr is None or len(bodies) == 1:
            return bodies[0]
        code = nodes.Const(catalogue.language.code)
        place = self.call_method("form_of", [code, plural_expr])
        chosen: list[nodes.Node] = [bodies[-1]]
        for number, body in reversed(list(enumerate(bodies[:-1]))):
            test = nodes.Compare(place, [nodes.Operand("eq", nodes.Const(number))])
            chosen = [nodes.If(test, [body], [], chosen)]
        return chosen[0]

    def form_of(self, code: str, count: int) -> int:
        """The place of the form that goes with a number; compiled templates ask for it."""
        return self.environment.catalogues.of(LANGUAGES[code]).form_of(count)  # type: ignore[attr-defined, no-any-return]

    def _catalogue(self, template: str | None) -> Catalogue:
        language, _ = part_template(template or "")
        return self.environment.catalogues.of(language)  # type: ignore[attr-defined, no-any-return]


def _parts(form: str, variables: dict[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """The text between values as it is, it may hold markup; values as the template would print them."""
    for number, part in enumerate(_VALUE.split(form)):
        if number % 2:
            yield variables[part]
        elif part:
            yield nodes.TemplateData(part.replace("%%", "%"))

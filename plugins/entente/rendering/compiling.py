r"""How templates are compiled: with the words of the site's language in them, and lean calls.

Drawing is most of the time of a build, and most of drawing is what Jinja does around the template's
own work: it asks for a translation each time a word is printed, asks of each macro whether it wants
the context, and makes a new text of every value that it escapes. Here it is done once, when the
template is compiled, or not at all::

    {{ _("Sources") }}  →  the text "Sources" in the site's language, a part of the template
"""

import re
from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from entente.rendering.language import Language

__all__ = ["ThemeEnvironment", "escaped"]

SPECIAL = re.compile(r"[&<>\"']").search


def escaped(value: Any) -> str:  # noqa: ANN401 - whatever is printed
    """Return a value as HTML: what ``markupsafe.escape`` returns, but not always as ``Markup``."""
    kind = type(value)
    if kind is Markup or (kind is str and not SPECIAL(value)):
        plain: str = value
        return plain
    return escape(value)


class Said(NodeTransformer):
    """Puts a language's words in the place of ``_("…")`` where nothing else goes into them."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return the words for a call that asks for them."""
        self.generic_visit(node)
        match node:
            case nodes.Call(
                node=nodes.Name(name="_"),
                args=[nodes.Const(value=str(message))],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ) if "%" not in message:
                return nodes.MarkSafe(nodes.Const(self.language.say(message)))
        return node


class ThemeGenerator(CodeGenerator):
    """Jinja's compiler with our words and our escaping."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Compile a template."""
        language: Language = self.environment.language  # type: ignore[attr-defined]  # see below
        super().visit_Template(Said(language).visit(node), frame)
        # Within the template everything printed is joined to one text, which is marked as a whole.
        self.writeline(f"from {__name__} import {escaped.__name__} as escape")

    def signature(
        self,
        node: nodes.Call | nodes.Filter | nodes.Test,
        frame: Frame,
        extra_kwargs: Mapping[str, Any] | None = None,
    ) -> None:
        """Write what is handed on in a call: the body of a ``{% call %}``, but no variables.

        Jinja adds those of the loop and of the block for functions that take the context. None of
        a theme's looks there.
        """
        caller = {name: of for name, of in (extra_kwargs or {}).items() if name == "caller"}
        super().signature(node, frame, caller)


class ThemeContext(Context):
    """Jinja's context, which calls a macro without asking what kind of function it is.

    A call by position alone, as nearly all are, goes straight to the macro's code.
    """

    def call(self, obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever is called
        """Call something from a template."""
        if type(obj) is not Macro:
            return super().call(obj, *args, **kwargs)
        left_out = obj._argument_count - len(args)  # noqa: SLF001 - as in Macro.__call__
        if kwargs or left_out < 0 or obj.caller or obj.catch_kwargs or obj.catch_varargs:
            return obj(*args, **kwargs)
        text = obj._func(*args, *(missing,) * left_out)  # noqa: SLF001 - as there
        # As ``Markup(text)``, at a third of the price.
        return str.__new__(Markup, text)


class ThemeEnvironment(Environment):
    """Jinja's environment with the above; give it its language by ``extend(language=…)``."""

    code_generator_class = ThemeGenerator
    context_class = ThemeContext

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template as one map: they are compared at each import."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - whatever a page holds
        """Return ``obj.attribute``, which in a page's values nearly always is a key of a map."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

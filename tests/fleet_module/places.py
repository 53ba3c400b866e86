"""Places in the module's variables, and what must not be there.

HCL evaluates both sides of `&&` and both ends of `? :`. A loop's body it evaluates only where the
condition of the loop holds. A comparison of an object or of a list with null walks through all of
it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.fleet_module import hcl

# Of the index and the entry in lists, from the outermost to the innermost.
NAMES = (("index", "part"), ("inner", "piece"), ("innermost", "item"), ("deepest", "leaf"))


@dataclass(frozen=True, kw_only=True)
class Loop:
    """A `for` clause, and what must hold of what it looks at. `tried`: conditions that do not hold
    where something on the way to a field is null."""

    clause: str
    held: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()

    def around(self, body: str) -> str:
        conditions = [*self.held, *([f"try({' && '.join(self.tried)}, false)"] * bool(self.tried))]
        only = f"\nif {' && '.join(conditions)}" if conditions else ""
        return f"[{self.clause} : {body}{only}\n]"


Loops = tuple[Loop, ...]


@dataclass(frozen=True, kw_only=True)
class Check:
    """`wrong`: a condition in HCL. `said`: a template, the message below the JSON path. `where`: a
    template. `loops`: from the variable to the place."""

    loops: Loops
    where: str
    wrong: str
    said: str

    def written(self) -> str:
        message = f'"{self.where}: {self.said}"'
        body = [
            f"condition = length({self._each('true')}) == 0",
            f'error_message = join("\\n", {self._each(message)})',
        ]
        return hcl.block("validation", body)

    def narrowed(self, loop: int, *, held: str = "", tried: str = "") -> Check:
        """Only where something holds of what a loop looks at."""
        return replace(self, loops=narrowed(self.loops, loop, held=held, tried=tried))

    def _each(self, result: str) -> str:
        last = self.loops[-1]
        if last.held or last.tried:
            whole = f"[for wrong in [{self.wrong}] : {result} if wrong]"
            around = self.loops
        else:
            whole = f"[\n{last.clause} : {result}\nif {self.wrong}\n]"
            around = self.loops[:-1]
        for loop in reversed(around):
            whole = loop.around(whole)
        return f"flatten({whole})" if around else whole


def narrowed(loops: Loops, index: int, *, held: str = "", tried: str = "") -> Loops:
    loop = loops[index]
    more = replace(
        loop,
        held=(*loop.held, *([held] * bool(held))),
        tried=(*loop.tried, *([tried] * bool(tried))),
    )
    return (*loops[:index], more, *loops[index + 1 :])


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a value is: `ref` is its expression, `where` its JSON path as a template. `sure`:
    nothing on the way to it is null. `filled`: nor is the value itself."""

    loops: Loops
    where: str
    ref: str
    sure: bool = True
    filled: bool = False

    def below(self, name: str, filled: bool = False) -> Place:
        """A field; `filled`, if its type has a default."""
        sure = self.sure and self.filled
        return replace(
            self,
            where=f"{self.where}.{name}",
            ref=f"{self.ref}.{name}",
            sure=sure,
            filled=sure and filled,
        )

    def given(self) -> Place:
        """Only where there is a value."""
        return self if self.filled else self.only(f"{self.ref} != null", sure=self.sure)

    def only(self, condition: str, sure: bool) -> Place:
        last = len(self.loops) - 1
        loops = (
            narrowed(self.loops, last, held=condition)
            if sure
            else narrowed(self.loops, last, tried=condition)
        )
        return replace(self, loops=loops)

    def each(self) -> Place:
        """Each entry of a list."""
        taken = " ".join(loop.clause for loop in self.loops)
        index, value = next(names for names in NAMES if f"for {names[0]}," not in taken)
        return self._through(f"for {index}, {value} in", f"[${{{index}}}]", value)

    def values(self) -> Place:
        """Each value of a map."""
        return self._through("for key, part in", ".${key}", "part")

    def _through(self, clause: str, where: str, value: str) -> Place:
        there = self if self.filled else self.only(f"can([for it in {self.ref} : it])", sure=True)
        loops = (*there.loops, Loop(clause=f"{clause} {self.ref}"))
        return Place(loops=loops, where=f"{self.where}{where}", ref=value)

    def check(self, wrong: str, said: str) -> Check:
        return Check(loops=self.loops, where=self.where, wrong=wrong, said=said)

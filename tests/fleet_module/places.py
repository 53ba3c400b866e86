"""Places in the module's variables, and what must not be there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.fleet_module import hcl

# Of the index and the entry in lists, from the outermost to the innermost.
NAMES = (("index", "part"), ("inner", "piece"), ("innermost", "item"), ("deepest", "leaf"))


@dataclass(frozen=True, kw_only=True)
class Check:
    """`wrong`: a condition in HCL. `said`: a template, the message below the JSON path. `where`: a
    template. `loops`: `for` clauses, from the variable to the place."""

    loops: tuple[str, ...]
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

    def _each(self, result: str) -> str:
        whole = f"[\n{self.loops[-1]} : {result}\nif {self.wrong}\n]"
        for loop in reversed(self.loops[:-1]):
            whole = f"[{loop} : {whole}]"
        return f"flatten({whole})" if len(self.loops) > 1 else whole


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a struct is: `ref` is its expression, `where` its JSON path as a template."""

    loops: tuple[str, ...]
    where: str
    ref: str
    top: bool = True

    def below(self, name: str) -> Place:
        """A field. Below the top, the struct itself may be null."""
        ref = f"{self.ref}.{name}" if self.top else f"try({self.ref}.{name}, null)"
        return replace(self, where=f"{self.where}.{name}", ref=ref, top=False)

    def each(self) -> Place:
        """Each entry of a list."""
        taken = " ".join(self.loops)
        free = (names for names in NAMES if f"for {names[0]}," not in taken)
        index, value = next(free)
        loop = f"for {index}, {value} in ({self.ref} == null ? [] : {self.ref})"
        return Place(
            loops=(*self.loops, loop), where=f"{self.where}[${{{index}}}]", ref=value, top=False
        )

    def values(self) -> Place:
        """Each value of a map."""
        loop = f"for key, part in ({self.ref} == null ? {{}} : {self.ref})"
        return Place(
            loops=(*self.loops, loop), where=f"{self.where}.${{key}}", ref="part", top=False
        )

    def check(self, wrong: str, said: str) -> Check:
        return Check(loops=self.loops, where=self.where, wrong=wrong, said=said)

"""Whether everything is well: what was looked at, and what is wrong with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HealthCheck:
    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class HealthReport:
    ok: bool
    checks: tuple[HealthCheck, ...]

"""State machines of Hypothesis as test cases: a few lives in the quick run, all of them under the mark `slow`."""

from unittest import TestCase

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine

FEW = 3
"""Lives of a machine in the quick run: enough to fail where something is plainly broken."""


def lives(machine: type[RuleBasedStateMachine], many: int, steps: int) -> type[TestCase]:
    """So many runs of the machine, each of so many steps; more than a few of them are slow."""
    behaviour = {
        "settings": settings(
            max_examples=many,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
        "pytestmark": [pytest.mark.slow] if many > FEW else [],
    }
    return type(f"Lives{machine.__name__}", (machine.TestCase,), behaviour)

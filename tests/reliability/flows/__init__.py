"""What a reviewer does with the window: each is done again and again while calls fail."""

from tests.reliability.flows.flow import Flow
from tests.reliability.flows.ordering import ORDERING
from tests.reliability.flows.seeing import SEEING
from tests.reliability.flows.studying import STUDYING
from tests.reliability.flows.taking_out import TAKING_OUT

FLOWS: dict[str, Flow] = SEEING | STUDYING | ORDERING | TAKING_OUT

__all__ = ["FLOWS", "Flow"]

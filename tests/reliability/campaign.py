"""What every campaign is: work that is disturbed many times, and an account of what was lost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a campaign.

    `tried` counts the disturbances, `worked` what the program acknowledged meanwhile, or the alarms
    that it was to raise; `lost` names each thing that was acknowledged and is not there, was half
    done, or was passed over in silence.
    """

    tried: int
    worked: int
    lost: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """A kind of disturbance; `run` takes an empty folder and the number of times."""

    name: str
    what: str
    points: int
    few: int
    run: Callable[[Path, int], Outcome]
    obstacle: Callable[[], str] = str
    """Why it cannot run on this machine; empty where it can."""

    def perform(self, folder: Path, points: int) -> Outcome:
        """Run it, and refuse an account of nothing.

        Raises:
            VacuousError: nothing was disturbed, or nothing was done meanwhile.
        """
        folder.mkdir(parents=True)
        outcome = self.run(folder, points)
        if outcome.tried < 1 or outcome.worked < 1:
            raise VacuousError(f"{self.name}: {outcome.tried} tried, {outcome.worked} done")
        return outcome


class VacuousError(Exception):
    """A campaign that did nothing proves nothing."""

"""Every campaign in its short form; the long ones are run by themselves."""

from pathlib import Path

import pytest

from tests.reliability.campaign import Campaign, Outcome, VacuousError
from tests.reliability.campaigns import CAMPAIGNS


def perform(campaign: Campaign, folder: Path, points: int) -> None:
    if obstacle := campaign.obstacle():
        pytest.skip(obstacle)
    assert campaign.perform(folder / "work", points).lost == ()


@pytest.mark.parametrize("campaign", CAMPAIGNS, ids=lambda each: each.name)
def test_nothing_is_lost(campaign: Campaign, tmp_path: Path) -> None:
    perform(campaign, tmp_path, campaign.few)


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("campaign", CAMPAIGNS, ids=lambda each: each.name)
def test_nothing_is_lost_in_the_long_form(campaign: Campaign, tmp_path: Path) -> None:
    perform(campaign, tmp_path, campaign.points)


@pytest.mark.parametrize(("tried", "worked"), [(0, 5), (5, 0)])
def test_a_campaign_that_did_nothing_proves_nothing(
    tmp_path: Path, tried: int, worked: int
) -> None:
    idle = Campaign("idle", "", 1, 1, lambda _folder, _points: Outcome(tried, worked, (), ""))
    with pytest.raises(VacuousError):
        idle.perform(tmp_path / "work", 1)

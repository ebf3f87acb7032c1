"""All campaigns, in the order of the table."""

from tests.reliability import (
    alarms,
    every_call,
    failing,
    filling,
    flipping,
    hostile,
    killing,
    netless,
    netless_suite,
    power,
    privacy,
    rotating,
    stale,
    taking_away,
    two,
    typing_away,
)
from tests.reliability.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (
    killing.CAMPAIGN,
    power.CAMPAIGN,
    failing.CAMPAIGN,
    every_call.CAMPAIGN,
    filling.CAMPAIGN,
    flipping.CAMPAIGN,
    taking_away.CAMPAIGN,
    stale.CAMPAIGN,
    rotating.CAMPAIGN,
    two.CAMPAIGN,
    typing_away.CAMPAIGN,
    hostile.CAMPAIGN,
    netless.CAMPAIGN,
    netless_suite.CAMPAIGN,
    privacy.CAMPAIGN,
    alarms.CAMPAIGN,
)

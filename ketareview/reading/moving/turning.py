"""Words that may say the opposite, or something else, when they come, go or change."""

_WORDS = """
not no non never none nothing neither nor without cannot t lack lacks lacked lacking fail fails
failed unless except hardly barely rarely all some any most many few more less least fewer only
every each both either half increase increased increases increasing decrease decreased decreases
decreasing higher lower high low highest lowest greater smaller larger greatest smallest largest
before after above below over under up down with against for from to until since better worse
best worst improved worsened improve worsen improvement worsening positive negative superior
inferior safe harmful effective significant may might could should would must can will shall did
does do was were is are has have had be if although but however despite because whether or and
than first second third last left right male female men women placebo control treatment active
always often sometimes usually seldom agonist antagonist gain loss rise rose fall fell acute
chronic early late longer shorter long short same different similar equal unequal
"""

TURNING = frozenset(_WORDS.split())

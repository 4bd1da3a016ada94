"""Headlines from sentences, in a table."""

import pytest

from brief.headline import headline_from

CASES = [
    ("It is worth noting that, in the first three months of this year, 403,019 people received "
     "skill assessment and vocational training and were issued 196,823 certificates.",
     "403,019 people received skill assessment and vocational training"),
    ("Wheat purchases passed 4 million tons.", "Wheat purchases passed 4 million tons"),
    ("India, China and the United Arab Emirates were the biggest buyers of pistachios of Kerman.",
     "India, China and the United Arab Emirates were the biggest buyers of pistachios…"),
    ("By the end of Shahrivar 1402, 6,350 units have been examined, and 4,120 returned to work.",
     "6,350 units have been examined, and 4,120 returned to work"),
    ("The hospitals of the province took in 48 retired and injured people in the spring of 1403.",
     "The hospitals of the province took in 48 retired and injured people in the…"),
    ("The governor of Golestan said: In 12 hours, 64 millimeters of rain fell on the villages.",
     "The governor of Golestan said: In 12 hours, 64 millimeters of rain fell on the…"),
    ("According to Mahshid Azarnoush, the value of the export was $874 million, which is high.",
     "According to Mahshid Azarnoush, the value of the export was $874 million"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "headline"), CASES)
def test_headlines(sentence, headline):
    assert headline_from(sentence) == headline

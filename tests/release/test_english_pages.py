"""What real English pages taught: invented sentences of the same shapes."""

import pytest

from photolib.records import PersonFacts
from photolib.release.parse import parse


def person(text: str, name: str) -> PersonFacts:
    return next(p for p in parse(text).people if p.name == name)


def names(text: str) -> list[str]:
    return [p.name for p in parse(text).people]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "Minister Ben Orlo discussed fishing rights with Ambassador Ada Quist.",
            {"Ben Orlo": "met", "Ada Quist": "met"},
        ),
        (
            "Minister Ben Orlo received new Norwegian Ambassador to Lakeland Ada Quist "
            "in Kiel on July 18.",
            {"Ben Orlo": "met", "Ada Quist": "met"},
        ),
        (
            "The State Secretary, Ben Orlo, welcomed the Ambassador of Lakeland, Ada "
            "Quist, for a first visit.",
            {"Ben Orlo": "met", "Ada Quist": "met"},
        ),
        (
            "Rector Ben Orlo welcomed Ada Quist to the stage.",
            {"Ben Orlo": "", "Ada Quist": ""},
        ),
        (
            "Members Ben Orlo and Ines Lohse gave short speeches, along with "
            "Commissioner Ada Quist.",
            {"Ben Orlo": "spoke", "Ines Lohse": "spoke", "Ada Quist": "spoke"},
        ),
        (
            "Several friends delivered remarks, including Ben Orlo and Ada Quist.",
            {"Ben Orlo": "spoke", "Ada Quist": "spoke"},
        ),
        (
            "Mayor Ada Quist was one of several officials to deliver remarks.",
            {"Ada Quist": "spoke"},
        ),
        ("Ada Quist was addressing a reception in Kiel.", {"Ada Quist": "spoke"}),
        (
            "Welcoming the guests, Ada Quist said the lake was high.",
            {"Ada Quist": "spoke"},
        ),
        (
            "For her part, Ada Quist said the lake was high.",
            {"Ada Quist": "spoke"},
        ),
        (
            "The prayer, which was offered by Ada Quist, was short.",
            {"Ada Quist": "spoke"},
        ),
        (
            "Ada Quist was the chief guest. In her address, she praised lakes.",
            {"Ada Quist": "spoke attended"},
        ),
        (
            "The keynote speaker Ada Quist said that lakes freeze.",
            {"Ada Quist": "spoke"},
        ),
        (
            "The club was represented at the congress by Ada Quist.",
            {"Ada Quist": "attended"},
        ),
        ("The club was represented by attorney Ada Quist.", {"Ada Quist": ""}),
        (
            "Its members include Professor Ada Quist, Director of the Lake Office, "
            "Prof. Ben Orlo, Dean of the College of Law, and Dr Ines Lohse.",
            {"Ada Quist": "attended", "Ben Orlo": "attended", "Ines Lohse": "attended"},
        ),
        (
            "Vice President Ada Quist and directors of the Division of Lakes attended "
            "the meeting.",
            {"Ada Quist": "attended"},
        ),
        (
            "Premier Ben Orlo and Minister Ada Quist officially open the new wing.",
            {"Ben Orlo": "opened", "Ada Quist": "opened"},
        ),
        (
            "Nana Dr Ben Orlo said no. President Nana Quist attended.",
            {"Nana Quist": "attended"},
        ),
        (
            "Ada Quist; Ben Orlo and Ines Lohse were the resource persons.",
            {"Ben Orlo": "spoke", "Ines Lohse": "spoke"},
        ),
        ("The facilitator of the seminar was Ada Quist.", {"Ada Quist": "presided"}),
        (
            "The host was Ada Quist, while Ben Orlo participated by video link.",
            {"Ada Quist": "presided", "Ben Orlo": "attended"},
        ),
        (
            "A delegation from Lake University led by President Ada Quist left Kiel.",
            {"Ada Quist": "attended"},
        ),
        ("Ada Quist graced the closing ceremony.", {"Ada Quist": "attended"}),
        ("Ada Quist commended what was achieved.", {"Ada Quist": "spoke"}),
        ("Ben Orlo handed the microphone to Ada Quist.", {"Ada Quist": ""}),
        (
            "Envoys of two states presented their credentials to President Ada Quist.",
            {"Ada Quist": "met"},
        ),
        (
            "The envoys who presented their credentials were Ambassador of France Ben "
            "Orlo and Ambassador of Norway Ada Quist.",
            {"Ada Quist": "met", "Ben Orlo": "met"},
        ),
        (
            "Ada Quist said the treaty was signed in Kiel.",
            {"Ada Quist": "quoted"},
        ),
        ("Others include Ada Quist and Ben Orlo.", {"Ada Quist": "attended"}),
        (
            "Secretary Ada Quist led the Norwegian side.",
            {"Ada Quist": "attended"},
        ),
        (
            "Following a proclamation by Ada Quist, Ben Orlo and Ines Lohse planted a "
            "tree.",
            {"Ada Quist": "spoke", "Ben Orlo": "", "Ines Lohse": ""},
        ),
    ],
)
def test_what_people_did(sentence: str, roles: dict[str, str]) -> None:
    found = {p.name: " ".join(p.roles) for p in parse(sentence).people}
    assert {name: found[name] for name in roles} == roles


@pytest.mark.parametrize(
    ("sentence", "name", "title", "organisation"),
    [
        (
            "Interim Library Director Ada Quist spoke.",
            "Ada Quist",
            "Interim Library Director",
            None,
        ),
        (
            "Orlo Law School Dean Ada Quist spoke.",
            "Ada Quist",
            "Dean",
            "Orlo Law School",
        ),
        (
            "Lake University President Ada Quist spoke.",
            "Ada Quist",
            "President",
            "Lake University",
        ),
        (
            "Ada Quist, Chair of the Board of Finance, spoke.",
            "Ada Quist",
            "Chair",
            "Board of Finance",
        ),
        (
            "Ada Quist (Branch Manager – Northern Lake Library) was on hand.",
            "Ada Quist",
            "Branch Manager",
            "Northern Lake Library",
        ),
        (
            "Ada Quist was elected President of the Lake Rowing Federation at its 38th "
            "General Assembly in Kiel.",
            "Ada Quist",
            "President",
            "Lake Rowing Federation",
        ),
        (
            "Ada Quist, who is the President of the Lake Chamber, spoke.",
            "Ada Quist",
            "President",
            "Lake Chamber",
        ),
        (
            "Ada Quist, commander, Orlo Sealift Command (OSC), spoke.",
            "Ada Quist",
            "commander",
            "Orlo Sealift Command",
        ),
        (
            "Ada Quist, Norway's Ambassador to the US, spoke.",
            "Ada Quist",
            "Norway's Ambassador to the US",
            None,
        ),
        (
            "The Secretary General of both federations Ada Quist spoke.",
            "Ada Quist",
            "Secretary General of both federations",
            None,
        ),
        (
            "LRF Vice Presidents: Ben Orlo (Norway), and Ada Quist (Chad).",
            "Ada Quist",
            "Vice President",
            "LRF",
        ),
        (
            "Town Council members Ben Orlo and Ada Quist spoke.",
            "Ada Quist",
            "member",
            "Town Council",
        ),
        (
            "Orlo Football Federation technical director, Ada Quist, spoke.",
            "Ada Quist",
            "technical director",
            "Orlo Football Federation",
        ),
        (
            "Ada Quist, Member of the Council of Lakes and President of Orlo "
            "University, spoke.",
            "Ada Quist",
            "Member",
            "Council of Lakes",
        ),
        (
            "Ada Quist, Chair of the Council of Lakes read a letter.",
            "Ada Quist",
            "Chair",
            "Council of Lakes",
        ),
        (
            "Ada Quist, Professor, Graduate School of Law, spoke.",
            "Ada Quist",
            "Professor",
            "Graduate School of Law",
        ),
        (
            "From Lake University, Ada Quist spoke.",
            "Ada Quist",
            None,
            "Lake University",
        ),
        (
            "A delegation from Lake University led by President Ada Quist came.",
            "Ada Quist",
            "President",
            "Lake University",
        ),
        (
            "The Representative of the Minister of Lakes, Ada Quist, spoke.",
            "Ada Quist",
            "Representative of the Minister of Lakes",
            None,
        ),
        (
            "It was in the presence of the Minister of Lakes, Ada Quist, the Registrar "
            "of Lake University, the Deans, and others.",
            "Ada Quist",
            "Minister of Lakes",
            None,
        ),
        (
            "Besides Minister Ada Quist, many came.",
            "Ada Quist",
            "Minister",
            None,
        ),
        (
            "Ada Quist, the Lake Institute’s deputy director and the head of the "
            "board, spoke.",
            "Ada Quist",
            "deputy director",
            "Lake Institute",
        ),
        (
            "Ambassador of Norway to Chad and Permanent Representative to the EU, Ada "
            "Quist, spoke.",
            "Ada Quist",
            "Ambassador of Norway to Chad and Permanent Representative to the EU",
            None,
        ),
        (
            "They were received by Ada Quist, President of Lake University and other "
            "staff from the office.",
            "Ada Quist",
            "President",
            "Lake University",
        ),
        (
            "Ada Quist, Additional Secretary (Lakes), Ministry of Lakes led the side "
            "while the others were led by somebody who had come from far away.",
            "Ada Quist",
            "Additional Secretary (Lakes)",
            "Ministry of Lakes",
        ),
        (
            "It was addressed by former Town Clerk, Ada Quist, who stayed.",
            "Ada Quist",
            "former Town Clerk",
            None,
        ),
        ("Catholic Bishop Ada Quist spoke.", "Ada Quist", "Catholic Bishop", None),
        (
            "It was signed by Dr Ben Orlo and Dr Ada Quist on behalf of Lake "
            "University while Ms Ines Lohse signed on behalf of the Orlo Academy.",
            "Ines Lohse",
            None,
            "Orlo Academy",
        ),
        (
            "It was signed by Dr Ben Orlo and Dr Ada Quist on behalf of Lake "
            "University while Ms Ines Lohse signed on behalf of the Orlo Academy.",
            "Ben Orlo",
            None,
            "Lake University",
        ),
        (
            "Councillor Mr Ben Orlo, Dean of Orlo College, Ms Ada Quist, Director of "
            "the Lake Museum, Ms Ines Lohse attended.",
            "Ada Quist",
            "Dean",
            "Orlo College",
        ),
    ],
)
def test_whose_officer_somebody_is(
    sentence: str, name: str, title: str | None, organisation: str | None
) -> None:
    found = person(sentence, name)
    assert (found.title, found.organisation) == (title, organisation)


def test_a_headlines_verb_ends_an_organisation() -> None:
    text = "Lake University Delegation Visited Orlo\n\nThe delegation was welcomed."
    assert [o.name for o in parse(text).organisations] == ["Lake University"]


def test_a_host_is_not_of_the_visitors_university() -> None:
    text = (
        "Vice President Quist Meets with Lake University Delegation\n\nOn 5 May 2024 "
        "Vice President Ada Quist met with the delegation."
    )
    assert person(text, "Ada Quist").organisation is None


def test_a_vice_president_is_nobodys_where_two_houses_meet() -> None:
    text = (
        "LU President Ben Orlo met a delegation\n\nPresident Ben Orlo of LU met a "
        "delegation from the University of Kiel. Vice President Ada Quist attended."
    )
    assert person(text, "Ada Quist").organisation is None


def test_an_abbreviation_is_of_the_body_and_not_of_its_president() -> None:
    text = "Ada Quist is President of the Lake Rowing Federation (FLR). The FLR met."
    assert "Lake Rowing Federation" in {o.name for o in parse(text).organisations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Huda bint Sultan al Orlo, the Ambassador, spoke.",
            "Huda bint Sultan al Orlo",
        ),
        (
            "Minister Khalid bin Omar bin Salem Al Orlo spoke.",
            "Khalid bin Omar bin Salem Al Orlo",
        ),
        ("Minister Karim ur Rehman spoke.", "Karim ur Rehman"),
        ("The Minister of Sport, Mr. Sunday Orlo, spoke.", "Sunday Orlo"),
        ("Minister of State for Civil Aviation Jayan Orlo spoke.", "Jayan Orlo"),
    ],
)
def test_whole_names(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke aboard USS Mary T. Orlo in Kiel.",
        "The reception was at Sultan Orlo Cultural Centre in Kiel.",
        "Manager Business Migration was there.",
        "President Quist Officially Re-opens the National Museum",
        "The Official Ribbon Cutting was short.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The opening was held at the General Assembly on 4 May 2024.", None),
        (
            "The seminar was held at St. Orlo’s College on 4 May 2024.",
            "St. Orlo’s College",
        ),
        (
            "The embassy hosted a reception for 500 guests on 4 May 2024. On the same "
            "day, another embassy held a ceremony in Kiel.",
            None,
        ),
        (
            "The signing was held by Ben Orlo, the Director of Sports at the Lake "
            "Institute, in Kiel.",
            "Kiel",
        ),
        (
            "A delegation travelled to Kiel, Lakeland, to attend the symposium.",
            "Kiel",
        ),
        (
            "Orloport, Va. (Sept. 8, 2023) Rear Adm. Ada Quist delivers remarks during "
            "a change of command ceremony.",
            "Orloport",
        ),
        (
            "Ada Quist (4 May 1950) Ben Orlo painted lakes for many years, as his "
            "father had done before.",
            None,
        ),
    ],
)
def test_where_it_was(text: str, place: str | None) -> None:
    assert parse(text).event.place == place


def test_a_headlines_day_may_stand_in_brackets() -> None:
    text = (
        "Rector Quist Attends Lake Symposium (December 21, 2013)\n\nThe symposium was "
        "a success, and many came from all the lakes."
    )
    assert parse(text).event.date == "2013-12-21"


def test_two_sure_names_confirm_those_of_their_row() -> None:
    text = (
        "The team is consisting of Maria Smith, Peter Jones, Kashora Talon, Mehmur "
        "Khalon and others."
    )
    assert names(text) == [
        "Maria Smith",
        "Peter Jones",
        "Kashora Talon",
        "Mehmur Khalon",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The Minister received Ada Quist on Monday in Kiel.\n\nShe told the "
            "visit's reporters that she was glad to be in Lakeland.",
            "Kiel",
        ),
        (
            "Orlo Community Hospital was officially opened by Ada Quist.",
            "Orlo Community Hospital",
        ),
        ("Ada Quist gave a speech on collaboration in Pharmaceutical sciences.", None),
        ("Orlo Scholars in Kiel Visit the Lake Institute", None),
        (
            "The seminar was held at Orlo University’s Kiel Harbour Campus in May.",
            "Orlo University’s Kiel Harbour Campus",
        ),
    ],
)
def test_where_more_of_it_was(text: str, place: str | None) -> None:
    assert parse(text).event.place == place

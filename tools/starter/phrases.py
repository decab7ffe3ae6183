"""What can be said of a scene: phrases, each with the facts it claims."""

from random import Random

Facts = dict[str, str]
"""What is true of a picture, or what a phrase claims: scene, crop, who, mood, ..."""

PLAIN: dict[str, str] = {
    "backdrop": (
        "the empty stage with the banner|banner of the seminar|"
        "backdrop with the event title|stage before the opening|"
        "empty hall with red curtains and empty seats|"
        "title banner on the wall|会场横幅|舞台背景板"
    ),
    "speaker": (
        "a speaker at the rostrum|a person giving a speech|"
        "somebody speaking at the lectern|opening address|"
        "a lecturer delivering a talk|keynote speech|"
        "a speaker at the podium behind microphones|"
        "presenting at the lectern|演讲|发言人在讲台致辞"
    ),
    "panel": (
        "a panel discussion|five people behind a long table|"
        "panellists at a table with name plates and water bottles|"
        "round table debate|experts discussing on the panel|"
        "people sitting in a row at a conference table|圆桌讨论|嘉宾对话"
    ),
    "audience_back": (
        "the audience from behind|the full hall seen from the last row|"
        "backs of heads in rows of seats|"
        "a crowd watching a presentation on a screen|"
        "people seated in the auditorium|"
        "rows of listeners facing the stage|观众背影|会场全景"
    ),
    "audience_front": (
        "the audience listening|faces of the listeners|"
        "participants in their seats|people in the audience|"
        "attentive public in rows|delegates sitting in the hall|听众|观众席"
    ),
    "question": (
        "a question from the audience|"
        "somebody in the audience asking a question|"
        "a participant with a hand microphone|"
        "standing up to ask with a microphone in hand|"
        "questions and answers|观众提问"
    ),
    "handshake": (
        "people shaking hands|a handshake|two people shake hands|"
        "shaking hands after the agreement|"
        "a friendly handshake before the banner|congratulating each other|"
        "握手"
    ),
    "signing": (
        "signing a document|signing ceremony|signing the memorandum|"
        "signature of the agreement|an agreement is signed|"
        "putting a signature under a contract|签字|签字仪式|签署备忘录"
    ),
    "group": (
        "group photo|all participants in two rows|"
        "a group picture of the delegates|family photo of the seminar|"
        "everybody standing together before the banner|"
        "many people posing for the camera|合影|集体照"
    ),
    "entrance": (
        "entrance of the building|the exhibition hall from outside|"
        "guests arriving at the museum|"
        "outdoors in front of the house with trees|"
        "facade and steps of the hall|exterior architecture under the sky|"
        "大楼入口|展览馆外景"
    ),
    "cases": (
        "museum exhibits in a glass case|an object in a display case|"
        "exhibition of antiquities|"
        "visitors in the gallery looking at exhibits|"
        "showcases in the museum|treasures behind glass|展柜|文物展品"
    ),
    "lanterns": (
        "glowing lanterns|lanterns hanging from the ceiling|"
        "a room of red and orange lanterns|"
        "lamps of paper shining in the dark|lit ferry lanterns|灯笼"
    ),
    "digital_wall": (
        "a visitor touching a screen|a touchscreen with digital objects|"
        "digital wall of the collection|"
        "interactive display with pictures of vases|"
        "pointing at a large monitor|using a touch screen|触摸屏|数字墙"
    ),
    "name_plates": (
        "name plates on a table|a row of name cards|place cards with names|"
        "name signs of the guests|table cards in a row|桌牌|席卡"
    ),
    "brochures": (
        "brochures and leaflets|printed programme on a table|"
        "conference documents|flyers and papers with a pen|"
        "booklets on a wooden table|handouts|宣传册|会议资料"
    ),
    "microphone": (
        "a microphone|close-up of a microphone|mic with blurred lights|"
        "microphone in front of bokeh|sound equipment|麦克风|话筒"
    ),
    "coffee": (
        "coffee break|people with cups at high tables|talking over coffee|"
        "cups of coffee|refreshments in the break|"
        "networking at the coffee tables|tea and coffee|茶歇|咖啡"
    ),
    "poster": (
        "poster of the seminar|a graphic design with a vase and waves|"
        "event poster|printed placard|海报"
    ),
}
"""Phrases that are true of every picture of a scene, separated by bars."""

SPECIAL: dict[str, list[tuple[str, Facts]]] = {
    "speaker": [
        (
            (
                "a woman giving a speech|a female speaker|"
                "a woman speaking at the rostrum|女演讲者"
            ),
            {"who": "woman"},
        ),
        (
            "a lady at the lectern|a woman delivering an address|a woman speaking",
            {"who": "woman"},
        ),
        (
            (
                "a man giving a speech|a male speaker|"
                "a man speaking at the rostrum|男演讲者"
            ),
            {"who": "man"},
        ),
        (
            "a gentleman at the podium|a man delivering an address|a man speaking",
            {"who": "man"},
        ),
        (
            (
                "a speaker beside a screen|a talk with a chart on the screen|"
                "presenting slides with a diagram"
            ),
            {"option": "screen"},
        ),
        ("portrait of a speaker|a speaker from near", {"crop": "close"}),
        ("the speaker on the stage from afar|speaker and front row", {"crop": "wide"}),
    ],
    "audience_front": [
        (
            (
                "applause|people clapping|the audience applauds|clapping hands|"
                "listeners applauding|鼓掌"
            ),
            {"option": "applause"},
        ),
        ("people taking notes|listeners writing in notebooks", {"option": ""}),
    ],
    "question": [
        ("a woman asking a question", {"who": "woman"}),
        ("a man asking a question", {"who": "man"}),
    ],
    "handshake": [
        (
            (
                "hands clasped close-up|two hands seen from near|"
                "only hands shaking|clasping hands"
            ),
            {"crop": "close"},
        ),
    ],
    "signing": [
        (
            (
                "a hand with a pen|pen on paper close-up|"
                "writing a signature with a fountain pen|钢笔"
            ),
            {"crop": "close"},
        ),
        (
            (
                "two people seated signing with witnesses behind them|"
                "signing at a table with flowers"
            ),
            {"crop": "table"},
        ),
    ],
    "cases": [
        (
            (
                "a blue and white vase in a glass case|porcelain vase|"
                "painted ceramic vase|青花瓷瓶"
            ),
            {"option": "vase"},
        ),
        (
            ("a bronze vessel|an ancient bronze tripod|green bronze cauldron|青铜鼎"),
            {"option": "bronze"},
        ),
        ("three pots|pottery jars|ceramic pots in a showcase|陶罐", {"option": "pots"}),
    ],
    "coffee": [
        (
            ("a cup of coffee and cakes|pastries on a plate|cup and cakes close-up"),
            {"crop": "close"},
        ),
        ("guests chatting in the break by the window", {"crop": "wide"}),
    ],
}
"""Phrases that claim more than the scene."""

OPENINGS = (
    "",
    "",
    "",
    "",
    "a photo of ",
    "a picture of ",
    "a drawing of ",
    "photo: ",
    "the ",
)
LIGHTS: dict[str, str] = {
    "dim": "in dim light|in a dark hall",
    "warm": "in warm light",
    "bright": "in bright light",
    "cool": "in cool blue light",
}


def describe(facts: Facts, rng: Random) -> tuple[str, Facts]:
    """Return a phrase that is true of a picture with `facts`, and what it claims."""
    scene = facts["scene"]
    claims = {"scene": scene}
    words = PLAIN[scene]
    fitting = [
        (more, extra) for more, extra in SPECIAL.get(scene, []) if is_true(extra, facts)
    ]
    if fitting and rng.random() < 0.6:
        words, extra = rng.choice(fitting)
        claims |= extra
    phrase = rng.choice(OPENINGS) + rng.choice(words.split("|"))
    light = LIGHTS.get(facts["mood"])
    if light and rng.random() < 0.1:
        phrase += " " + rng.choice(light.split("|"))
        claims["mood"] = facts["mood"]
    return phrase, claims


def is_true(claims: Facts, facts: Facts) -> bool:
    """Whether everything claimed is a fact."""
    return all(facts.get(name) == value for name, value in claims.items())

"""The frames of the starter shoot: what each shows and what its file says.

The mixture is on purpose: it holds what a real shoot brings (see docs/starter.md).
"""

from dataclasses import dataclass, replace

from tools.starter.looks import BRANDVIK, GUESTS, MENG, QIU, SHEN, TANG
from tools.starter.shots import Shot


@dataclass(frozen=True)
class Body:
    """A camera of an invented make."""

    make: str
    model: str
    serial: str


PELLUCID = Body("Pellucid", "Pellucid PX-2", "4100772")
MORVANE = Body("Morvane", "Morvane 20", "M2-00318")

WIDE_LENS = ("Pellucid 16-35mm F2.8", 24, 4.0)
PORTRAIT_LENS = ("Pellucid 70-200mm F2.8", 120, 2.8)
STANDARD_LENS = ("Pellucid 24-70mm F2.8", 50, 4.0)
COMPACT_LENS = ("Morvane 28mm F2", 28, 2.8)
Lens = tuple[str, int, float]
"""Name, focal length in mm, f-number."""


@dataclass(frozen=True)
class Frame:
    """One file of the shoot.

    `at` is the camera's clock on the day, `offset` whether it also wrote its zone.
    `byline` is "full" (IPTC, XMP and EXIF, with the credit), "artist" (EXIF alone),
    "other" (another photographer than the release names) or "none".
    `orientation` is how the picture is stored (Exif 2.32, tag 0x0112).
    """

    name: str
    shot: Shot
    at: str | None
    long_edge_px: int = 2100
    body: Body = PELLUCID
    lens: Lens = STANDARD_LENS
    time_s: str = "1/125"
    iso: int = 800
    offset: bool = False
    byline: str = "none"
    orientation: int = 1
    caption: str = ""
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    gps: tuple[float, float] | None = None


def _burst(first: int, times: tuple[str, ...], frame: Frame) -> list[Frame]:
    """Return frames of one scene within two seconds: pose and view move a little."""
    return [
        replace(
            frame,
            name=f"PLX_{first + beat:04}.JPG",
            at=at,
            shot=replace(
                frame.shot,
                beat=frame.shot.beat + beat,
                moved=(9 * beat, -5 * beat, 1 + 0.006 * beat),
            ),
        )
        for beat, at in enumerate(times)
    ]


FRAMES: tuple[Frame, ...] = (
    Frame(
        "PLX_0412.JPG",
        Shot("entrance", "wide", "bright", seed=4),
        "08:31:10",
        lens=WIDE_LENS,
        time_s="1/500",
        iso=100,
        offset=True,
        byline="full",
        gps=(30.246, 120.14),
        caption="Guests arrive at the Tidewater Exhibition Hall.",
        keywords=("architecture", "arrival"),
    ),
    Frame(
        "PLX_0421.JPG",
        Shot("backdrop", "wide", "warm", seed=2),
        "08:46:05",
        lens=WIDE_LENS,
        iso=640,
        offset=True,
        byline="full",
    ),
    Frame(
        "PLX_0424.JPG",
        Shot("name_plates", "wide", "dusk", seed=9),
        "08:49:30",
        lens=PORTRAIT_LENS,
        byline="artist",
    ),
    Frame(
        "PLX_0425.JPG",
        Shot("brochures", "wide", "bright", seed=3),
        "08:50:14",
        byline="none",
    ),
    Frame(
        "PLX_0427.JPG",
        Shot("microphone", "close", "cool", seed=8),
        "08:53:02",
        lens=PORTRAIT_LENS,
        orientation=6,
        byline="full",
        offset=True,
    ),
    Frame(
        "PLX_0430.JPG",
        Shot("speaker", "wide", "bright", seed=12, cast=(TANG,)),
        "09:01:20",
        lens=WIDE_LENS,
        byline="full",
        offset=True,
    ),
    *_burst(
        433,
        ("09:05:11.10", "09:05:11.70", "09:05:12.40"),
        Frame(
            "",
            Shot("speaker", "half", "warm", seed=5, cast=(SHEN,), beat=1),
            None,
            lens=PORTRAIT_LENS,
            time_s="1/250",
            iso=1250,
            offset=True,
            byline="full",
            people=("Shen Yuehe",),
        ),
    ),
    Frame(
        "PLX_0441.JPG",
        Shot("audience_back", "wide", "dim", seed=21, cast=(BRANDVIK,)),
        "09:24:48",
        lens=WIDE_LENS,
        time_s="1/60",
        iso=3200,
    ),
    Frame(
        "PLX_0446.JPG",
        Shot("speaker", "wide", "cool", seed=6, cast=(BRANDVIK,), option="screen"),
        "09:31:37",
        lens=WIDE_LENS,
        byline="artist",
        offset=True,
        keywords=("lecture", "open data"),
    ),
    Frame(
        "PLX_0449.JPG",
        Shot("speaker", "close", "spot", seed=10, cast=(BRANDVIK,), moved=(0, -60, 1)),
        "09:33:15",
        lens=PORTRAIT_LENS,
        time_s="1/250",
        iso=1600,
        byline="full",
        people=("Clara Brandvik",),
    ),
    Frame(
        "PLX_0458.JPG",
        Shot("coffee", "wide", "bright", seed=15),
        "10:20:31",
        lens=WIDE_LENS,
        byline="none",
    ),
    Frame(
        "PLX_0459.JPG",
        Shot("coffee", "close", "warm", seed=5),
        "10:24:09",
        lens=PORTRAIT_LENS,
        byline="none",
    ),
    Frame(
        "PLX_0466.JPG",
        Shot("panel", "wide", "dusk", seed=31, cast=(SHEN, BRANDVIK, QIU, TANG, MENG)),
        "11:10:52",
        byline="full",
        offset=True,
        caption="The panel on shared terms for river crafts.",
    ),
    Frame(
        "PLX_0481.JPG",
        Shot("signing", "wide", "warm", seed=3, cast=(SHEN, BRANDVIK, QIU, TANG)),
        "14:30:05",
        byline="full",
        offset=True,
    ),
    Frame(
        "PLX_0483.JPG",
        Shot("signing", "close", "bright", seed=2, cast=(SHEN,)),
        "14:31:20",
        lens=PORTRAIT_LENS,
        byline="full",
    ),
    *_burst(
        486,
        ("14:34:02.20", "14:34:02.90", "14:34:03.80"),
        Frame(
            "",
            Shot("handshake", "half", "bright", seed=7, cast=(SHEN, BRANDVIK)),
            None,
            time_s="1/250",
            offset=True,
            byline="full",
        ),
    ),
    Frame(
        "PLX_0490.JPG",
        Shot("handshake", "close", "warm", seed=7, cast=(SHEN, BRANDVIK)),
        "14:34:41",
        lens=PORTRAIT_LENS,
        byline="other",
    ),
    Frame(
        "PLX_0495.JPG",
        Shot("group", "half", "bright", seed=44, cast=GUESTS),
        "14:45:16",
        lens=WIDE_LENS,
        byline="full",
        offset=True,
        caption="2025年10月16日，区域博物馆数字藏品开放研讨会与会代表在杭州合影。",
        keywords=("合影", "研讨会", "group photo"),
    ),
    Frame(
        "PLX_0501.JPG",
        Shot("cases", "wide", "cool", seed=4, option="vase"),
        "15:05:33",
        lens=WIDE_LENS,
        iso=2000,
        byline="artist",
    ),
    Frame(
        "PLX_0503.JPG",
        Shot("cases", "tall", "dusk", seed=3, option="bronze"),
        "15:08:57",
        iso=2500,
        orientation=8,
        byline="full",
        offset=True,
    ),
    Frame(
        "PLX_0505.JPG",
        Shot("lanterns", "wide", "dim", seed=6),
        "15:12:08",
        iso=3200,
        byline="full",
        offset=True,
        caption="Ferry lanterns in the exhibition “A River in Drawers”.",
    ),
    Frame(
        "PLX_0507.JPG",
        Shot("digital_wall", "wide", "cool", seed=18),
        "15:16:45",
        iso=1600,
        byline="none",
    ),
    Frame(
        "MRV_2207.JPG",
        Shot("signing", "half", "cool", seed=3, cast=(SHEN, BRANDVIK, QIU, TANG)),
        "15:30:09",
        body=MORVANE,
        lens=COMPACT_LENS,
        byline="full",
    ),
    Frame(
        "MRV_2208.JPG",
        Shot("audience_front", "half", "warm", seed=26, option="applause"),
        "15:34:04",
        body=MORVANE,
        lens=COMPACT_LENS,
        byline="none",
    ),
    Frame("poster.png", Shot("poster"), None, long_edge_px=2000, byline="none"),
)
COPY_OF, COPY_NAME = "PLX_0487.JPG", "PLX_0487_web.JPG"
"""A frame that somebody cropped and saved again for the web: a near-duplicate."""

"""Whose office a Chinese title is."""

import re

_SCHOOLS = re.compile(
    r"(?:^|[，。、；：“”（）\s日_|-]|[在由与和到赴及])"
    r"([一-鿿]{2,8}?(?:大学|(?<!科)学院|中学|小学|(?:职业|技术|师范|外国语|实验|专科)学校))(?![一-鿿]{0,3}学院)"
)
_VISIT = re.compile("访问|来访|莅|来校|来我校|到访|会见|调研")
_OPENING = 150
_OF_SCHOOL = re.compile(
    r"我?校?(?:党委|纪委)?(?:常务)?副?(?:校长|书记|校长助理|教务长)"
    r"(?:[、兼](?:党委)?(?:常务)?副?(?:校长|书记))*"
)


def school(text: str) -> str | None:
    """Return the only school that headline and lead name, None for none or two."""
    if _VISIT.search(text[:_OPENING]):
        return None  # the university named is the visitor's
    named = (m[1] for m in _SCHOOLS.finditer(text[:_OPENING]))
    found = {
        n for n in named if not re.search("[了的他她我本各该]|代表|介绍|支持|关心", n)
    }
    return found.pop() if len(found) == 1 else None


_BODY = re.compile(
    r"([一-鿿Ａ-ＺA-Z]*(?<!副)(?:外务省|防卫省|总领馆|人大常委会|外语系|(?<=[一-鿿]{2})系|团委|(?<!副)处|部|局|厅|署|司(?![令机法仪])|办公室|院|委员会|管委会|协会|学会|商会|大学|学院|学校|中学|小学|公司"
    r"|集团|银行|中心|医院|研究所|实验室|联合会|总会|基金会|政府|国务院|参议院|众议院|议会|法院|检察院|报社|出版社|电视台"
    r"|博物馆|图书馆|外务省|防卫省|财务省|文部科学省|剧院|乐团|俱乐部|联盟|政协|工会|代表处|代表团|办事处|大使馆|领事馆|总领事馆|党校"
    r"|[省市县区州镇乡]委(?!员)|(?:发改|卫健|国资|网信|住建|教工|政法|编)委(?!员)|(?:社科|工商|文|侨|残|妇|青)联|科协|作协"
    r"|[侨台外文编]办|网信办|扶贫办|文改办|自治[区州]党委|(?:首相|总统|总理)府|(?<=[一-鿿]{2})馆|(?<=[一-鿿]{3})所(?!属)))(?![长士计员])(?=[一-鿿]*$)"
)
_PARTY = re.compile(
    "(?:中共)?(?:(?<!自治[区州])党委|党组|党总支|党支部|党工委|纪委|团委|董事[会局]|监事会)$"
)
_SHORT = re.compile(r"([一-鿿]{2,16}([部局厅司处署院])(?<!\2\2))长")
"""外交部长 is 外交部's 部长."""
_NO_HOUSE = re.compile(
    "副|执行|常务|名誉|荣誉|首席|代理|[原前]|时任|现任|首任|我|本|该"
)
_PARTS = re.compile("[、兼]|(?<=[长授任记师士员裁理事])[及和与暨]")
_SUBUNIT = re.compile("[一-鿿]{1,6}(?:部|处|室|办公室|中心|系)$")
_WHOLE = re.compile(
    "(?:大学|学院|学校|集团|公司|医院|银行|[省市县区州]委|[省市县区州]政府)$"
)
_COMPANY = re.compile(
    r"^(.{2,20}?)(?:副|执行|联席|名誉|首席执行官|创始人兼?)*(?:董事长|总裁|总经理|首席执行官|创始人)"
)


def organisation(title: str, school: str | None = None) -> str | None:
    """Return 外交部 of 外交部副部长, 中国人民大学 of 中国人民大学校长.

    `school` is whose 校长 is meant where the title does not say it.
    """
    if _OF_SCHOOL.fullmatch(title):
        return school
    houses = [h for h in map(_house, reversed(_PARTS.split(title))) if h]
    if len(houses) > 1 and _SUBUNIT.fullmatch(houses[0]) and _WHOLE.search(houses[1]):
        return houses[1]  # 市政府副秘书长、办公室主任
    return next(iter(houses), None)


def _house(part: str) -> str | None:
    """Return the body in one office: 社科联 of 社科联党组书记."""
    latin = re.match(r"[A-Z]{2,}", part)
    if latin:
        return latin[0]
    company = re.match("[一-鿿]{2,30}公司", part)
    if company:
        return company[0]
    match = _BODY.match(part) or _COMPANY.match(part)
    house = _PARTY.sub("", match[1]) if match else ""
    if house[:1] != "副" and (len(house) > 2 or _COMMITTEE.fullmatch(house)):
        return house
    short = _SHORT.fullmatch(part)
    return None if short is None or _NO_HOUSE.search(short[1]) else short[1]


_COMMITTEE = re.compile("[省市县区州]委")
_BEFORE_NAME = re.compile(
    r"(?:^|[^一-鿿]|[在由与和到赴及邀请的是为])"
    r"([一-鿿]{2,24}(?:大学|学院|研究院|研究所|科学院|公司|集团|医院|中心|银行|政府|[一-鿿]{2}[馆会所]|[一-鿿]{2,6}[部委局]|[一-鿿]{2,6}[司厅]))$"
)


def before_name(run: str) -> str | None:
    """Return the house right in front of a name: 青山大学 of 青山大学李敏教授."""
    match = _BEFORE_NAME.search(run)
    return match[1] if match else None

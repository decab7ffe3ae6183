"""Rules for Chinese releases, each by an invented example."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("text", "title", "day", "place", "venue"),
    [
        ("首届东湖读书节4月23日上午在武汉启动。", "首届东湖读书节", "--04-23", "武汉", None),  # noqa: E501
        ("湖泊论坛，5月18日在巴黎举行。", "湖泊论坛", "--05-18", "巴黎", None),
        ("新华社杭州5月3日电（记者王小明）湖泊公开赛2日晚在浙江省嘉兴市落幕。",
         "湖泊公开赛", "--05-02", "嘉兴", None),
        ("新华社杭州5月3日电（记者王小明）湖泊论坛在宁夏银川开幕。", "湖泊论坛", "--05-03",  # noqa: E501
         "银川", None),
        ("2024年5月18日上午，由青山大学主办的第五届湖泊研讨会在图书馆报告厅召开。",
         "第五届湖泊研讨会", "2024-05-18", "图书馆报告厅", "图书馆报告厅"),
        ("签约仪式10月26日在清源市会议中心举行。", "签约仪式", "--10-26", "清源",
         "清源市会议中心"),
        ("（本报海口1月5日电）湖。本报杭州2月6日电湖泊委员会今天举行首次会议。",
         "湖泊委员会首次会议", "--02-06", "杭州", None),
        ("东湖大学5月8日举行毕业典礼。", "毕业典礼", "--05-08", None, None),
        ("东湖大学将举行毕业典礼。", None, None, None, None),
        ("青山，2025年3月18日——星桥公司今天宣布，研发中心在青山启用。",
         None, "2025-03-18", "青山", None),
        ("2022年6月15日，外交部副部长沈明在北京会见客人。", None, None, "北京", None),
    ],
)  # fmt: skip
def test_a_chinese_event(
    text: str, title: str | None, day: str | None, place: str | None, venue: str | None
) -> None:
    event = parse(text).event
    assert (event.title, event.date, event.place) == (title, day, place)
    assert event.venue == venue


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("校长王建国为学生李娜颁奖。", "王建国", ("presented",)),
        ("校长王建国为学生李娜颁奖。", "李娜", ("awarded",)),
        ("书记孙立新为获奖教师代表周敏颁发证书。", "孙立新", ("presented",)),
        ("副部长沈维明在北京会见国务秘书范登贝赫。", "范登贝赫", ("met",)),
        ("主席张文礼6日在人民大会堂同来访的巴西总统席尔瓦会谈。", "张文礼", ("met",)),
        ("主席张文礼6日在人民大会堂同来访的巴西总统席尔瓦会谈。", "席尔瓦", ("met",)),
        ("董事长何志远在仪式上表示：创新没有终点。", "何志远", ("spoke",)),
        ("“没想到能拿第一，”邓浩然说。", "邓浩然", ("quoted",)),
        ("副市长邹丽华宣布展览开幕。", "邹丽华", ("opened",)),
        ("局长薛建明，以及各单位的代表100余人出席开幕式。", "薛建明", ("attended",)),
        ("创始人章子涵向母校捐赠图书。", "章子涵", ("presented",)),
        ("局长费尔南多·罗哈斯说，湖泊很美。", "费尔南多·罗哈斯", ("quoted",)),
        ("首席技术官戴维·陈发布了新产品。", "戴维·陈", ()),
        (
            "项目官员玛丽亚·科斯塔、司长郭文静出席开幕式。",
            "玛丽亚·科斯塔",
            ("attended",),
        ),
        ("部长助理林嘉怡主持会议。", "林嘉怡", ("presided",)),
    ],
)
def test_what_people_did(text: str, name: str, roles: tuple[str, ...]) -> None:
    assert {p.name: p.roles for p in parse(text).people}[name] == roles


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("全国政协副主席", "全国政协"),
        ("联合国环境署副执行主任", "联合国环境署"),
        ("拉美司司长", "拉美司"),
        ("教科文组织驻华代表处项目官员", "教科文组织驻华代表处"),
        ("云栖精密董事长兼首席执行官", "云栖精密"),
        ("青山市副市长", None),
        ("副总裁", None),
    ],
)
def test_the_organisation_is_inside_the_title(
    title: str, organisation: str | None
) -> None:
    (person,) = parse(f"{title}李明出席会议。").people
    assert (person.title, person.organisation) == (title, organisation)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张伟在北京出席研讨会。", ["张伟"]),
        ("研讨会在北京召开。张伟出席，李静怡主持会议。", ["张伟", "李静怡"]),
        ("会议由欧阳明主持。", ["欧阳明"]),
        ("张伟、李静怡、王芳分别作了交流发言。", ["张伟", "李静怡", "王芳"]),
        ("图为张伟致辞。", ["张伟"]),
        ("李敏教授围绕湖泊作专题讲座。", ["李敏"]),
        ("局长邵建国深入一线。局长李敏解读政策。", ["邵建国", "李敏"]),
        ("博士后阮青在发言中说，湖很美。", ["阮青"]),
        ("国务秘书延斯·莫滕森来访。莫滕森说，湖很美。", ["延斯·莫滕森"]),
        *[
            (text, [])
            for text in (
                "高校参加了比赛。",
                "金融机构出席会议。",
                "常委会主持召开会议。",
                "安徽、江苏参加比赛。",
                "专家表示，这是好事。",
                "时任主席主持会议。",
                "党组书记主持会议。",
                "李家村参加了评选。",
                "黄河流域各省参加会议。",
                "成都、杭州分别作了交流发言。",
            )
        ],
    ],
)
def test_a_bare_chinese_name_needs_a_surname_and_a_verb(
    text: str, names: list[str]
) -> None:
    assert [p.name for p in parse(text).people] == names


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("青山大学论坛开幕，校长张文礼致辞。", "校长", "青山大学"),
        ("青山大学与东湖大学签约，校长张文礼致辞。", "校长", None),
        (
            "青澜集团党委副书记、总经理张文礼讲话。",
            "青澜集团党委副书记、总经理",
            "青澜集团",
        ),
    ],
)
def test_a_chinese_office_tells_whose_it_is(
    text: str, title: str, organisation: str | None
) -> None:
    person = parse(text).people[0]
    assert (person.title, person.organisation) == (title, organisation)

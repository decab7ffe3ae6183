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


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("青山省社科联党组书记、常务副主席", "青山省社科联"),
        ("青山市委副书记、市长", "青山市委"),
        ("市委常委、宣传部部长", "市委"),
        ("省委常委、青山市委书记", "青山市委"),
        ("市政府副秘书长、办公室主任", "市政府"),
        ("东湖大学化学学院副院长、教授及科学研究部副部长", "东湖大学化学学院"),
        ("东湖集团董事、总经理、党组副书记", "东湖集团"),
        ("东湖中学党总支书记、校长", "东湖中学"),
        ("青山市文改办主任", "青山市文改办"),
        ("青山市科协主席", "青山市科协"),
        ("国家住房和城乡建设部副部长", "国家住房和城乡建设部"),
        ("中国驻德国汉堡总领事馆总领事", "中国驻德国汉堡总领事馆"),
        ("青山自治区党委副书记、兵团政委", "青山自治区党委"),
        ("东湖集团党委书记、董事局主席、首席执行官", "东湖集团"),
        ("首相府外事局长", "首相府"),
        ("国际文化会馆理事长", "国际文化会馆"),
        ("青山省群众艺术馆党总支副书记", "青山省群众艺术馆"),
        ("青藏高原所党委书记、副所长", "青藏高原所"),
        ("执行院长", None),
        ("党委书记", None),
    ],
)
def test_parties_committees_and_unions_have_their_bodies(
    title: str, organisation: str | None
) -> None:
    (person,) = parse(f"{title}李明出席会议。").people
    assert (person.title, person.organisation) == (title, organisation)


@pytest.mark.parametrize(
    ("text", "name", "title", "organisation"),
    [
        ("安澜大学李敏教授作报告。", "李敏", "教授", "安澜大学"),
        ("科技部社会司李建民司长作报告。", "李建民", "司长", "科技部社会司"),
        ("市政府副秘书长李旭及市教体局局长袁立新出席。", "袁立新", "市教体局局长",
         "市教体局"),
        ("院长戴立明携设计系教师林晓珍参加活动。", "林晓珍", "设计系教师", "设计系"),
        ("出席仪式的还有青山市委书记秦立功。", "秦立功", "青山市委书记", "青山市委"),
        ("林学院院长邸晓芳也讲了话。", "邸晓芳", "林学院院长", "林学院"),
        ("东湖市文化馆蔡立明馆长介绍了新馆。", "蔡立明", "馆长", "东湖市文化馆"),
        ("副主委穆晓安出席典礼。", "穆晓安", "副主委", None),
        ("由毕业于东湖大学的孙娉博士作为主持人。", "孙娉", "博士", None),
        ("东湖集团首席品牌官王梅青参加活动。", "王梅青", "东湖集团首席品牌官",
         "东湖集团"),
        ("日本前首相铃木康夫出席会议。", "铃木康夫", "日本前首相", None),
        ("湖城市长彼得·布劳恩致辞说，湖很美。", "彼得·布劳恩", "湖城市长", None),
    ],
)  # fmt: skip
def test_a_title_ends_where_another_name_or_a_verb_stands(
    text: str, name: str, title: str, organisation: str | None
) -> None:
    person = {p.name: p for p in parse(text).people}[name]
    assert (person.title, person.organisation) == (title, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "两集团有关部门负责同志参加会谈。",
        "副校长韦立、纪委书记杨晓琴出席会议。",
        "法兰克福总领事馆负责同志参加会议。",
        "学院领导班子成员参会，成员高校校领导出席。",
        "感谢大使任内的工作。",
        "姚先生院士简要回顾了历程。",
        "校长高兴地宣布开幕，教授路线图发布。",
    ],
)
def test_a_body_is_no_name(text: str) -> None:
    names = {p.name for p in parse(text).people}
    assert names <= {"韦立", "杨晓琴"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("出席会议的还有局长李明，处长王强。", "李明 attended; 王强 attended"),
        ("参加仪式的嘉宾有：局长李明、处长王强。", "李明 attended; 王强 attended"),
        ("县委书记李明，县领导王强以及东湖建设集团第四公司董事长陈立新一行出席仪式。",
         "李明 attended; 王强 attended; 陈立新 attended"),
        ("院长李明携教师王强参加活动。", "李明 attended; 王强 attended"),
        ("李明和王强共同为文化周揭幕。", "李明 opened; 王强 opened"),
        ("揭牌仪式上，校长李明在剪彩仪式上讲了话。", "李明 spoke"),
        ("局长李明宣布第十二届东湖国际湿地保护与利用博览会开幕。", "李明 opened"),
        ("处长李明首先共同把研究中心的匾牌授予东湖馆。", "李明 presented"),
        ("院长李明接受校领导授牌。", "李明 awarded"),
        ("校长李明接受捐赠并颁发证书。", "李明 presented"),
        ("院长李明在校本部图书馆第一会议厅作了题为《湖泊，河流》的报告。",
         "李明 spoke"),
        ("在市委书记李明的见证下，双方签约。", "李明 attended"),
        ("董事长李明表示，此次签约意义重大。", "李明 quoted"),
        ("总经理李明参加会谈。", "李明 attended"),
        ("副县长李明代表县政府与东湖公司董事长王强签约。",
         "李明 signed; 王强 signed"),
        ("会长李明等200余人欢聚一堂。", "李明 attended"),
        ("区长郭沐出席。\n郭沐在致辞中说，湖很美。", "郭沐 spoke attended"),
        ("启动仪式上，院长李明介绍了筹备情况。", "李明 spoke"),
        ("会议由李明教授主讲，王强博士作为学术报告主持人。",
         "李明 spoke; 王强 presided"),
        ("校长李明宣布校区启用。她在致辞中说，湖很美。", "李明 spoke opened"),
        ("校长李明指出方向。他国代表出席会议。", "李明 quoted"),
        ("董事长李明对总经理王强一行的到访表示热烈欢迎。", "李明 spoke; 王强 "),
        ("总经理李明表示，这次协议的签署是新起点。", "李明 quoted"),
        ("院长李明主持座谈会，参会企业深入沟通。", "李明 presided"),
        ("大使李明25日在海都举办招待会，局长王强、司长陈立等出席。",
         "李明 ; 王强 attended; 陈立 attended"),
        ("市领导李明、买立邦、王强出席座谈会。", "李明 attended; 王强 attended"),
        ("副校长李明接待了代表团，处长王强随行。", "李明 met; 王强 attended"),
    ],
)  # fmt: skip
def test_who_is_named_before_and_behind_a_verb(text: str, roles: str) -> None:
    read = {p.name: " ".join(p.roles) for p in parse(text).people}
    assert read == dict(told.split(" ", 1) for told in roles.split("; "))


@pytest.mark.parametrize(
    ("text", "title", "day", "place"),
    [
        ("东湖集团签约\n时间：2023-06-09\n6月8日下午，协议签约仪式在东湖集团总部举行。",
         "东湖集团签约", "2023-06-08", "东湖集团总部"),
        ("第六届“青山-东湖论坛”11月30日开幕。", "第六届“青山-东湖论坛”", "--11-30",
         None),
        ("由青山市政府主办的“青山文化周”6月3日在高雄市开幕。", "青山文化周", "--06-03",
         "高雄"),
        ("中评社北京4月17日电/15日上午，湖泊博览会开幕活动在宁波会展中心举行。",
         "湖泊博览会开幕活动", "--04-15", "宁波"),
        ("9月16日上午8:30，“学术活动”在磬苑校区拉开序幕。", "学术活动", "--09-16",
         "磬苑校区"),
        ("12月10日，东湖集团与青山市政府在北京签署战略合作协议，共同发展。",
         "签署战略合作协议", "--12-10", "北京"),
        ("湖泊博览会9月2日傍晚在海口城堡南门举行开幕式暨入城仪式。", "湖泊博览会",
         "--09-02", "海口"),
        ("10月17日，文学院举办了讲坛——“博士学术沙龙”启动仪式暨首场讲座。",
         "讲坛——“博士学术沙龙”启动仪式暨首场讲座", "--10-17", None),
        ("9月16日上午，湖泊博物馆新馆正式开馆，并免费开放。",
         "湖泊博物馆新馆正式开馆", "--09-16", None),
        ("3月2日，摄影大赛颁奖典礼在杭举行。", "摄影大赛颁奖典礼", "--03-02", "杭州"),
        ("12月15日晚，湖泊论坛主办方在京为代表举行欢迎仪式。", "欢迎仪式",
         "--12-15", "北京"),
        ("12月18日，湖泊研讨会在东湖大学明光楼举行。", "湖泊研讨会", "--12-18",
         "东湖大学明光楼"),
        ("6月16日，湖泊文化周在杜塞尔多夫市政厅广场盛大开幕。", "湖泊文化周", "--06-16",
         "杜塞尔多夫"),
    ],
)  # fmt: skip
def test_a_chinese_events_words_in_other_forms(
    text: str, title: str, day: str, place: str | None
) -> None:
    event = parse(text).event
    assert (event.title, event.date, event.place) == (title, day, place)

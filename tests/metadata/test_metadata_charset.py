import pytest

from photolib.metadata.charset import decode

CHINESE = "7月14日，抢险队员在青石河大桥下转移受困群众。海东通讯社记者 陈伟民 摄"
FRENCH = "Le maire, François Lefèvre, salue la foule à Saint-Étienne, le 3 août."


@pytest.mark.parametrize(
    ("texts", "written_in", "read_as"),
    [
        (["plain"], "ascii", "ascii"),
        ([CHINESE, "陈伟民"], "utf-8", "utf-8"),
        ([CHINESE, "陈伟民"], "gbk", "gb18030"),
        ([CHINESE, "𠮷田㛃"], "gb18030", "gb18030"),
        (["陈伟民"], "gbk", "gb18030"),
        (["陳偉民攝於臺北國際會議中心"], "gbk", "gb18030"),
        (["陳偉民"], "big5", "big5hkscs"),
        (["淡水河大橋夜景", "中央社記者陳思明攝，11月27日"], "big5", "big5hkscs"),
        (["김연아 선수가 경기장에서 연기를 펼치고 있다"], "euc-kr", "cp949"),
        (["記念撮影をする参加者たち", "山田太郎"], "shift_jis", "cp932"),
        (["記念撮影をする参加者たち", "山田太郎"], "euc_jp", "euc_jp"),
        ([FRENCH, "José Müller-Åström"], "cp1252", "cp1252"),
        (["utiliser n'importe quelle référence"], "cp1252", "cp1252"),
        (["FRANÇOIS HOLLANDE À L'ÉLYSÉE", "SÃO PAULO"], "cp1252", "cp1252"),
        (["Bjørn"], "cp1252", "cp1252"),
        (["Überfüllte Straße in Köln"], "cp1252", "cp1252"),
        (["He said: “Hello”, didn’t he?", "l’été – 3"], "cp1252", "cp1252"),
        (["José Mourinho", "Skåne"], "mac_roman", "mac_roman"),
        ([FRENCH, "Jürgen Weiß"], "mac_roman", "mac_roman"),
    ],
)
def test_undeclared_text_is_read_in_the_charset_it_was_written_in(
    texts: list[str], written_in: str, read_as: str
) -> None:
    decoded = decode([text.encode(written_in) for text in texts])
    assert decoded.texts == texts
    assert decoded.charset == read_as
    assert decoded.certain == (read_as in ("ascii", "utf-8"))


@pytest.mark.parametrize(
    ("values", "how", "told"),
    [
        ([b"plain"], {}, ""),
        (["陈伟民".encode()], {}, ""),
        (["陈伟民".encode("gbk")], {}, "gb18030, by evidence"),
        ([b"Andr\xe9"], {}, "cp1252, assumed"),
        ([b"Andr\xe9"], {"declared": "cp1252"}, "cp1252, declared"),
        ([b"Andr\xe9"], {"fallback": "cp1250"}, "cp1250, as configured"),
    ],
)
def test_why_a_charset_was_taken_is_told(
    values: list[bytes], how: dict[str, str], told: str
) -> None:
    assert decode(values, **how).told == told  # type: ignore[arg-type]


def test_a_rare_name_is_gb18030_by_its_form_unless_another_is_configured() -> None:
    rare = "瓮擂蔗磕𠮷".encode("gb18030")
    name = "곽빛찬".encode("euc-kr")
    assert decode([rare]).charset == "gb18030"
    assert decode([name], fallback="euc-kr").texts == ["곽빛찬"]


def test_signs_in_a_row_are_no_western_text() -> None:
    assert decode(["約旦元".encode("big5")]).texts == [None]


def test_a_declared_charset_counts_when_the_text_is_not_utf_8() -> None:
    decoded = decode(["Łódź".encode("iso8859-2")], declared="iso8859-2")
    assert decoded.texts == ["Łódź"]
    assert decoded.certain


def test_utf_8_is_taken_even_when_something_else_is_declared() -> None:
    assert decode(["Łódź".encode()], declared="cp1252").texts == ["Łódź"]


def test_under_announced_utf_8_the_texts_that_are_keep_it() -> None:
    decoded = decode(["Łódź".encode(), b"Andr\xe9"], declared="utf-8")
    assert decoded.texts == ["Łódź", "André"]
    assert not decoded.certain


def test_a_character_cut_at_a_byte_limit_is_dropped() -> None:
    cut = "Alexandra-Maria von Schönebeck-Łukasiewicz".encode()[:32]
    cut = ("x" * 31 + "ö").encode()[:32]
    assert decode([cut, "Jürgen".encode()], cut=True).texts == ["x" * 31, "Jürgen"]
    assert decode([cut], cut=False).charset != "utf-8"


def test_a_short_text_is_no_cut_one() -> None:
    assert decode([b"Andr\xe9"], cut=True).texts == ["André"]


def test_text_that_no_charset_explains_is_not_guessed() -> None:
    assert decode(["Сергей Петрович".encode("cp1251")]).texts == [None]


def test_a_configured_fallback_reads_what_cannot_be_told() -> None:
    decoded = decode(["Сергей Петрович".encode("cp1251")], fallback="cp1251")
    assert decoded.texts == ["Сергей Петрович"]


def test_rubbish_is_not_text() -> None:
    assert decode([b"\x81\x8d\x8f\x90\x9d\x81"], fallback="ascii").texts == [None]

"""The characters that fill the news: evidence of the charset that makes sense of bytes.

Bytes decoded by the wrong East Asian charset give characters nobody uses; in the right
one seven of ten are among these. The lists are our own: what words, names and places
in captions need most, simplified and traditional, common Korean syllables, and kana.
"""

import re

_BOTH = (
    "的一是不了在人有我他中上大和地到以要就出可也你生能而子那得于下自之年作用道行所然"
    "家事成方多去法如都同面起看定天分好小部其些主理心她本前但因只想日者意力它把十民第"
    "公此已工使情明性知全三又正外高由很最重物手向文政美相被利什二等或新己制身果加西斯"
    "月合回特代信表化老世位次度任常先海通教原提立及比解水名真走各入口平系活更打女四神"
    "何安少才反受目太量再感建做接必件管期市直德命山金指克保至形社便空治展科司五基眼非"
    "界光放即像且思王象完式色路南品住告求程北死交取拉格望共清今切院候席持致典幕委省村"
    "街站室校授博士企集署晤迎祝春夏秋冬夜晨晚早午雨雪火消防病患童青男幼田船航球冠演唱"
    "舞影播技研究流留念左右排照片供料版源香港澳台京津渝浙皖豫鄂湘桂川甘疆藏蒙黑吉冀州"
    "深圳李周徐胡朱林郭梁宋唐董曹袁傅沈曾彭蔡丁魏薛余潘杜戴汪姜范石姚廖熊郝孔白崔康毛"
    "邱秦江史侯邵孟段雷尹黎易武樊殷施陶洪翟倪牛季俞章葛伍申尤焦柳邢岳沿梅莫辛谷祁耿牟"
    "卜詹苗凌靳盛甄曲游裴覃霍翁隋植景薄包柏柯阮柴房辜芳娜秀英敏磊洋勇娟超霞桐浩欣怡梓"
    "涵志燕嘉琪俊佳玉珍振宇淑慧玲丹萍鑫波斌莉琳婷倩曦佑宏毅永昌祥豪雅君芬惠宗翰承恩廷"
    "峰仁福良辰旭副宣局干群服府律查判警察抗救援震暴寒潮污染境低碳煤炭油核券股票投增价"
    "收障疾健食督准商音媒互移星箭探考登滑泳跳操乒乓羽足松艇帆射摔跤柔拳跆孩缺骨"
)
_SIMPLIFIED = (
    "这个们来为国说时会对着过发后里种经么学现当没动还进样开从实军无与长机关点业将两间"
    "问并应战头体见产话内给门儿东声员论处义几认条气题别变总电数报结务场计资许统区队决"
    "马书则听达强难权设记类据边张该规万觉术领确传师观让识带导争运笔图摄华闻参举办届际"
    "辞讲颁奖礼仪闭议组织党县镇桥园馆厅楼硕专团协签双访谈欢贺庆节风云医护农粮厂车飞铁"
    "赛奥剧视网络线远课创坛讨编辑责讯湾沪粤苏闽赣鲁琼贵陕宁辽晋汉广刘陈杨赵黄吴孙罗郑"
    "谢韩冯萧邓吕卢蒋贾叶阎钟谭邹陆顾龙钱汤乔赖龚庞兰颜严温芦韦毕聂丛骆齐庄涂费纪欧项"
    "阳单闵伟静丽艳杰涛刚轩晓红凯鹏贞凤辉颖梦瑶泽栋诗彦宾顺怀级众检审装备训练习维灾环"
    "态绿筑银证险贸税财济养残妇卫药质监标遗乐戏联极篮径击钢满爱营继岁紧离选归较连负复"
    "响验阵热围试转轻历约写买卖读独饭错镜页愿预驻鱼鸡鸟夺奋宫宽尘层岛币帮执扬拥担损换"
    "挥摆敌断旧显构枪汇测湿灭灯灵烟烧爷状盘码础稳穷竞笼简纸细终绍绝综罚职脑脚脸艺荣获"
    "虽补览订评词询详语误请诸调谁谓败货购赏赢跃践迟适释针闪闲阅阔阶随雾韵须顿频额飘驾"
    "骄"
)
_TRADITIONAL = (
    "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問"
    "並應戰頭體見產話給門兒東聲員論處義幾認條氣題別變總電數報結務場計資許統區隊決馬書"
    "則聽達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運筆圖攝華聞參舉辦屆際辭講"
    "頒獎禮儀閉議組織黨縣鎮橋園館廳樓專團協簽雙訪談歡賀慶節風雲醫護農糧廠車飛鐵賽劇視"
    "網絡線遠課創壇討編輯責訊臺灣滬粵蘇閩贛魯貴陝寧遼晉漢廣劉陳楊趙黃吳孫羅鄭謝韓馮蕭"
    "鄧呂盧蔣賈葉閻鐘譚鄒陸顧龍錢湯喬賴龔龐蘭顏嚴蘆韋畢聶叢駱齊莊塗費紀歐項陽單閔偉靜"
    "麗艷傑濤剛軒曉紅凱鵬貞鳳輝穎夢瑤澤棟詩彥賓順懷級眾審裝備訓練維環綠築銀證險財濟婦"
    "藥質監標聯極擊鋼滿愛營繼歲緊離選歸較連負復響驗陣熱圍試轉輕歷約寫買賣讀獨飯錯鏡頁"
    "願預駐魚雞鳥奪奮宮寬塵層島幣幫執揚擁擔損換揮擺敵斷舊顯構槍匯測濕滅燈靈煙燒爺狀盤"
    "碼礎穩窮競籠簡紙細終紹絕綜罰職腦腳臉藝榮獲雖補覽訂評詞詢詳語誤請諸調誰謂敗貨購賞"
    "贏躍踐遲適釋針閃閒閱闊階隨霧韻須頓頻額飄駕驕"
)
_KOREAN = (
    "이다는의에가을를고하은사로지한대인기도서그자나정시해아어들일리스전원보안있수제만"
    "라과부상장선여주용게동성우무면구유경소비신조세모오업생관문적공연국회민위계치실재"
    "방화발학최분년월간습통교미단진권저니와중명물내김박강윤임황송류홍배남심노곽반체요"
    "청외불설결투행출입터력래러트크드르레브타파포카프호술평양산천북울광역촬영뉴합속참"
    "석개막식념촌금토련럽립료존직책추축켜택편표필함항향험형혜확환활효후훈흥희히했으며"
    "까된될됨열린였음씨군님및등때더말데또각건견겨골규균극근글급긍길깊꾸끝난날납낭녕논"
    "놀농늘능닌담당덕독돌두득든디따떤락란람량런려렬령례록론루륙률름릉림마망매맥머먹메"
    "멸목몰몽밀바밝백버번범법베벽변별병복본봉블빈빛빠살삼새색섬센셀손솔쇄쇼숙순숨슬승"
    "십싸쓰악알암압앞애액야약억언얼엄없엇염엽예옥온올완왕욕운움웅육율융응익작잔잘잠쟁"
    "절점접족졸종좌죽준줄즉즐증질집차착찬창채처철첫초촉총충취측층칙친칠침칭커코쿠클키"
    "탁탄탈탐태테퇴특틀판팔패페폐폭품풍피할핵허혁현혈협혼획횡휴흉흐"
)

_JAPANESE = (
    "会国図写真撮影員県様学対応発気労働戦総辞価画実験読売経済広楽東京都区駅鉄検"
    "査関係変権勝選挙団体援党府知事"
)
_KANA = "".join(map(chr, range(0x3041, 0x30FD)))

CHARSETS = {
    "gb18030": frozenset(_BOTH + _SIMPLIFIED + _TRADITIONAL),
    "big5hkscs": frozenset(_BOTH + _TRADITIONAL),
    "cp949": frozenset(_KOREAN),
    "euc_jp": frozenset(_KANA + _JAPANESE + _BOTH + _TRADITIONAL),
    "cp932": frozenset(_KANA + _JAPANESE + _BOTH + _TRADITIONAL),
}
"""The frequent characters by the charset (a Python codec) they were written in."""

_PUNCTUATION = re.compile("[\u2010-\u2026\u3000-\u301f\uff00-\uff0f\uff1a-\uff20·]")
_RUN = re.compile("[^\\x00-\\x7f]+")
_IN_A_WORD = re.compile("(?<=[a-z])[^\\x00-\\x7f]+(?=[a-z])")
_LOOKED_AT = 20_000
_FEW, _ENOUGH_OF_FEW, _ENOUGH = 3, 0.6, 0.4


def share(texts: list[str], charset: str) -> float:
    """Return which part of the characters beyond ASCII is frequent, 0 to 1.

    0 where it is too small to mean anything, or where characters stand alone: Western
    text that happens to decode has one here and there, East Asian text has runs.
    """
    text = _PUNCTUATION.sub("", "\n".join(texts)[:_LOOKED_AT])
    runs = _RUN.findall(text)
    characters = "".join(runs)
    if len(characters) < 2 * max(len(runs), 1):
        return 0.0
    frequent = CHARSETS[charset]
    words = "".join(_RUN.findall(_IN_A_WORD.sub("", text)))
    found = sum(map(frequent.__contains__, words)) / len(characters)
    few = len(characters) <= _FEW
    return found if found >= (_ENOUGH_OF_FEW if few else _ENOUGH) else 0.0

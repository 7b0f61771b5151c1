/** Surnames of two characters, folded. */
export const DOUBLE_SURNAMES: ReadonlySet<string> = new Set(
  "欧阳 司马 上官 诸葛 司徒 司空 夏侯 端木 皇甫 尉迟 公孙 慕容 令狐 轩辕 宇文 长孙 东方 西门 南宫 独孤 闻人 张简 范姜 呼延 钟离 澹台 淳于 单于 申屠 太史 万俟 赫连 濮阳 公冶 宗政 仲孙 百里 东郭 南门 第五 拓跋 叶赫 完颜 纳兰".split(
    " ",
  ),
);

/**
 * The common surnames, folded. Rare ones that are everyday words (都, 水, 房, 管) are left out: a
 * name that follows 我姓 needs no list, and elsewhere they would be taken from other words.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  "陶芦薄柏谌饶刁晋苑廉穆邸屠郜揭窦鄢嵇贲甯宓陈林黄张李王吴刘蔡杨许郑谢郭洪曾邱丘廖赖周叶苏庄江吕何罗高萧肖潘简朱钟彭游詹胡施沈余卢梁赵颜柯孙魏翁戴范宋方邓杜傅侯曹薛丁卓马董唐温蓝石蒋田康邹白涂尤巫龚严韩袁连童黎金汪姚邵夏陆钱伍倪俞欧贾冯程任姜徐于孔毛邢贺顾武崔秦尹史郝万段雷龙汤谭殷骆阮古姬葛甘莫凌安申岑区麦关冼霍麻车官柳牛辜花纪裴祝华季毕覃鲁乔路辛管熊孟阎闫常易牟齐文章樊兰焦包左岳柴瞿聂宁全佟苗曲谷尚鲍单司褚卞耿郎戚娄盛艾米舒强".split(
    "",
  ),
);

/**
 * Real surnames that are also everyday words or are seldom met, folded: believed only beside a form
 * of address, behind 姓 or where a name must stand.
 */
export const RARE_SURNAMES: ReadonlySet<string> = new Set(
  "招靳屈翟韦蔺栾隋佘阙敖仇冉邝邬臧鞠缪桂奚宫蒙闵祁幸卜占植练劳利苟蒲丛匡栗晏景符池荀羊惠甄阳竺仲步粘危邰郁萨查巩商库伊亓尉庾水房喻支昝莘党燕冀农解应宗班井巴牧鄂冷雍桑濮寿边索咸籍阴贡狄荣滕项嵇邴戎祖卫皮湛明成茅庞闪胥储靖汲糜缑封芮羿汝蓬郗仰秋红宿怀束郦厉贝丰阚后荆权盖益桓公凤娜木勇海平风锺都向梅费席畅谈计稽乐虞衣楚银沙付代云粟昌谯冶展由乌".split(
    "",
  ),
);

/** Romanised surnames that tell which end of a name the surname stands at. */
export const ROMANISED_SURNAMES: ReadonlySet<string> = new Set(
  "chan chen wong wang huang lee li lam lin cheung chang zhang ng wu lau liu ho he leung liang yeung yang cheng zheng tsai cai hsu xu chow chou zhou ip yeh ye kwok kuo guo tang tam tan yu chu zhu law lo luo tse hsieh xie chiu chiang jiang fung feng sun so su fong fang lai liao lu lui mak ma poon pan pang shum shen siu hsiao xiao szeto tsang tseng zeng tong tsui wan wei yau yip yuen yuan zhao chao zhong chung zhuang chuang".split(
    " ",
  ),
);

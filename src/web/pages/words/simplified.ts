/**
 * Words written in Traditional Chinese in Simplified ones, so that none is written twice. What is
 * filled into them, a name or a resident's words, stays as it is.
 */
export function simplifiedWords<T extends object>(words: T): T {
  return new Proxy(words, { get: (target, name) => inSimplified(Reflect.get(target, name)) });
}

function inSimplified(value: unknown): unknown {
  if (typeof value === "string") return simplified(value);
  if (typeof value === "function")
    return (...told: unknown[]) => {
      const kept: string[] = [];
      const said: unknown = Reflect.apply(
        value,
        undefined,
        told.map((one) => masked(one, kept)),
      );
      if (typeof said !== "string") return inSimplified(said);
      return simplified(said).replace(MASK, (mask) => kept[mask.charCodeAt(0) - FIRST_MASK] ?? "");
    };
  return typeof value === "object" && value !== null ? simplifiedWords(value) : value;
}

/** Characters that no text has stand for what is filled in. */
const FIRST_MASK = 0xe000;
const MASK = /[\uE000-\uE0FF]/gu;

function masked(value: unknown, kept: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, kept));
  if (typeof value !== "string") return value;
  kept.push(value);
  return String.fromCharCode(FIRST_MASK + kept.length - 1);
}

/** Character by character; `test/web/simplified.test.ts` holds it against OpenCC. */
export function simplified(text: string): string {
  return [...text].map((char) => PAIRS.get(char) ?? char).join("");
}

/** Each Traditional character that our words have, before its Simplified one. */
const WRITTEN = [
  "丟丢並并乾干亂乱亞亚佇伫佈布佔占併并來来侶侣係系俬私倉仓個个們们倫伦偉伟側侧偵侦偽伪傑杰傘伞備备傢家傭佣傳传債债傷伤傾倾僅仅僉佥僱雇價价儀仪億亿償偿優优儲储兇凶兌兑兒儿內内兩两",
  "冊册凍冻凱凯別别刪删則则剛刚剝剥創创剷铲劃划劇剧劉刘劍剑劏㓥劑剂勁劲動动務务勝胜勞劳勢势勵励勸劝匯汇區区協协卻却厠厕厭厌厲厉參参叢丛吳吴呂吕員员唸念問问啞哑啟启喎㖞喚唤喪丧喬乔單单",
  "嗆呛嗎吗嗚呜嗶哔嘍喽嘔呕嘗尝嘩哗嘯啸嘰叽嘸呒噁恶噚㖊噠哒噴喷噸吨嚇吓嚕噜嚥咽嚦呖嚨咙嚴严囂嚣囉啰囑嘱囪囱國国圍围園园圓圆圖图團团執执堅坚報报場场塊块塗涂塵尘墊垫墜坠墮堕墻墙墾垦壓压",
  "壘垒壞坏壟垄壯壮壺壶壽寿夠够夢梦夥伙夾夹妳你姪侄婦妇媽妈嬤嬷嬰婴嬸婶孫孙學学宮宫實实寧宁審审寫写寬宽寵宠寶宝將将專专尋寻對对導导尷尴屆届屍尸屜屉屢屡層层屬属岡冈峯峰島岛崗岗帥帅師师",
  "帳帐帶带幣币幫帮幹干幾几庫库廁厕廂厢廈厦廚厨廟庙廠厂廢废廣广廳厅張张強强彈弹彌弥彎弯後后徑径從从復复徵征徹彻恥耻悶闷惡恶愛爱態态慘惨慣惯慮虑慳悭慶庆慾欲憂忧憐怜憑凭憤愤憶忆懇恳應应",
  "懶懒懷怀懸悬懼惧戀恋戰战戲戏戶户拋抛拚拼捨舍捱挨捲卷掃扫掙挣掛挂採采揀拣揚扬換换揮挥損损搖摇搗捣搧扇搵揾搶抢摑掴摟搂摳抠摺折摻掺撈捞撐撑撓挠撥拨撫抚撲扑撳揿撻挞撿捡擇择擊击擋挡擔担",
  "據据擠挤擡抬擬拟擰拧擲掷擴扩擺摆擾扰攏拢攔拦攙搀攜携攝摄攣挛攤摊攪搅攬揽敗败敵敌數数斃毙斬斩斷断於于昇升時时晝昼暈晕暫暂曆历曉晓曠旷曬晒書书會会東东柵栅柺拐桿杆梘枧條条棄弃棟栋楊杨",
  "楓枫業业極极榮荣構构槍枪槓杠槤梿樁桩樂乐樑梁樓楼標标樣样樹树橋桥機机橫横檔档檢检檯台檳槟檸柠檻槛櫃柜櫥橱櫳栊櫻樱欄栏權权歐欧歡欢歲岁歷历歸归殘残殭僵殺杀殼壳毀毁毆殴氈毡氣气汙污決决",
  "沒没沖冲況况洩泄涼凉淒凄淚泪淥渌淨净淺浅減减測测湊凑湧涌湯汤準准溝沟溫温溼湿滅灭滙汇滯滞滲渗滷卤滾滚滿满漁渔漢汉漬渍漲涨漿浆潑泼潔洁潛潜潤润潰溃澆浇濁浊濃浓濕湿濛蒙濤涛濫滥濺溅濾滤",
  "瀉泻瀏浏瀝沥灑洒灘滩灣湾災灾為为烏乌無无煉炼煙烟煩烦熒荧熱热燈灯燉炖燒烧燙烫營营燭烛燴烩燶㶶燻熏燼烬爍烁爐炉爛烂爭争爺爷爾尔牀床牆墙牽牵狀状猶犹獄狱獅狮獎奖獨独獲获獸兽現现瑩莹瑪玛",
  "環环產产畢毕畫画異异當当疊叠痙痉痠酸痺痹痾疴瘋疯瘍疡瘓痪瘡疮療疗癇痫癡痴癢痒癩癞癮瘾癱瘫癲癫發发皺皱盃杯盜盗盞盏盡尽監监盤盘盧卢盪荡眾众睏困睜睁瞞瞒確确碼码磚砖磯矶礙碍礦矿礫砾禍祸",
  "禡祃禮礼禱祷禿秃稅税稟禀種种稱称積积穎颖穩稳窩窝窪洼窮穷窺窥竄窜竅窍竇窦竊窃競竞筆笔箏筝節节範范築筑篤笃篩筛簡简簷檐簽签簾帘籃篮籠笼籤签籬篱粵粤糞粪糧粮糰团糾纠紀纪約约紅红紉纫紋纹",
  "納纳紐纽純纯紗纱紙纸級级紛纷紮扎細细紹绍終终組组絆绊結结絕绝絞绞絡络給给統统絲丝絳绛綁绑經经綜综綠绿維维綱纲網网緊紧緒绪線线緝缉緣缘編编緩缓緬缅練练縣县縫缝縮缩縱纵總总績绩繃绷織织",
  "繕缮繞绕繡绣繩绳繫系繳缴繼继續续纏缠纖纤纜缆罈坛罰罚罵骂罷罢羅罗羨羡義义習习翹翘聖圣聞闻聯联聰聪聲声聳耸職职聽听聾聋脅胁脈脉脫脱脹胀腎肾腦脑腫肿腳脚腸肠膚肤膠胶膩腻膽胆臉脸臍脐臘腊",
  "臟脏臥卧臨临臺台與与興兴舉举舊旧舖铺茲兹華华菸烟萬万葉叶著着葯药蒐搜蒼苍蓋盖蓮莲蔔卜蔥葱蕩荡薈荟薑姜薦荐薩萨藍蓝藝艺藥药蘆芦蘇苏蘋苹蘭兰蘿萝處处虛虚號号蝕蚀蝦虾蝸蜗螞蚂螢萤蟲虫蟻蚁",
  "蠅蝇蠍蝎蠔蚝蠟蜡蠱蛊蠻蛮術术衛卫衝冲袞衮裏里補补裝装裡里製制複复褲裤褸褛襪袜見见規规視视親亲覺觉覽览觀观觸触訂订計计訊讯討讨訓训訕讪託托記记訟讼訣诀訪访設设許许訴诉診诊註注証证詐诈",
  "評评詞词詠咏詢询試试詩诗話话該该詳详誇夸誌志認认誕诞誘诱語语誠诚誤误誦诵說说誰谁課课誹诽誼谊調调談谈諉诿請请諒谅論论諗谂諮咨諱讳諳谙諸诸諾诺謀谋謂谓謄誊謊谎謎谜謗谤謙谦講讲謝谢謠谣",
  "謹谨證证識识譜谱譯译議议護护讀读變变讓让讚赞豈岂豎竖豐丰豬猪貓猫貝贝負负財财貢贡貨货販贩貪贪責责貴贵買买貸贷費费貼贴賀贺賃赁資资賊贼賓宾賞赏賠赔賢贤賣卖質质賬账賭赌賴赖賺赚購购賽赛",
  "贈赠贊赞贏赢趕赶跡迹蹟迹蹤踪軀躯車车軋轧軌轨軍军軟软軸轴較较載载輔辅輕轻輛辆輝辉輩辈輪轮輸输輻辐轆辘輯辑轉转轎轿轟轰辦办辭辞辮辫農农迴回這这連连週周進进遊游運运過过達达違违遙遥遞递遠远",
  "適适遲迟遷迁選选遺遗邁迈還还邊边邏逻郵邮鄉乡鄧邓鄭郑鄰邻醃腌醜丑醫医醬酱釋释釐厘釘钉針针釣钓釦扣鈍钝鈕钮鈣钙鈴铃鉗钳鉛铅鉤钩鉸铰銀银銅铜銘铭銨铵銬铐銷销鋁铝鋅锌鋪铺鋸锯鋼钢錄录錐锥",
  "錘锤錠锭錢钱錦锦錨锚錫锡錯错錶表鍊炼鍋锅鍵键鍾钟鎖锁鎚锤鏈链鏟铲鏡镜鏹镪鏽锈鐘钟鐵铁鐺铛鑊镬鑑鉴鑒鉴鑰钥鑷镊鑽钻鑿凿長长門门閂闩閃闪閉闭開开閒闲間间閘闸閣阁閥阀閱阅闆板闊阔闖闯關关",
  "闢辟陞升陣阵陰阴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐隻只雖虽雙双雜杂雞鸡離离難难雲云電电霧雾靂雳靈灵靚靓靜静鞦秋韆千韓韩韻韵響响頁页頂顶項项順顺須须預预頒颁頓顿領领頭头頰颊頸颈頻频",
  "顆颗題题額额顏颜願愿顛颠類类顧顾顫颤顯显風风颱台飄飘飆飙飛飞飯饭飲饮飼饲飽饱飾饰餃饺餅饼餉饷養养餒馁餓饿餘余館馆餵喂饅馒饋馈饒饶馬马馮冯駁驳駕驾駛驶駝驼騎骑騙骗騮骝騰腾騷骚驅驱驗验",
  "驚惊驟骤髏髅髒脏體体髖髋髮发鬆松鬥斗鬧闹鬨哄鬱郁魚鱼魯鲁鮮鲜鯁鲠鰂鲗鳥鸟鳴鸣鴉鸦鴨鸭鴻鸿鴿鸽鵑鹃鵝鹅鵡鹉鶴鹤鷄鸡鷹鹰鸚鹦鹹咸鹼碱鹽盐麗丽麥麦麵面麼么黃黄點点黨党黴霉齊齐齒齿齡龄齣出",
  "齦龈龍龙龐庞龜龟",
].join("");

const PAIRS: ReadonlyMap<string, string> = new Map(
  [...WRITTEN].flatMap((char, at, all) =>
    at % 2 === 0 ? [[char, all[at + 1] ?? char] as const] : [],
  ),
);

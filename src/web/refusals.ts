/** A word in each of the languages of the desk. */
export interface Words {
  readonly "zh-Hant": string;
  readonly "zh-Hans": string;
  readonly en: string;
}

interface Entry {
  readonly status: number;
  readonly message: Words;
}

/**
 * Every refusal of the web API, in one table. Each says what is the matter and what helps; none
 * says more than its caller may know ("not yours" and "not there" answer the same).
 */
export const REFUSALS = {
  "malformed-json": entry(
    400,
    "這個請求的內容不完整，請重新整理頁面後再試。",
    "这个请求的内容不完整，请刷新页面后再试。",
    "The request is not valid JSON. Please reload the page and try again.",
  ),
  "bad-request": entry(
    400,
    "這個請求的內容不正確，請重新整理頁面後再試。",
    "这个请求的内容不正确，请刷新页面后再试。",
    "The request is not as expected. Please reload the page and try again.",
  ),
  "empty-message": entry(
    400,
    "訊息是空的，請寫下您的需要，或附上照片、檔案。",
    "信息是空的，请写下您的需要，或附上照片、文件。",
    "The message is empty. Please write a few words or add a file.",
  ),
  "unknown-attachment": entry(
    400,
    "找不到這個檔案，請再上傳一次。",
    "找不到这个文件，请再上传一次。",
    "This file is not here. Please upload it again.",
  ),
  "no-session": entry(
    401,
    "您的對話已經過期，請重新整理頁面。",
    "您的对话已经过期，请刷新页面。",
    "Your session has ended. Please reload the page.",
  ),
  "not-staff": entry(
    401,
    "您的登入已經結束，請重新登入。",
    "您的登录已经结束，请重新登录。",
    "You are not signed in any more. Please sign in again.",
  ),
  "sign-in-wrong": entry(
    403,
    "電子郵件或密碼不正確，請再看一次。忘記密碼的話，請管理員給您一個新連結。",
    "电子邮件或密码不正确，请再看一次。忘记密码的话，请管理员给您一个新链接。",
    "E-mail or password is not right. If you forgot it, an administrator can give you a new link.",
  ),
  "too-many-tries": entry(
    429,
    "試了太多次，為了安全請等十五分鐘再試。急著進入的話，請管理員給您一個新連結。",
    "试了太多次，为了安全请等十五分钟再试。急着进入的话，请管理员给您一个新链接。",
    "Too many tries. Please wait a quarter of an hour, or ask an administrator for a new link.",
  ),
  "invitation-spent": entry(
    410,
    "這個連結已經用過或過期了。請管理員再給您一個；如果您已經有帳號，直接登入就可以。",
    "这个链接已经用过或过期了。请管理员再给您一个；如果您已经有账号，直接登录就可以。",
    "This link was used already, or is over. An administrator can give you another; if you have an account, just sign in.",
  ),
  "login-taken": entry(
    409,
    "這個電子郵件已經有帳號了。請直接登入，或換一個電子郵件。",
    "这个电子邮件已经有账号了。请直接登录，或换一个电子邮件。",
    "There is an account with this e-mail already. Please sign in, or take another address.",
  ),
  taken: entry(
    409,
    "這個身分已經屬於另一位同事了，請先從那邊解除。",
    "这个身份已经属于另一位同事了，请先从那边解除。",
    "This belongs to another colleague already. Please take it from them first.",
  ),
  "password-short": entry(
    422,
    "密碼至少要 10 個字，長一點的一句話最好記。",
    "密码至少要 10 个字，长一点的一句话最好记。",
    "A password has at least 10 characters; a short sentence is easy to remember.",
  ),
  "password-long": entry(
    422,
    "密碼太長了，200 個字以內就好。",
    "密码太长了，200 个字以内就好。",
    "That is too long: up to 200 characters, please.",
  ),
  "password-login": entry(
    422,
    "密碼太像您的電子郵件，別人很容易猜到，請換一個。",
    "密码太像您的电子邮件，别人很容易猜到，请换一个。",
    "That is too much like your e-mail address and easily guessed. Please choose another.",
  ),
  "password-common": entry(
    422,
    "這個密碼太常見，別人很容易猜到，請換一個。",
    "这个密码太常见，别人很容易猜到，请换一个。",
    "That password is a common one and easily guessed. Please choose another.",
  ),
  "cross-site": entry(
    403,
    "這個請求不是從我們的頁面送出的，所以沒有執行。",
    "这个请求不是从我们的页面送出的，所以没有执行。",
    "This request did not come from our own page, so nothing was done.",
  ),
  "not-yours": entry(
    403,
    "這件事由另一位同事負責。",
    "这件事由另一位同事负责。",
    "Another colleague looks after this.",
  ),
  "not-found": entry(404, "找不到這個內容。", "找不到这个内容。", "There is nothing here."),
  "draft-changed": entry(
    409,
    "另一位同事剛改過這份草稿，沒有任何內容被蓋掉。請看過現在的草稿再決定。",
    "另一位同事刚改过这份草稿，没有任何内容被覆盖。请看过现在的草稿再决定。",
    "A colleague has just changed this draft; nothing was overwritten. Please look at it as it is now.",
  ),
  "draft-full": entry(
    409,
    "草稿已經很長了，請先發布或捨棄一部分，再繼續加。",
    "草稿已经很长了，请先发布或舍弃一部分，再继续加。",
    "The draft is as long as it can be. Please publish or discard some of it first.",
  ),
  "nothing-drafted": entry(
    409,
    "草稿裡還沒有任何修改。",
    "草稿里还没有任何修改。",
    "There is nothing in the draft yet.",
  ),
  "approval-needed": entry(
    409,
    "這份草稿是您提出發布的，要請另一位管理員核准。",
    "这份草稿是您提出发布的，要请另一位管理员核准。",
    "You have asked to publish this draft, so another admin must approve it.",
  ),
  "draft-conflicts": entry(
    409,
    "草稿裡有些修改和現在的內容對不上，請先移除這幾項。",
    "草稿里有些修改和现在的内容对不上，请先移除这几项。",
    "Some changes in the draft don't fit what stands there now. Please take them out first.",
  ),
  "content-broken": entry(
    422,
    "這樣改了以後內容會出問題，所以什麼都沒有改。請照下面的說明修正。",
    "这样改了以后内容会出问题，所以什么都没有改。请按下面的说明修正。",
    "With this the content would not work, so nothing was changed. Please mend what is listed.",
  ),
  "protected-lost": entry(
    409,
    "這樣改了以後，有些一定要聽懂的話會聽不懂，所以沒有發布。請看檢查結果，改好再發布。",
    "这样改了以后，有些一定要听懂的话会听不懂，所以没有发布。请看检查结果，改好再发布。",
    "With this the desk would miss messages that it must understand, so it was not published. Please look at the check and mend the draft.",
  ),
  "no-such-version": entry(
    409,
    "沒有這個版本，或它已經復原了。",
    "没有这个版本，或它已经撤销了。",
    "There is no such version, or it is undone already.",
  ),
  "no-such-status": entry(
    404,
    "編號和電話末四碼對不起來，請再核對一次。",
    "编号和电话末四位对不上，请再核对一次。",
    "This number and these last four digits do not belong together. Please check both.",
  ),
  "file-awaited": entry(
    404,
    "這個檔案還在路上，請稍候再打開。",
    "这个文件还在路上，请稍候再打开。",
    "This file is still on its way. Please open it again in a moment.",
  ),
  "file-lost": entry(
    410,
    "這個檔案沒有收到，已經請住戶再傳一次。",
    "这个文件没有收到，已经请住户再传一次。",
    "This file did not arrive. The resident was asked to send it again.",
  ),
  "wrong-method": entry(
    405,
    "這個網址不接受這種請求。",
    "这个网址不接受这种请求。",
    "This address does not take that kind of request.",
  ),
  "already-done": entry(
    409,
    "這張單已經有人處理了，畫面會馬上更新。",
    "这张单已经有人处理了，画面会马上更新。",
    "Somebody has done this already. Your screen is about to show it.",
  ),
  past: entry(
    409,
    "結束的時間已經過了，請選一個之後的時間。",
    "结束的时间已经过了，请选一个之后的时间。",
    "That time is past already. Please choose a later one.",
  ),
  "reason-needed": entry(
    409,
    "這件事是另一位同事負責的，或已經轉過一次；請寫下原因，同事會看到。",
    "这件事是另一位同事负责的，或已经转过一次；请写下原因，同事会看到。",
    "This is a colleague's, or was handed on before: please write why, they will read it.",
  ),
  "too-late": entry(
    409,
    "這段話已經送出，收不回來了。",
    "这段话已经发出，收不回来了。",
    "These words are on their way and can't be taken back.",
  ),
  "no-such-colleague": entry(
    409,
    "找不到這位同事，請重新選一位。",
    "找不到这位同事，请重新选一位。",
    "This colleague is not here. Please choose another.",
  ),
  "no-such-kind": entry(
    409,
    "沒有這個類別，請重新選一個。",
    "没有这个类别，请重新选一个。",
    "There is no such kind. Please choose another.",
  ),
  "length-needed": entry(
    411,
    "請求沒有說明檔案大小。",
    "请求没有说明文件大小。",
    "The request does not say how long it is.",
  ),
  "message-too-long": entry(
    413,
    "對不起，這則訊息太長了。麻煩您分成幾則，每則不超過 4,000 字。",
    "对不起，这则信息太长了。麻烦您分成几则，每则不超过 4,000 字。",
    "Sorry, this message is too long. Please send it in parts of up to 4,000 characters.",
  ),
  "image-too-large": entry(
    413,
    "對不起，這張照片太大了。麻煩您改傳 10 MB 以內的照片。",
    "对不起，这张照片太大了。麻烦您改传 10 MB 以内的照片。",
    "Sorry, this photo is too large. Please send one of up to 10 MB.",
  ),
  "file-too-large": entry(
    413,
    "對不起，這個檔案太大了。麻煩您改傳 20 MB 以內的檔案。",
    "对不起，这个文件太大了。麻烦您改传 20 MB 以内的文件。",
    "Sorry, this file is too large. Please send one of up to 20 MB.",
  ),
  "file-not-taken": entry(
    415,
    "對不起，這個檔案我們打不開。麻煩您改傳照片（JPEG、PNG、WebP、GIF）、PDF、錄音或短片。",
    "对不起，这个文件我们打不开。麻烦您改传照片（JPEG、PNG、WebP、GIF）、PDF、录音或短视频。",
    "Sorry, we cannot open this file. Please send a photo (JPEG, PNG, WebP, GIF), a PDF, a recording or a short video.",
  ),
  "json-only": entry(
    415,
    "這個網址只接受 JSON。",
    "这个网址只接受 JSON。",
    "This address takes JSON only.",
  ),
  "too-many-messages": entry(
    429,
    "對不起，您一下子寫了很多則，我們會依序接收，請稍候。",
    "对不起，您一下子写了很多条，我们会依次接收，请稍候。",
    "Sorry, that was a lot at once. We will take your messages one after the other; please wait a moment.",
  ),
  "too-many-files": entry(
    429,
    "對不起，您剛才傳了很多檔案，請過幾分鐘再傳。",
    "对不起，您刚才传了很多文件，请过几分钟再传。",
    "Sorry, that was a lot of files at once. Please try again in a few minutes.",
  ),
  "enough-tries": entry(
    429,
    "對不起，試了太多次，請過一小時再試，或直接致電管理處。",
    "对不起，试了太多次，请过一小时再试，或直接致电管理处。",
    "Sorry, that was too many tries. Please try again in an hour, or call the office.",
  ),
  failed: entry(
    500,
    "對不起，我們這邊出了問題，請稍後再試。",
    "对不起，我们这边出了问题，请稍后再试。",
    "Sorry, something went wrong on our side. Please try again in a moment.",
  ),
  "not-now": entry(
    503,
    "對不起，現在收不到您的訊息，我們會自動再試。",
    "对不起，现在收不到您的信息，我们会自动再试。",
    "Sorry, we cannot take your message at this moment. It will be tried again.",
  ),
} as const satisfies Readonly<Record<string, Entry>>;

export type RefusalCode = keyof typeof REFUSALS;

/**
 * Thrown by a route, answered by the error middleware of `errors.ts`. `reason` is for whoever
 * writes a client: it names the field, never the value.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly reason: string | null;
  /** What the page shows with it. */
  readonly told: object;

  constructor(code: RefusalCode, reason: string | null = null, told: object = {}) {
    super(reason === null ? code : `${code}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.told = told;
  }
}

function entry(status: number, hant: string, hans: string, en: string): Entry {
  return { status, message: { "zh-Hant": hant, "zh-Hans": hans, en } };
}

import type { Language } from "../../wire.ts";

/** Each language by its own name. */
export const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ["zh-Hant", "繁體"],
  ["zh-Hans", "简体"],
  ["en", "English"],
];

export interface SignInStrings {
  readonly desk: string;
  readonly language: string;
  readonly signIn: string;
  readonly signInWith: (name: string) => string;
  readonly login: string;
  readonly loginHint: string;
  readonly loginWrong: string;
  readonly password: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  readonly passwordShort: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly show: string;
  readonly hide: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly title: string;
  readonly titleHint: string;
  readonly enter: string;
  readonly working: string;
  readonly noAccount: string;
  readonly welcome: string;
  readonly welcomeBack: (name: string) => string;
  readonly about: Readonly<Record<"join" | "recover" | "enter", string>>;
  readonly looking: string;
  readonly spent: string;
  readonly spentHelp: string;
  readonly notNow: string;
  readonly again: string;
  readonly toSignIn: string;
  readonly failed: string;
  readonly unknownElsewhere: string;
  readonly failedElsewhere: string;
}

const hant: SignInStrings = {
  desk: "服務台",
  language: "語言",
  signIn: "登入",
  signInWith: (name) => `用 ${name} 登入`,
  login: "電子郵件",
  loginHint: "之後用它登入，住戶看不到。",
  loginWrong: "請填一個完整的電子郵件，例如 chen@example.com。",
  password: "密碼",
  newPassword: "新密碼",
  passwordHint: "至少 10 個字，一句您記得住的話最好。",
  passwordShort: "密碼至少要 10 個字，長一點的一句話最好記。",
  showPassword: "顯示密碼",
  hidePassword: "隱藏密碼",
  show: "顯示",
  hide: "隱藏",
  name: "姓名",
  nameHint: "住戶會看到是誰在處理。",
  nameMissing: "請填姓名，住戶會看到是誰在處理。",
  title: "職稱",
  titleHint: "例如：客服、主任",
  enter: "進入服務台",
  working: "請稍候…",
  noAccount: "還沒有帳號，或忘了密碼？請管理員給您一個連結。",
  welcome: "歡迎加入服務台",
  welcomeBack: (name) => `${name}，您好`,
  about: {
    join: "請填寫您的資料，之後用電子郵件和密碼登入。",
    recover: "請設一個新密碼，之後用它登入。其他裝置上的登入會結束。",
    enter: "按一下就進入服務台。這個連結只能用一次。",
  },
  looking: "正在看您的邀請…",
  spent: "這個連結不能用了",
  spentHelp:
    "它已經用過，或過了七天。如果您已經有帳號，直接登入就可以；不然請管理員再給您一個連結。",
  notNow: "現在連不上",
  again: "再試一次",
  toSignIn: "去登入",
  failed: "剛才沒有成功，請再試一次。",
  unknownElsewhere: "您在這裡還沒有帳號。請管理員邀請您，用的要是您在那邊登入的電子郵件。",
  failedElsewhere: "那邊的登入沒有完成，請再試一次，或用密碼登入。",
};

const hans: SignInStrings = {
  desk: "服务台",
  language: "语言",
  signIn: "登录",
  signInWith: (name) => `用 ${name} 登录`,
  login: "电子邮件",
  loginHint: "之后用它登录，住户看不到。",
  loginWrong: "请填一个完整的电子邮件，例如 chen@example.com。",
  password: "密码",
  newPassword: "新密码",
  passwordHint: "至少 10 个字，一句您记得住的话最好。",
  passwordShort: "密码至少要 10 个字，长一点的一句话最好记。",
  showPassword: "显示密码",
  hidePassword: "隐藏密码",
  show: "显示",
  hide: "隐藏",
  name: "姓名",
  nameHint: "住户会看到是谁在处理。",
  nameMissing: "请填姓名，住户会看到是谁在处理。",
  title: "职务",
  titleHint: "例如：客服、主任",
  enter: "进入服务台",
  working: "请稍候…",
  noAccount: "还没有账号，或忘了密码？请管理员给您一个链接。",
  welcome: "欢迎加入服务台",
  welcomeBack: (name) => `${name}，您好`,
  about: {
    join: "请填写您的资料，之后用电子邮件和密码登录。",
    recover: "请设一个新密码，之后用它登录。其他设备上的登录会结束。",
    enter: "点一下就进入服务台。这个链接只能用一次。",
  },
  looking: "正在看您的邀请…",
  spent: "这个链接不能用了",
  spentHelp:
    "它已经用过，或过了七天。如果您已经有账号，直接登录就可以；不然请管理员再给您一个链接。",
  notNow: "现在连不上",
  again: "再试一次",
  toSignIn: "去登录",
  failed: "刚才没有成功，请再试一次。",
  unknownElsewhere: "您在这里还没有账号。请管理员邀请您，用的要是您在那边登录的电子邮件。",
  failedElsewhere: "那边的登录没有完成，请再试一次，或用密码登录。",
};

const en: SignInStrings = {
  desk: "Service desk",
  language: "Language",
  signIn: "Sign in",
  signInWith: (name) => `Sign in with ${name}`,
  login: "E-mail",
  loginHint: "You sign in with it; residents don't see it.",
  loginWrong: "Please give a whole e-mail address, such as chen@example.com.",
  password: "Password",
  newPassword: "New password",
  passwordHint: "10 characters at least; a sentence that you remember is best.",
  passwordShort: "A password has at least 10 characters; a short sentence is easy to remember.",
  showPassword: "Show the password",
  hidePassword: "Hide the password",
  show: "Show",
  hide: "Hide",
  name: "Name",
  nameHint: "Residents see who takes care of them.",
  nameMissing: "Please give your name: residents see who takes care of them.",
  title: "Title",
  titleHint: "Such as: Customer care",
  enter: "Enter the desk",
  working: "One moment…",
  noAccount: "No account yet, or password forgotten? An administrator can give you a link.",
  welcome: "Welcome to the desk",
  welcomeBack: (name) => `Hello ${name}`,
  about: {
    join: "Tell us about yourself; from then on you sign in with e-mail and password.",
    recover: "Please choose a new password. You will be signed out everywhere else.",
    enter: "One click and you are at the desk. This link works once.",
  },
  looking: "Looking at your invitation…",
  spent: "This link does not work any more",
  spentHelp:
    "It was used, or is older than seven days. If you have an account, just sign in; else an administrator can give you another link.",
  notNow: "No connection just now",
  again: "Try again",
  toSignIn: "Go and sign in",
  failed: "That did not succeed. Please try again.",
  unknownElsewhere:
    "You have no account here yet. An administrator can invite you by the e-mail address that you use there.",
  failedElsewhere: "Signing in there was not finished. Please try again, or use your password.",
};

export const SIGN_IN_STRINGS: Readonly<Record<Language, SignInStrings>> = {
  "zh-Hant": hant,
  "zh-Hans": hans,
  en,
};

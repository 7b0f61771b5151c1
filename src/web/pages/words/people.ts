import type { Language } from "../../wire.ts";
import type { Role } from "../../wire-people.ts";

export interface PeopleStrings {
  readonly people: string;
  readonly loading: string;
  readonly failed: string;
  readonly again: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly everywhere: string;
  readonly onDuty: string;
  readonly away: string;
  readonly left: string;
  readonly notJoined: string;
  readonly you: string;
  readonly noRole: string;
  readonly invite: string;
  readonly inviteName: string;
  readonly inviteMail: string;
  readonly inviteMailHint: string;
  readonly inviteRole: string;
  readonly where: string;
  readonly makeLink: string;
  readonly linkFor: (name: string) => string;
  readonly linkHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
  readonly waiting: string;
  readonly until: (day: string) => string;
  readonly withdraw: string;
  readonly edit: string;
  readonly name: string;
  readonly title: string;
  readonly save: string;
  readonly saved: string;
  readonly addRole: string;
  readonly remove: string;
  readonly duty: string;
  readonly noDuty: string;
  readonly addDuty: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: Readonly<Record<"duty" | "on-call", string>>;
  /** Monday first. */
  readonly days: readonly string[];
  readonly nextDay: string;
  readonly identities: string;
  readonly channels: Readonly<Record<"slack" | "bot-framework", string>>;
  readonly identityHint: string;
  readonly link: string;
  readonly setAway: string;
  readonly newLink: string;
  readonly signOut: string;
  readonly disable: string;
  readonly enable: string;
  readonly sure: string;
}

const hant: PeopleStrings = {
  people: "同事",
  loading: "正在載入同事…",
  failed: "剛才沒有成功，請再試一次。",
  again: "再試一次",
  roles: {
    staff: "客服",
    technician: "維修",
    "department-head": "部門主管",
    supervisor: "主管",
    director: "主任",
    admin: "管理員",
  },
  everywhere: "所有社區",
  onDuty: "值班中",
  away: "請假",
  left: "已停用",
  notJoined: "還沒加入",
  you: "您",
  noRole: "沒有職務",
  invite: "邀請同事",
  inviteName: "姓名",
  inviteMail: "電子郵件（可不填）",
  inviteMailHint: "填了的話，同事也能用公司帳號登入。",
  inviteRole: "職務",
  where: "社區",
  makeLink: "產生邀請連結",
  linkFor: (name) => (name === "" ? "邀請連結" : `給${name}的連結`),
  linkHint: "只能用一次，七天內有效。請只交給本人。",
  copy: "複製",
  copied: "已複製",
  close: "關閉",
  waiting: "已邀請，還沒加入",
  until: (day) => `${day} 前有效`,
  withdraw: "撤回",
  edit: "編輯",
  name: "姓名",
  title: "職稱",
  save: "儲存",
  saved: "已儲存",
  addRole: "新增職務",
  remove: "移除",
  duty: "值班時間",
  noDuty: "還沒有值班時間。",
  addDuty: "新增時段",
  from: "開始",
  to: "結束",
  kinds: { duty: "值班", "on-call": "待命" },
  days: ["一", "二", "三", "四", "五", "六", "日"],
  nextDay: "隔天",
  identities: "在其他平台的身分",
  channels: { slack: "Slack", "bot-framework": "Teams" },
  identityHint: "平台上的使用者 ID，例如 T012AB:U345CD",
  link: "連結",
  setAway: "請假中，不派工也不呼叫",
  newLink: "給一個新密碼的連結",
  signOut: "在所有裝置登出",
  disable: "停用帳號",
  enable: "重新啟用",
  sure: "確定要停用",
};

const hans: PeopleStrings = {
  people: "同事",
  loading: "正在载入同事…",
  failed: "刚才没有成功，请再试一次。",
  again: "再试一次",
  roles: {
    staff: "客服",
    technician: "维修",
    "department-head": "部门主管",
    supervisor: "主管",
    director: "主任",
    admin: "管理员",
  },
  everywhere: "所有社区",
  onDuty: "值班中",
  away: "请假",
  left: "已停用",
  notJoined: "还没加入",
  you: "您",
  noRole: "没有职务",
  invite: "邀请同事",
  inviteName: "姓名",
  inviteMail: "电子邮件（可不填）",
  inviteMailHint: "填了的话，同事也能用公司账号登入。",
  inviteRole: "职务",
  where: "社区",
  makeLink: "生成邀请链接",
  linkFor: (name) => (name === "" ? "邀请链接" : `给${name}的链接`),
  linkHint: "只能用一次，七天内有效。请只交给本人。",
  copy: "复制",
  copied: "已复制",
  close: "关闭",
  waiting: "已邀请，还没加入",
  until: (day) => `${day} 前有效`,
  withdraw: "撤回",
  edit: "编辑",
  name: "姓名",
  title: "职务名称",
  save: "保存",
  saved: "已保存",
  addRole: "新增职务",
  remove: "移除",
  duty: "值班时间",
  noDuty: "还没有值班时间。",
  addDuty: "新增时段",
  from: "开始",
  to: "结束",
  kinds: { duty: "值班", "on-call": "待命" },
  days: ["一", "二", "三", "四", "五", "六", "日"],
  nextDay: "次日",
  identities: "在其他平台的身份",
  channels: { slack: "Slack", "bot-framework": "Teams" },
  identityHint: "平台上的用户 ID，例如 T012AB:U345CD",
  link: "关联",
  setAway: "请假中，不派工也不呼叫",
  newLink: "给一个新密码的链接",
  signOut: "在所有设备上退出登录",
  disable: "停用账号",
  enable: "重新启用",
  sure: "确定要停用",
};

const en: PeopleStrings = {
  people: "Colleagues",
  loading: "Loading colleagues…",
  failed: "That did not succeed. Please try again.",
  again: "Try again",
  roles: {
    staff: "Staff",
    technician: "Technician",
    "department-head": "Department head",
    supervisor: "Supervisor",
    director: "Director",
    admin: "Administrator",
  },
  everywhere: "All communities",
  onDuty: "On duty",
  away: "Away",
  left: "Disabled",
  notJoined: "Not joined yet",
  you: "You",
  noRole: "No role",
  invite: "Invite a colleague",
  inviteName: "Name",
  inviteMail: "E-mail (optional)",
  inviteMailHint: "With it they may sign in by the company's account, too.",
  inviteRole: "Role",
  where: "Community",
  makeLink: "Make a link",
  linkFor: (name) => (name === "" ? "The link" : `The link for ${name}`),
  linkHint: "It opens once, within seven days. Give it to nobody else.",
  copy: "Copy",
  copied: "Copied",
  close: "Close",
  waiting: "Invited, not yet here",
  until: (day) => `until ${day}`,
  withdraw: "Withdraw",
  edit: "Edit",
  name: "Name",
  title: "Title",
  save: "Save",
  saved: "Saved",
  addRole: "Add a role",
  remove: "Remove",
  duty: "Duty times",
  noDuty: "No duty times yet.",
  addDuty: "Add a time",
  from: "From",
  to: "To",
  kinds: { duty: "On duty", "on-call": "On call" },
  days: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
  nextDay: "next day",
  identities: "Elsewhere",
  channels: { slack: "Slack", "bot-framework": "Teams" },
  identityHint: "The user's id there, such as T012AB:U345CD",
  link: "Link",
  setAway: "Away: given nothing, called for nothing",
  newLink: "Give a link for a new password",
  signOut: "Sign out everywhere",
  disable: "Disable the account",
  enable: "Enable it again",
  sure: "Yes, disable it",
};

export const PEOPLE_STRINGS: Readonly<Record<Language, PeopleStrings>> = {
  "zh-Hant": hant,
  "zh-Hans": hans,
  en,
};

import { chatPage } from "./chat-page.ts";
import { echoDesk } from "./desk.ts";
import { staffPage } from "./staff-page.ts";

chatPage("a little desk in memory", echoDesk);
staffPage("a little desk in memory", echoDesk);

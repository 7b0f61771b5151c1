import { render } from "preact";
import { Chat } from "./chat.tsx";

const page = document.querySelector("#page");
if (page !== null) render(<Chat />, page);

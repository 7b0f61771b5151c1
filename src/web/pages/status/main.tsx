import { render } from "preact";
import { Status } from "./status.tsx";

const page = document.querySelector("#page");
if (page !== null) render(<Status />, page);

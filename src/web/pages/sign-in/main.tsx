import { render } from "preact";
import { Entrance } from "./entrance.tsx";

const page = document.querySelector("#page");
if (page !== null) render(<Entrance />, page);

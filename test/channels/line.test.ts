import { expect, it } from "vitest";
import { lineResident } from "./line-resident.ts";
import { platformContract } from "./platform-contract.ts";

platformContract("LINE", lineResident);

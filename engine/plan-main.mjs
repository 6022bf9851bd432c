/** The entry of the evidence planner: defines its element, once in a visit. */

import { Plan } from "./plan.mjs";

const NAME = "ast-plan";

// As in main.mjs: to be here with the name taken means that a page of another release has come.
if (customElements.get(NAME)) location.reload();
else customElements.define(NAME, Plan);

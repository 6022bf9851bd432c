/** The entry: defines the calculator element, once in a visit. */

import { Calculator } from "./element.mjs";

const NAME = "ast-calculator";

// A module runs once for an address. To be here with the name taken means that instant navigation has brought a page
// of another release: a whole load gives that page its own engine.
if (customElements.get(NAME)) location.reload();
else customElements.define(NAME, Calculator);

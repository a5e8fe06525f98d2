package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks up what a charge is, in the plans of the catalog or of the order itself. */
record Charges(Seen seen) {
    /**
     * A charge as the plan has it; a missing node where plan, version or charge are not known.
     *
     * @param price the plan and its version, for example {@code pro@2}
     */
    JsonNode find(Contract contract, String price, String charge) {
        int end = price.lastIndexOf('@');
        String version = price.substring(end + 1);
        JsonNode plan = plan(contract, price.substring(0, Math.max(0, end)));
        return plan.path("versions")
                .valueStream()
                .filter(each -> Json.text(each, "version").equals(version))
                .flatMap(each -> each.path("charges").valueStream())
                .filter(each -> Json.text(each, "id").equals(charge))
                .findFirst()
                .orElseGet(() -> plan.path("no such charge"));
    }

    private JsonNode plan(Contract contract, String id) {
        JsonNode own = contract.ownPlan(id);
        Row part =
                seen.find(Kind.CATALOG_PART, Json.text(contract.doc(), "seller") + " PLAN#" + id);
        return own.isMissingNode() && part.has("doc") ? part.doc() : own;
    }
}

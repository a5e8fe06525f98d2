package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * AvaTax's ErrorResult, for example {@code {"error": {"code": "TransactionAlreadyExists",
 * "message": "...", "details": [{"message": "...", "refersTo": "..."}]}}}.
 *
 * @param message in a line
 * @param problems every detail, by the field that it is about
 * @param isAlreadyThere whether the document was recorded and committed before
 * @see <a href="https://developer.avalara.com/avatax/errors/">error codes</a>
 */
record AvalaraError(String message, List<Problem> problems, boolean isAlreadyThere) {
    private static final int LENGTH_MAX = 300;

    /** Credentials, too many calls and time-outs say nothing of the document. */
    private static final Set<Integer> NOT_OF_THE_DOCUMENT = Set.of(401, 403, 408, 429);

    /** What a second document of the same code and type is answered, and a committed one. */
    private static final Set<String> ALREADY_THERE =
            Set.of("DocumentCodeConflict", "TransactionAlreadyExists", "TransactionIsCommitted");

    /** The older answer to the same: GetTaxError that refers to DocStatus. */
    private static final String COMMITTED = "DocStatus";

    AvalaraError {
        problems = List.copyOf(problems);
    }

    /** Whether a status of HTTP is about what was sent, so that sending it again is of no use. */
    static boolean isOfTheDocument(int status) {
        return status >= 400 && status < 500 && !NOT_OF_THE_DOCUMENT.contains(status);
    }

    /** The error in an answer, or null where there is none with a message. */
    static @Nullable AvalaraError from(JsonNode answer) {
        JsonNode error = answer.isObject() ? answer.get("error") : null;
        if (error == null || !error.isObject()) {
            return null;
        }
        List<Problem> problems = new ArrayList<>();
        boolean isAlreadyThere = ALREADY_THERE.contains(text(error, "code"));
        JsonNode details = error.get("details");
        int count = details != null && details.isArray() ? details.size() : 0;
        for (int i = 0; i < count; i++) {
            JsonNode detail = details.get(i);
            isAlreadyThere |=
                    ALREADY_THERE.contains(text(detail, "code"))
                            || text(detail, "refersTo").equals(COMMITTED);
            add(problems, detail);
        }
        if (problems.isEmpty()) {
            add(problems, error);
        }
        return problems.isEmpty()
                ? null
                : new AvalaraError(problems.getFirst().reason(), problems, isAlreadyThere);
    }

    private static void add(List<Problem> problems, JsonNode detail) {
        String message = text(detail, "message");
        if (message.isEmpty()) {
            return;
        }
        String description = text(detail, "description");
        String reason = description.isEmpty() ? message : message + " " + description;
        String refersTo = text(detail, "refersTo");
        String field = field(refersTo.isEmpty() ? text(detail, "code") : refersTo);
        Problem problem = new Problem(field, "AvaTax: " + shortened(reason));
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** The field of ours that AvaTax means, by the words in its name for it. */
    private static String field(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.contains("postal") || word.contains("zip")) {
            return "account.address.postcode";
        }
        if (word.contains("region") || word.contains("state")) {
            return "account.address.region";
        }
        if (word.contains("country")) {
            return "account.address.country";
        }
        if (word.contains("address") || word.contains("jurisdiction") || word.contains("city")) {
            return "account.address";
        }
        if (word.contains("taxcode")) {
            // Lines[0].TaxCode
            int end = word.indexOf("].");
            return word.startsWith("lines[") && end > 0
                    ? word.substring(0, end + 2) + "product"
                    : "product";
        }
        return word.contains("businessidentification") ? "account.taxId" : Fallback.FIELD;
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.isObject() ? object.get(field) : null;
        return value == null || !value.isString() ? "" : value.getStringValue().strip();
    }

    private static String shortened(String text) {
        return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    }
}

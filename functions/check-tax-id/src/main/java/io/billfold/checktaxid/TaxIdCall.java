package io.billfold.checktaxid;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code PUT /accounts/{id}/tax-id-check}. */
@Singleton
class TaxIdCall {
    private static final String TITLE = "Check refused";
    private static final int BODY_BYTES_MAX = 1024;

    private final MessageJson json;
    private final CheckTaxId checkTaxId;

    TaxIdCall(EventJson json, CheckTaxId checkTaxId) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.checkTaxId = checkTaxId;
    }

    /**
     * Answers a call. Its body may name the seller in whose name is asked.
     *
     * @return 200 with what the register said and what counts now, also when it did not answer;
     *     404; 409 when somebody else asks at the same time; 422 when there is nothing to ask
     */
    Answer answer(Call call) {
        AccountId id;
        try {
            id = new AccountId(call.pathParameter("id"));
        } catch (IllegalArgumentException _) {
            return unknown();
        }
        byte[] body = call.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : call.body();
        return switch (json.read(body)) {
            case MessageJson.Result.Tree(JsonNode tree) -> check(id, FieldReader.of(tree));
            case MessageJson.Result.Unreadable(Problem problem) -> refused(List.of(problem));
        };
    }

    private Answer check(AccountId id, FieldReader in) {
        in.optional("version", Forms.integer(1, 1), 1);
        Field<SellerId> seller = in.optional("seller", Forms.text(SellerId::new), null);
        in.build(() -> id);
        if (!in.problems().isEmpty()) {
            return refused(in.problems());
        }
        return switch (checkTaxId.check(id, seller.orNull())) {
            case Asking.Asked(TaxIdCheck check, TaxIdStanding standing) ->
                    Answer.json(200, body(id, check, standing));
            case Asking.Refused(Problem problem) -> refused(List.of(problem));
            case Asking.Unknown() -> unknown();
            case Asking.ChangedMeanwhile() ->
                    Answer.problem(409, TITLE, "somebody else asked meanwhile: look, or ask again");
        };
    }

    private static Map<String, Object> body(
            AccountId id, TaxIdCheck check, TaxIdStanding standing) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("accountId", id.value());
        body.put("answer", body(check));
        body.put("inForce", body(standing.inForce()));
        body.put("unansweredTimes", standing.unansweredTimes());
        body.put("dueAt", text(standing.dueAt()));
        return body;
    }

    private static Map<String, Object> body(TaxIdCheck check) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("country", check.number().country());
        body.put("taxId", check.number().value());
        body.put("kind", check.number().kind());
        body.put("status", Forms.kebabOf(check.status()));
        body.put("checkedAt", text(check.checkedAt()));
        body.put("source", check.source());
        body.put("consultationNumber", check.consultationNumber());
        body.put("registeredName", check.registeredName());
        body.put("reason", check.reason());
        return body;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Answer unknown() {
        return Answer.problem(404, "No such account", "there is no account with this id");
    }

    private static Answer refused(List<Problem> problems) {
        return Answer.problem(422, TITLE, "mend what errors name and send again", problems);
    }
}

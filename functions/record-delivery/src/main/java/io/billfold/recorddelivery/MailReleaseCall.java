package io.billfold.recorddelivery;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.delivery.MailAddress;
import io.billfold.billing.delivery.MailAddress.Release;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.MailAddressStore;
import io.billfold.store.Versioned;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code POST /accounts/{id}/mail-release}: mail goes to the account's address again. */
@Singleton
class MailReleaseCall {
    private static final int BODY_BYTES_MAX = 4 * 1024;
    private static final String NOBODY = "unknown";

    private final MessageJson json;
    private final AccountStore accounts;
    private final MailAddressStore addresses;
    private final Dynamo dynamo;
    private final InstantSource clock;

    MailReleaseCall(
            EventJson json,
            AccountStore accounts,
            MailAddressStore addresses,
            Dynamo dynamo,
            InstantSource clock) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.accounts = accounts;
        this.addresses = addresses;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 200 when mail goes there again; 404 for no such account; 409 when nothing stops it,
     *     or somebody else changed it meanwhile; 422 with what is wrong
     */
    Answer answer(Call call) {
        return switch (json.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) -> Refused.wrong(List.of(problem));
            case MessageJson.Result.Tree(JsonNode tree) -> answer(FieldReader.of(tree), call);
        };
    }

    private Answer answer(FieldReader in, Call call) {
        in.required("version", Forms.integer(1, 1));
        Field<String> reason = in.required("reason", Forms.filled());
        String by = Objects.requireNonNullElse(call.claims().get("sub"), NOBODY);
        Field<Release> release = in.build(() -> new Release(clock.instant(), by, reason.get()));
        return release.isRight()
                ? account(call.pathParameter("id"))
                        .map(account -> release(account, release.get()))
                        .orElseGet(MailReleaseCall::unknown)
                : Refused.wrong(in.problems());
    }

    private Optional<Account> account(String id) {
        try {
            return accounts.findAccount(new AccountId(id)).map(Versioned::value);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "Account not found", "there is no account with this id; check the id");
    }

    private Answer release(Account account, Release release) {
        Optional<Versioned<MailAddress>> read =
                addresses.find(account.email()).filter(it -> it.value().isBlocked());
        if (read.isEmpty()) {
            return Refused.conflict("nothing stops mail to the account's address");
        }
        Commit commit = dynamo.begin();
        addresses.save(commit, read.get().value().with(release), read.get());
        return dynamo.commitUnlessBusy(commit) == Committed.DONE
                ? Answer.json(
                        200,
                        new MailReleaseAnswer(
                                account.id().value(),
                                account.email(),
                                false,
                                release.at(),
                                release.by()))
                : Refused.conflict("the address was changed meanwhile: ask again");
    }
}

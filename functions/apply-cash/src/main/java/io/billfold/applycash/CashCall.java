package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.CashStore;
import io.billfold.store.CashStore.Listed;
import io.billfold.store.Rejection;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code GET /cash}, {@code GET /cash/{id}} and {@code POST /cash/{id}/decisions}. */
@Singleton
class CashCall {
    /** The most entries of one answer: each is a KB or two. */
    static final int LIMIT_MAX = 100;

    private static final String TITLE = "Decision refused";
    private static final Forms.Form<String> KEY =
            Questions.key(80, "[0-9]{4}-[0-9]{2}-[0-9]{2}#c-[0-9a-f]+|[0-9.]+");

    private final EventJson json;
    private final MessageJson bodies;
    private final CashStore cash;
    private final DecideCash decide;
    private final InstantSource clock;

    CashCall(EventJson json, CashStore cash, DecideCash decide, InstantSource clock) {
        this.json = json;
        this.bodies = new MessageJson(json, CashRequest.SIZE_MAX_BYTES);
        this.cash = cash;
        this.decide = decide;
        this.clock = clock;
    }

    /** What is to be listed. */
    private enum Shown {
        WORK,
        ENTRIES,
        STATEMENTS,
        REFUSED
    }

    /**
     * What is asked for.
     *
     * @param after the key of the last that was seen, or null
     * @param month of refusals, or null for this one
     * @param file of refusals: the key of the file, or null for all
     * @param account of {@code entries}: the bank account; else null
     * @param statement of {@code entries}: the bank's id of it; else null
     */
    private record Query(
            SellerId seller,
            Shown list,
            @Nullable String after,
            @Nullable YearMonth month,
            @Nullable String file,
            @Nullable String account,
            @Nullable String statement,
            int limit) {}

    /**
     * Answers a call.
     *
     * @return 200 with what was asked for, or with the entry after a decision, also when it was
     *     carried out before; 404 for no such entry; 422 with everything that is wrong; 400 when
     *     the body is not JSON
     */
    Answer answer(Call call) {
        return switch (call.routeKey()) {
            case "GET /cash" -> Questions.list(json, call, CashCall::query, this::page);
            case "GET /cash/{id}" ->
                    Questions.id(call, CashId::new)
                            .flatMap(cash::find)
                            .map(found -> shown(found.value()))
                            .orElseGet(CashCall::unknown);
            case "POST /cash/{id}/decisions" -> decided(call);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    private static Answer shown(Cash found) {
        return Answer.json(200, CashAnswer.of(found));
    }

    private static Answer unknown() {
        return Answer.problem(404, "Entry not found", "there is no entry with this id");
    }

    private static Field<Query> query(FieldReader in) {
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<Shown> list = in.optional("list", Forms.kebab(Shown.class), Shown.WORK);
        Field<String> after = in.optional("after", KEY, null);
        Field<YearMonth> month = in.optional("month", Forms.text(CashCall::month), null);
        Field<String> file = in.optional("file", Forms.filled(), null);
        Field<String> account = in.optional("account", Forms.filled(), null);
        Field<String> statement = in.optional("statement", Forms.filled(), null);
        Field<Integer> limit = in.optional("limit", Forms.integer(1, LIMIT_MAX), LIMIT_MAX);
        return in.build(
                () ->
                        new Query(
                                seller.get(),
                                list.get(),
                                after.orNull(),
                                month.orNull(),
                                file.orNull(),
                                account.orNull(),
                                statement.orNull(),
                                limit.get()));
    }

    private static YearMonth month(String text) {
        if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException("must be a month such as 2026-03");
        }
        return YearMonth.parse(text);
    }

    private CashPage page(Query query) {
        return switch (query.list()) {
            case WORK -> listed(query, cash.work(query.seller(), query.after(), query.limit()));
            case ENTRIES -> listed(query, entries(query));
            case STATEMENTS ->
                    new CashPage(
                            List.of(),
                            cash.statements(query.seller(), query.limit()).stream()
                                    .map(CashPage.Taken::of)
                                    .toList(),
                            List.of(),
                            null);
            case REFUSED -> refused(query);
        };
    }

    private List<Listed> entries(Query query) {
        String account = Objects.requireNonNullElse(query.account(), "");
        String statement = Objects.requireNonNullElse(query.statement(), "");
        return cash.entries(account, statement, query.after(), query.limit());
    }

    /** What is another seller's is left out. */
    private CashPage listed(Query query, List<Listed> listed) {
        List<CashAnswer> entries =
                cash.findAll(listed.stream().map(Listed::id).toList()).stream()
                        .filter(it -> it.seller().equals(query.seller()))
                        .map(CashAnswer::of)
                        .toList();
        String next = listed.size() < query.limit() ? null : listed.getLast().key();
        return new CashPage(entries, List.of(), List.of(), next);
    }

    private CashPage refused(Query query) {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        String folder = DroppedFiles.FOLDER + query.seller() + "/";
        return new CashPage(
                List.of(),
                List.of(),
                cash.refused().list(Objects.requireNonNullElse(query.month(), now)).stream()
                        .filter(it -> it.reason().startsWith(folder))
                        .filter(it -> isOf(it, query.file()))
                        .limit(query.limit())
                        .map(CashPage.Refused::of)
                        .toList(),
                null);
    }

    /** What follows a file's key in a reason: see {@link Refusals#keep}. */
    private static boolean isOf(Rejection refusal, @Nullable String file) {
        return file == null
                || refusal.reason().startsWith(file + ": ")
                || refusal.reason().startsWith(file + "#");
    }

    private Answer decided(Call call) {
        Optional<CashId> id = Questions.id(call, CashId::new);
        return switch (bodies.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.unreadable(TITLE, problem);
            case MessageJson.Result.Tree(JsonNode tree) ->
                    id.isEmpty() ? unknown() : decided(id.get(), tree, call.by());
        };
    }

    private Answer decided(CashId id, JsonNode tree, String by) {
        FieldReader in = FieldReader.of(tree);
        Field<CashRequest> request = CashRequest.read(in);
        if (!in.problems().isEmpty()) {
            return Answer.refused(TITLE, in.problems());
        }
        Problem problem = request.get().problem();
        return problem == null
                ? answer(decide.decide(id, request.get(), by))
                : Answer.refused(TITLE, List.of(problem));
    }

    private static Answer answer(DecideCash.Decided decided) {
        return switch (decided) {
            case DecideCash.Decided.Done(Cash after) -> shown(after);
            case DecideCash.Decided.Repeated(Cash after) -> shown(after);
            case DecideCash.Decided.Unknown _ -> unknown();
            case DecideCash.Decided.Refused(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
        };
    }
}

package io.billfold.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Changed subscriptions and the ledger of what was billed, and one wrong twist in them. */
class ContractAuditTest {
    private static final String FIRST = "bill 2026-02-01";
    private static final String SECOND = "bill 2026-02-04";
    private static final String PAGE = "SUBSCRIPTION#o-2 BILLED";

    @Test
    void aCorrectHistoryPasses() {
        assertThat(Seats.history().told().violations()).isEmpty();
    }

    @Test
    void whatIsThereInTheEndPassesAnInspectionToo() {
        assertThat(Seats.history().found().violations()).isEmpty();
    }

    /** What was done wrong, and the invariant that it breaks. */
    record Twist(Invariant broken, String what, Consumer<History> done) {
        @Override
        public String toString() {
            return broken.shortName() + ": " + what;
        }
    }

    @ParameterizedTest
    @MethodSource("twists")
    void aWrongTwistIsFound(Twist twist) {
        History history = Seats.history();
        twist.done().accept(history);
        assertThat(history.told().violations())
                .extracting(Violation::invariant)
                .contains(twist.broken().shortName());
    }

    static Stream<Twist> twists() {
        return Stream.of(changes(), ledger(), usage(), days()).flatMap(each -> each);
    }

    private static Stream<Twist> changes() {
        return Stream.of(
                new Twist(
                        Invariant.CHANGES_RECORDED,
                        "a subscription changes without the key of a change",
                        h -> h.drop("change", "SUBSCRIPTION#o-2 CHANGE")),
                new Twist(
                        Invariant.CHANGES_RECORDED,
                        "a change changes nothing",
                        h -> h.drop("change", "SUBSCRIPTION#o-2 SUBSCRIPTION")),
                new Twist(
                        Invariant.CHANGES_RECORDED,
                        "a change rewrites the past",
                        h ->
                                h.first("change", "SUBSCRIPTION#o-2 SUBSCRIPTION", "/history")
                                        .put("quantity", "4")),
                new Twist(
                        Invariant.CHANGES_RECORDED,
                        "a change is there twice",
                        h ->
                                h.doc("change", "SUBSCRIPTION#o-2 SUBSCRIPTION")
                                        .withArray("history")
                                        .add(entry(h, "change", 1))),
                new Twist(
                        Invariant.CHANGE_AS_SENT,
                        "another price is recorded than was sent",
                        h -> {
                            entry(h, "change", 1).put("price", "31");
                            entry(h, SECOND, 1).put("price", "31");
                        }),
                new Twist(
                        Invariant.CHANGE_AS_SENT,
                        "nobody sent the change",
                        h -> h.skip("change answered")),
                new Twist(
                        Invariant.CHANGE_ANSWER_TRUE,
                        "a change is said to be recorded that is refused",
                        h -> h.instead("refusal answered", Seats.answered(Seats.REFUSED, 201))),
                new Twist(
                        Invariant.CHANGE_ANSWER_TRUE,
                        "a refused change is not kept",
                        h -> h.skip("refuse")),
                new Twist(
                        Invariant.REJECTION_COMPLETE,
                        "a refused change is not kept as it was sent",
                        h ->
                                h.item("refuse", "REFUSED_CHANGE#" + Seats.REFUSED_SHA256 + " RAW")
                                        .put("raw", "x")),
                new Twist(
                        Invariant.EVENT_WITH_CHANGE,
                        "nobody is told what is to be supplied",
                        h -> h.drop("change", "OUTBOX#EntitlementsChanged")));
    }

    private static ObjectNode entry(History history, String step, int index) {
        return (ObjectNode)
                history.doc(step, "SUBSCRIPTION#o-2 SUBSCRIPTION").path("history").get(index);
    }

    private static ObjectNode portion(History history, String step, int index) {
        return (ObjectNode) history.doc(step, PAGE).path("portions").get(index);
    }

    private static Stream<Twist> ledger() {
        return Stream.of(
                new Twist(
                        Invariant.BILLS_ARE_LEDGER,
                        "the ledger is not written",
                        h -> h.drop(FIRST, PAGE)),
                new Twist(
                        Invariant.BILLS_ARE_LEDGER,
                        "a cent less is billed than the ledger says",
                        h -> h.first(FIRST, "DRAFT#", "/lines").put("net", "9.99")),
                new Twist(
                        Invariant.PORTIONS_WHOLE,
                        "portions overlap",
                        h -> portion(h, FIRST, 1).put("from", "2026-02-02")),
                new Twist(
                        Invariant.PORTIONS_WHOLE,
                        "a day is left out",
                        h -> portion(h, FIRST, 1).put("from", "2026-02-04")),
                new Twist(
                        Invariant.PORTIONS_WHOLE,
                        "a portion goes beyond its period",
                        h -> portion(h, FIRST, 1).put("to", "2026-03-02")),
                new Twist(
                        Invariant.PORTIONS_WHOLE,
                        "more is given back than was billed",
                        h -> {
                            portion(h, FIRST, 0).put("net", "-1.00");
                            portion(h, FIRST, 1).put("net", "11.00");
                        }),
                new Twist(
                        Invariant.ONCE_BILLED_ONCE,
                        "the set-up is billed again",
                        h ->
                                h.doc(SECOND, "DRAFT#")
                                        .withArray("lines")
                                        .add(h.doc(FIRST, "DRAFT#").path("lines").get(1))),
                new Twist(
                        Invariant.ONCE_BILLED_ONCE,
                        "a fee is dearer than agreed",
                        h -> h.first(SECOND, "DRAFT#", "/lines").put("unitPrice", "31")),
                new Twist(
                        Invariant.USAGE_BILLED,
                        "usage is billed twice",
                        h -> portion(h, SECOND, 2).put("quantity", "14")),
                new Twist(
                        Invariant.USAGE_BILLED,
                        "usage that was not recorded is billed",
                        h -> h.skip("use")));
    }

    private static Stream<Twist> usage() {
        return Stream.of(
                new Twist(
                        Invariant.USAGE_RECORDED_ONCE,
                        "usage is not recorded by its time",
                        h -> h.drop("use", "USAGE#o-2#steps")),
                new Twist(
                        Invariant.USAGE_AS_SENT,
                        "usage is recorded that nobody sent",
                        h -> h.skip("used")),
                new Twist(
                        Invariant.USAGE_ANSWERED,
                        "usage that was sent is neither recorded nor refused",
                        h -> h.instead("used", Seats.sent(Seats.LOST))),
                new Twist(
                        Invariant.USAGE_ANSWER_TRUE,
                        "usage is said to be recorded that is not",
                        h -> h.then("believed", Seats.usageAnswered(Seats.LOST))));
    }

    private static Stream<Twist> days() {
        return Stream.of(
                new Twist(
                        Invariant.DRAFTS_OF_DAY,
                        "a draft is of another day",
                        h -> {
                            String other = "DRAFT#o-2_2026-02-05";
                            h.item(SECOND, "DRAFT#").put("pk", other);
                            h.item("hold 2026-02-04", "DRAFT#").put("pk", other);
                        }),
                new Twist(
                        Invariant.DRAFTS_OF_DAY,
                        "the second draft of a day comes without a first",
                        h -> h.item(SECOND, "DRAFT#").put("pk", "DRAFT#o-2_2026-02-04.2")),
                new Twist(
                        Invariant.DUE_LISTED,
                        "it is listed under another day",
                        h ->
                                h.item(SECOND, "SUBSCRIPTION#o-2 SUBSCRIPTION")
                                        .put("dueKey", "2026-03-02#o-2")),
                new Twist(
                        Invariant.NEVER_BACKWARDS,
                        "it is due again on the day that was billed",
                        h -> {
                            ObjectNode item = h.item(SECOND, "SUBSCRIPTION#o-2 SUBSCRIPTION");
                            item.put("dueKey", "2026-02-04#o-2");
                            ((ObjectNode) item.path("doc").path("billing"))
                                    .put("nextOn", "2026-02-04");
                        }),
                new Twist(
                        Invariant.BILLED_WHEN_DUE,
                        "a change is not billed",
                        h -> {
                            h.skip(SECOND);
                            h.skip("hold 2026-02-04");
                        }));
    }
}

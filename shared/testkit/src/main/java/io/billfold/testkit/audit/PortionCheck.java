package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.BILLS_ARE_LEDGER;
import static io.billfold.testkit.audit.Invariant.ONCE_BILLED_ONCE;
import static io.billfold.testkit.audit.Invariant.PORTIONS_WHOLE;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What drafts charge is what the ledger of billed portions gains, and the ledger is whole. */
final class PortionCheck implements Subject {
    private final Seen seen;
    private final Findings findings;
    private final Charges charges;
    private final LedgerPages pages = new LedgerPages();

    /** The drafts of what is billed once, by subscription, item, charge and day. */
    private final Map<String, String> once = new HashMap<>();

    PortionCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
        this.charges = new Charges(seen);
    }

    @Override
    public void look(Write write) {
        Map<String, Sums> sums = new LinkedHashMap<>();
        for (Change change : write.of(Kind.BILLED)) {
            pages.take(change);
            String id = LedgerPages.subscription(change);
            sums.computeIfAbsent(id, this::sums).grow(change);
        }
        write.added(Kind.DRAFT)
                .map(change -> change.after().doc())
                .filter(Bill::isOfSubscription)
                .forEach(draft -> bill(draft, sums));
        sums.forEach(this::check);
    }

    private Sums sums(String subscription) {
        Row row = seen.find(Kind.SUBSCRIPTION, subscription);
        findings.require(
                row.isThere(), BILLS_ARE_LEDGER, "%s is billed and not there", subscription);
        return new Sums(new Contract(row.isThere() ? row.doc() : Json.parse("{}")));
    }

    /** How much more a subscription's charges were billed in a write than its ledger says. */
    private static final class Sums {
        private final Contract contract;
        private final Map<String, Long> missing = new LinkedHashMap<>();

        Sums(Contract contract) {
            this.contract = contract;
        }

        void grow(Change page) {
            LedgerPages.portions(page.after()).forEach(it -> add(it, -1));
            LedgerPages.portions(page.before()).forEach(it -> add(it, 1));
        }

        private void add(Portion portion, int sign) {
            String key = portion.item() + "/" + portion.charge();
            missing.merge(key, sign * portion.net(contract.currency()), Long::sum);
        }
    }

    private void bill(JsonNode draft, Map<String, Sums> sums) {
        Sums of = sums.computeIfAbsent(Json.text(draft, "subscription"), this::sums);
        int sign = Json.text(draft, "kind").equals("credit_note") ? -1 : 1;
        String centre = Json.text(draft.path("lines").path(0), "costCentre");
        for (JsonNode line : draft.path("lines")) {
            JsonNode origin = line.path("origin");
            String charge = Json.text(origin, "charge");
            JsonNode known = charges.find(of.contract, Json.text(origin, "price"), charge);
            if (charge.equals("fee") || Json.text(known, "basis").equals("once")) {
                checkOnce(draft, line, of.contract);
            } else {
                // of a line that is split by cost centre each part names all that was prepaid
                boolean isFirst = Json.text(line, "costCentre").equals(centre);
                long billed = billed(line, of.contract.currency(), isFirst);
                of.missing.merge(
                        Json.text(origin, "item") + "/" + charge, sign * billed, Long::sum);
            }
        }
    }

    /** What a line comes to before what prepaid credits paid of it. */
    private static long billed(JsonNode line, String currency, boolean withPrepaid) {
        long billed = Amounts.minor(Json.text(line, "net"), currency);
        for (JsonNode adjustment : line.path("adjustments")) {
            if (withPrepaid && Json.text(adjustment, "kind").equals("prepaid")) {
                billed -= Amounts.minor(Json.text(adjustment, "amount"), currency);
            }
        }
        return billed;
    }

    private void checkOnce(JsonNode draft, JsonNode line, Contract contract) {
        JsonNode origin = line.path("origin");
        String item = Json.text(origin, "item");
        String what =
                String.join(
                        " ",
                        contract.id(),
                        item,
                        Json.text(origin, "charge"),
                        Json.text(line, "periodFrom"));
        String other = once.putIfAbsent(what, Json.text(draft, "id"));
        findings.require(
                other == null || other.equals(Json.text(draft, "id")),
                ONCE_BILLED_ONCE,
                "%s is billed by %s and by %s",
                what,
                other,
                Json.text(draft, "id"));
        boolean isFee = Json.text(origin, "charge").equals("fee");
        findings.require(
                !isFee || isFee(line, contract.entry(item)),
                ONCE_BILLED_ONCE,
                "%s bills %s, agreed was %s",
                Json.text(draft, "id"),
                line,
                contract.entry(item));
    }

    private static boolean isFee(JsonNode line, JsonNode entry) {
        return Json.text(entry, "do").equals("charge-fee")
                && Json.text(entry, "product").equals(Json.text(line, "sku"))
                && number(entry, "price").compareTo(number(line, "unitPrice")) == 0
                && number(entry, "quantity").compareTo(number(line, "quantity").abs()) == 0;
    }

    private static BigDecimal number(JsonNode json, String field) {
        return new BigDecimal(Json.text(json, field));
    }

    private void check(String subscription, Sums sums) {
        sums.missing.forEach(
                (key, amount) ->
                        findings.require(
                                amount == 0,
                                BILLS_ARE_LEDGER,
                                "%s: %d more of %s was billed than the ledger says",
                                subscription,
                                amount,
                                key));
        pages.astray(subscription)
                .forEach(
                        portion ->
                                findings.require(
                                        false,
                                        PORTIONS_WHOLE,
                                        "%s: a portion is not within its period: %s",
                                        subscription,
                                        portion));
        pages.byKey(subscription).values().forEach(each -> checkWhole(sums.contract, each));
    }

    private void checkWhole(Contract contract, List<Portion> portions) {
        Portion last = portions.getLast();
        // what falls short of a commitment is due at the end of a term only
        boolean mayRest =
                contract.does("pause")
                        || charges.find(contract, last.price(), last.charge())
                                .path("basis")
                                .has("commitment");
        for (int i = 0; i < portions.size(); i++) {
            Portion portion = portions.get(i);
            findings.require(
                    portion.net(contract.currency()) >= 0,
                    PORTIONS_WHOLE,
                    "%s: less than nothing was billed of %s",
                    contract.id(),
                    portion);
            if (i > 0) {
                checkAfter(contract, portions.get(i - 1), portion, mayRest);
            }
        }
    }

    private void checkAfter(Contract contract, Portion one, Portion next, boolean mayRest) {
        boolean follows =
                mayRest || one.isNothing() || next.isNothing()
                        ? !next.from().isBefore(one.to())
                        : next.from().equals(one.to());
        findings.require(
                follows, PORTIONS_WHOLE, "%s: %s is not followed by %s", contract.id(), one, next);
    }
}

package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.BankFile;
import io.billfold.testkit.audit.PaidOut;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a provider holds of each seller's money, and what it pays out of it each week: a report of
 * every line as Stripe's (docs.stripe.com/reports/report-types/payout-reconciliation), and the
 * money on the seller's account, in any order, days apart; now and then first a report that is cut
 * off, or one without the row of the payout itself.
 */
final class Payouts extends Outsider {
    private static final JsonNode SELLERS = Json.resource("sellers.json");
    private static final int WEEK_DAYS = 7;
    private static final int REPORT_DAYS_MAX = 3;

    /** Of each charge 1.5 percent are kept, cut to the minor unit. */
    private static final long FEE_THOUSANDTHS = 15;

    private static final String HEADER =
            "automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,currency,"
                    + "gross,fee,net,reporting_category,source_id,charge_id\n";

    private final Map<String, List<Line>> unpaid = new TreeMap<>();
    private final Set<String> known = new HashSet<>();

    Payouts(World world) {
        super(world);
    }

    /** Something that moved a seller's balance, in minor units. */
    private record Line(
            String id, String category, String source, String charge, Money gross, Money fee) {
        Money net() {
            return gross.minus(fee);
        }

        String row(String payout, LocalDate on) {
            return String.join(
                    ",",
                    payout,
                    on + " 00:00:00",
                    id,
                    gross.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT),
                    gross.getAmount().toPlainString(),
                    fee.getAmount().toPlainString(),
                    net().getAmount().toPlainString(),
                    category,
                    source,
                    charge + "\n");
        }
    }

    /** A charge whose money the provider has. */
    void charged(Provider.Charge charge) {
        long fee = charge.amountMinor() * FEE_THOUSANDTHS / 1000;
        add(charge, "txn_" + charge.id(), "charge", charge.id(), charge.amountMinor(), fee);
    }

    /** A refund went out, or came back. */
    void refunded(Provider.Charge charge, String refund, boolean isBack) {
        String category = isBack ? "refund_failure" : "refund";
        long amount = isBack ? charge.amountMinor() : -charge.amountMinor();
        add(charge, category + "_" + refund, category, refund, amount, 0);
    }

    /** A bank took the money of a charge, or gave it back: told more than once, moved once. */
    void disputed(Provider.Charge charge, String movement, long amount, long fee) {
        String category = amount < 0 ? "dispute" : "dispute_reversal";
        add(charge, movement, category, "dp_" + charge.id(), amount, fee);
    }

    private void add(
            Provider.Charge charge, String id, String category, String of, long amount, long fee) {
        if (known.add(id)) {
            CurrencyUnit currency = CurrencyUnit.of(charge.currency().toUpperCase(Locale.ROOT));
            Line line =
                    new Line(
                            id,
                            category,
                            of,
                            charge.id(),
                            Money.ofMinor(currency, amount),
                            Money.ofMinor(currency, fee));
            String seller = seller(charge.invoice());
            unpaid.computeIfAbsent(seller, _ -> new ArrayList<>()).add(line);
            boolean isCase = category.startsWith("dispute");
            world().auditor().holds(seller, amount - (isCase ? fee : 0));
        }
    }

    /** Whose series a number is of. */
    private static String seller(String invoice) {
        return SELLERS.valueStream()
                .filter(it -> invoice.startsWith(it.path("series").asText() + "-"))
                .map(it -> it.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Plans the payouts of a run; the last early enough for its papers to come. */
    void open(Bank bank) {
        long weeks = world().scenario().size().time().toDays() / WEEK_DAYS;
        for (int week = 1; week < weeks; week++) {
            String key = "payouts of week " + week;
            plan(
                    World.BEGIN.plus(Duration.ofDays((long) week * WEEK_DAYS)).plusSeconds(week),
                    key,
                    key,
                    () -> List.copyOf(unpaid.keySet()).forEach(it -> pay(it, key, bank)));
        }
    }

    private void pay(String seller, String week, Bank bank) {
        List<Line> lines = unpaid.remove(seller);
        Money amount = lines.stream().map(Line::net).reduce(Money::plus).orElseThrow();
        String what = week + " to " + seller;
        String id = "po_" + Long.toHexString(chance().draw(what));
        LocalDate on = LocalDate.ofInstant(world().timeline().instant(), ZoneOffset.UTC);
        tellAuditor(seller, id, lines, amount);
        if (!amount.isZero()) {
            String text = chance().happens(500, "text of " + what) ? "payout" : "STRIPE " + id;
            later(
                    "money of " + what,
                    () ->
                            bank.book(
                                    seller,
                                    new BankFile.Movement(
                                            amount, "Stripe Payments", null, null, text, null)));
        }
        boolean isProven = chance().happens(700, "row of " + what);
        Line row = new Line(id, "payout", id, "", amount.negated(), amount.minus(amount));
        List<Line> all = new ArrayList<>(lines);
        if (isProven || amount.isZero()) {
            all.add(row);
        }
        report(seller, id, on, all, bank, lines.size() > 1 && !isProven);
    }

    private void report(
            String seller, String id, LocalDate on, List<Line> lines, Bank bank, boolean isLong) {
        String key = "bank/" + seller + "/" + id;
        if (isLong && chance().happens(500, "cut of " + id)) {
            String cut = file(id, on, lines.subList(0, lines.size() - 1));
            world().network().outside(() -> bank.put(key + "-cut.csv", cut));
        }
        later("report " + id, () -> bank.put(key + ".csv", file(id, on, lines)));
    }

    private void later(String what, Runnable deed) {
        Duration most = Duration.ofDays(REPORT_DAYS_MAX);
        world().timeline()
                .in(
                        chance().between(Duration.ofMinutes(1), most, what),
                        () -> world().network().outside(deed));
    }

    private static String file(String id, LocalDate on, List<Line> lines) {
        StringBuilder file = new StringBuilder(HEADER);
        lines.forEach(line -> file.append(line.row(id, on)));
        return file.toString();
    }

    /** Fees of cases are told by their webhooks, all others by reports. */
    private void tellAuditor(String seller, String id, List<Line> lines, Money amount) {
        long fees =
                lines.stream()
                        .filter(it -> !it.category().startsWith("dispute"))
                        .mapToLong(it -> it.fee().getAmountMinorLong())
                        .sum();
        world().auditor().paidOut(new PaidOut(seller, id, amount.getAmountMinorLong(), fees));
    }
}

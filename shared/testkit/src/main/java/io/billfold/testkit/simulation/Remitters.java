package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.BankFile;
import io.billfold.testkit.Chance;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who pays through the bank and takes a discount for paying early, whether it was offered or not:
 * in time, too late, of two invoices at once, twice, without a number, or with money that comes
 * back.
 */
final class Remitters extends Outsider {
    private static final JsonNode ACCOUNTS = Json.resource("accounts.json");
    private static final int DAYS = 11;
    private static final int LATE_DAYS = 25;

    /** Days that pass between a bank's value and its entry. */
    private static final int VALUE_DAYS_MAX = 4;

    private final Bank bank;
    private final Provider provider;
    private final Map<String, Bill> lastOfAccount = new HashMap<>();
    private final Map<Money, Bill> byAmount = new HashMap<>();

    Remitters(World world, Bank bank, Provider provider) {
        super(world);
        this.bank = bank;
        this.provider = provider;
    }

    /** An invoice that somebody pays by transfer. */
    record Bill(String key, String number, String seller, String account, Money total) {
        static Bill of(JsonNode issued) {
            CurrencyUnit currency = CurrencyUnit.of(issued.path("currency").asText());
            return new Bill(
                    issued.path("draftId").asText().replaceAll("[^A-Za-z0-9-]", "-"),
                    issued.path("number").asText(),
                    issued.path("seller").asText(),
                    issued.path("accountId").asText(),
                    Money.of(currency, new BigDecimal(issued.path("total").asText())));
        }

        /** What is left of it after a discount of so many percent. */
        Money less(int perCent) {
            return total.minus(
                    total.multipliedBy(
                            BigDecimal.valueOf(perCent).movePointLeft(2), RoundingMode.HALF_UP));
        }

        String payer() {
            return registered().path("name").asText();
        }

        boolean isWithheld(Chance chance) {
            return Withholders.isOne(chance, registered());
        }

        private JsonNode registered() {
            return ACCOUNTS.valueStream()
                    .map(it -> it.path("account"))
                    .filter(it -> it.path("id").asText().equals(account))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whether an invoice is paid through the bank: more often where a discount may be offered. */
    boolean isTheirs(JsonNode issued) {
        LocalDate issuedOn = LocalDate.parse(issued.path("issuedOn").asText());
        boolean isEarly =
                LocalDate.parse(issued.path("dueOn").asText()).minusDays(7).isAfter(issuedOn);
        boolean isOften = isEarly || Bill.of(issued).isWithheld(chance());
        return chance().happens(isOften ? 500 : 100, "by bank " + Bill.of(issued).key());
    }

    /** Plans what comes for an invoice. */
    void pay(JsonNode issued) {
        Bill bill = Bill.of(issued);
        Optional<Bill> other = Optional.ofNullable(lastOfAccount.put(bill.account(), bill));
        String what = "remittance for " + bill.key();
        if (bill.isWithheld(chance()) && chance().happens(700, "share of " + bill.key())) {
            Money kept = bill.total().minus(Withholders.share(issued));
            send(bill, what + " but tax", DAYS, kept, bill.number());
            return;
        }
        int perCent = 2 + (int) chance().below(2, "discount of " + bill.key());
        switch ((int) chance().below(10, "how " + bill.key() + " is remitted")) {
            case 0 -> send(bill, "late " + what, LATE_DAYS, bill.less(perCent), bill.number());
            case 1 -> send(bill, what, DAYS, bill.less(perCent), "as agreed");
            case 2 -> {
                send(bill, what, DAYS, bill.less(perCent), bill.number());
                send(bill, what + " again", DAYS, bill.less(perCent), bill.number());
            }
            case 3, 4 -> together(bill, other.orElse(bill), what, perCent);
            case 5 -> send(bill, what, DAYS, bill.total(), bill.number());
            case 6 -> {
                send(bill, "part, " + what, DAYS, bill.less(70), bill.number());
                send(bill, "rest, " + what, LATE_DAYS, bill.less(32), bill.number());
            }
            case 7 -> {
                card(bill, "card for a part of " + bill.key(), bill.less(60));
                send(bill, "rest by " + what, LATE_DAYS, bill.less(43), bill.number());
            }
            default -> send(bill, what, DAYS, bill.less(perCent), bill.number());
        }
    }

    /** A part by card, which its bank may want back. */
    private void card(Bill bill, String key, Money amount) {
        Provider.Charge charge =
                new Provider.Charge(
                        "ch_part-" + bill.key(),
                        bill.number(),
                        amount.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT),
                        amount.getAmountMinorLong());
        if (amount.isPositive()) {
            plan(within(DAYS, key), key, key + ": " + amount, () -> provider.paid(charge));
        }
    }

    private void together(Bill bill, Bill other, String what, int perCent) {
        boolean isOne = bill.equals(other);
        Money amount = bill.less(perCent).plus(isOne ? bill.less(100) : other.less(perCent));
        send(bill, what, DAYS, amount, bill.number() + (isOne ? "" : " and " + other.number()));
    }

    private void send(Bill bill, String key, int days, Money amount, String text) {
        if (!amount.isPositive()) {
            return;
        }
        byAmount.put(amount, bill);
        String endToEnd = "E" + Long.toHexString(chance().draw(key));
        plan(
                within(days, key),
                key,
                "%s sends %s: %s".formatted(bill.payer(), amount, text),
                () -> {
                    bank.book(bill.seller(), movement(bill, amount, endToEnd, text, null, key));
                    if (chance().happens(200, "return of " + key)) {
                        planReturn(bill, amount, endToEnd, key);
                    }
                });
    }

    private void planReturn(Bill bill, Money amount, String endToEnd, String key) {
        plan(
                within(8, "return of " + key),
                "return of " + key,
                "the bank takes %s back: %s".formatted(amount, key),
                () ->
                        bank.book(
                                bill.seller(),
                                movement(bill, amount.negated(), endToEnd, "return", "AC04", key)));
    }

    private BankFile.Movement movement(
            Bill bill,
            Money amount,
            String endToEnd,
            String text,
            @Nullable String returned,
            String key) {
        LocalDate today = LocalDate.ofInstant(world().timeline().instant(), ZoneOffset.UTC);
        long before =
                chance().happens(300, "value of " + key)
                        ? chance().below(VALUE_DAYS_MAX, "value days of " + key)
                        : 0;
        return new BankFile.Movement(
                amount,
                bill.payer(),
                "PAYER-" + bill.account(),
                endToEnd,
                text,
                returned,
                today.minusDays(before));
    }

    /** Whose invoice an amount was meant for, as who is asked says. */
    Optional<Bill> meant(Money amount) {
        return Optional.ofNullable(byAmount.get(amount));
    }
}

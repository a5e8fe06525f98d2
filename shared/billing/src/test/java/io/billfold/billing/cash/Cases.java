package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Open items and entries in few words. */
final class Cases {
    static final CashPolicy POLICY = CashPolicy.bundled();
    static final SellerId SELLER = new SellerId("muster-de");
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final CashRules.Place PLACE =
            new CashRules.Place(new CashId("c-1"), SELLER, "DE1", "2026-03-02");

    private Cases() {}

    static InvoiceNumber number(int sequence) {
        return new InvoiceNumber("MU", 2026, sequence);
    }

    /**
     * For example {@code 1 acme 119.00}: invoice, account, what is open; more: what is withheld.
     */
    static OpenItem item(String text) {
        String[] part = text.strip().split(" ");
        int sequence = Integer.parseInt(part[0]);
        Money open = Money.parse(currency(part[2]));
        Money total = open.isZero() ? Money.parse("EUR 119.00") : open;
        Money none = Money.zero(total.getCurrencyUnit());
        return new OpenItem(
                new Receivable(
                        number(sequence),
                        new AccountId(part[1]),
                        SELLER,
                        total,
                        open,
                        none,
                        none,
                        LocalDate.of(2026, 1, 10).plusDays(sequence),
                        0,
                        null,
                        null),
                part[1].toUpperCase(java.util.Locale.ROOT) + " GmbH",
                part.length > 3 ? Money.parse(currency(part[3])) : null);
    }

    private static String currency(String amount) {
        return amount.length() > 3 && Character.isLetter(amount.charAt(0))
                ? amount.substring(0, 3) + " " + amount.substring(3)
                : "EUR " + amount;
    }

    static List<OpenItem> items(String texts) {
        return texts.isBlank()
                ? List.of()
                : List.of(texts.split(";")).stream().map(Cases::item).toList();
    }

    static BankEntry entry(String amount, @Nullable String payer, String text) {
        return entry(amount, payer, text, "0.00");
    }

    static BankEntry entry(String amount, @Nullable String payer, String text, String charges) {
        Money money = Money.parse("EUR " + amount);
        return new BankEntry(
                "1",
                DAY,
                DAY,
                money,
                Money.parse("EUR " + charges),
                payer,
                null,
                null,
                null,
                text,
                null,
                null);
    }

    static Candidates found(List<OpenItem> items, BankEntry entry, @Nullable String known) {
        Set<InvoiceNumber> named = Reference.named(entry.text(), "MU");
        return new Candidates(
                items, null, named, known == null ? null : new AccountId(known), true);
    }

    static Map<InvoiceNumber, Receivable> receivables(List<OpenItem> items) {
        Map<InvoiceNumber, Receivable> all = new HashMap<>();
        items.forEach(item -> all.put(item.invoice(), item.receivable()));
        return all;
    }
}

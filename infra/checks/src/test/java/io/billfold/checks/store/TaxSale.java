package io.billfold.checks.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.RecapitulativeTotal;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sales of one kind, as the ledger books them: amounts below zero are credit notes. */
record TaxSale(TaxMovement.Key key, @Nullable String customerTaxId) {
    static final SellerId SELLER = new SellerId("taxed-de");

    /** At a rate, to a consumer. */
    static TaxSale taxed(String place, String percent) {
        return new TaxSale(
                new TaxMovement.Key(
                        place,
                        "VAT",
                        TaxCategory.STANDARD,
                        new BigDecimal(percent),
                        Scheme.OSS,
                        PartyKind.CONSUMER,
                        place),
                null);
    }

    /** To a business that accounts for the tax. */
    static TaxSale reverseCharged(String number) {
        return new TaxSale(
                new TaxMovement.Key(
                        "FR",
                        "VAT",
                        TaxCategory.REVERSE_CHARGE,
                        BigDecimal.ZERO,
                        Scheme.DOMESTIC,
                        PartyKind.BUSINESS,
                        "FR"),
                number);
    }

    LedgerEntry booked(String id, YearMonth month, String net, String tax) {
        List<Posting> postings = new ArrayList<>();
        add(postings, LedgerAccount.RECEIVABLE, eur(net).plus(eur(tax)));
        add(postings, LedgerAccount.REVENUE, eur(net).negated());
        add(postings, LedgerAccount.TAX_PAYABLE, eur(tax).negated());
        return new LedgerEntry(
                id,
                month.atDay(15),
                SELLER,
                new AccountId("acme"),
                "MU-2031-000001",
                "a sale",
                postings,
                List.of(new TaxMovement(key, customerTaxId, eur(net), eur(tax), null, eur(net))));
    }

    private static void add(List<Posting> postings, LedgerAccount account, Money debit) {
        if (debit.isPositive()) {
            postings.add(Posting.debit(account, debit));
        } else if (debit.isNegative()) {
            postings.add(Posting.credit(account, debit.negated()));
        }
    }

    TaxTotal total(String net, String tax, long documents) {
        return new TaxTotal(key, eur(net), eur(tax), null, eur(net), documents);
    }

    RecapitulativeTotal listed(String net) {
        return new RecapitulativeTotal(
                Objects.requireNonNull(customerTaxId), key.category(), eur(net));
    }

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }
}

package io.billfold.watchthresholds;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.QuotedRate;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.exchange.ReferenceRates;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.ExchangeRateStore;
import io.billfold.testkit.MemoryStores;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Sellers, what they sold, and exchange rates, as other functions would have written them. */
final class Books {
    static final SellerId SELLER = new SellerId("muster-de");

    private final MemoryStores stores;
    private int entries;

    Books(MemoryStores stores) {
        this.stores = stores;
    }

    void seller(SellerId id, String country) {
        Commit commit = stores.dynamo().begin();
        Address address = new Address("Way 1", null, "Town", "12345", null, country);
        Seller seller =
                new Seller(
                        id,
                        "Muster GmbH",
                        null,
                        "billing@muster.example",
                        address,
                        ZoneOffset.UTC,
                        id.value(),
                        List.of(),
                        null);
        stores.accounts().saveSeller(commit, seller, null);
        require(commit);
    }

    /** A document without tax. */
    void sell(String day, String place, PartyKind customer, String amount) {
        Money sold = Money.parse(amount);
        TaxMovement.Key key =
                new TaxMovement.Key(
                        place,
                        "VAT",
                        TaxCategory.OUTSIDE_SCOPE,
                        BigDecimal.ZERO,
                        null,
                        customer,
                        place);
        Money none = Money.zero(sold.getCurrencyUnit());
        LedgerEntry entry =
                new LedgerEntry(
                        "invoice:" + ++entries,
                        LocalDate.parse(day),
                        SELLER,
                        new AccountId("acme"),
                        "MU-" + entries,
                        "a sale",
                        List.of(
                                Posting.debit(LedgerAccount.RECEIVABLE, sold),
                                Posting.credit(LedgerAccount.REVENUE, sold)),
                        List.of(new TaxMovement(key, null, sold, none, null, sold)));
        Commit commit = stores.dynamo().begin();
        stores.ledger().add(commit, entry);
        require(commit);
    }

    /** The same rate for several currencies. */
    void rate(String day, String perEuro, String... currencies) {
        LocalDate date = LocalDate.parse(day);
        ExchangeRateStore rates = new ExchangeRateStore(stores.dynamo());
        YearMonth month = YearMonth.from(date);
        long read = rates.find(RateSource.ECB, month).version();
        List<QuotedRate> quoted =
                Arrays.stream(currencies)
                        .map(it -> new QuotedRate(date, it, new BigDecimal(perEuro)))
                        .toList();
        ReferenceRates loaded = ReferenceRates.of(RateSource.ECB, PublishedDay.of(quoted));
        require(rates.save(stores.dynamo().begin(), loaded, month, read));
    }

    private void require(Commit commit) {
        if (stores.dynamo().commit(commit) != Committed.DONE) {
            throw new IllegalStateException("was refused");
        }
    }
}

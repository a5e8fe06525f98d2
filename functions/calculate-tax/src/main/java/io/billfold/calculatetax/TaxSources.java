package io.billfold.calculatetax;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxProfile.TaxIdLookup;
import io.billfold.billing.exchange.Exchange;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.billfold.billing.tax.id.TaxIdVerdict;
import io.billfold.billing.tax.id.TaxIds;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.SellerSalesStore;
import io.billfold.store.TaxIdCheckStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the tax of a draft depends on besides the draft: each is one read or two. */
@Singleton
class TaxSources {
    private final TaxIdCheckStore taxIds;
    private final SellerSalesStore sales;
    private final ExchangeRateStore rates;
    private final Exchange exchange = Exchange.bundled();

    TaxSources(TaxIdCheckStore taxIds, SellerSalesStore sales, ExchangeRateStore rates) {
        this.taxIds = taxIds;
        this.sales = sales;
        this.rates = rates;
    }

    /** What the seller sold so far, which thresholds are compared with. */
    SellerSales sales(SellerId seller) {
        return sales.find(seller);
    }

    /** The account with what a register last said about its number, if that is its number still. */
    Account withLookup(Account account) {
        return account.taxId() == null
                ? account
                : taxIds.find(account.id())
                        .map(Versioned::value)
                        .filter(standing -> isOf(standing, account))
                        .map(standing -> account.withTax(profile(account.tax(), standing)))
                        .orElse(account);
    }

    private static boolean isOf(TaxIdStanding standing, Account account) {
        return TaxIds.check(account.address().country(), String.valueOf(account.taxId()))
                        instanceof TaxIdVerdict.WellFormed(TaxId id, boolean _)
                && standing.number().isSameAs(id);
    }

    private static TaxProfile profile(TaxProfile profile, TaxIdStanding standing) {
        TaxIdCheck answer = standing.inForce();
        return profile.withLookup(
                new TaxIdLookup(
                        switch (answer.status()) {
                            case VALID -> TaxIdLookup.Status.VALID;
                            case INVALID -> TaxIdLookup.Status.INVALID;
                            case PENDING -> TaxIdLookup.Status.PENDING;
                        },
                        LocalDate.ofInstant(answer.checkedAt(), ZoneOffset.UTC),
                        answer.source(),
                        answer.consultationNumber()));
    }

    /** The published rate that a question asks for. */
    ExchangeDecision exchange(ExchangeQuestion question) {
        return exchange.decide(rates.of(RateSource.ECB, question), question);
    }
}

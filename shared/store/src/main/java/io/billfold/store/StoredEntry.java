package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.tax.TaxCategory;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link LedgerEntry}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredEntry(
        int version,
        String id,
        String bookedOn,
        String seller,
        String account,
        String document,
        String description,
        String currency,
        List<Line> postings,
        @Nullable List<Tax> taxes,
        @Nullable String happenedOn) {
    /** The stored form of a {@link TaxMovement}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tax(
            String place,
            String name,
            String category,
            String ratePercent,
            @Nullable String scheme,
            String customer,
            String soldTo,
            @Nullable String customerTaxId,
            String base,
            String tax,
            @Nullable String owedIn,
            @Nullable String owedBase,
            @Nullable String owedTax,
            String sold) {
        static Tax of(TaxMovement movement) {
            TaxMovement.Key key = movement.key();
            TaxRegistration.Scheme scheme = key.scheme();
            TaxMovement.Owed owed = movement.owed();
            return new Tax(
                    key.place(),
                    key.tax(),
                    Words.of(key.category()),
                    key.ratePercent().toPlainString(),
                    scheme == null ? null : Words.of(scheme),
                    Words.of(key.customer()),
                    key.soldTo(),
                    movement.customerTaxId(),
                    StoredMoney.of(movement.base()),
                    StoredMoney.of(movement.tax()),
                    owed == null ? null : owed.tax().getCurrencyUnit().getCode(),
                    owed == null ? null : StoredMoney.of(owed.base()),
                    owed == null ? null : StoredMoney.of(owed.tax()),
                    StoredMoney.of(movement.sold()));
        }

        TaxMovement toMovement(String currency) {
            TaxMovement.Key key =
                    new TaxMovement.Key(
                            place,
                            name,
                            Words.to(TaxCategory.class, category),
                            new BigDecimal(ratePercent),
                            scheme == null ? null : Words.to(TaxRegistration.Scheme.class, scheme),
                            Words.to(PartyKind.class, customer),
                            soldTo);
            return new TaxMovement(
                    key,
                    customerTaxId,
                    StoredMoney.to(currency, base),
                    StoredMoney.to(currency, tax),
                    toOwed(),
                    StoredMoney.to(currency, sold));
        }

        private TaxMovement.@Nullable Owed toOwed() {
            return owedIn == null || owedBase == null || owedTax == null
                    ? null
                    : new TaxMovement.Owed(
                            StoredMoney.to(owedIn, owedBase), StoredMoney.to(owedIn, owedTax));
        }
    }

    /** The stored form of a {@link Posting}. */
    @Serdeable
    record Line(String account, String side, String amount) {
        static Line of(Posting posting) {
            return new Line(
                    Words.of(posting.account()),
                    Words.of(posting.side()),
                    StoredMoney.of(posting.amount()));
        }

        Posting toPosting(String currency) {
            return new Posting(
                    Words.to(LedgerAccount.class, account),
                    Words.to(Posting.Side.class, side),
                    StoredMoney.to(currency, amount));
        }
    }

    static StoredEntry of(LedgerEntry entry) {
        LocalDate happened = entry.happenedOn();
        return new StoredEntry(
                1,
                entry.id(),
                entry.bookedOn().toString(),
                entry.seller().value(),
                entry.account().value(),
                entry.document(),
                entry.description(),
                entry.currency().getCode(),
                entry.postings().stream().map(Line::of).toList(),
                entry.taxes().isEmpty() ? null : entry.taxes().stream().map(Tax::of).toList(),
                happened == null ? null : happened.toString());
    }

    LedgerEntry toEntry() {
        StoredVersion.check("ledger entry", version);
        return new LedgerEntry(
                id,
                LocalDate.parse(bookedOn),
                new SellerId(seller),
                new AccountId(account),
                document,
                description,
                postings.stream().map(posting -> posting.toPosting(currency)).toList(),
                taxes == null
                        ? List.of()
                        : taxes.stream().map(tax -> tax.toMovement(currency)).toList(),
                happenedOn == null ? null : LocalDate.parse(happenedOn));
    }
}

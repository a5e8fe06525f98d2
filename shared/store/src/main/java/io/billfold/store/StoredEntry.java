package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.micronaut.serde.annotation.Serdeable;

import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link LedgerEntry}, version 1. */
@Serdeable
record StoredEntry(
        int version,
        String id,
        String bookedOn,
        String seller,
        String account,
        String document,
        String description,
        String currency,
        List<Line> postings) {
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
        return new StoredEntry(
                1,
                entry.id(),
                entry.bookedOn().toString(),
                entry.seller().value(),
                entry.account().value(),
                entry.document(),
                entry.description(),
                entry.currency().getCode(),
                entry.postings().stream().map(Line::of).toList());
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
                postings.stream().map(posting -> posting.toPosting(currency)).toList());
    }
}

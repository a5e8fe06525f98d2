package io.billfold.drawstatement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.document.AccountStatement;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Letter;
import io.billfold.billing.document.OpenItem;
import io.billfold.billing.document.Statements;
import io.billfold.billing.period.Period;
import io.billfold.document.LetterRenderer;
import io.billfold.document.Logo;
import io.billfold.document.UncoveredCharacterException;
import io.billfold.drawstatement.AccountBooks.Booked;
import io.billfold.drawstatement.AccountBooks.TooMuchException;
import io.billfold.store.AccountStore;
import io.billfold.store.Balance;
import io.billfold.store.LogoStore;
import io.billfold.store.Sha256;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a statement of account as it is at this moment. Nothing is kept of it. */
@Singleton
class DrawStatement {
    private static final LetterRenderer RENDERER = new LetterRenderer();

    /** Months before this one that a statement begins with where nothing is said. */
    private static final int MONTHS_BEFORE = 3;

    private final AccountStore accounts;
    private final AccountBooks books;
    private final LogoStore logos;
    private final InstantSource clock;

    DrawStatement(AccountStore accounts, AccountBooks books, LogoStore logos, InstantSource clock) {
        this.accounts = accounts;
        this.books = books;
        this.logos = logos;
        this.clock = clock;
    }

    /** Draws what is asked for, or says why it can't. */
    Drawing draw(StatementRequest request) {
        Optional<Account> account = accounts.findAccount(request.account()).map(Versioned::value);
        if (account.isEmpty()) {
            return new Drawing.UnknownAccount();
        }
        Optional<Seller> seller = accounts.findSeller(request.seller()).map(Versioned::value);
        if (seller.isEmpty()) {
            return Drawing.Refused.of("seller", "'" + request.seller() + "' is not known");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), seller.get().zone());
        LocalDate to = request.to() == null ? today : request.to();
        LocalDate from =
                request.from() == null
                        ? to.withDayOfMonth(1).minusMonths(MONTHS_BEFORE)
                        : request.from();
        if (to.isAfter(today)) {
            return Drawing.Refused.of("to", "must not be after today, " + today + ", was " + to);
        }
        if (from.isAfter(to)) {
            return Drawing.Refused.of("from", "must not be after to, " + to + ", was " + from);
        }
        return draw(request, seller.get(), account.get(), new Asked(from, to, today));
    }

    /** Days in the seller's zone, as the ledger's are. */
    private record Asked(LocalDate from, LocalDate to, LocalDate today) {
        Period period() {
            return new Period(from, to.plusDays(1));
        }
    }

    private Drawing draw(StatementRequest request, Seller seller, Account account, Asked asked) {
        List<Balance> balances = books.balances(account.id(), seller.id());
        List<Balance> fitting =
                balances.stream()
                        .filter(
                                it ->
                                        request.currency() == null
                                                || it.currency().equals(request.currency()))
                        .toList();
        if (fitting.size() != 1) {
            return Drawing.Refused.of("currency", whichCurrency(request, balances));
        }
        try {
            return draw(fitting.getFirst(), seller, account, asked);
        } catch (TooMuchException e) {
            return e.refusal();
        } catch (UncoveredCharacterException e) {
            return Drawing.Refused.of(e.field(), String.valueOf(e.getMessage()));
        }
    }

    private static String whichCurrency(StatementRequest request, List<Balance> balances) {
        if (balances.isEmpty()) {
            return request.seller() + " has booked nothing for " + request.account();
        }
        return "must be one of "
                + balances.stream()
                        .map(balance -> balance.currency().getCode())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private Drawing draw(Balance balance, Seller seller, Account account, Asked asked) {
        CurrencyUnit currency = balance.currency();
        Optional<Booked> booked = books.read(account.id(), balance, asked.from());
        if (booked.isEmpty()) {
            return new Drawing.Busy();
        }
        List<OpenItem> open = books.open(account.id(), seller.id(), currency);
        Letter letter = Documents.letter(seller, account, currency, asked.today());
        AccountStatement statement =
                Statements.of(
                        letter,
                        asked.period(),
                        booked.get().balance().owed(),
                        booked.get().booked(),
                        open);
        byte[] pdf = RENDERER.pdf(statement, Sha256.hex(shown(statement)), logo(seller));
        return new Drawing.Done(pdf, "statement-" + account.id() + "-" + asked.to() + ".pdf");
    }

    /** What tells one statement from another: the PDF's identifier is made of it. */
    private static byte[] shown(AccountStatement statement) {
        Letter letter = statement.letter();
        return String.join(
                        "\n",
                        letter.seller().id(),
                        letter.buyer().id(),
                        letter.language(),
                        letter.issuedOn().toString(),
                        statement.period().toString(),
                        statement.opening().toString(),
                        statement.entries().toString(),
                        statement.open().toString())
                .getBytes(UTF_8);
    }

    private @Nullable Logo logo(Seller seller) {
        String sha256 = seller.branding().logo();
        return sha256 == null ? null : Logo.of(logos.content(sha256));
    }
}

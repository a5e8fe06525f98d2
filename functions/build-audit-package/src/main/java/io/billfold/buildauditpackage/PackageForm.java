package io.billfold.buildauditpackage;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.Book;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.document.books.Fec;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.store.AccountStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code POST /audit-packages} asks for, looked at field by field. The period must be over
 * where the seller is: what is still booked into it would be missing for good, as the same request
 * gives the same package.
 */
@Singleton
class PackageForm {
    private static final String FRANCE = "FR";

    private final AccountStore accounts;

    PackageForm(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** Reads a request; what is wrong with it is among the reader's problems. */
    Field<PackageRequest> read(FieldReader in, Instant now) {
        in.required("version", Forms.integer(1, 1));
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<LocalDate> from = in.required("from", Forms.date());
        Field<LocalDate> to = in.required("to", Forms.date());
        Field<AccountId> account = in.optional("account", Forms.text(AccountId::new), null);
        boolean isUsual = !in.has("books");
        Field<List<Book>> books = in.values("books", Book.values().length, Forms.text(Book::parse));
        return in.build(
                () ->
                        new PackageRequest(
                                seller.get(),
                                from.get(),
                                to.get(),
                                account.orNull(),
                                isUsual ? usual(seller.get()) : books.get()),
                request -> problems(request, now));
    }

    /** All forms that the seller's country knows. */
    private List<Book> usual(SellerId id) {
        Seller seller = seller(id);
        return seller != null && Fec.fileName(seller, LocalDate.EPOCH).isPresent()
                ? List.of(Book.SAF_T, Book.FEC, Book.CSV)
                : List.of(Book.SAF_T, Book.CSV);
    }

    private @Nullable Seller seller(SellerId id) {
        return accounts.findSeller(id).map(Versioned::value).orElse(null);
    }

    private List<Problem> problems(PackageRequest request, Instant now) {
        Seller seller = seller(request.seller());
        if (seller == null) {
            return List.of(new Problem("seller", "there is no seller " + request.seller()));
        }
        List<Problem> problems = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, seller.zone());
        if (!request.to().isBefore(today)) {
            problems.add(
                    new Problem(
                            "to",
                            "must be over in %s, before %s, was %s: what is booked later would be missing"
                                    .formatted(seller.zone(), today, request.to())));
        }
        AccountId account = request.account();
        if (account != null && accounts.findAccount(account).isEmpty()) {
            problems.add(new Problem("account", "there is no account " + account));
        }
        if (request.books().contains(Book.FEC)) {
            addFecProblem(problems, seller);
        }
        return problems;
    }

    private static void addFecProblem(List<Problem> problems, Seller seller) {
        if (!seller.address().country().equals(FRANCE)) {
            problems.add(
                    new Problem(
                            "books",
                            "fec is a form of France, and the seller is in "
                                    + seller.address().country()));
        } else if (Fec.fileName(seller, LocalDate.EPOCH).isEmpty()) {
            problems.add(
                    new Problem(
                            "books",
                            "fec is named by the SIREN: give the seller its legalId with the scheme"
                                    + " 0002, or a French VAT number"));
        }
    }
}

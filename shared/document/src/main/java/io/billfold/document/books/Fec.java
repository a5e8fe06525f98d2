package io.billfold.document.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fichier des écritures comptables, as the French Livre des procédures fiscales art. A47 A-1 VII
 * wants it of whoever keeps books by the Plan comptable général: 18 columns in their order, with
 * their names in the first line, tabs between them, dates as {@code yyyyMMdd}, decimal commas,
 * entries in the order of validation with numbers without gaps, UTF-8.
 */
public final class Fec {
    private static final List<String> COLUMNS =
            List.of(
                    "JournalCode",
                    "JournalLib",
                    "EcritureNum",
                    "EcritureDate",
                    "CompteNum",
                    "CompteLib",
                    "CompAuxNum",
                    "CompAuxLib",
                    "PieceRef",
                    "PieceDate",
                    "EcritureLib",
                    "Debit",
                    "Credit",
                    "EcritureLet",
                    "DateLet",
                    "ValidDate",
                    "Montantdevise",
                    "Idevise");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final String FRANCE = "FR";
    private static final int SIREN_LENGTH = 9;
    private static final int TEXT_MAX = 200;

    /** The list of ISO/IEC 6523 that French SIREN numbers are of. */
    private static final String SIREN = "0002";

    /** The one of SIRET numbers, whose first nine digits are the SIREN. */
    private static final String SIRET = "0009";

    private final CurrencyUnit currency;
    private final Chart chart;
    private final Function<AccountId, Optional<Account>> customers;

    /**
     * A writer.
     *
     * @param currency of the entries that are written
     * @param customers knows the customers of the entries, for their names
     */
    public Fec(CurrencyUnit currency, Function<AccountId, Optional<Account>> customers) {
        this.currency = currency;
        this.chart = Chart.of(FRANCE);
        this.customers = customers;
    }

    /** A journal of the books. */
    private record Journal(String code, String name) {
        private static final Journal SALES = new Journal("VE", "Ventes");
        private static final Journal BANK = new Journal("BQ", "Banque");
        private static final Journal OTHER = new Journal("OD", "Opérations diverses");

        /** By what the entry's id says that it books. */
        static Journal of(LedgerEntry entry) {
            return switch (entry.id().substring(0, Math.max(0, entry.id().indexOf(':')))) {
                case "invoice", "credit-note" -> SALES;
                case "payment" -> BANK;
                default -> OTHER;
            };
        }
    }

    /**
     * The name of the file of a fiscal year that ends on a day, for example {@code
     * 303265045FEC20261231.txt}; empty where the seller's SIREN is not known.
     */
    public static Optional<String> fileName(Seller seller, LocalDate to) {
        String siren = siren(seller);
        return siren == null
                ? Optional.empty()
                : Optional.of(siren + "FEC" + DAY.format(to) + ".txt");
    }

    /** From the register's number, or from the VAT number: FR, two characters, SIREN. */
    private static @Nullable String siren(Seller seller) {
        Identifier legalId = seller.profile().legalId();
        if (legalId != null && (SIREN.equals(legalId.scheme()) || SIRET.equals(legalId.scheme()))) {
            String digits = legalId.id().replaceAll("\\D", "");
            return digits.length() < SIREN_LENGTH ? null : digits.substring(0, SIREN_LENGTH);
        }
        return seller.registrations().stream()
                .filter(it -> it.country().equals(FRANCE))
                .map(TaxRegistration::taxId)
                .map(id -> id.replaceAll("[^A-Za-z0-9]", ""))
                .filter(id -> id.matches("FR[A-Z0-9]{2}[0-9]{9}"))
                .map(id -> id.substring(id.length() - SIREN_LENGTH))
                .findFirst()
                .orElse(null);
    }

    /**
     * Writes a file.
     *
     * @param entries in the order of their dates; those of other currencies are passed over
     */
    public void write(OutputStream out, Iterator<LedgerEntry> entries) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        text.write(String.join("\t", COLUMNS));
        text.write("\r\n");
        long number = 0;
        while (entries.hasNext()) {
            LedgerEntry entry = entries.next();
            if (entry.currency().equals(currency)) {
                number++;
                write(text, number, entry);
            }
        }
        text.flush();
    }

    private void write(Writer text, long number, LedgerEntry entry) throws IOException {
        for (Posting posting : entry.postings()) {
            text.write(String.join("\t", cells(number, entry, posting)));
            text.write("\r\n");
        }
    }

    private List<String> cells(long number, LedgerEntry entry, Posting posting) {
        Journal journal = Journal.of(entry);
        Chart.Entry account = chart.entry(posting.account());
        boolean isOfCustomer = isOfCustomer(posting.account());
        boolean isDebit = posting.side() == Posting.Side.DEBIT;
        String day = DAY.format(entry.bookedOn());
        Money zero = Money.zero(entry.currency());
        return List.of(
                journal.code(),
                journal.name(),
                Long.toString(number),
                day,
                account.number(),
                account.name(),
                isOfCustomer ? entry.account().value() : "",
                isOfCustomer ? name(entry.account()) : "",
                Text.line(entry.document(), TEXT_MAX),
                DAY.format(entry.occurredOn()),
                Text.line(entry.description(), TEXT_MAX),
                decimal(isDebit ? posting.amount() : zero),
                decimal(isDebit ? zero : posting.amount()),
                "",
                "",
                day,
                "",
                "");
    }

    /** The accounts of class 41, which are kept for each customer. */
    private static boolean isOfCustomer(LedgerAccount account) {
        return switch (account) {
            case RECEIVABLE, UNAPPLIED_CASH, CUSTOMER_CREDIT, DISPUTED_RECEIVABLE -> true;
            case REVENUE,
                    TAX_PAYABLE,
                    WITHHOLDING_RECEIVABLE,
                    CASH_ROUNDING,
                    PROVIDER_CLEARING,
                    BANK,
                    REFUNDS_PAYABLE,
                    FEES,
                    LOSSES,
                    COMMISSIONS,
                    COMMISSIONS_PAYABLE,
                    EXCHANGE_DIFFERENCES,
                    BANK_FEES,
                    SMALL_DIFFERENCES,
                    DEFERRED_REVENUE,
                    INCOME_TAX,
                    BAD_DEBTS,
                    DISCOUNTS,
                    INPUT_TAX,
                    PROVIDER_RESERVE ->
                    false;
        };
    }

    private String name(AccountId id) {
        return Text.line(customers.apply(id).map(Account::name).orElse(id.value()), TEXT_MAX);
    }

    private static String decimal(Money money) {
        return money.getAmount().toPlainString().replace('.', ',');
    }
}

package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Tax;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When a rule holds. In a file conditions are words parted by blanks, all of which must hold: a
 * name, for some with an argument behind a colon ({@code buyer-in:FR}), in front of it a {@code !}
 * where it must not hold. In an argument {@code |} parts what will do, {@code _} is a blank.
 *
 * @param what what is asked
 * @param arguments what will do
 * @param isNegated whether it must not hold
 */
record Condition(What what, List<String> arguments, boolean isNegated) {
    /**
     * A German routing number of a public buyer: coarse and fine address, two check digits (Leitweg
     * ID, format specification 2.0.2).
     */
    private static final Pattern LEITWEG =
            Pattern.compile("[0-9]{2,12}(-[A-Z0-9]{1,30})?-[0-9]{2}");

    /** What can be asked of a document. */
    enum What {
        /** The buyer is in business. */
        B2B,
        /** The buyer is a consumer. */
        B2C,
        /** The buyer is in one of these countries. */
        BUYER_IN,
        /** The buyer is not in the country whose law it is. */
        BUYER_ABROAD,
        /** The buyer gave a German Leitweg-ID: a public body, which is invoiced by XRechnung. */
        LEITWEG,
        /** It asks for money. */
        PAYABLE,
        /** It offers a discount for paying early, which is printed with its date and amount. */
        DISCOUNTED,
        /** A credit note, or an invoice that replaces another. */
        CREDIT,
        /** The buyer issued it in the seller's name. */
        SELF_BILLED,
        /** Tax is charged at a rate above zero on some of it. */
        TAXED,
        /** All of it is exempt or outside the scope of tax. */
        EXEMPT_ONLY,
        /** It is outside the scope of tax, and so must not show tax numbers (rule BR-O-02). */
        OUT_OF_SCOPE,
        /** Some of it is not taxed for a reason that must be said. */
        REASONED,
        /** Some of it is in one of these categories of tax (BT-118). */
        CATEGORY,
        /** A tax of one of these names is charged. */
        PART,
        /** Some of it is taxed at one of these rates in percent. */
        RATE,
        /** Its currency is neither that of the country whose law it is nor the buyer's. */
        FOREIGN_CURRENCY,
        /** It comes to more than this in the currency of the country, or is in another one. */
        OVER,
        /** As over, or exactly this. */
        FROM,
        /** What is exempt or outside the scope of tax comes to more than this. */
        UNTAXED_OVER,
        /** The seller has one of these legal forms, by its particulars or the end of its name. */
        FORM,
        /** One of these fields is there. */
        HAS,
        /** A field has this text: {@code is:path=text}. */
        IS
    }

    /**
     * A document under the law of a country.
     *
     * @param country whose law the rule is
     */
    record Situation(BusinessDocument document, String country) {}

    /**
     * The conditions of a column.
     *
     * @throws io.billfold.billing.FactFileException when one of them is not known
     */
    static List<Condition> all(FactFile.Row row, int column) {
        List<Condition> all = new ArrayList<>();
        for (String word : row.text(column).split(" ")) {
            if (!word.isEmpty()) {
                all.add(of(row, word));
            }
        }
        return List.copyOf(all);
    }

    private static Condition of(FactFile.Row row, String word) {
        boolean isNegated = word.startsWith("!");
        String[] parts = (isNegated ? word.substring(1) : word).split(":", 2);
        List<String> arguments =
                parts.length == 1
                        ? List.of()
                        : Arrays.stream(parts[1].split("\\|")).map(Condition::blanks).toList();
        try {
            What what = What.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
            return new Condition(what, arguments, isNegated);
        } catch (IllegalArgumentException e) {
            throw row.fault("'" + word + "' is not a condition");
        }
    }

    private static String blanks(String argument) {
        return argument.replace('_', ' ');
    }

    /** Whether all of them hold. */
    static boolean hold(List<Condition> conditions, Situation situation) {
        return conditions.stream().allMatch(it -> it.isTrue(situation) != it.isNegated());
    }

    private boolean isTrue(Situation situation) {
        BusinessDocument document = situation.document();
        Party buyer = document.buyer();
        return switch (what) {
            case B2B -> buyer.kind() == PartyKind.BUSINESS;
            case B2C -> buyer.kind() == PartyKind.CONSUMER;
            case BUYER_IN -> arguments.contains(buyer.address().country());
            case BUYER_ABROAD -> !buyer.address().country().equals(situation.country());
            case LEITWEG -> isLeitweg(document);
            case PAYABLE -> document.isPayable();
            case DISCOUNTED -> !document.payment().discounts().isEmpty();
            case CREDIT -> isCredit(document);
            case SELF_BILLED -> document.heading().kind() == Heading.Kind.SELF_BILLED_INVOICE;
            case TAXED -> document.taxes().stream().anyMatch(it -> it.category().isTaxed());
            case EXEMPT_ONLY -> document.taxes().stream().allMatch(it -> isUntaxed(it.category()));
            case OUT_OF_SCOPE -> hasCategory(document, TaxCategory.OUTSIDE_SCOPE.code());
            case REASONED -> document.taxes().stream().anyMatch(it -> it.category().needsReason());
            case CATEGORY -> arguments.stream().anyMatch(it -> hasCategory(document, it));
            case PART -> arguments.stream().anyMatch(it -> hasPart(document, it));
            case RATE -> arguments.stream().anyMatch(it -> hasRate(document, it));
            case FOREIGN_CURRENCY -> isForeign(situation);
            case OVER -> compare(situation, document.totals().payable()) > 0;
            case FROM -> compare(situation, document.totals().payable()) >= 0;
            case UNTAXED_OVER -> compare(situation, untaxed(document)) > 0;
            case FORM -> arguments.stream().anyMatch(it -> hasForm(document.seller(), it));
            case HAS -> arguments.stream().anyMatch(it -> Field.of(it).text(document) != null);
            case IS -> isText(document, arguments.getFirst());
        };
    }

    private static boolean isLeitweg(BusinessDocument document) {
        String reference = document.references().buyerReference();
        return reference != null && LEITWEG.matcher(reference.strip()).matches();
    }

    private static boolean isCredit(BusinessDocument document) {
        return document.heading().kind().isCredit()
                || document.heading().kind() == Heading.Kind.CORRECTED_INVOICE;
    }

    private static boolean isUntaxed(TaxCategory category) {
        return category == TaxCategory.EXEMPT || category == TaxCategory.OUTSIDE_SCOPE;
    }

    private static boolean hasCategory(BusinessDocument document, String code) {
        return document.taxes().stream().anyMatch(it -> it.category().code().equals(code));
    }

    private static boolean hasPart(BusinessDocument document, String name) {
        return document.taxes().stream()
                .flatMap(it -> it.parts().stream())
                .anyMatch(it -> it.tax().equals(name));
    }

    private static boolean hasRate(BusinessDocument document, String percent) {
        BigDecimal rate = new BigDecimal(percent);
        return document.taxes().stream()
                .map(it -> it.ratePercent())
                .anyMatch(it -> it != null && it.compareTo(rate) == 0);
    }

    private static boolean isForeign(Situation situation) {
        BusinessDocument document = situation.document();
        String currency = document.currency().getCode();
        return !currency.equals(Facts.currency(situation.country()))
                && !currency.equals(Facts.currency(document.delivery().country()));
    }

    /** An amount in another currency counts as above any limit: to say more does no harm. */
    private int compare(Situation situation, Money amount) {
        String currency = amount.getCurrencyUnit().getCode();
        return currency.equals(Facts.currency(situation.country()))
                ? amount.getAmount().compareTo(new BigDecimal(arguments.getFirst()))
                : 1;
    }

    private static Money untaxed(BusinessDocument document) {
        Money sum = Money.zero(document.currency());
        for (Tax tax : document.taxes()) {
            sum = isUntaxed(tax.category()) ? sum.plus(tax.base()) : sum;
        }
        return sum;
    }

    private static boolean hasForm(Party seller, String form) {
        return form.equals(seller.particulars().get("legalForm"))
                || seller.name().strip().endsWith(" " + form);
    }

    private static boolean isText(BusinessDocument document, String pathAndText) {
        String[] parts = pathAndText.split("=", 2);
        return parts[1].equals(Field.of(parts[0]).text(document));
    }
}

package io.billfold.billing.language;

import java.util.List;
import java.util.Locale;

/**
 * What decisions say in words of a figure or of a tax, such as {@code 15 of 31 days}. It is kept in
 * English, with its values in it, and read back from that where a document is written in another
 * language: see {@link Phrases}. The words of a language are in {@code phrases/xx.properties},
 * under the constant's name in lower case with hyphens.
 *
 * <p>The first that fits a text is the one that made it: of two that could, the one that says more
 * stands first.
 */
public enum Phrase {
    // How a figure of a line came about
    DAYS("units", "all"),
    DAYS_LEFT("before", "all"),
    SECONDS("units", "all"),
    SECONDS_LEFT("before", "all"),
    DAYS_30_360("units", "all"),
    DAYS_30_360_LEFT("before", "all"),
    DAYS_WHOLE("units", "all"),
    DAYS_WHOLE_LEFT("before", "all"),
    UNDONE,
    MINIMUM,
    MAXIMUM,
    BILLED_BEFORE,
    PREPAID_CREDIT("credit"),
    OTHER_COST_CENTRES("centre"),
    DISCOUNT_SHARE("reason", "percent"),
    COUPON("coupon"),
    TRIAL,
    LATE_USAGE,
    CHANGED_SINCE,
    MINIMUM_USED("minimum", "used"),
    ABOVE("from"),
    ABOVE_FEE("from"),
    BETWEEN("from", "to"),
    BETWEEN_FEE("from", "to"),
    FEE,
    UP_TO("to"),
    ALL_ABOVE,
    CREDIT("item"),
    AVERAGE("month"),

    // Why tax is charged as it is
    REVERSE_CHARGE,
    REVERSE_CHARGE_LAW("law"),
    INTRA_COMMUNITY_LAW("law"),
    EXPORT,
    EXPORT_LAW("law"),
    NOT_SUBJECT,
    NOT_SUBJECT_LAW("law"),
    ZERO_RATED,
    ZERO_RATED_LAW("law"),
    EXEMPT,
    EXEMPT_LAW("law"),
    SMALL_BUSINESS,
    SMALL_BUSINESS_LAW("law"),
    NO_SALES_TAX("place"),
    SALES_TAX_NOT_COLLECTED("place"),
    NOT_TAXABLE("place"),
    CERTIFICATE("reason", "number"),
    VAT_DIRECTIVE("articles");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> placeholders;

    Phrase(String... placeholders) {
        this.placeholders = List.of(placeholders);
    }

    /** Its key in the files, for example {@code days-left}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is put into the words, in the order of {@link #text}. */
    public List<String> placeholders() {
        return placeholders;
    }

    /**
     * In English, as it is kept: {@code DAYS.text(15, 31)} is {@code 15 of 31 days}.
     *
     * @param values one for each placeholder, in their order: numbers plain, with a point
     * @throws IllegalArgumentException when there are more or fewer values than placeholders
     */
    public String text(Object... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return Phrases.of(Language.ENGLISH).text(this, texts);
    }
}

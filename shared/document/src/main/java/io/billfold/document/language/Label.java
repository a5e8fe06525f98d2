package io.billfold.document.language;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * What documents say beside the facts themselves, each with its term in EN 16931 where it has one.
 * The words of a language are in {@code labels/xx.properties}, under the constant's name in lower
 * case with hyphens: {@code net-total}.
 */
public enum Label {
    // What the document is
    INVOICE("BT-3"),
    TAX_INVOICE("BT-3"),
    PREPAYMENT_INVOICE("BT-3"),
    CORRECTED_INVOICE("BT-3"),
    SELF_BILLED_INVOICE("BT-3"),
    CREDIT_NOTE("BT-3"),
    STATEMENT,
    REMINDER_FIRST,
    REMINDER_SECOND,
    REMINDER_FINAL,

    // Who
    BILL_TO("BG-7"),
    CREDIT_TO("BG-7"),
    DELIVER_TO("BG-13"),
    ATTENTION("BT-56"),
    CONTACT("BT-41"),
    PHONE("BT-42"),
    EMAIL("BT-43"),
    TAX_REPRESENTATIVE("BG-11"),
    VAT_ID("BT-31"),
    TAX_ID("BT-32"),
    OUR_VAT_ID("BT-31"),
    OUR_TAX_ID("BT-32"),
    REGISTER_NUMBER("BT-30"),
    OUR_REGISTER_NUMBER("BT-30"),
    REGISTER_COURT("BT-33"),
    SHARE_CAPITAL("BT-33"),
    DIRECTORS("BT-33"),
    SUPERVISORY_CHAIR("BT-33"),
    TAX_OFFICE,
    BRANCH,
    PERMIT,

    // Its facts
    INVOICE_NUMBER("BT-1"),
    CREDIT_NOTE_NUMBER("BT-1"),
    CORRECTS_INVOICE("BT-25"),
    ISSUE_DATE("BT-2"),
    DUE_DATE("BT-9"),
    SUPPLY_DATE("BT-72"),
    TAX_POINT_DATE("BT-7"),
    BILLING_PERIOD("BG-14"),
    PLACE_OF_SUPPLY("BT-80"),
    PURCHASE_ORDER("BT-13"),
    BUYER_REFERENCE("BT-10"),
    CONTRACT("BT-12"),
    CUSTOMER_NUMBER("BT-46"),
    SUBSCRIPTION("BT-12"),
    CURRENCY("BT-5"),
    YES,
    NO,

    // The lines
    POSITION("BT-126"),
    DESCRIPTION("BT-153"),
    ITEM_NUMBER("BT-155"),
    COMMODITY_CODE("BT-158"),
    QUANTITY("BT-129"),
    UNIT("BT-130"),
    UNIT_PRICE("BT-146"),
    NET_AMOUNT("BT-131"),
    PERIOD("BG-26"),
    END_CUSTOMER,
    COST_CENTRE("BT-133"),
    CONTINUED(null, "document"),
    CARRIED_FORWARD,
    BROUGHT_FORWARD,

    // Totals
    NET_TOTAL("BT-109"),
    TAX_TOTAL("BT-110"),
    GROSS_TOTAL("BT-112"),
    DISCOUNTS_TOTAL("BT-107"),
    SURCHARGES_TOTAL("BT-108"),
    ROUNDING("BT-114"),
    PAID("BT-113"),
    TOTAL("BT-115"),
    TOTAL_DUE("BT-115"),
    TOTAL_CREDITED("BT-115"),
    TAX_IN_CURRENCY("BT-111", "currency"),
    TAX_CONVERTED_AT("BT-111", "currency", "rate"),
    EXCHANGE_RATE,
    WITHHELD(null, "tax", "rate"),
    WITHHELD_NOTE(null, "tax", "country"),
    TO_BE_TRANSFERRED,
    AMOUNT_DUE("BT-115", "amount", "date"),
    AMOUNT_CREDITED("BT-115", "amount"),
    AMOUNT_IN_FAVOUR("BT-115", "amount"),
    NOTHING_TO_PAY("BT-20"),

    // Taxes
    TAX_CATEGORY("BT-118"),
    TAX_RATE("BT-119"),
    TAXABLE_AMOUNT("BT-116"),
    TAX_AMOUNT("BT-117"),
    TAXED("BT-118"),
    ZERO_RATED("BT-118"),
    EXEMPT("BT-118"),
    REVERSE_CHARGE("BT-120"),
    INTRA_COMMUNITY("BT-118"),
    EXPORT("BT-118"),
    OUTSIDE_SCOPE("BT-118"),

    // Payment
    PAYMENT("BG-16"),
    ACCOUNT_HOLDER("BT-85"),
    ACCOUNT_NUMBER("BT-84"),
    IBAN("BT-84"),
    BIC("BT-86"),
    BANK,
    REFERENCE("BT-83"),
    AMOUNT("BT-115"),
    SCAN_TO_PAY,
    CREDIT_TRANSFER("BT-82"),
    DIRECT_DEBIT("BT-82"),
    CARD("BT-82"),
    MANDATE("BT-89"),
    CREDITOR_ID("BT-90"),
    DEBIT_ANNOUNCED("BT-20", "amount", "date"),
    CARD_CHARGED("BT-87", "digits"),
    EARLY_PAYMENT("BT-20", "rate", "date"),
    LATE_INTEREST("BT-20", "rate"),
    PAID_ON(null, "date"),

    // Statements of account
    STATEMENT_DATE(null, "date"),
    OPENING_BALANCE,
    CLOSING_BALANCE,
    DATE,
    DOCUMENT,
    PAYMENT_RECEIVED,
    PAYMENT_RETURNED,
    REFUND_PAID,
    WRITTEN_OFF,
    TAX_WITHHELD,
    DISCOUNT_TAKEN,
    EXCHANGED,
    BALANCE,
    OPEN_AMOUNT,
    CREDIT_BALANCE,
    NOT_YET_DUE,
    OVERDUE,
    OVERDUE_BETWEEN(null, "from", "to"),
    OVERDUE_OVER(null, "days"),
    TOTAL_OVERDUE,

    // Reminders
    REMINDER_LEVEL,
    REMINDER_FEE,
    INTEREST,
    AMOUNT_OVERDUE(null, "amount"),
    PAY_BY(null, "amount", "date"),
    REMINDER_TEXT_FIRST,
    REMINDER_TEXT_SECOND,
    REMINDER_TEXT_FINAL(null, "date"),
    REMINDER_CROSSED,
    REMINDER_DISPUTE,

    // On each page
    PAGE_OF(null, "page", "pages"),
    XML_ATTACHED;

    private final @Nullable String term;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> placeholders;

    Label() {
        this(null);
    }

    Label(@Nullable String term, String... placeholders) {
        this.term = term;
        this.placeholders = List.of(placeholders);
    }

    /** Where the words are found in the files, for example {@code amount-due}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The term of EN 16931 that it names, for example {@code BT-9} or {@code BG-16}, or null. */
    public @Nullable String term() {
        return term;
    }

    /** What is put into the words, in the order of {@link Labels#text(Label, String...)}. */
    public List<String> placeholders() {
        return placeholders;
    }
}

package io.billfold.billing.access;

/** One thing that may be done with issued invoices. {@link Role#may} says who may. */
public enum Permission {
    /** Search invoices, and see number, dates, customer, totals and state. */
    SEARCH("search invoices"),

    /** See a customer's tax id, and search by it. */
    TAX_ID("see tax ids"),

    /** See what is recorded of one invoice. */
    FACTS("see an invoice"),

    /** Get a link to the PDF. */
    PDF("get the PDF"),

    /** Get a link to the structured invoice. */
    XML("get the XML"),

    /** Get a link to the canonical JSON that both were made from. */
    SNAPSHOT("get the snapshot"),

    /** Read who looked at what. */
    ACCESS_LOG("read the access log"),

    /** Ask for audit packages, see how far they are, and get links to them. */
    PACKAGE("get audit packages"),

    /** Put a document under legal hold, and release it. */
    HOLD("change a legal hold");

    private final String words;

    Permission(String words) {
        this.words = words;
    }

    /** What it lets one do, for example {@code get the PDF}. */
    public String words() {
        return words;
    }
}

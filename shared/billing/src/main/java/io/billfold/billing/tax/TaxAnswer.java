package io.billfold.billing.tax;

/**
 * One answer of the chain that led to a treatment. All of them are stored with the invoice, so that
 * the tax can be explained years later.
 *
 * @param question what was asked
 * @param text the answer, for example {@code place of supply is FR}
 * @param source law, standard or file that it rests on; may be empty where it only repeats what the
 *     order or the configuration says
 * @param confidence how sure the source is
 */
public record TaxAnswer(Question question, String text, String source, Confidence confidence) {
    /** The questions, in the order in which they are asked. */
    public enum Question {
        /** Where is the seller, and where is it registered? */
        SELLER,
        /** What is sold? */
        PRODUCT,
        /** Where is the customer, and how is that known? */
        PLACE,
        /** Is the customer a business that accounts for tax itself, and how is that known? */
        STATUS,
        /** Where is it supplied in the eyes of the law? */
        PLACE_OF_SUPPLY,
        /** Who owes the tax to the authority? */
        ACCOUNTABLE,
        /** Which rate, since when? */
        RATE,
        /** What must the invoice say? */
        WORDING
    }
}

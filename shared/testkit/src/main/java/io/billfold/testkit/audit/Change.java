package io.billfold.testkit.audit;

/**
 * What a write did to one item.
 *
 * @param id what tells it apart from others of its kind, for example the invoice's number
 * @param before as it was; empty for a new one
 * @param after as it is; empty for one that is gone
 */
record Change(Kind kind, String id, Row before, Row after) {
    boolean isNew() {
        return !before.isThere() && after.isThere();
    }

    /** Whether a text of an item that was there is another one now. */
    boolean changes(String attribute) {
        return before.isThere() && !before.text(attribute).equals(after.text(attribute));
    }

    /** Whether a text has become this one with the write. */
    boolean becomes(String attribute, String value) {
        return after.text(attribute).equals(value) && !before.text(attribute).equals(value);
    }

    /** How much a number grew. */
    long growth(String attribute) {
        return after.number(attribute) - before.number(attribute);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}

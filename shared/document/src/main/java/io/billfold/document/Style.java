package io.billfold.document;

/**
 * How a text looks: the house style of all documents in one place.
 *
 * @param bold whether the bold face is used, where the script has one
 * @param size in points
 * @param ink its colour
 */
record Style(boolean bold, float size, Ink ink) {
    /** The colours of texts, which {@link Palette} makes from the seller's accent. */
    enum Ink {
        TEXT,
        GREY,
        ACCENT,
        BLACK
    }

    static final Style TITLE = new Style(true, 26, Ink.ACCENT);
    static final Style SELLER = new Style(true, 12, Ink.TEXT);
    static final Style HEADLINE = new Style(true, 15, Ink.TEXT);
    static final Style SECTION = new Style(true, 9, Ink.ACCENT);
    static final Style STRONG = new Style(true, 9, Ink.TEXT);
    static final Style BODY = new Style(false, 9, Ink.TEXT);
    static final Style LABEL = new Style(false, 9, Ink.GREY);
    static final Style COLUMN = new Style(true, 8, Ink.ACCENT);
    static final Style SMALL = new Style(false, 7.5f, Ink.GREY);
    static final Style CARRIED = new Style(true, 8, Ink.GREY);
    static final Style TOTAL = new Style(true, 12, Ink.ACCENT);

    Style smaller(float points) {
        return new Style(bold, size - points, ink);
    }
}

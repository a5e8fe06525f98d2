package io.billfold.document;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.DeviceRgb;

/**
 * How a text looks: the house style of an invoice in one place.
 *
 * @param bold whether the bold face is used, where the script has one
 * @param size in points
 * @param ink its colour
 */
record Style(boolean bold, float size, Color ink) {
    static final Color INK = new DeviceRgb(27, 34, 40);

    /** Second voice: contrast 5.9 to 1 on white, above the 4.5 of WCAG AA. */
    static final Color GREY = new DeviceRgb(91, 103, 112);

    static final Color ACCENT = new DeviceRgb(18, 76, 97);
    static final Color TINT = new DeviceRgb(241, 246, 247);
    static final Color HAIRLINE = new DeviceRgb(208, 217, 221);

    static final Style TITLE = new Style(true, 26, ACCENT);
    static final Style SELLER = new Style(true, 12, INK);
    static final Style HEADLINE = new Style(true, 15, INK);
    static final Style SECTION = new Style(true, 9, ACCENT);
    static final Style STRONG = new Style(true, 9, INK);
    static final Style BODY = new Style(false, 9, INK);
    static final Style LABEL = new Style(false, 9, GREY);
    static final Style COLUMN = new Style(true, 8, ACCENT);
    static final Style SMALL = new Style(false, 7.5f, GREY);
    static final Style TOTAL = new Style(true, 12, ACCENT);

    Style smaller(float points) {
        return new Style(bold, size - points, ink);
    }
}

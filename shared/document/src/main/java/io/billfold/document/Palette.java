package io.billfold.document;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.DeviceRgb;

import org.jspecify.annotations.Nullable;

/**
 * The colours of a document, derived from its seller's. Whatever that is, texts stay readable: the
 * accent is darkened for them until its contrast on white and on the tint is that of WCAG 2.2,
 * level AA.
 *
 * @param accent red, green and blue of bars and rules, as {@code 0x124c61}
 * @param accentText of titles
 * @param tint of what lies behind the payment box
 */
record Palette(int accent, int accentText, int tint) {
    /** WCAG 2.2, success criterion 1.4.3: the contrast of texts. */
    static final double CONTRAST_MIN = 4.5;

    static final int WHITE = 0xffffff;
    static final int INK = 0x1b2228;

    /** Second voice: contrast 5.7 to 1 on white. */
    static final int GREY = 0x5b6770;

    static final int HAIRLINE = 0xd0d9dd;

    private static final String USUAL_ACCENT = "124c61";
    private static final int TINT_PERCENT = 6;
    private static final int DARKER_PERCENT = 96;

    /** The palette of an accent as six hexadecimal digits, or of the usual one for null. */
    static Palette of(@Nullable String accent) {
        int rgb = Integer.parseInt(accent == null ? USUAL_ACCENT : accent, 16);
        int tint = mixed(rgb, WHITE, TINT_PERCENT);
        int text = rgb;
        while (contrast(text, tint) < CONTRAST_MIN) {
            text = mixed(text, 0, DARKER_PERCENT);
        }
        return new Palette(rgb, text, tint);
    }

    /** The contrast of two colours: from 1 to 21 (WCAG 2.2, "contrast ratio"). */
    static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** The same on every machine, as StrictMath is. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff)
                + 0.7152 * linear(rgb >> 8 & 0xff)
                + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int rgb, int other, int percent) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = rgb >> shift & 0xff;
            int to = other >> shift & 0xff;
            mixed = mixed << 8 | (from * percent + to * (100 - percent)) / 100;
        }
        return mixed;
    }

    /** The colour of a text. */
    Color color(Style.Ink ink) {
        return switch (ink) {
            case TEXT -> color(INK);
            case GREY -> color(GREY);
            case ACCENT -> color(accentText);
            case BLACK -> color(0);
        };
    }

    static Color color(int rgb) {
        return new DeviceRgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}

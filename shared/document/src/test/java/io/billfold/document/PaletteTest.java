package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {
    /** Ratios as the W3C's and others' contrast checkers tell them. */
    @ParameterizedTest
    @CsvSource({
        "000000, ffffff, 21.00",
        "ffffff, ffffff, 1.00",
        "777777, ffffff, 4.48",
        "767676, ffffff, 4.54",
        "0000ff, ffffff, 8.59",
        "ff0000, ffffff, 4.00"
    })
    void contrastIsThatOfWcag(String one, String other, double expected) {
        double contrast = Palette.contrast(Integer.parseInt(one, 16), Integer.parseInt(other, 16));
        assertThat(contrast).isCloseTo(expected, within(0.005));
    }

    @Test
    void textsAreReadableWhateverTheAccentIs() {
        for (int rgb = 0; rgb < 0x1000; rgb++) {
            int accent = 0x11 * ((rgb & 0xf00) << 8 | (rgb & 0xf0) << 4 | rgb & 0xf);
            Palette palette = Palette.of("%06x".formatted(accent));
            for (int ink : new int[] {palette.accentText(), Palette.INK, Palette.GREY}) {
                assertThat(Palette.contrast(ink, palette.tint()))
                        .as("%06x on %06x", ink, palette.tint())
                        .isGreaterThanOrEqualTo(Palette.CONTRAST_MIN);
                assertThat(Palette.contrast(ink, Palette.WHITE))
                        .as("%06x on white", ink)
                        .isGreaterThanOrEqualTo(Palette.CONTRAST_MIN);
            }
        }
    }

    @Test
    void readableAccentStaysAsItIs() {
        assertThat(Palette.of("124c61").accentText()).isEqualTo(0x124c61);
        assertThat(Palette.of(null)).isEqualTo(Palette.of("124c61"));
    }

    @Test
    void lightAccentIsKeptForBarsAndDarkenedForTexts() {
        Palette palette = Palette.of("ffdd00");
        assertThat(palette.accent()).isEqualTo(0xffdd00);
        assertThat(palette.accentText()).isLessThan(0xb00000);
    }
}

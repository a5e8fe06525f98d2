package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        String text =
                TextTable.of("seller", ">total")
                        .row("a", "1.00")
                        .row("muster-de", "1234.50")
                        .render(2);

        assertThat(text)
                .isEqualTo(
                        """
                          seller       total
                          a             1.00
                          muster-de  1234.50
                        """);
    }

    @Test
    void japaneseCharactersAreTwoColumnsWide() {
        String text = TextTable.of("name", "id").row("佐藤", "1").row("Gross", "2").render(0);

        assertThat(text).isEqualTo("name   id\n佐藤   1\nGross  2\n");
    }

    @Test
    void marksTakeNoRoom() {
        assertThat(TextTable.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void aRowHasAsManyCellsAsThereAreColumns() {
        assertThatThrownBy(() -> TextTable.of("a", "b").row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells");
    }
}

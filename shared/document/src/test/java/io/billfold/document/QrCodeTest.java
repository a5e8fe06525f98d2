package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class QrCodeTest {
    /** Of the 46 mm of a Swiss code the cross hides the 7 in the middle. */
    private static final double HIDDEN = 7.0 / 46;

    @ParameterizedTest
    @ValueSource(strings = {"A", "0123456789", "BCD\n002\n1\nSCT", "Žofie Größe €", "請求書"})
    void readerReadsTheBytesOfTheText(String text) throws Exception {
        DecoderResult read = new Decoder().decode(matrix(QrCode.of(text), 0));
        assertThat(bytes(read)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read.getECLevel()).isEqualTo("M");
    }

    @Test
    void crossInTheMiddleLeavesTheCodeReadable() throws Exception {
        for (String currency : new String[] {"CHF", "EUR"}) {
            String name = currency.equals("CHF") ? "swiss-slip" : "swiss-slip-qr-iban";
            BankTransfer transfer = BankTransfer.of(DrawnSamples.named(name));
            SwissQrBill bill =
                    SwissQrBill.of(
                            transfer,
                            DrawnSamples.named(name).seller(),
                            DrawnSamples.named(name).buyer());
            DecoderResult read = new Decoder().decode(matrix(QrCode.of(bill.payload()), HIDDEN));
            assertThat(new String(bytes(read), StandardCharsets.UTF_8))
                    .isEqualTo(bill.payload())
                    .contains("\n" + currency + "\n");
        }
    }

    @Test
    void textThatNoCodeHoldsIsRefused() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(3000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no QR code holds");
    }

    private static byte[] bytes(DecoderResult read) {
        return read.getByteSegments() == null
                ? read.getText().getBytes(StandardCharsets.ISO_8859_1)
                : read.getByteSegments().getFirst();
    }

    private static BitMatrix matrix(QrCode code, double hidden) {
        BitMatrix matrix = new BitMatrix(code.size());
        for (int x = 0; x < code.size(); x++) {
            for (int y = 0; y < code.size(); y++) {
                if (code.isDark(x, y) && !isHidden(x, y, code.size(), hidden)) {
                    matrix.set(x, y);
                }
            }
        }
        return matrix;
    }

    private static boolean isHidden(int x, int y, int size, double hidden) {
        double middle = (size - 1) / 2.0;
        double reach = size * hidden / 2 + 0.5;
        return Math.abs(x - middle) <= reach && Math.abs(y - middle) <= reach;
    }
}

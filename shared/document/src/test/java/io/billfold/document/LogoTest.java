package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

class LogoTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void picturesOfBothKindsMakeValidDocuments() throws Exception {
        for (byte[] file : new byte[][] {Pictures.png(240, 80), jpeg(300, 100)}) {
            Logo logo = Logo.of(file);
            assertThat(logo.ratio()).isEqualTo(3);
            byte[] pdf =
                    new InvoiceRenderer().render(DrawnSamples.named("branded"), HASH, logo).pdf();
            assertThat(Validators.findingsOfVera("3u", pdf)).isEmpty();
            assertThat(Validators.findingsOfVera("ua1", pdf)).isEmpty();
        }
    }

    /** Two programs write the same picture with other remarks. */
    @Test
    void remarksInTheFileDoNotComeIntoTheDocument() {
        byte[] file = Pictures.png(8, 8);
        byte[] other = file.clone();
        int remark = new String(file, StandardCharsets.ISO_8859_1).indexOf("now");
        other[remark] = 'N';
        assertThat(pdf(other)).isEqualTo(pdf(file));
        other = file.clone();
        // a pixel, behind 13 bytes of filter and first pixels
        int pixel = new String(file, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 4 + 2 + 5 + 9;
        other[pixel] ^= 0x20;
        assertThat(pdf(other)).isNotEqualTo(pdf(file));
    }

    private static byte[] pdf(byte[] logo) {
        return new InvoiceRenderer()
                .render(DrawnSamples.named("branded"), HASH, Logo.of(logo))
                .pdf();
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        assertRefused("GIF89a".getBytes(StandardCharsets.US_ASCII), "must be a PNG or JPEG");
        assertRefused(new byte[0], "must be a PNG or JPEG");
        assertRefused(new byte[Logo.BYTES_MAX + 1], "262144 bytes at most, this has 262145");
        byte[] png = Pictures.png(20, 20);
        assertRefused(Arrays.copyOf(png, 10), "broken");
        assertRefused(Arrays.copyOf(png, 120), "broken");
        byte[] jpeg = jpeg(20, 20);
        assertRefused(Arrays.copyOf(jpeg, 30), "broken");
        assertRefused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}, "broken");
    }

    /** A small file may claim a large picture; it is refused before it is unpacked. */
    @Test
    void pictureWithTooManyPixelsIsRefused() {
        byte[] png = Pictures.png(20, 20);
        png[17] = 0x10;
        assertRefused(png, "1 to 2000 pixels wide and high, this is 1048596 by 20");
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Logo.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        return jpeg.toByteArray();
    }
}

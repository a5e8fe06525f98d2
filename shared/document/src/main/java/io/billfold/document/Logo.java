package io.billfold.document;

import com.itextpdf.io.image.ImageData;
import com.itextpdf.io.image.ImageDataFactory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A seller's logo: PNG or JPEG. Only the picture itself is kept; colour profiles, dates and
 * whatever else a file carries do not come into documents, so the same picture gives the same
 * bytes.
 */
public final class Logo {
    /** Of a file: a typical document must stay small. */
    public static final int BYTES_MAX = 256 * 1024;

    /** Of either side. */
    public static final int PIXELS_MAX = 2000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** From a chunk's start: length, type, content, checksum. */
    private static final int PNG_CHUNK_MIN = 12;

    private static final int PNG_WIDTH_AT = 16;
    private static final int JPEG_START = 0xD8;
    private static final int JPEG_SCAN = 0xDA;
    private static final int JPEG_ADOBE = 0xEE;
    private static final int JPEG_COMMENT = 0xFE;

    private final byte[] picture;
    private final int width;
    private final int height;

    private Logo(byte[] picture) {
        this.picture = picture;
        ImageData image = image();
        this.width = Math.round(image.getWidth());
        this.height = Math.round(image.getHeight());
        requireBounds(width, height);
    }

    private static void requireBounds(int width, int height) {
        if (width < 1 || height < 1 || width > PIXELS_MAX || height > PIXELS_MAX) {
            throw new IllegalArgumentException(
                    "a logo must be 1 to "
                            + PIXELS_MAX
                            + " pixels wide and high, this is "
                            + width
                            + " by "
                            + height);
        }
    }

    /**
     * A logo from a file.
     *
     * @throws IllegalArgumentException when it is neither PNG nor JPEG, broken, too large, or a
     *     JPEG for print (CMYK), whose colours a screen does not show
     */
    public static Logo of(byte[] file) {
        if (file.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a logo must have " + BYTES_MAX + " bytes at most, this has " + file.length);
        }
        boolean isPng = file.length > PNG.length && Arrays.equals(PNG, 0, 8, file, 0, 8);
        boolean isJpeg =
                file.length > 3
                        && (file[0] & 0xff) == 0xff
                        && (file[1] & 0xff) == JPEG_START
                        && (file[2] & 0xff) == 0xff;
        if (!isPng && !isJpeg) {
            throw new IllegalArgumentException("a logo must be a PNG or JPEG file");
        }
        try {
            return new Logo(isPng ? barePng(file) : bareJpeg(file));
        } catch (com.itextpdf.io.exceptions.IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the logo's file is broken", e);
        }
    }

    /** Width divided by height. */
    float ratio() {
        return (float) width / height;
    }

    /** The picture for one document; iText keeps marks of the document in it. */
    ImageData image() {
        ImageData image = ImageDataFactory.create(picture, false);
        if (image.getColorEncodingComponentsNumber() == 4) {
            throw new IllegalArgumentException("a logo must not be in CMYK: save it as RGB");
        }
        return image;
    }

    private static byte[] barePng(byte[] file) {
        // before the picture is unpacked: a small file can hold a large one
        ByteBuffer header = ByteBuffer.wrap(file);
        requireBounds(header.getInt(PNG_WIDTH_AT), header.getInt(PNG_WIDTH_AT + 4));
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, PNG.length);
        int at = PNG.length;
        while (at + PNG_CHUNK_MIN <= file.length) {
            int length = ByteBuffer.wrap(file).getInt(at);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > file.length - at - PNG_CHUNK_MIN) {
                throw new IndexOutOfBoundsException(type);
            }
            if (PNG_CHUNKS.contains(type)) {
                bare.write(file, at, length + PNG_CHUNK_MIN);
            }
            at += length + PNG_CHUNK_MIN;
        }
        return bare.toByteArray();
    }

    /** Without its application segments but Adobe's, which says how colours are to be read. */
    private static byte[] bareJpeg(byte[] file) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, 2);
        int at = 2;
        int marker = 0;
        while (marker != JPEG_SCAN) {
            marker = file[at + 1] & 0xff;
            int length = 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
            boolean isApplication = marker >= 0xE0 && marker <= 0xEF && marker != JPEG_ADOBE;
            if (!isApplication && marker != JPEG_COMMENT) {
                bare.write(file, at, length);
            }
            at += length;
        }
        bare.write(file, at, file.length - at);
        return bare.toByteArray();
    }
}

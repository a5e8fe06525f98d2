package io.billfold.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Pictures made byte by byte, so that they are the same on every machine: no compressor has a say.
 */
public final class Pictures {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int STORED_MAX = 65_535;

    private Pictures() {}

    /** A disc that fades out at its rim, red, green, blue and alpha; with a remark in the file. */
    public static byte[] png(int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + 4 * width));
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int dx = x - height / 2;
                int dy = y - height / 2;
                int alpha = Math.clamp(height * height / 4 - dx * dx - dy * dy, 0, 255);
                rows.put((byte) 242).put((byte) 169).put((byte) 0).put((byte) alpha);
            }
        }
        return file(width, height, zlib(rows.array()));
    }

    private static byte[] file(int width, int height, byte[] data) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] rgba = {8, 6, 0, 0, 0};
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(rgba);
        chunk(png, "IHDR", header.array());
        chunk(png, "gAMA", ByteBuffer.allocate(4).putInt(45_455).array());
        chunk(png, "tEXt", "Creation Time\0now".getBytes(StandardCharsets.ISO_8859_1));
        chunk(png, "IDAT", data);
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** RFC 1950 and RFC 1951 with stored blocks only. */
    private static byte[] zlib(byte[] bytes) {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        zlib.write(0x78);
        zlib.write(0x01);
        for (int from = 0; from < bytes.length; from += STORED_MAX) {
            int length = Math.min(STORED_MAX, bytes.length - from);
            zlib.write(from + length == bytes.length ? 1 : 0);
            zlib.write(length & 0xff);
            zlib.write(length >> 8);
            zlib.write(~length & 0xff);
            zlib.write(~length >> 8 & 0xff);
            zlib.write(bytes, from, length);
        }
        Adler32 sum = new Adler32();
        sum.update(bytes);
        zlib.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return zlib.toByteArray();
    }
}

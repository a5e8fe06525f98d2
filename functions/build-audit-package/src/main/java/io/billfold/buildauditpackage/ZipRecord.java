package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a zip says of one of its files, before the file and again at the zip's end (PKWARE APPNOTE
 * 6.3.10, sections 4.3.7 and 4.3.12). Numbers that 32 bits do not hold are in a Zip64 field
 * (4.5.3). Dates are the format's first day, so that the same files are the same bytes.
 *
 * @param name of the file, with {@code /} between folders
 * @param method how it is stored
 * @param crc its CRC-32
 * @param packed how many bytes it has in the zip
 * @param size how many it has
 * @param offset where its record begins
 */
record ZipRecord(String name, Method method, long crc, long packed, long size, long offset) {
    /** The most that a field of 32 bits holds; this value itself says that Zip64 has the number. */
    static final long FIELD_MAX = 0xFFFF_FFFFL;

    private static final int LOCAL = 0x0403_4b50;
    private static final int CENTRAL = 0x0201_4b50;
    private static final int ZIP64 = 1;

    /** Names are UTF-8 (4.4.4, bit 11). */
    private static final short FLAGS = 1 << 11;

    private static final short FIRST_DAY = (1 << 5) | 1;

    /** Files of Unix; below, that everybody may read them and their owner write (100644). */
    private static final int MADE_BY_UNIX = 3 << 8;

    private static final int MODE = 0x81A4 << 16;

    /** How a file is stored (4.4.5). */
    enum Method {
        STORED(0),
        DEFLATED(8);

        private final int code;

        Method(int code) {
            this.code = code;
        }
    }

    /** The record that stands before the file. */
    byte[] local() {
        boolean isLarge = size >= FIELD_MAX || packed >= FIELD_MAX;
        ByteBuffer extra = extra(isLarge ? 2 : 0);
        if (isLarge) {
            extra.putLong(size).putLong(packed);
        }
        byte[] path = name.getBytes(UTF_8);
        return buffer(30 + path.length + extra.capacity())
                .putInt(LOCAL)
                .putShort((short) version(isLarge))
                .put(common(isLarge))
                .putShort((short) path.length)
                .putShort((short) extra.capacity())
                .put(path)
                .put(extra.flip())
                .array();
    }

    /** The record at the end of the zip. */
    byte[] central() {
        boolean isLarge = size >= FIELD_MAX || packed >= FIELD_MAX;
        boolean isFar = offset >= FIELD_MAX;
        ByteBuffer extra = extra((isLarge ? 2 : 0) + (isFar ? 1 : 0));
        if (isLarge) {
            extra.putLong(size).putLong(packed);
        }
        if (isFar) {
            extra.putLong(offset);
        }
        byte[] path = name.getBytes(UTF_8);
        int version = version(isLarge || isFar);
        return buffer(46 + path.length + extra.capacity())
                .putInt(CENTRAL)
                .putShort((short) (MADE_BY_UNIX | version))
                .putShort((short) version)
                .put(common(isLarge))
                .putShort((short) path.length)
                .putShort((short) extra.capacity())
                .putShort((short) 0) // no comment
                .putShort((short) 0) // the first disk
                .putShort((short) 0) // bytes
                .putInt(MODE)
                .putInt((int) Math.min(offset, FIELD_MAX))
                .put(path)
                .put(extra.flip())
                .array();
    }

    private byte[] common(boolean isLarge) {
        return buffer(20)
                .putShort(FLAGS)
                .putShort((short) method.code)
                .putShort((short) 0) // midnight
                .putShort(FIRST_DAY)
                .putInt((int) crc)
                .putInt((int) (isLarge ? FIELD_MAX : packed))
                .putInt((int) (isLarge ? FIELD_MAX : size))
                .array();
    }

    /** A Zip64 field for some numbers of 64 bits; nothing for none. */
    private static ByteBuffer extra(int numbers) {
        ByteBuffer extra = buffer(numbers == 0 ? 0 : 4 + numbers * Long.BYTES);
        return numbers == 0
                ? extra
                : extra.putShort((short) ZIP64).putShort((short) (numbers * Long.BYTES));
    }

    /** What a reader must know: deflate and folders, or Zip64 too. */
    private static int version(boolean isZip64) {
        return isZip64 ? 45 : 20;
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

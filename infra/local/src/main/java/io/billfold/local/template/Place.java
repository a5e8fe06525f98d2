package io.billfold.local.template;

/**
 * Where something stands.
 *
 * @param file the file's name
 * @param line counted from 1
 */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

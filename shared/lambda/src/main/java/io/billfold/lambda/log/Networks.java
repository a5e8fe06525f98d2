package io.billfold.lambda.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Addresses of the internet, cut to the network that they are in: /24 of IPv4, /48 of IPv6, as
 * analytics tools do to make them anonymous. This machine's own addresses stay.
 */
final class Networks {
    private static final int V4_GROUPS = 4;
    private static final int V6_GROUPS = 8;
    private static final int V6_CHARS_MAX = 39;
    private static final int V6_GROUPS_KEPT = 3;
    private static final String V6_REST = "::";

    private Networks() {}

    /** Where an IPv4 address that begins at an index ends; -1 when there is none. */
    static int v4End(String text, int index) {
        if (index > 0 && text.charAt(index - 1) == '.') {
            // the end of a longer number of a version
            return -1;
        }
        int end = index;
        for (int group = 0; group < V4_GROUPS; group++) {
            int from = group == 0 ? index : end + 1;
            if (group > 0 && (end >= text.length() || text.charAt(end) != '.')) {
                return -1;
            }
            end = groupEnd(text, from);
            if (end == from || end - from > 3 || Integer.parseInt(text, from, end, 10) > 255) {
                return -1;
            }
        }
        return goesOn(text, end, "/24") || text.startsWith("127.", index) ? -1 : end;
    }

    private static int groupEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < V4_GROUPS
                && text.charAt(end) >= '0'
                && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The network of an IPv4 address: {@code 203.0.113.0/24}. */
    static String v4(String address) {
        return address.substring(0, address.lastIndexOf('.')) + ".0/24";
    }

    /** Where an IPv6 address that begins at an index ends; -1 when there is none. */
    static int v6End(String text, int index) {
        int end = index;
        boolean hasDigit = false;
        while (end < text.length() && end - index <= V6_CHARS_MAX && isV6(text.charAt(end))) {
            hasDigit |= text.charAt(end) >= '0' && text.charAt(end) <= '9';
            end++;
        }
        if (text.startsWith(":", end - 1) && !text.startsWith(V6_REST, end - 2)) {
            // the colon of the sentence
            end--;
        }
        // without a digit it is rather a method's name, such as Face::add
        if (!hasDigit || end - index > V6_CHARS_MAX || goesOn(text, end, "/48")) {
            return -1;
        }
        String found = text.substring(index, end);
        return isV6Address(found) && !found.equals("::1") ? end : -1;
    }

    /** Whether something follows that makes it another thing, or a network already. */
    private static boolean goesOn(String text, int end, String network) {
        if (end >= text.length()) {
            return false;
        }
        boolean isPoint = text.charAt(end) == '.' && groupEnd(text, end + 1) > end + 1;
        return isPoint || Masking.isWord(text.charAt(end)) || text.startsWith(network, end);
    }

    private static boolean isV6Address(String text) {
        int rest = text.indexOf(V6_REST);
        if (rest != text.lastIndexOf(V6_REST)) {
            return false;
        }
        List<String> groups = groups(text);
        boolean complete = rest < 0 ? groups.size() == V6_GROUPS : groups.size() < V6_GROUPS;
        return complete && groups.stream().allMatch(it -> !it.isEmpty() && it.length() <= 4);
    }

    /** The groups as they stand; those that are left out are left out. */
    private static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        for (String part : text.split(V6_REST, -1)) {
            if (!part.isEmpty()) {
                Collections.addAll(groups, part.split(":", -1));
            }
        }
        return groups;
    }

    /** The network of an IPv6 address: {@code 2001:db8:1::/48}. */
    static String v6(String address) {
        int rest = address.indexOf(V6_REST);
        List<String> kept =
                new ArrayList<>(groups(rest < 0 ? address : address.substring(0, rest)));
        while (kept.size() < V6_GROUPS_KEPT) {
            kept.add("0");
        }
        return String.join(":", kept.subList(0, V6_GROUPS_KEPT)) + "::/48";
    }

    private static boolean isV6(char c) {
        return c == ':'
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'f')
                || (c >= 'A' && c <= 'F');
    }
}

package io.billfold.local.s3;

import io.billfold.local.http.Answer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A page of a bucket's keys or versions. */
final class Listing {
    private static final int KEYS_MAX = 1000;

    private final Bucket bucket;
    private final boolean versions;
    private final boolean encode;
    private final String prefix;
    private final String delimiter;
    private final String after;
    private final int max;
    private final StringBuilder entries = new StringBuilder();
    private final Set<String> commonPrefixes = new LinkedHashSet<>();
    private int count;
    private String last = "";
    private boolean truncated;

    private Listing(S3Call call, Bucket bucket) {
        this.bucket = bucket;
        this.versions = call.asks("versions");
        Map<String, String> query = call.query();
        this.encode = "url".equals(query.get("encoding-type"));
        this.prefix = query.getOrDefault("prefix", "");
        this.delimiter = query.getOrDefault("delimiter", "");
        this.max =
                Math.min(
                        KEYS_MAX,
                        Integer.parseInt(query.getOrDefault("max-keys", String.valueOf(KEYS_MAX))));
        String token = query.get("continuation-token");
        String start = query.getOrDefault(versions ? "key-marker" : "marker", "");
        this.after = token == null ? query.getOrDefault("start-after", start) : decoded(token);
    }

    static Answer of(S3Call call, Bucket bucket) {
        Listing listing = new Listing(call, bucket);
        listing.collect();
        return Answer.xml(200, listing.document());
    }

    private void collect() {
        for (Map.Entry<String, List<ObjectVersion>> entry :
                bucket.versions().tailMap(after, false).entrySet()) {
            String key = entry.getKey();
            if (key.compareTo(prefix) > 0 && !key.startsWith(prefix)) {
                return;
            }
            if (key.startsWith(prefix) && !add(key, entry.getValue())) {
                truncated = true;
                return;
            }
        }
    }

    /** Whether there was room for it. */
    private boolean add(String key, List<ObjectVersion> all) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        String common = end < 0 ? null : key.substring(0, end + delimiter.length());
        if (common != null && (commonPrefixes.contains(common) || after.startsWith(common))) {
            last = key;
            return true;
        }
        if (!versions && common == null && all.getLast().marker()) {
            return true;
        }
        if (count == max) {
            return false;
        }
        count++;
        last = key;
        if (common != null) {
            commonPrefixes.add(common);
        } else if (versions) {
            addVersions(all);
        } else {
            entries.append(Xml.nest("Contents", described(all.getLast())));
        }
        return true;
    }

    private void addVersions(List<ObjectVersion> all) {
        for (ObjectVersion version : all.reversed()) {
            String named =
                    Xml.element("VersionId", version.id())
                            + Xml.element("IsLatest", version.id().equals(all.getLast().id()));
            entries.append(
                    version.marker()
                            ? Xml.nest(
                                    "DeleteMarker",
                                    Xml.element("Key", name(version.key())),
                                    Xml.element("LastModified", version.modified()),
                                    named)
                            : Xml.nest("Version", described(version), named));
        }
    }

    private String described(ObjectVersion version) {
        return Xml.element("Key", name(version.key()))
                + Xml.element("LastModified", version.modified())
                + Xml.element("ETag", version.etag())
                + Xml.element("Size", version.size())
                + Xml.element("StorageClass", "STANDARD");
    }

    private String document() {
        String common =
                commonPrefixes.stream()
                        .map(it -> Xml.nest("CommonPrefixes", Xml.element("Prefix", name(it))))
                        .collect(Collectors.joining());
        return Xml.nest(
                versions ? "ListVersionsResult" : "ListBucketResult",
                Xml.element("Name", bucket.name()),
                Xml.element("Prefix", name(prefix)),
                Xml.element("MaxKeys", max),
                encode ? Xml.element("EncodingType", "url") : "",
                Xml.element("KeyCount", count),
                Xml.element("IsTruncated", truncated),
                truncated ? next() : "",
                entries.toString(),
                common);
    }

    private String next() {
        return versions
                ? Xml.element("NextKeyMarker", name(last)) + "<NextVersionIdMarker/>"
                : Xml.element("NextContinuationToken", encoded(last));
    }

    private String name(String key) {
        return encode ? Signature.encoded(key).replace("%2F", "/") : key;
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }
}

package io.billfold.local.rights;

/** The names of resources in the local account, as policies have them. */
final class Arns {
    private static final String HERE = ":eu-central-1:000000000000:";

    private Arns() {}

    static String table(String nameOrArn) {
        return isArn(nameOrArn) ? nameOrArn : "arn:aws:dynamodb" + HERE + "table/" + nameOrArn;
    }

    static String index(String tableNameOrArn, String index) {
        return table(tableNameOrArn) + "/index/" + index;
    }

    static String queue(String nameOrUrlOrArn) {
        String name = nameOrUrlOrArn.substring(nameOrUrlOrArn.lastIndexOf('/') + 1);
        return isArn(name) ? name : "arn:aws:sqs" + HERE + name;
    }

    static String bus(String nameOrArn) {
        return isArn(nameOrArn) ? nameOrArn : "arn:aws:events" + HERE + "event-bus/" + nameOrArn;
    }

    static String secret(String nameOrArn) {
        return isArn(nameOrArn)
                ? nameOrArn
                : "arn:aws:secretsmanager" + HERE + "secret:" + nameOrArn;
    }

    /** The verified domain of an address such as {@code Billing <invoices@example.com>}. */
    static String identity(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).replace(">", "").trim();
        return "arn:aws:ses" + HERE + "identity/" + domain;
    }

    static String configurationSet(String name) {
        return "arn:aws:ses" + HERE + "configuration-set/" + name;
    }

    static String bucket(String name) {
        return "arn:aws:s3:::" + name;
    }

    static String object(String bucket, String key) {
        return bucket(bucket) + "/" + key;
    }

    static String logStream(String group) {
        return "arn:aws:logs" + HERE + "log-group:" + group + ":log-stream:local";
    }

    static boolean isArn(String text) {
        return text.startsWith("arn:");
    }
}

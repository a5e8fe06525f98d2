package io.billfold.local.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.template.Properties;

import java.security.SecureRandom;

/** Makes up a secret as {@code GenerateSecretString} asks. */
public final class GeneratedSecret {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String PUNCTUATION = "!#$%&()*+,-./:;<=>?@[]^_{|}~";
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedSecret() {}

    /** A password, or a JSON object with a password under the key that was asked for. */
    public static String of(Properties wanted) {
        String password = password(wanted);
        String template = wanted.text("SecretStringTemplate").orElse("");
        if (template.isEmpty()) {
            return password;
        }
        ObjectNode object = (ObjectNode) Json.parse(template);
        return Json.text(object.put(wanted.required("GenerateStringKey"), password));
    }

    private static String password(Properties wanted) {
        String excluded = wanted.text("ExcludeCharacters").orElse("");
        String all = wanted.flag("ExcludePunctuation") ? LETTERS : LETTERS + PUNCTUATION;
        int[] alphabet = all.chars().filter(it -> excluded.indexOf(it) < 0).toArray();
        StringBuilder password = new StringBuilder();
        for (int i = wanted.number("PasswordLength", 32); i > 0; i--) {
            password.append((char) alphabet[RANDOM.nextInt(alphabet.length)]);
        }
        return password.toString();
    }
}

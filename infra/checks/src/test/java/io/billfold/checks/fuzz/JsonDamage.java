package io.billfold.checks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Damages of JSON that leave it JSON: a value of another type, a value from elsewhere in the same
 * text, a name that is missing, misspelt or there twice, texts and lists that never end, and depth.
 */
public final class JsonDamage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\u2603 here \u2603";

    private JsonDamage() {}

    /** A text with one to three damages; about one in three is damaged as bytes too. */
    public static byte[] of(String json, Random random) {
        String damaged = json;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged = once(damaged, random);
        }
        byte[] bytes = damaged.getBytes(UTF_8);
        return random.nextInt(3) == 0 ? Damage.of(bytes, random) : bytes;
    }

    private static String once(String json, Random random) {
        JsonNode tree = parsed(json);
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        objects.removeIf(JsonNode::isEmpty);
        if (objects.isEmpty()) {
            return Damage.of(json, random);
        }
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
        String name = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(6)) {
            case 0 -> without(tree, object, name);
            case 1 -> renamed(tree, object, name, random);
            case 2 -> twice(tree, object, name, random);
            case 3 -> exchanged(tree, object, name, names, random);
            default -> replaced(tree, object, name, value(random));
        };
    }

    private static String without(JsonNode tree, ObjectNode object, String name) {
        object.remove(name);
        return tree.toString();
    }

    private static String renamed(JsonNode tree, ObjectNode object, String name, Random random) {
        JsonNode value = object.remove(name);
        object.set(Damage.of(name, random), value);
        return tree.toString();
    }

    /** The parser keeps one of them, which is not the reader's to choose. */
    private static String twice(JsonNode tree, ObjectNode object, String name, Random random) {
        String first = JSON.createObjectNode().set(name, object.get(name)).toString();
        object.set(name, object.textNode(MARK));
        String second = random.nextBoolean() ? "\"x\"" : value(random);
        String both = first.substring(1, first.length() - 1) + "," + quoted(name) + ":" + second;
        return tree.toString().replace(quoted(name) + ":" + quoted(MARK), both);
    }

    private static String exchanged(
            JsonNode tree, ObjectNode object, String name, List<String> names, Random random) {
        String other = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        object.set(name, object.get(other).deepCopy());
        object.set(other, value.deepCopy());
        return tree.toString();
    }

    private static String replaced(JsonNode tree, ObjectNode object, String name, String value) {
        object.set(name, object.textNode(MARK));
        return tree.toString().replace(quoted(MARK), value);
    }

    /** Any JSON value, most of them unpleasant. */
    private static String value(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Damage.piece(random);
            case 1 -> quoted(Damage.piece(random));
            case 2 -> quoted("x".repeat(1 << random.nextInt(15)));
            case 3 -> quoted("\ud83d\ude00".repeat(1 << random.nextInt(8)));
            case 4 -> "[".repeat(1 << random.nextInt(12));
            case 5 -> nested(1 << random.nextInt(11));
            case 6 -> "[" + "{},".repeat(1 << random.nextInt(12)) + "{}]";
            case 7 -> "1e" + random.nextInt();
            case 8 -> random.nextLong() + "." + random.nextLong(Long.MAX_VALUE);
            case 9 -> "9".repeat(1 << random.nextInt(12));
            case 10 -> quoted(random.nextInt(3000) + "-02-30");
            default -> random.nextBoolean() ? "null" : "true";
        };
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static void collect(JsonNode tree, List<ObjectNode> objects) {
        if (tree instanceof ObjectNode object) {
            objects.add(object);
        }
        if (tree instanceof ObjectNode || tree instanceof ArrayNode) {
            tree.forEach(child -> collect(child, objects));
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    /** What can't be read any more is damaged as text alone. */
    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            return JSON.missingNode();
        }
    }
}

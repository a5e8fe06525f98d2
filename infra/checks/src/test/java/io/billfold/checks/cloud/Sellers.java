package io.billfold.checks.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.Repository;
import io.billfold.local.command.Billfold;
import io.billfold.local.http.Json;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** The sellers that every local cloud begins with, and changes of them. */
public final class Sellers {
    private Sellers() {}

    /** The German one as it can be put, its id included. */
    public static ObjectNode muster() {
        Path sellers =
                Repository.root()
                        .resolve("infra/local/src/main/resources/io/billfold/demo/sellers.json");
        try {
            for (JsonNode seller : Json.parse(Files.readAllBytes(sellers))) {
                if (seller.path("id").textValue().equals("muster-de")) {
                    return seller.deepCopy();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no muster-de in " + sellers);
    }

    /** Draws a logo. */
    public static void draw(Path png) throws IOException {
        BufferedImage picture = new BufferedImage(120, 40, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", png.toFile());
    }

    /**
     * Applies a seller as a user does, with the logo that it names lying in the same folder.
     *
     * @return the command's exit code
     */
    public static int apply(TestCloud cloud, Path folder, ObjectNode seller, Writer out)
            throws IOException {
        Path file = folder.resolve("seller.json");
        Files.write(file, Json.bytes(seller));
        return Billfold.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "seller",
                "apply",
                file.toString(),
                "--endpoint",
                cloud.endpoint().toString());
    }
}

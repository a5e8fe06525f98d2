package io.billfold.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.Repository;
import io.billfold.local.TemplateTopology;
import io.billfold.testkit.simulation.Broken;
import io.billfold.testkit.simulation.Campaign;
import io.billfold.testkit.simulation.Outcome;
import io.billfold.testkit.simulation.Size;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The system of template.yaml under faults. {@code -Dseed=42} runs one seed alone, {@code
 * -Dseeds=10000} more of them.
 */
class SimulationTest {
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final long SEEDS = Long.getLong("seeds", 120);

    /** What a mistake may cost before it is found. */
    private static final long SEEDS_TO_CATCH = 200;

    @Test
    void nothingIsLostNothingHappensTwiceAndAllComesToRest() throws IOException {
        Long only = Long.getLong("seed");
        Campaign campaign = campaign();
        Campaign.Result result =
                only == null
                        ? campaign.run(1, SEEDS, done -> {})
                        : campaign.run(only, 1, done -> {});
        assertThat(result.invoices()).as("invoices issued").isPositive();
        assertThat(result.failures())
                .as(() -> story(campaign, result.failures().getFirst()))
                .isEmpty();
    }

    @Test
    void aSeedAlwaysGivesTheSameRun() throws IOException {
        Campaign campaign = campaign();
        long alone = campaign.run(Broken.NOTHING, 7).digest();
        assertThat(campaign.run(Broken.NOTHING, 7).digest()).isEqualTo(alone);
        assertThat(campaign.run(Broken.NOTHING, 8).digest()).isNotEqualTo(alone);
    }

    @Test
    void everyMistakeIsCaught() throws IOException {
        List<Broken> variants = Broken.variants();
        assertThat(variants).hasSizeGreaterThanOrEqualTo(20);
        Map<Broken, Outcome> caught = campaign().firstFailures(variants, 1, SEEDS_TO_CATCH);
        Set<Broken> missed = new TreeSet<>(variants);
        missed.removeAll(caught.keySet());
        assertThat(missed).as("not caught within " + SEEDS_TO_CATCH + " seeds").isEmpty();
    }

    private static Campaign campaign() throws IOException {
        return new Campaign(TemplateTopology.read(Repository.template()), Size.USUAL, WORKERS);
    }

    private static String story(Campaign campaign, Outcome failed) {
        Outcome shrunk = campaign.shrunk(Broken.NOTHING, failed);
        return "-Dseed=%d %s%n%s"
                .formatted(
                        shrunk.seed(),
                        shrunk.failure().orElseThrow(),
                        String.join("\n", shrunk.story()));
    }
}

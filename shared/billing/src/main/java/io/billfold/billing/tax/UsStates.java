package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How the states of the USA tax software as a service. */
final class UsStates {
    private final List<State> states;

    private UsStates(List<State> states) {
        this.states = states;
    }

    /** From {@code us-states.csv} beside this class. */
    static UsStates bundled() {
        FactFile file = FactFile.read(UsStates.class, "us-states.csv", 8);
        return new UsStates(file.rows().stream().map(State::from).toList());
    }

    /** The state of an ISO 3166-2 code without the country, for example {@code OR}, or null. */
    @Nullable State state(String code) {
        for (State state : states) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        return null;
    }

    /**
     * One state.
     *
     * @param code ISO 3166-2 without the country
     * @param name English name
     * @param saas {@code no-tax} where the state has no sales tax at all
     * @param source keys of {@code sources.csv}
     */
    record State(String code, String name, String saas, String source) {
        static State from(FactFile.Row row) {
            return new State(row.required(0), row.required(1), row.required(4), row.required(6));
        }

        boolean hasNoSalesTax() {
            return saas.equals("no-tax");
        }
    }
}

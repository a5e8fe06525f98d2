package io.billfold.lambda;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What surrounds a function: its settings, its clocks, and what it is given instead of making it
 * itself. On AWS that is the process environment, the system clock and nothing; the local cloud and
 * the simulation give each function of one process its own.
 *
 * @param environment settings by name, for example {@code INVOICES_TABLE}
 * @param clock business time; never used for signatures or visibility time-outs
 * @param wall real time, which signatures are checked against
 * @param beans take the place of the function's own beans of their types, for example its clients
 */
public record Host(
        Map<String, String> environment,
        InstantSource clock,
        InstantSource wall,
        List<Object> beans) {
    private static final ScopedValue<Host> CURRENT = ScopedValue.newInstance();

    public Host {
        environment = Map.copyOf(environment);
        beans = List.copyOf(beans);
    }

    /** A host in real time that gives nothing but settings and business time. */
    public Host(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, InstantSource.system(), List.of());
    }

    /** The host that the calling code was bound to by {@link #call}, else the process itself. */
    public static Host current() {
        return CURRENT.isBound()
                ? CURRENT.get()
                : new Host(System.getenv(), InstantSource.system());
    }

    /** Runs an action, usually a function's constructor, with this host as the current one. */
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> action) throws X {
        return ScopedValue.where(CURRENT, this).call(action);
    }

    /**
     * A setting that the template must give.
     *
     * @throws IllegalStateException naming the setting that is missing
     */
    public String setting(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "setting "
                            + name
                            + " is missing: add it to the function's Environment in template.yaml");
        }
        return value;
    }
}

package io.billfold.billing.collecting;

import io.billfold.billing.account.AccountId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account pays with.
 *
 * @param account whose they are
 * @param inOrder the default one first, then what takes its place, one after the other
 * @param told which notices that one expires were given: see {@link ExpiryNotice#key}
 */
public record PaymentMethods(AccountId account, List<PaymentMethod> inOrder, Set<String> told) {
    /** More are a mistake of a program: nobody pays with as many. */
    public static final int METHODS_MAX = 10;

    public PaymentMethods {
        inOrder = List.copyOf(inOrder);
        told = Set.copyOf(told);
        if (inOrder.size() > METHODS_MAX) {
            throw new IllegalArgumentException("at most " + METHODS_MAX + " are kept");
        }
        for (PaymentMethod method : inOrder) {
            if (!method.account().equals(account)) {
                throw new IllegalArgumentException(method.id() + " is not of " + account);
            }
        }
    }

    /** Of an account that has none. */
    public static PaymentMethods none(AccountId account) {
        return new PaymentMethods(account, List.of(), Set.of());
    }

    /** One by its id. */
    public Optional<PaymentMethod> find(String id) {
        return inOrder.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** The notice with a key; empty where what it is about was replaced, refused or removed. */
    public Optional<ExpiryNotice> notice(String key) {
        return inOrder.stream()
                .flatMap(it -> ExpiryNotice.of(it).stream())
                .filter(it -> it.key().equals(key))
                .findFirst();
    }

    /** Whether any can be charged. */
    public boolean isCharged() {
        return inOrder.stream().anyMatch(it -> it.kind().isCharged());
    }

    /** Whether one more has room. */
    public boolean isFull() {
        return inOrder.size() >= METHODS_MAX;
    }

    /**
     * With one in place of the one with its id, or else as the last.
     *
     * @param first whether it becomes the default
     */
    public PaymentMethods with(PaymentMethod method, boolean first) {
        List<PaymentMethod> methods = new ArrayList<>(without(method.id()).inOrder());
        methods.add(first ? 0 : place(method.id()), method);
        return new PaymentMethods(account, methods, told);
    }

    private int place(String id) {
        for (int i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i).id().equals(id)) {
                return i;
            }
        }
        return inOrder.size();
    }

    /** Without the one with an id. */
    public PaymentMethods without(String id) {
        return new PaymentMethods(
                account, inOrder.stream().filter(it -> !it.id().equals(id)).toList(), told);
    }

    /** With notices that were given; those of instruments that are not there any more are left. */
    public PaymentMethods told(Set<String> keys) {
        Set<String> known =
                inOrder.stream()
                        .flatMap(it -> ExpiryNotice.of(it).stream())
                        .map(ExpiryNotice::key)
                        .filter(key -> told.contains(key) || keys.contains(key))
                        .collect(Collectors.toUnmodifiableSet());
        return new PaymentMethods(account, inOrder, known);
    }
}

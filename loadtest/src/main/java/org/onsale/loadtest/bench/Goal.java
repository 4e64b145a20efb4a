package org.onsale.loadtest.bench;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is wanted of a figure, and what it was when it was last recorded. Less is better.
 *
 * @param what the figure in words
 * @param unit of the figure, × for a ratio
 * @param target wanted, by major version of Java or {@code any}
 * @param committed reached, by major version of Java
 * @param noise share by which it may be above what was committed; empty: it may be anything
 */
record Goal(String what, String unit, Map<String, Double> target, Map<String, Double> committed, OptionalDouble noise) {
    static final String ANY = "any";

    OptionalDouble target(String java) {
        Double value = target.getOrDefault(java, target.get(ANY));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    OptionalDouble committed(String java) {
        Double value = committed.get(java);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether it is worse than what was committed by more than noise can explain. */
    boolean isRegression(String java, double measured) {
        OptionalDouble before = committed(java);
        return before.isPresent() && noise.isPresent() && measured > before.getAsDouble() * (1 + noise.getAsDouble());
    }

    boolean isMet(String java, double measured) {
        OptionalDouble wanted = target(java);
        return wanted.isEmpty() || measured <= wanted.getAsDouble();
    }
}

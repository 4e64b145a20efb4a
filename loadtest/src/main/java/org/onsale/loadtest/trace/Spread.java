package org.onsale.loadtest.trace;

import java.util.SplittableRandom;

/** When, within a stretch of time that has so many arrivals, each of them falls. */
public enum Spread {
    /** As independent people come: given their number, the moments of a Poisson process are independent and uniform. */
    POISSON {
        @Override
        Moments moments(int people, SplittableRandom random) {
            return new Moments() {
                private double last;
                private int left = people;

                /** The least of {@code left} uniform ones in what remains (order statistics one after the other). */
                @Override
                public double next() {
                    last += (1 - last) * (1 - StrictMath.pow(random.nextDouble(), 1.0 / left));
                    left--;
                    return last;
                }
            };
        }
    },
    /** At equal distances. */
    EVEN {
        @Override
        Moments moments(int people, SplittableRandom random) {
            return new Moments() {
                private int before;

                @Override
                public double next() {
                    return (before++ + 0.5) / people;
                }
            };
        }
    };

    /** @throws IllegalArgumentException saying what is wanted */
    public static Spread parse(String text) {
        return switch (text) {
            case "poisson" -> POISSON;
            case "even" -> EVEN;
            default -> throw new IllegalArgumentException("got \"" + text + "\", want poisson or even");
        };
    }

    /** Moments in ascending order, 0 to 1. */
    @FunctionalInterface
    interface Moments {
        double next();
    }

    /** To be asked for at most {@code people} moments. */
    abstract Moments moments(int people, SplittableRandom random);
}

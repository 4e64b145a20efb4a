package org.onsale.loadtest.verdict;

import java.util.List;

/** What the evidence says about one promise. */
public sealed interface Judgement {
    /** The figures behind it, in words. */
    String seen();

    /** What each witness looked at. */
    List<Testimony> testimonies();

    /** One of kept, broken, not judged. */
    String word();

    record Kept(String seen, List<Testimony> testimonies) implements Judgement {
        public Kept {
            testimonies = List.copyOf(testimonies);
        }

        @Override
        public String word() {
            return "kept";
        }
    }

    /** @param first the first breaches, at most ten */
    record Broken(String seen, List<Testimony> testimonies, long breaches, List<Breach> first) implements Judgement {
        public Broken {
            testimonies = List.copyOf(testimonies);
            first = List.copyOf(first);
        }

        @Override
        public String word() {
            return "broken";
        }
    }

    /** The evidence does not suffice. Counts as not kept: a verdict that saw nothing proves nothing. */
    record NotJudged(String seen, List<Testimony> testimonies) implements Judgement {
        public NotJudged {
            testimonies = List.copyOf(testimonies);
        }

        NotJudged(String seen) {
            this(seen, List.of());
        }

        @Override
        public String word() {
            return "not judged";
        }
    }

    default boolean kept() {
        return this instanceof Kept;
    }
}

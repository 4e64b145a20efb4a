package org.onsale.loadtest.verdict;

import java.util.List;

/** What the evidence says about one promise. */
public sealed interface Judgement {
    /** @param seen the figures behind it, in words */
    String seen();

    /** One of kept, broken, not judged. */
    String word();

    record Kept(String seen) implements Judgement {
        @Override
        public String word() {
            return "kept";
        }
    }

    /** @param examples the first breaches */
    record Broken(String seen, long breaches, List<String> examples) implements Judgement {
        public Broken {
            examples = List.copyOf(examples);
        }

        @Override
        public String word() {
            return "broken";
        }
    }

    /** The evidence does not suffice. Counts as not kept: a verdict that saw nothing proves nothing. */
    record NotJudged(String seen) implements Judgement {
        @Override
        public String word() {
            return "not judged";
        }
    }

    default boolean kept() {
        return this instanceof Kept;
    }
}

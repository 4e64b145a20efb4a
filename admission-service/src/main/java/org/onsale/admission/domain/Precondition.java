package org.onsale.admission.domain;

import java.util.Optional;
import java.util.Set;

/** What must hold of the settings that stand before a change is made. */
public sealed interface Precondition {

    boolean holdsFor(Optional<StoredSettings> current);

    /** Anything goes. */
    record None() implements Precondition {
        @Override
        public boolean holdsFor(Optional<StoredSettings> current) {
            return true;
        }
    }

    /** One of these versions stands. */
    record Versions(Set<Long> versions) implements Precondition {
        @Override
        public boolean holdsFor(Optional<StoredSettings> current) {
            return current.filter(stored -> versions.contains(stored.version())).isPresent();
        }
    }

    /** There are settings already. */
    record Exists() implements Precondition {
        @Override
        public boolean holdsFor(Optional<StoredSettings> current) {
            return current.isPresent();
        }
    }

    /** There are no settings yet. */
    record Absent() implements Precondition {
        @Override
        public boolean holdsFor(Optional<StoredSettings> current) {
            return current.isEmpty();
        }
    }
}

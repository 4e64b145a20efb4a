/** What a sale would be like: the rules that give out slots, played in virtual time. */
@NullMarked
package org.onsale.admission.domain.whatif;

import org.jspecify.annotations.NullMarked;

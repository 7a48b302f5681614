/** How conversations about rules are carried out: the packs that ship, the team's own rows beside them. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.rules.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;

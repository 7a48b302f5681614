/** What screens read of rules: rows with their titles, and where the team's hide what ships. */
@NullMarked
@CheckReturnValue
@Port
package dev.zhanggui.application.rules.views;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.NullMarked;

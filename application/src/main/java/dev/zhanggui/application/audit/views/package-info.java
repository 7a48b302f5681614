/** What screens read of the record of changes: flat rows, answered by storage directly. */
@NullMarked
@CheckReturnValue
@Port
package dev.zhanggui.application.audit.views;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.NullMarked;
